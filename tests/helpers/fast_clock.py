"""A clock on which an hour passes in seconds: monotonic time, waits and store time agree."""

from __future__ import annotations

import asyncio
import time
from datetime import datetime, timedelta

from app.engine.clock import Clock

EVENING = datetime(2026, 11, 24, 19, 0)
"""UTC; after office hours wherever Rollcheck is used."""

RACE = 1500.0
_SLICE = 0.01


class FastClock(Clock):
    """Runs `factor` times as fast as real time, from `start` (store time, UTC) on.

    `race` lets it run much faster for as long as everything waits, so that the work itself is not
    squeezed: a disk that takes 10 ms would take 15 s of its time.
    """

    def __init__(self, factor: float = 20, start: datetime = EVENING) -> None:
        self._factor = self._usual = factor
        self._start = start
        self._seen = (time.monotonic(), 0.0)

    def monotonic(self) -> float:
        """Fast seconds since this clock was made."""
        real, fast = self._seen
        return fast + (time.monotonic() - real) * self._factor

    def race(self, on: bool) -> None:
        """Run as fast as can be, or as usual again."""
        self._seen = (time.monotonic(), self.monotonic())
        self._factor = RACE if on else self._usual

    async def sleep(self, seconds: float) -> None:
        """Wait so many fast seconds."""
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:
            await asyncio.sleep(min(left / self._factor, _SLICE))

    def now(self) -> datetime:
        """Store time, UTC."""
        return self._start + timedelta(seconds=self.monotonic())
