"""The seat's purse: a block of lookups from the ledger, spent one by one as they go out."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.errors import OutageError
from app.domain.job import Job, is_small
from app.domain.quota import BLOCK_SECONDS, Lane, block_size
from app.engine.clock import Clock
from app.seats.quota_ledger import QuotaLedger
from app.store.store import Store

AHEAD = 10


@dataclass(slots=True)
class _Block:
    """Lookups reserved at one moment of the monotonic clock."""

    left: int
    reserved_at: float
    lane: Lane


class QuotaPurse:
    """Counts every lookup when it is sent, retries included (design, decision 5).

    `lane` is who spends now, `needed` how many the current job may still need, `permit` is awaited
    before each lookup. What is left of a block serves the seat's next job, but only for
    `BLOCK_SECONDS`: after that it is lost, and counted all the same, so that any 60 minutes stay
    within the limit.
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
        self.permit: Callable[[], Awaitable[None]] = _granted
        self.sent = 0
        self.ledger = ledger
        self._store = store
        self._clock = clock
        self._gap = 1 / per_second if per_second else 0.0
        self._next_at = 0.0
        self._blocks: list[_Block] = []
        self._thrown_away = 0
        self._ahead: asyncio.Task[None] | None = None
        self._turn = asyncio.Lock()

    async def spend(self) -> None:
        """Count one lookup that is about to be sent, reserving a block when the purse is empty.

        Raises QuotaExhausted, and StoreUnavailable: nothing is sent that is not counted. Raises
        what `permit` raises: a job's lookups need the lease.
        """
        async with self._turn:
            # Before the block is opened: a slow pace must not outlast what was reserved.
            await self._keep_pace()
            block = await self._permitted_block()
            block.left -= 1
            self.sent += 1
            self._fetch_ahead()

    def throw_away(self) -> None:
        """Forget what is reserved: the IEC has said 429, and the ledger knows until when."""
        self._blocks = []
        self._thrown_away += 1

    async def _permitted_block(self) -> _Block:
        while True:
            block = await self._open_block()
            # After the block: reserving may take longer than this seat may be sure to lead.
            await self.permit()
            if self._is_good(block):
                return block

    async def _open_block(self) -> _Block:
        while True:
            self._blocks = [block for block in self._blocks if self._is_good(block)]
            if self._blocks:
                return self._blocks[0]
            if self._ahead is not None:
                await self._join_ahead(self._ahead)
            else:
                await self._reserve()

    async def _join_ahead(self, ahead: asyncio.Task[None]) -> None:
        # Not `await ahead`: a lookup that is cancelled here would cancel it for the next job too.
        await asyncio.wait({ahead})
        self._ahead = None
        ahead.result()

    def _is_good(self, block: _Block) -> bool:
        # Half the time is left for the request to leave the PC.
        young = self._clock.monotonic() - block.reserved_at <= BLOCK_SECONDS / 2
        return block.left > 0 and young and block.lane is self.lane

    def _fetch_ahead(self) -> None:
        """Reserve the next block before this one is empty: ten lookups would wait for the disk."""
        if self._ahead is not None and self._ahead.done():
            self._ahead.result()
            self._ahead = None
        if self._ahead is None and self._in_hand() <= AHEAD < self.needed():
            self._ahead = asyncio.ensure_future(self._reserve_if_possible())

    def _in_hand(self) -> int:
        return sum(block.left for block in self._blocks)

    async def _reserve_if_possible(self) -> None:
        # What is wrong is found again, and told, when the purse is really empty.
        with contextlib.suppress(OutageError):
            await self._reserve()

    async def _reserve(self) -> None:
        size = block_size(max(1, self.needed() - self._in_hand()), self.ledger.rules)
        started = self._clock.monotonic()
        lane = self.lane

        def work(connection: Connection) -> int:
            now = self._store.database.now(connection)
            return self.ledger.reserve(connection, lane, size, now)

        # First the await: the list is another one by the time the store has answered.
        before = self._thrown_away
        taken = await self._store.write(work)
        if before == self._thrown_away:
            self._blocks.append(_Block(taken, started, lane))

    async def _keep_pace(self) -> None:
        if not self._gap:
            return
        now = self._clock.monotonic()
        if now < self._next_at:
            await self._clock.sleep(self._next_at - now)
        self._next_at = max(now, self._next_at) + self._gap


def lane_of(job: Job) -> Lane:
    """Whose share of the quota a job spends."""
    return Lane.SMALL if job.urgent or is_small(job) else Lane.LARGE


def _one() -> int:
    return 1


async def _granted() -> None:
    """Single checks need no lease."""
