"""The engine's only way to know how long something takes, and to wait."""

from __future__ import annotations

import asyncio
import sys
import time


class Clock:
    """Monotonic seconds and waiting. Tests hand in one that runs faster."""

    def monotonic(self) -> float:
        """Seconds since some fixed moment, sleep of the PC included; never goes back."""
        # Linux stops its monotonic clock while it is suspended: quota reserved before would
        # still look young an hour later. Windows counts on.
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait at least so long."""
        # A coarse Qt timer may end 5 % early (measured under qasync): look again.
        end = self.monotonic() + seconds
        while (left := end - self.monotonic()) > 0:  # noqa: ASYNC110 - the clock itself
            await asyncio.sleep(left)

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait for an event at most so long; whether it came."""
        waiting = asyncio.ensure_future(event.wait())
        sleeping = asyncio.ensure_future(self.sleep(seconds))
        try:
            await asyncio.wait({waiting, sleeping}, return_when=asyncio.FIRST_COMPLETED)
            return event.is_set()
        finally:
            waiting.cancel()
            sleeping.cancel()
