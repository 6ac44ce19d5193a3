"""The bus over Redis: lives without it for as long as it must, and comes back by itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from redis.asyncio import Redis

from app.domain.bus import BusKind, BusState, LiveProgress, SeatHere
from app.domain.errors import UserError
from app.privacy import bare_traceback
from app.seats.bus.board import Board, Monotonic
from app.seats.bus.bus import Listener
from app.seats.bus.connect import RedisTarget, open_client, tls_context
from app.seats.bus.ending import until_cancelled
from app.seats.bus.failures import GONE_WRONG, reason_of
from app.seats.bus.keys import Keys
from app.seats.bus.link import Ears, Link
from app.seats.bus.queue_writer import QueueSource
from app.seats.bus.times import BusTimes

log = logging.getLogger(__name__)


class RedisBus:
    """See `Bus`. While Redis is away nothing is sent at all; it is tried again after a pause that
    grows to ten seconds, and no two seats' pauses are the same.
    """

    def __init__(
        self,
        target: RedisTarget,
        keys: Keys,
        me: SeatHere,
        source: QueueSource | None = None,
        times: BusTimes | None = None,
        monotonic: Monotonic = time.monotonic,
    ) -> None:
        self.hints: list[Listener] = []
        self.progressed: list[Callable[[LiveProgress], None]] = []
        self.state_changed: list[Listener] = []
        self._target = target
        self._keys = keys
        self._me = me
        self._source = source
        self._times = times or BusTimes()
        self._monotonic = monotonic
        self._board = Board(self._times.progress_kept, monotonic)
        self._state = BusState(BusKind.CONNECTING)
        self._failures = 0

    @property
    def state(self) -> BusState:
        """Whether the other seats are heard."""
        return self._state

    def changed(self) -> None:
        """Something was committed here."""
        self._board.to_tell.set()

    def show_progress(self, live: LiveProgress) -> None:
        """Where the job that runs here stands."""
        self._board.say(live)
        self._heard_progress(live)

    def progress_of(self, job_id: str) -> LiveProgress | None:
        """The newest word of a running job."""
        return self._board.progress_of(job_id)

    def seats(self) -> tuple[SeatHere, ...]:
        """Those that are here now, by name."""
        return self._board.seats if self._state.kind is BusKind.CONNECTED else ()

    async def run(self) -> None:
        """Until cancelled: connect, talk, and again."""
        try:
            await until_cancelled(self._talk())
        finally:
            self._board.seats = ()
            self._set(BusKind.CONNECTING)

    async def _talk(self) -> None:
        while True:
            began = self._monotonic()
            self._away(await self._one_life())
            if self._monotonic() - began > self._times.silence:
                self._failures = 0
            await asyncio.sleep(self._pause())

    async def _one_life(self) -> str:
        """Connect and talk; why it ended."""
        try:
            # Reads the certificates of this PC.
            tls = self._target.tls
            context = await asyncio.to_thread(tls_context, self._target) if tls else None
        except UserError as unusable:
            return str(unusable)
        client = open_client(self._target, context, self._times)
        ears = Ears(self._up, self._hint, self._heard_progress, self._remark)
        link = Link(
            client,
            self._keys,
            self._me,
            self._board,
            ears,
            self._source,
            self._times,
            self._monotonic,
        )
        try:
            await link.live()
        except GONE_WRONG as broken:
            log.info("Redis at %s: %s", self._target.where, type(broken).__name__)
            return reason_of(broken)
        except Exception as fault:  # noqa: BLE001 - logged; a seat must never lose its bus for good
            log.error("the bus stumbled and goes on\n%s", bare_traceback(fault))  # noqa: TRY400
            return "a fault in Rollcheck; the log says more"
        finally:
            await self._close(client)
        return "the connection broke"

    async def _close(self, client: Redis) -> None:
        # What cannot be closed in order is dropped: the line is dead.
        with contextlib.suppress(*GONE_WRONG):
            async with asyncio.timeout(self._times.command):
                await client.aclose()

    def _pause(self) -> float:
        longest = min(
            self._times.longest_pause, self._times.first_pause * 2 ** min(self._failures, 10)
        )
        self._failures += 1
        return float(longest * random.uniform(0.5, 1))  # nosec B311 - a pause, no secret

    # ---- What is heard ----

    def _up(self) -> None:
        self._set(BusKind.CONNECTED)
        log.info("Redis at %s: connected", self._target.where)
        self._hint()

    def _away(self, reason: str) -> None:
        self._board.seats = ()
        self._set(BusKind.AWAY, reason)

    def _hint(self) -> None:
        for listener in list(self.hints):
            _call(listener)

    def _heard_progress(self, live: LiveProgress) -> None:
        if self._board.hear(live):
            for listener in list(self.progressed):
                _call(partial(listener, live))

    def _remark(self, reason: str) -> None:
        if self._state.kind is BusKind.CONNECTED:
            self._set(BusKind.CONNECTED, reason)

    def _set(self, kind: BusKind, reason: str = "") -> None:
        before = self._state
        if (before.kind, before.reason) == (kind, reason):
            return
        since = before.since if before.kind is kind else datetime.now(UTC)
        self._state = BusState(kind, since, reason)
        for listener in list(self.state_changed):
            _call(listener)


def _call(listener: Listener) -> None:
    """A listener's fault is its own: the line to the other seats stands."""
    try:
        listener()
    except Exception as fault:  # noqa: BLE001 - logged
        log.error("a listener of the bus failed\n%s", bare_traceback(fault))  # noqa: TRY400
