"""Drafts as a seat has them: taken in, asked about, changed, started."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from weakref import WeakValueDictionary

from sqlalchemy import Connection

from app.domain.draft import Batch, Door, Draft, DraftChoices
from app.domain.errors import BugError, SpreadsheetRefused, UserError
from app.domain.job import Job
from app.domain.layout_key import filled_up, worth_remembering
from app.domain.permissions import Deed
from app.domain.preflight_numbers import ListedRow, Number
from app.domain.preflight_view import FileFacts
from app.domain.spreadsheet import Wishes
from app.domain.told_ward import ToldWard
from app.engine.drafts import batches as batch_work
from app.engine.drafts import facts as fact_work
from app.engine.drafts import listed
from app.engine.drafts.arriving import Arrivals, WhenStored
from app.engine.drafts.spool import Looked, Spool
from app.engine.drafts.starting import Starter, StartRules
from app.engine.drafts.words import cannot_be_read, gone, refusal_words, wait_where_nobody_is
from app.engine.iec_access import IecAccess
from app.engine.permits import Permit, PermitHolder
from app.settings import Settings
from app.spreadsheets.reading.lock_files import says_open
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import batches, drafts, rows
from app.store.files import StoredFile
from app.store.store import Store


class NotStarted(UserError):
    """Some drafts could not start; `started` are the jobs of those that did."""

    def __init__(self, problems: Sequence[UserError], started: Sequence[Job]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.started = tuple(started)


class Drafts(PermitHolder):
    """The spreadsheets that are no jobs yet, of every seat on this store.

    Whatever was given back as taken is stored, with its bytes and its people; nothing else is.
    All methods may raise StoreUnavailable; those that change or reveal something NotPermitted.
    """

    def __init__(
        self,
        store: Store,
        worker: SpreadsheetWorker,
        iec: IecAccess,
        settings: Settings,
        spool: Path,
        permit: Permit,
    ) -> None:
        self._permit = permit
        self._store = store
        self._iec = iec
        self._settings = settings
        self._spool = Spool(store, worker, spool, settings.max_file_size)
        self._rules = StartRules(settings, iec.practice)
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    # ---- In ----

    async def take(
        self,
        path: Path,
        *,
        door: Door,
        batch_id: str = "",
        wishes: Wishes | None = None,
        choices: DraftChoices | None = None,
        name: str = "",
        told_ward: ToldWard | None = None,
        when_stored: WhenStored | None = None,
    ) -> Draft | Job:
        """Take a file in: a stored draft, or its job where this door starts without asking.

        A file that cannot be used becomes a draft with its refusal; its bytes are not kept.
        `name` is the list's own where the file's is another. `told_ward` is what the program that
        sent it says. `when_stored` runs in the transaction that adds the draft or job: what it
        raises is raised, and nothing was taken in then.
        """
        await self._permit.require(Deed.ADD_LIST)
        draft = self.arrivals.announced(
            path, door=door, batch_id=batch_id, wishes=wishes, choices=choices, name=name
        )
        try:
            async with self.arrivals.copied(path) as spooled:
                return await self.arrivals.take(
                    draft, spooled, told_ward=told_ward, when_stored=when_stored
                )
        except SpreadsheetRefused as refused:
            wait_where_nobody_is(door, refused)
            words = refusal_words(refused)
            return await self.arrivals.refuse(draft, words, when_stored=when_stored)

    # ---- Looking ----

    async def open_drafts(self) -> list[Draft]:
        """All that are not started, of every seat, oldest first."""
        return await self._store.read(drafts.open_drafts)

    async def draft(self, draft_id: str) -> Draft:
        """One draft. Raises UserError when it is gone."""
        found = await self._store.read(partial(drafts.find_draft, draft_id=draft_id))
        if found is None:
            raise gone()
        return found

    async def facts_of(self, draft: Draft) -> FileFacts:
        """What the pre-flight shows of a draft; its key is the draft's id."""
        return (await self.facts_of_all([draft]))[0]

    async def facts_of_all(self, wanted: Sequence[Draft]) -> list[FileFacts]:
        """The facts of many, in their order, for hardly more than those of one."""

        def work(connection: Connection) -> list[FileFacts]:
            now = self._store.database.now(connection)
            return fact_work.facts_of(connection, wanted, now, self._settings.reuse_time)

        return await self._store.read(work)

    async def listed_rows(self, draft_id: str, number: Number) -> tuple[ListedRow, ...]:
        """The rows behind a number of a draft. Raises UserError when the draft is gone."""
        draft = await self.draft(draft_id)

        def work(connection: Connection) -> tuple[ListedRow, ...]:
            since = self._store.database.now(connection) - self._settings.reuse_time
            return listed.listed_rows(connection, draft, number, since)

        return await self._store.read(work)

    async def reveal(self, draft_id: str, row_no: int) -> str:
        """A row's ID number in full. Noted in the access log; raises UserError without the row."""
        await self._permit.require(Deed.REVEAL)

        def work(connection: Connection) -> str:
            now = self._store.database.now(connection)
            return listed.revealed(connection, draft_id, row_no, self._permit, now)

        return await self._store.write(work)

    # ---- Changing ----

    async def change(self, draft_id: str, wishes: Wishes) -> Draft:
        """Look over the stored bytes again with these wishes.

        Raises UserError for a draft that is gone or refused, and SpreadsheetRefused for a wish
        that the file cannot fulfil; the draft then stays as it was.
        """
        await self._permit.require(Deed.START_LIST)
        async with self._alone(draft_id):
            draft = await self.draft(draft_id)
            stored = await self._store.read(partial(drafts.source_of, draft_id=draft_id))
            if draft.inspection is None or stored is None:
                raise cannot_be_read(draft)
            await self._look_again(draft, stored, wishes)
            return await self.draft(draft_id)

    async def apply_to_alike(self, draft_ids: Sequence[str], wishes: Wishes) -> list[Draft]:
        """One answer for several: what it says of the layout; of wards only that each row has one.

        Those it does not fit stay as they were; the others are given back.
        """
        await self._permit.require(Deed.START_LIST)
        changed = []
        for draft_id in draft_ids:
            try:
                own = (await self.draft(draft_id)).wishes
                wanted = filled_up(worth_remembering(wishes), own)
                repairs = wishes.accept_repairs or own.accept_repairs
                changed.append(await self.change(draft_id, replace(wanted, accept_repairs=repairs)))
            except UserError:
                continue
        return changed

    async def set_choices(self, draft_id: str, choices: DraftChoices) -> Draft:
        """How the job is to run. Raises UserError when the draft is gone."""

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            if not drafts.set_choices(connection, draft_id, choices, now):
                raise gone()

        await self._permit.require(Deed.START_LIST)
        async with self._alone(draft_id):
            await self._store.write(work)
            return await self.draft(draft_id)

    # ---- Out ----

    async def start(self, draft_ids: Sequence[str]) -> list[Job]:
        """The jobs of these drafts, queued; one that was started before is given back as it is.

        Raises NotStarted, after the others have started, naming each draft that could not: one
        with an open question, a refused one, one that is gone.
        """
        await self._permit.require(Deed.START_LIST)
        started, problems = [], []
        for draft_id in draft_ids:
            async with self._alone(draft_id):
                work = partial(self._starter.start_stored, draft_id=draft_id)
                try:
                    started.append(await self._store.write(work))
                except UserError as problem:
                    problems.append(problem)
        if problems:
            raise NotStarted(problems, started)
        return started

    async def remove(self, draft_ids: Sequence[str]) -> int:
        """Remove drafts with their bytes; how many there were. A job is never removed."""
        await self._permit.require(Deed.REMOVE_LIST)
        removed = 0
        for draft_id in draft_ids:
            async with self._alone(draft_id):
                work = partial(drafts.remove_drafts, draft_ids=[draft_id])
                removed += await self._store.write(work)
        return removed

    # ---- Batches ----

    async def new_batch(self, name: str = "") -> Batch:
        """A batch with this name, or the time's; safe for a folder, unlike others of its day."""

        def work(connection: Connection) -> Batch:
            now = self._store.database.now(connection)
            return batch_work.add_batch(connection, name, self._permit, now)

        await self._permit.require(Deed.ADD_LIST)
        return await self._store.write(work)

    async def rename_batch(self, batch_id: str, name: str) -> Batch:
        """Give it another name, made safe and unlike too. Raises UserError when it is gone."""
        await self._permit.require(Deed.ADD_LIST)
        return await self._store.write(partial(batch_work.rename, batch_id=batch_id, wanted=name))

    async def batch(self, batch_id: str) -> Batch | None:
        """One batch; None when it is gone."""
        return await self._store.read(partial(batches.find_batch, batch_id=batch_id))

    async def batch_of(self, job: Job) -> Batch | None:
        """The batch a job came in with; None for one that came alone."""
        return await self.batch(job.batch_id) if job.batch_id else None

    # ---- How ----

    @property
    def arrivals(self) -> Arrivals:
        """How copies come in for whoever asks; it asks for no permission itself."""
        return Arrivals(self._store, self._spool, self._rules, self._iec, self._permit)

    @property
    def _starter(self) -> Starter:
        return Starter(self._store.database, self._rules, self._permit)

    @asynccontextmanager
    async def _alone(self, draft_id: str) -> AsyncIterator[None]:
        """What is asked of one draft is done in order: a start does not overtake an answer."""
        lock = self._turns.setdefault(draft_id, asyncio.Lock())
        async with lock:
            yield

    async def _look_again(self, draft: Draft, stored: StoredFile, wishes: Wishes) -> None:
        warnings = draft.inspection.warnings if draft.inspection else ()
        opened = next(filter(says_open, warnings), "")
        try:
            async with self._spool.restored(stored, draft.file_path) as spooled:
                looked = await self._spool.look(replace(spooled, warning=opened), wishes)
                work = partial(self._replace, draft_id=draft.draft_id, looked=looked, wishes=wishes)
                await self._store.write(work)
        except BugError:
            # Removed meanwhile on another seat, the bytes are not those that were stored.
            await self.draft(draft.draft_id)
            raise

    def _replace(
        self, connection: Connection, draft_id: str, looked: Looked, wishes: Wishes
    ) -> None:
        now = self._store.database.now(connection)
        if not drafts.set_inspection(connection, draft_id, looked.inspection, wishes, now):
            raise gone()
        rows.replace_rows(connection, draft_id, looked.people())
