"""Buses of several seats on one real Redis, with times at a tenth."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from app.domain.bus import BusKind, LiveProgress, SeatHere
from app.seats.bus import RedisBus
from app.seats.bus.connect import RedisTarget
from app.seats.bus.keys import Keys
from app.seats.bus.queue_writer import QueueSource
from app.seats.bus.times import BusTimes
from tests.helpers.seats import until

PREFIX = "membership:"
KEYS = Keys(PREFIX)
TENTH = BusTimes().scaled(0.1)


def bus_of(
    port: int,
    seat: str = "SEAT-1",
    *,
    source: QueueSource | None = None,
    times: BusTimes = TENTH,
    password: str = "",
) -> RedisBus:
    """A seat's bus; it does nothing before it runs."""
    target = RedisTarget("127.0.0.1", port, password=password)
    return RedisBus(target, KEYS, SeatHere(seat, "thandi", "1.0"), source, times)


@asynccontextmanager
async def at_work(*buses: RedisBus) -> AsyncIterator[None]:
    """They run until the end; the first thing is that all are connected."""
    async with at_work_unconnected(*buses):
        for bus in buses:
            await connected(bus)
        yield


@asynccontextmanager
async def at_work_unconnected(*buses: RedisBus) -> AsyncIterator[None]:
    """They run until the end, whether Redis is there or not."""
    tasks = [asyncio.ensure_future(bus.run()) for bus in buses]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def connected(bus: RedisBus, limit: float = 30) -> None:
    """Wait until it hears the others."""
    await until(lambda: bus.state.kind is BusKind.CONNECTED, limit)


async def away(bus: RedisBus, limit: float = 30) -> None:
    """Wait until it has found that Redis is away."""
    await until(lambda: bus.state.kind is BusKind.AWAY, limit)


class Hints:
    """Counts the hints a bus gives."""

    def __init__(self, bus: RedisBus) -> None:
        self.count = 0
        bus.hints.append(self._note)

    def _note(self) -> None:
        self.count += 1

    async def another(self, limit: float = 30) -> None:
        """Wait for one more than there are."""
        seen = self.count
        await until(lambda: self.count > seen, limit)


def live(n: int, *, job_id: str = "abcd2345", epoch: int = 1, done: int = 0) -> LiveProgress:
    """One moment of a job."""
    return LiveProgress(job_id, epoch, n, "SEAT-1", done or n, 1000 - n, 2.5)
