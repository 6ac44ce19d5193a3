"""What a client that was away gets again. Pure.

A stream is one run of one feed; its events are numbered from 1 without a gap.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.domain.feed.happenings import EventName


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a stream, ready to be sent: `counts` to everybody, `personal` to who may."""

    seq: int
    name: EventName
    at: str
    counts: dict[str, Any]
    personal: dict[str, Any]

    def data(self, *, personal: bool) -> dict[str, Any]:
        """What this client may see."""
        return self.personal if personal else self.counts


class Replay:
    """The last events of one stream, at most `most` of them."""

    def __init__(self, stream: str, most: int) -> None:
        self.stream = stream
        self._events: deque[Event] = deque(maxlen=most)
        self._last = 0

    @property
    def last(self) -> int:
        """The number of the newest event; 0 before there was one."""
        return self._last

    def add(
        self, name: EventName, at: str, counts: dict[str, Any], personal: dict[str, Any]
    ) -> Event:
        """Number an event and keep it."""
        self._last += 1
        event = Event(self._last, name, at, counts, personal)
        self._events.append(event)
        return event

    def since(self, stream: str, seq: int) -> list[Event] | None:
        """What came after event `seq`, oldest first; None where that is not known any more.

        That is so for another stream (the feed was started again), for a number that was never
        given, and where events in between are forgotten: whoever asks must read everything anew.
        """
        if stream != self.stream or not 0 <= seq <= self._last:
            return None
        missed = self._last - seq
        if missed > len(self._events):
            return None
        return list(self._newest(missed))

    def _newest(self, count: int) -> Iterator[Event]:
        return islice(self._events, len(self._events) - count, None)
