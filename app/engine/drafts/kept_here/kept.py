"""Takes files in whether or not the database answers: what it cannot store now is kept here.

A service of the seat takes what was kept in as soon as the database answers, oldest first.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.domain.batch_name import batch_name
from app.domain.draft import Batch, Door, Draft, DraftChoices
from app.domain.errors import DiskFull, SpreadsheetRefused, StoreUnavailable, UserError
from app.domain.job import Job
from app.domain.kept_file import KeptFile
from app.domain.permissions import Actor, Deed, NotPermitted
from app.domain.spreadsheet import Wishes
from app.engine.clock import Clock
from app.engine.drafts.desk import Drafts
from app.engine.drafts.kept_here.shelf import Found, Shelf
from app.engine.drafts.local_time import local
from app.engine.drafts.spool import Spooled
from app.engine.drafts.words import refusal_words
from app.engine.permits import Permit
from app.privacy import bare_traceback
from app.store.database import utc_now
from app.store.store import Store

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
# A database that hangs is known by this: a read may be given up, a write may not.
PATIENCE_SECONDS = 8.0
# One that this seat cannot take in must not hold up the others.
STUMBLED_SECONDS = 60.0


class KeptHere:
    """One per seat. `found` is what waits on this PC now, as last looked at.

    `changed` are called on the loop when that is another; `when_taken` with each draft or job that
    a kept file has become.
    """

    def __init__(
        self, store: Store, drafts: Drafts, shelf: Shelf, clock: Clock, permit: Permit
    ) -> None:
        self.found = Found()
        self.changed: list[Callable[[], None]] = []
        self.when_taken: list[Callable[[Draft | Job], None]] = []
        self._store = store
        self._drafts = drafts
        self._arrivals = drafts.arrivals
        self._permit = permit
        self._shelf = shelf
        self._clock = clock
        self._wake = asyncio.Event()
        self._again_at: dict[str, float] = {}

    @property
    def waiting(self) -> tuple[KeptFile, ...]:
        """Those that this seat will take in: meant for the database it works on."""
        return tuple(one for one in self.found.kept if one.office == self._shelf.office)

    # ---- In ----

    async def take(
        self,
        path: Path,
        *,
        door: Door,
        batch: Batch | None = None,
        wishes: Wishes | None = None,
        choices: DraftChoices | None = None,
    ) -> Draft | Job | KeptFile:
        """As `Drafts.take`; while the database is away the file is kept on this PC instead.

        Raises UserError where that is impossible, and for what is no readable file then; raises
        NotPermitted, as far as the operator's role is known.
        """
        batch_id = batch.batch_id if batch else ""
        draft = self._arrivals.announced(
            path, door=door, batch_id=batch_id, wishes=wishes, choices=choices
        )
        try:
            async with self._arrivals.copied(path) as spooled:
                draft = replace(draft, file_size=spooled.size, file_sha256=spooled.sha256)
                return await self._take(draft, spooled, batch)
        except SpreadsheetRefused as refused:
            return await self._refused(draft, refused, batch)

    async def new_batch(self, name: str = "") -> Batch:
        """As `Drafts.new_batch`; while the database is away it is stored with its first file."""
        try:
            await self._answers()
            return await self._drafts.new_batch(name)
        except StoreUnavailable:
            now = utc_now()
            free = batch_name(name, local(now), ())
            return Batch(uuid.uuid4().hex, free, self._permit.name, self._permit.seat, now)

    async def _take(
        self, draft: Draft, spooled: Spooled, batch: Batch | None
    ) -> Draft | Job | KeptFile:
        try:
            await self._answers()
            await self._permit.require(Deed.ADD_LIST)
            return await self._arrivals.take(draft, spooled, batch=batch)
        except StoreUnavailable as away:
            log.warning("a spreadsheet is kept on this PC: %s", away)
        if (standing := self._permit.standing) is not None:
            standing.require(Deed.ADD_LIST)
        kept = KeptFile(draft, self._shelf.office, warning=spooled.warning, batch=batch)
        await asyncio.to_thread(self._shelf.keep, kept, spooled.copy)
        await self.look()
        return kept

    async def _refused(
        self, draft: Draft, refused: SpreadsheetRefused, batch: Batch | None
    ) -> Draft:
        """Nothing of it could be copied: with the database away there is nothing to keep."""
        words = refusal_words(refused)
        try:
            await self._answers()
            await self._permit.require(Deed.ADD_LIST)
            return await self._arrivals.refuse(draft, words, batch=batch)
        except StoreUnavailable:
            raise UserError(words) from None

    async def _answers(self) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._store.read(self._store.database.now)
        except TimeoutError:
            raise StoreUnavailable("the store is slow to answer") from None

    # ---- Out ----

    async def run(self) -> None:
        """Take in what was kept, until cancelled."""
        while True:
            self._wake.clear()
            try:
                await self.take_in()
            except Exception:
                log.exception("taking in what was kept stumbled and goes on")
            await self._clock.wait(self._wake, LOOK_SECONDS)

    async def look(self) -> Found:
        """What waits on this PC now."""
        found = await asyncio.to_thread(self._shelf.look)
        if found != self.found:
            self.found = found
            for listener in self.changed:
                listener()
        return found

    async def take_in(self) -> int:
        """Take in whatever waits, oldest first, until the database is away; how many."""
        await self.look()
        if not self.waiting:
            return 0
        with self._shelf.alone() as alone:
            return await self._take_all() if alone else 0

    async def _take_all(self) -> int:
        taken = 0
        for kept in self.waiting:
            if self._again_at.get(kept.key, 0.0) > self._clock.monotonic():
                continue
            try:
                await self._answers()
                taken += await self._take_one(kept)
            except StoreUnavailable as away:
                log.debug("kept files wait on: %s", away)
                break
            except (NotPermitted, DiskFull) as refused:
                log.warning("a kept file waits: %s", refused)
                self._again_at[kept.key] = self._clock.monotonic() + STUMBLED_SECONDS
            except Exception as fault:  # noqa: BLE001 - logged; the others go on
                # Its own text may quote a path or a cell.
                log.error("a kept file could not be taken in\n%s", bare_traceback(fault))  # noqa: TRY400
                self._again_at[kept.key] = self._clock.monotonic() + STUMBLED_SECONDS
        return taken

    async def _take_one(self, kept: KeptFile) -> bool:
        if not await asyncio.to_thread(self._shelf.is_here, kept):
            return False
        whole = await asyncio.to_thread(self._shelf.is_whole, kept)
        # Who dropped it, not who sits here now; another role may come, so it stays until then.
        permit = replace(self._permit, actor=Actor(kept.draft.operator))
        await permit.require(Deed.ADD_LIST)
        arrivals = self._drafts.acting_for(permit).arrivals
        became = await arrivals.take_kept(kept, self._shelf.source(kept), whole=whole)
        await asyncio.to_thread(self._shelf.remove, kept)
        await self.look()
        log.info("kept file %s was taken in", kept.key)
        if became is not None:
            for listener in self.when_taken:
                listener(became)
        return True
