"""Reading for a window: a store that is slow to answer is told after a few seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable
from app.engine.desk.seat_state import SeatWatch
from app.store.store import Store

T = TypeVar("T")

PATIENCE_SECONDS = 4.0


class PatientReads:
    """Reads one at a time. `now` is store time, UTC.

    A locked SQLite holds a reader for half a minute (its busy time-out), and a thread cannot be
    taken back: the read goes on, and until it ends nothing else is asked for.
    """

    def __init__(self, store: Store, watch: SeatWatch, now: Callable[[], datetime]) -> None:
        self._store = store
        self._watch = watch
        self._now = now
        self._pending: asyncio.Future[Any] | None = None
        self._asked_at: datetime | None = None
        self._turn = asyncio.Lock()

    async def read(self, work: Callable[[Connection], T]) -> T:
        """As `Store.read`, but never longer than `PATIENCE_SECONDS`. Raises StoreUnavailable."""
        async with self._turn:
            if self._pending is not None:
                await self._join(self._pending)
            self._asked_at = self._now()
            asked = asyncio.ensure_future(self._store.read(work))
            asked.add_done_callback(_heard)
            await self._join(asked)
            return asked.result()

    async def _join(self, pending: asyncio.Future[Any]) -> None:
        """Wait for a read to end, however it ends."""
        self._pending = pending
        await asyncio.wait({pending}, timeout=PATIENCE_SECONDS)
        if not pending.done():
            self._tell_away()
            raise StoreUnavailable("the store is slow to answer")
        self._pending = None
        if isinstance(pending.exception(), StoreUnavailable):
            self._tell_away()

    def _tell_away(self) -> None:
        self._watch.store_away(self._asked_at or self._now())


def _heard(read: asyncio.Future[Any]) -> None:
    # A caller that was cancelled asks for it no more, and asyncio would log it as lost.
    if not read.cancelled():
        read.exception()
