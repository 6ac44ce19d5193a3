"""Keeping a seat in order while it is open: what is past its time goes, by itself."""

from __future__ import annotations

import logging

from app.domain.errors import StoreUnavailable
from app.engine.clock import Clock
from app.engine.housekeeping import DueSoon, due_soon, purge
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store.store import Store

log = logging.getLogger(__name__)

FIRST_SECONDS = 60.0
EVERY_SECONDS = 6 * 3600.0


class Care:
    """Purges a minute after the start and every six hours; `soon` is what goes next."""

    def __init__(self, store: Store, ledger: QuotaLedger, settings: Settings, clock: Clock) -> None:
        self.soon: tuple[DueSoon, ...] = ()
        self._store = store
        self._ledger = ledger
        self._settings = settings
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled."""
        # Not at once: the start has better things to do with the disk.
        await self._clock.sleep(FIRST_SECONDS)
        while True:
            await self.once()
            await self._clock.sleep(EVERY_SECONDS)

    async def once(self) -> None:
        """One round; a store that is away is met again at the next."""
        try:
            gone = await purge(self._store, self._ledger, self._settings)
            self.soon = tuple(await due_soon(self._store, self._settings))
        except StoreUnavailable as away:
            log.warning("nothing was purged: %s", away)
            return
        if gone.files or gone.jobs:
            log.info("purged %d files and %d jobs past their time", gone.files, gone.jobs)
