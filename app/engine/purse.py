"""The seat's purse: a block of lookups from the ledger, spent one by one as they go out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import Connection

from app.domain.quota import BLOCK_SECONDS, Lane, block_size
from app.engine.clock import Clock
from app.seats.quota_ledger import QuotaLedger
from app.store.store import Store


class QuotaPurse:
    """Counts every lookup when it is sent, retries included (design, decision 5).

    `lane` is who spends now, `needed` how many the current job may still need. What is left of a
    block serves the seat's next job, but only for `BLOCK_SECONDS`: after that it is lost, and
    counted all the same, so that any 60 minutes stay within the limit.
    """

    def __init__(
        self,
        store: Store,
        ledger: QuotaLedger,
        clock: Clock,
        *,
        lane: Lane = Lane.SMALL,
        per_second: float = 0,
    ) -> None:
        self.lane = lane
        self.needed: Callable[[], int] = _one
        self.sent = 0
        self.ledger = ledger
        self._store = store
        self._clock = clock
        self._gap = 1 / per_second if per_second else 0.0
        self._next_at = 0.0
        self._left = 0
        self._reserved_at = 0.0
        self._reserved_for = lane
        self._turn = asyncio.Lock()

    async def spend(self) -> None:
        """Count one lookup that is about to be sent, reserving a block when the purse is empty.

        Raises QuotaExhausted, and StoreUnavailable: nothing is sent that is not counted.
        """
        async with self._turn:
            if self._left <= 0 or self._is_stale():
                await self._reserve()
            await self._keep_pace()
            self._left -= 1
            self.sent += 1

    def _is_stale(self) -> bool:
        # Half the time is left for the request to leave the PC.
        old = self._clock.monotonic() - self._reserved_at > BLOCK_SECONDS / 2
        return old or self._reserved_for is not self.lane

    async def _reserve(self) -> None:
        self._left = 0
        size = block_size(max(1, self.needed()), self.ledger.rules)
        started = self._clock.monotonic()
        lane = self.lane

        def work(connection: Connection) -> int:
            now = self._store.database.now(connection)
            return self.ledger.reserve(connection, lane, size, now)

        self._left = await self._store.write(work)
        self._reserved_at, self._reserved_for = started, lane

    async def _keep_pace(self) -> None:
        if not self._gap:
            return
        now = self._clock.monotonic()
        if now < self._next_at:
            await self._clock.sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + self._gap


def _one() -> int:
    return 1
