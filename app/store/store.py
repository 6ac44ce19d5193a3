"""The store as the event loop sees it: SQL runs in its own few threads, never on the loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from app.domain.errors import OutageError
from app.store.database import Database

log = logging.getLogger(__name__)

T = TypeVar("T")


class Store:
    """Runs units of work, each in one transaction, in the store's own threads.

    A cancelled caller leaves its transaction to finish: every write is fenced or idempotent, and
    a half-awaited commit would otherwise be ambiguous (measured, queues-and-seats notes, 3).
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-write")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="store-read")

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a consistent view. Raises StoreUnavailable."""
        return await self._run(self._readers, self.database.look, work)

    async def glance(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which reads with one statement only. Raises StoreUnavailable."""
        return await self._run(self._readers, self.database.glance, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction: all of it or nothing. Raises StoreUnavailable."""
        return await self._run(self._writer, self.database.transact, work)

    async def in_thread(self, work: Callable[[], T]) -> T:
        """Run work that opens its own short transactions, such as a long export."""
        return await self._run(self._readers, _call, work)

    def close(self) -> None:
        """End the threads after what they are doing, and close the connections."""
        for pool in (self._writer, self._readers):
            pool.shutdown(wait=True, cancel_futures=True)
        self.database.close()

    async def _run(
        self, pool: ThreadPoolExecutor, how: Callable[[Callable[..., T]], T], work: Callable[..., T]
    ) -> T:
        loop = asyncio.get_running_loop()
        return await shielded(loop.run_in_executor(pool, how, work))


async def shielded(asked: asyncio.Future[T]) -> T:
    """What a thread was asked for. Whoever waits may be cancelled; the thread goes on.

    Its error is noted then: asyncio would call it an exception that was never retrieved, and an
    outage at a seat's end is none (found by packaging/chaos.sh).
    """
    try:
        return await asyncio.shield(asked)
    except asyncio.CancelledError:
        asked.add_done_callback(_note_unheard)
        raise


def _note_unheard(asked: asyncio.Future[T]) -> None:
    error = None if asked.cancelled() else asked.exception()
    if isinstance(error, OutageError):
        log.info("nobody waits for this any more: %s", error)
    elif error is not None:
        log.error("nobody waited for what went wrong", exc_info=error)


def _call(work: Callable[[], T]) -> T:
    return work()
