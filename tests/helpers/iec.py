"""A simulated IEC for tests: in the test's own loop, or in a thread for tests that block."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date, timedelta
from typing import Any

import pytest_asyncio

from app.domain.identity_number import IdNumber, luhn_holds
from app.iec.account import Credentials
from app.iec.client import IecClient
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.people import Outcome, person_of
from app.iec.practice.server import PracticeIec

CREDENTIALS = Credentials(PRACTICE_USER_NAME, PRACTICE_PASSWORD)


@pytest_asyncio.fixture
async def practice_iec() -> AsyncIterator[PracticeIec]:
    """A simulated IEC on a free port, running in the test's loop."""
    async with PracticeIec() as server:
        yield server


@asynccontextmanager
async def client_of(server: PracticeIec, **options: Any) -> AsyncIterator[IecClient]:
    """A real client of a simulated IEC; `options` are those of `IecClient`."""
    async with IecClient(server.address, CREDENTIALS, **options) as client:
        yield client


def synthetic_id(index: int, born: date = date(1960, 1, 1)) -> IdNumber:
    """A synthetic ID number, another one for every index up to 10,000 times 14,000 days."""
    day, sequence = divmod(index, 10_000)
    digits = f"{born + timedelta(days=day):%y%m%d}{sequence:04d}08"
    return next(IdNumber(digits + z) for z in "0123456789" if luhn_holds(digits + z))


def synthetic_ids(count: int) -> list[IdNumber]:
    """So many distinct synthetic ID numbers."""
    return [synthetic_id(index) for index in range(count)]


def id_with(outcome: Outcome, start: int = 0) -> IdNumber:
    """The first synthetic ID number whose owner has this record at the simulated IEC."""
    return next(
        number
        for number in map(synthetic_id, range(start, start + 10_000))
        if person_of(number).outcome is outcome
    )


class Counter:
    """Counts what the client says it sends; `refuse` is raised instead from then on."""

    def __init__(self, refuse: Exception | None = None, after: int = 0) -> None:
        self.sent = 0
        self._refuse = refuse
        self._after = after

    async def __call__(self) -> None:
        if self._refuse is not None and self.sent >= self._after:
            raise self._refuse
        self.sent += 1


@contextmanager
def practice_in_thread(**options: Any) -> Iterator[PracticeIec]:
    """A simulated IEC in a thread of its own, for tests that run commands and wait for them."""
    server = PracticeIec(**options)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="practice-iec")
    thread.start()
    try:
        _run(loop, server.start)
        yield server
    finally:
        _run(loop, server.stop)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


def _run(loop: asyncio.AbstractEventLoop, work: Callable[[], Awaitable[None]]) -> None:
    async def running() -> None:
        await work()

    asyncio.run_coroutine_threadsafe(running(), loop).result(timeout=10)
