"""One connection's life: from the greeting until something breaks it.

redis-py shows neither a half-open line nor messages lost in a reconnection (queues-and-seats
notes, 3). So this seat hears its own beat, takes silence for a broken line, and asks everybody to
look again whenever a subscription is new.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.exceptions import ResponseError

from app.domain.bus import LiveProgress, SeatHere
from app.domain.errors import StoreUnavailable
from app.seats.bus import messages, scripts
from app.seats.bus.board import Board, Monotonic
from app.seats.bus.ending import first_failure
from app.seats.bus.failures import Silent, reason_of
from app.seats.bus.keys import Keys, mark_of
from app.seats.bus.messages import Changed
from app.seats.bus.queue_writer import QueueSource, write_queue
from app.seats.bus.times import BusTimes, milliseconds

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ears:
    """What a link calls: `hint` when another seat may know more, `remark` with what Redis does
    not do ("" when all is well), `progress` for newer progress, `up` once it hears the others.
    """

    up: Callable[[], None]
    hint: Callable[[], None]
    progress: Callable[[LiveProgress], None]
    remark: Callable[[str], None]


class Link:
    """`live` it once. `source` tells what the visible queue ought to be; None: nobody shows it."""

    def __init__(
        self,
        client: Redis,
        keys: Keys,
        me: SeatHere,
        board: Board,
        ears: Ears,
        source: QueueSource | None,
        times: BusTimes,
        monotonic: Monotonic,
    ) -> None:
        self._client = client
        self._keys = keys
        self._me = me
        self._mark = mark_of(me.seat)
        self._origin = uuid.uuid4().hex
        self._board = board
        self._ears = ears
        self._source = source
        self._times = times
        self._monotonic = monotonic
        self._heard = monotonic()
        self._run_id = ""
        self._stale = False
        self._owed = False
        self._refused = ("", monotonic())

    async def live(self) -> None:
        """Until cancelled. Raises what broke the line, one of `GONE_WRONG`."""
        pubsub = self._client.pubsub()
        try:
            await self._greet(pubsub)
            self._ears.up()
            await first_failure(
                self._listen(pubsub),
                self._beat(),
                self._whenever(self._board.to_tell, self._tell, self._times.changed),
                self._whenever(self._board.to_progress, self._progress, self._times.progress),
                self._whenever(self._board.to_show, self._show, self._times.show),
                self._look_over(),
            )
        finally:
            # Never used again: a cancelled read may have left half a message in it.
            await pubsub.aclose()  # type: ignore[no-untyped-call]

    async def _greet(self, pubsub: PubSub) -> None:
        await self._ask_run_id()
        channels = (self._keys.events, self._keys.beat(self._origin))
        await pubsub.subscribe(*channels)
        confirmed = 0
        async with asyncio.timeout(self._times.command * 2):
            while confirmed < len(channels):
                message = await pubsub.get_message(timeout=self._times.command)
                confirmed += message is not None and message["type"] == "subscribe"
        self._heard = self._monotonic()
        known = messages.progress_of_fields(await self._read_progress())
        if known is not None:
            self._ears.progress(known)
        await self._beat_once()
        # Something may have been said while nobody could hear it.
        self._board.to_tell.set()
        self._board.to_show.set()

    async def _ask_run_id(self) -> None:
        try:
            told = await self._client.info("server")
        except ResponseError:
            told = {}
        self._run_id = str(told.get("run_id", "unknown"))

    async def _read_progress(self) -> Mapping[Any, Any]:
        try:
            return await self._client.hgetall(self._keys.progress)
        except ResponseError:
            return {}

    # ---- Hearing ----

    async def _listen(self, pubsub: PubSub) -> None:
        while True:
            message = await pubsub.get_message(timeout=self._times.poll)
            if message is not None:
                self._heard = self._monotonic()
                self._take(message)
                # A flood of messages that are there already must not hold the loop.
                await asyncio.sleep(0)
            elif self._monotonic() - self._heard > self._times.silence:
                raise Silent

    def _take(self, message: dict[str, Any]) -> None:
        if message["type"] == "subscribe":
            # The line broke and was mended without a word; messages were lost between.
            self._ears.hint()
        elif message["type"] == "message" and message["channel"] == self._keys.events.encode():
            event = messages.decode(message["data"])
            if isinstance(event, LiveProgress):
                self._ears.progress(event)
            elif event is not None and event.origin != self._origin:
                self._ears.hint()

    # ---- Saying ----

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(self._times.beat)
            await self._beat_once()

    async def _beat_once(self) -> None:
        keys, alive = self._keys, milliseconds(self._times.presence)
        async with self._client.pipeline(transaction=False) as pipe:
            pipe.publish(keys.beat(self._origin), b"")
            pipe.set(keys.seat(self._mark), messages.encode_seat(self._me), px=alive)
            pipe.sadd(keys.seats, self._mark)
            pipe.expire(keys.seats, 24 * 3600)
            pipe.get(keys.generation)
            pipe.smembers(keys.seats)
            replies = await pipe.execute(raise_on_error=False)
        wrong = [reply for reply in replies if isinstance(reply, ResponseError)]
        self._ears.remark(reason_of(wrong[0]) if wrong else self._still_refused())
        generation, marks = replies[-2], replies[-1]
        if generation != self._run_id.encode():
            self._stale = True
            self._board.to_show.set()
        if isinstance(marks, (set, list)):
            await self._read_seats(sorted(marks))

    def _still_refused(self) -> str:
        reason, at = self._refused
        return reason if self._monotonic() - at < self._times.look_over else ""

    async def _read_seats(self, marks: list[bytes]) -> None:
        names = [self._keys.seat(mark.decode("utf-8", "replace")) for mark in marks]
        words = await self._client.mget(names) if names else []
        gone = [mark for mark, word in zip(marks, words, strict=True) if word is None]
        if gone:
            await self._client.srem(self._keys.seats, *gone)
        self._board.seat_list(messages.decode_seat(word) for word in words if word is not None)

    async def _tell(self) -> None:
        await self._client.publish(self._keys.events, messages.encode(Changed(self._origin)))
        self._owed = True
        self._board.to_show.set()

    async def _progress(self) -> None:
        live = self._board.unsaid()
        if live is None:
            return
        fields = messages.progress_fields(live)
        flat = [part for pair in fields.items() for part in pair]
        await self._client.eval(
            scripts.PROGRESS,
            1,
            self._keys.progress,
            live.epoch,
            live.n,
            self._keys.events,
            messages.encode(live),
            milliseconds(self._times.progress_kept),
            *flat,
        )

    # ---- The visible queue ----

    async def _show(self) -> None:
        """Write what is behind; after a flush or a restart, everything, by one seat of all."""
        stale, self._stale = self._stale, False
        owed, self._owed = self._owed, False
        if self._source is None:
            return
        if stale and not await self._is_my_turn():
            stale = False
            if not owed:
                return
        try:
            wanted, at = await self._source()
        except StoreUnavailable as away:
            log.info("the visible queue waits: %s", away)
            return
        if stale:
            await self._client.set(self._keys.generation, b"")
        await write_queue(self._client, self._keys, wanted, at)
        if stale:
            # Only if it is still there: a second flush may have come while all this was written.
            await self._client.set(self._keys.generation, self._run_id, xx=True)
            await self._client.delete(self._keys.turn)
            self._ears.hint()

    async def _is_my_turn(self) -> bool:
        held = milliseconds(self._times.turn)
        return bool(await self._client.set(self._keys.turn, self._origin, nx=True, px=held))

    async def _look_over(self) -> None:
        """Each minute: is it the same server, and does what it shows still agree with the store?"""
        while True:
            await asyncio.sleep(self._times.look_over)
            await self._ask_run_id()
            held = milliseconds(self._times.look_over * 0.9)
            if await self._tolerant(
                self._client.set(self._keys.minute, self._origin, nx=True, px=held)
            ):
                self._board.to_show.set()

    # ---- How ----

    async def _whenever(
        self, event: asyncio.Event, work: Callable[[], Coroutine[Any, Any, None]], gap: float
    ) -> None:
        """At once, and then at most once in `gap` seconds; what comes between is not forgotten."""
        while True:
            await event.wait()
            event.clear()
            await self._tolerant(work())
            await asyncio.sleep(gap)

    async def _tolerant(self, work: Awaitable[Any]) -> Any:
        """What Redis refuses (a full memory, a missing right) is remarked; the line stands."""
        try:
            return await work
        except ResponseError as refused:
            self._refused = (reason_of(refused), self._monotonic())
            self._ears.remark(self._refused[0])
            return None
