"""Gives every event to every client that wants it, and lets go of those that do not keep up.

Each event is put into words once for all who may see the same of it, not once for each client.
"""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from app.domain.errors import StoreUnavailable
from app.domain.feed.happenings import EventName
from app.domain.feed.replay import Event, Replay
from app.domain.feed.scopes import Scope, allows
from app.engine.clock import Clock
from app.engine.tokens import Grant
from app.feed.envelope import FeedError, now_text
from app.feed.rules import FeedLimits
from app.feed.wire import text_frame

log = logging.getLogger(__name__)

TOO_SLOW = "too_slow"
OVER = "token_over"
_CLOSE_TRY_AGAIN = 1013
_CLOSE_POLICY = 1008


@dataclass(frozen=True, slots=True)
class Worded:
    """An event in words, and as the frame that is the same for every client."""

    text: str
    frame: bytes


class Client(Protocol):
    """One connection that may get events."""

    grant: Grant
    subscribed: bool

    def offer(self, event: Event, worded: Worded) -> None:
        """Take an event, without waiting; `worded` is what a plain websocket gets."""
        ...

    def drop(self, code: int, reason: str) -> None:
        """End the connection for this reason."""
        ...


class Hub:
    """All clients of one run of the feed."""

    def __init__(self, clock: Clock, limits: FeedLimits) -> None:
        self.clients: set[Client] = set()
        self.replay = Replay(uuid.uuid4().hex[:16], limits.replay_events)
        self._clock = clock
        self._limits = limits
        self._looked_at = 0.0

    def tell(
        self, name: EventName, at: str, counts: dict[str, Any], personal: dict[str, Any]
    ) -> None:
        """Number an event and give it to everybody who follows."""
        event = self.replay.add(name, at, counts, personal)
        words: dict[bool, Worded] = {}
        for client in list(self.clients):
            if client.subscribed:
                sees = sees_people(client)
                if sees not in words:
                    text = self.words(event, personal=sees)
                    words[sees] = Worded(text, text_frame(text))
                client.offer(event, words[sees])

    def words(self, event: Event, *, personal: bool) -> str:
        """An event as a plain websocket carries it."""
        return self.message(event.name, event.data(personal=personal), event.at, event.seq)

    def message(self, name: str, data: Any, at: str = "", seq: int | None = None) -> str:
        """Any message: what answers one client carries the number of the last event."""
        return json.dumps(
            {
                "event": name,
                "data": data,
                "timestamp": at or now_text(),
                "stream": self.replay.stream,
                "seq": self.replay.last if seq is None else seq,
            },
            separators=(",", ":"),
        )

    def enter(self, client: Client) -> None:
        """Count a client in. Raises FeedError where there are too many."""
        if len(self.clients) >= self._limits.websockets:
            raise FeedError(503, "too_many_connections", "Too many programs follow the feed")
        self.clients.add(client)

    def leave(self, client: Client) -> None:
        """It is gone."""
        self.clients.discard(client)

    async def end_dead_tokens(
        self, dead_of: Callable[[Iterable[str]], Awaitable[set[str]]], *, now: bool = False
    ) -> None:
        """Let go of clients whose token was revoked or is over; looks every few seconds."""
        at = self._clock.monotonic()
        if not now and at - self._looked_at < self._limits.token_look_seconds:
            return
        self._looked_at = at
        try:
            dead = await dead_of({client.grant.token_id for client in self.clients})
        except StoreUnavailable:
            # Their time may be over all the same.
            dead = set()
        moment = datetime.now(UTC)
        for client in list(self.clients):
            if client.grant.token_id in dead or client.grant.expires_at <= moment:
                client.drop(_CLOSE_POLICY, OVER)


class Outbox:
    """What one client has still to be sent: never without end.

    `send` is awaited for one item after the other; `too_slow` is called once, when the client has
    fallen too far behind: nothing more is taken then.
    """

    def __init__(
        self,
        send: Callable[[Any], Awaitable[None]],
        too_slow: Callable[[int, str], None],
        limits: FeedLimits,
    ) -> None:
        self._send = send
        self._too_slow = too_slow
        self._limits = limits
        self._items: deque[tuple[Any, int]] = deque()
        self._bytes = 0
        self._there = asyncio.Event()
        self._closed = False
        self._sending = False

    @property
    def is_empty(self) -> bool:
        """Whether all that was put has been sent, and more may be."""
        return not (self._items or self._sending or self._closed)

    def put(self, item: Any, size: int) -> None:
        """Take an item of so many bytes, without waiting."""
        if self._closed:
            return
        full = len(self._items) >= self._limits.messages_waiting
        if full or self._bytes + size > self._limits.bytes_waiting:
            self._closed = True
            self._items.clear()
            self._too_slow(_CLOSE_TRY_AGAIN, TOO_SLOW)
            return
        self._items.append((item, size))
        self._bytes += size
        self._there.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            await self._there.wait()
            self._there.clear()
            while self._items:
                item, size = self._items.popleft()
                self._bytes -= size
                self._sending = True
                await self._send(item)
                self._sending = False


def sees_people(client: Client) -> bool:
    """Whether what is personal goes to this client."""
    return allows(client.grant.scopes, (Scope.PERSONAL,))
