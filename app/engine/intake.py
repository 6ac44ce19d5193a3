"""The way in for the commands: a file is looked over, or becomes a queued job at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from app.domain.draft import Door, Draft, DraftChoices
from app.domain.errors import QuestionOpen, StoreUnavailable
from app.domain.estimate import expected_seconds, usual_rate
from app.domain.job import Job, is_small_list
from app.domain.kept_file import KeptFile
from app.domain.permissions import Deed
from app.domain.preflight_view import Meeting, MeetingKind
from app.domain.quota import Lane
from app.domain.spreadsheet import Inspection, Wishes
from app.engine.drafts.copying import readable_name
from app.engine.drafts.job_id import new_job_id
from app.engine.drafts.keeping import add_job, put_aside
from app.engine.drafts.kept_here import Shelf
from app.engine.drafts.spool import Looked, Spool, Spooled
from app.engine.iec_access import IecAccess
from app.engine.permits import Permit, PermitHolder
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import answers, files
from app.store.database import utc_now
from app.store.store import Store

__all__ = ["Choices", "Intake", "Preflight", "new_job_id", "readable_name"]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a job is to run, as its operator chose; `meeting_date` is an ISO date or ""."""

    urgent: bool = False
    priority: int = 1
    recheck: bool = False
    meeting_date: str = ""
    meeting_kind: str = ""

    @property
    def of_draft(self) -> DraftChoices:
        """The same, as every door says it."""
        day = date.fromisoformat(self.meeting_date) if self.meeting_date else None
        meeting = Meeting(day, kind=MeetingKind(self.meeting_kind))
        return DraftChoices(self.urgent, self.recheck, self.priority, meeting)


@dataclass(frozen=True, slots=True)
class Preflight:
    """An inspection with what the store and the quota add to it; `seconds` are an estimate."""

    inspection: Inspection
    sha256: str
    reusable: int
    lookups: int
    seconds: float


class Intake(PermitHolder):
    """Takes spreadsheets in. The operator's file is only ever read."""

    def __init__(
        self,
        store: Store,
        worker: SpreadsheetWorker,
        ledger: QuotaLedger,
        iec: IecAccess,
        settings: Settings,
        spool: Path,
        permit: Permit,
        shelf: Shelf,
    ) -> None:
        self._permit = permit
        self._store = store
        self._shelf = shelf
        self._ledger = ledger
        self._iec = iec
        self._settings = settings
        self._spool = Spool(store, worker, spool, settings.max_file_size)

    async def look(self, path: Path, wishes: Wishes) -> Preflight:
        """The pre-flight of a file; stores nothing and asks nobody.

        Raises SpreadsheetRefused for a file that cannot be used.
        """
        async with self._spool.copied(path) as spooled:
            looked = await self._spool.look(spooled, wishes)
            return await self._preflight(looked, spooled)

    async def add(self, path: Path, wishes: Wishes, choices: Choices) -> Job:
        """Take a file in as a queued job.

        Raises SpreadsheetRefused, and QuestionOpen where only the operator knows the answer;
        nothing is stored then. Raises NotPermitted.
        """
        await self._permit.require(Deed.ADD_LIST)
        async with self._looked_over(path, wishes) as (spooled, looked):
            draft = self._draft(spooled, wishes, choices.of_draft)
            return await self._store.in_thread(partial(self._keep, draft, spooled, looked))

    async def add_or_keep(self, path: Path, wishes: Wishes, choices: Choices) -> Job | KeptFile:
        """As `add`; while the store is away the file is kept on this PC and taken in later.

        Raises UserError, too, where it cannot be kept.
        """
        async with self._looked_over(path, wishes) as (spooled, looked):
            draft = self._draft(spooled, wishes, choices.of_draft)
            try:
                await self._permit.require(Deed.ADD_LIST)
                return await self._store.in_thread(partial(self._keep, draft, spooled, looked))
            except StoreUnavailable:
                kept = KeptFile(draft, self._shelf.office, starts=True, warning=spooled.warning)
                await asyncio.to_thread(self._shelf.keep, kept, spooled.copy)
                return kept

    @asynccontextmanager
    async def _looked_over(
        self, path: Path, wishes: Wishes
    ) -> AsyncIterator[tuple[Spooled, Looked]]:
        async with self._spool.copied(path) as spooled:
            looked = await self._spool.look(spooled, wishes)
            found = looked.inspection
            if found.questions:
                first = found.questions[0]
                raise QuestionOpen(found.file_name, first.about, first.text, first.choices)
            yield spooled, looked

    async def _preflight(self, looked: Looked, spooled: Spooled) -> Preflight:
        reusable, lookups, free = await self._store.in_thread(partial(self._count, looked))
        rate = usual_rate(self._settings.lookups_at_once, self._settings.lookups_per_second)
        seconds = expected_seconds(
            lookups, per_second=rate, free_now=free, limit=self._settings.quota_limit
        )
        return Preflight(looked.inspection, spooled.sha256, reusable, lookups, seconds)

    def _count(self, looked: Looked) -> tuple[int, int, int]:
        numbers = looked.numbers_to_ask()
        lane = Lane.SMALL if is_small_list(len(numbers)) else Lane.LARGE
        with self._store.database.read() as connection:
            now = self._store.database.now(connection)
            since = now - self._settings.reuse_time
            reusable = len(answers.reusable(connection, numbers, self._iec.identity, since))
            free = self._ledger.snapshot(connection, now).free[lane]
        return reusable, len(numbers) - reusable, free

    def _draft(self, spooled: Spooled, wishes: Wishes, choices: DraftChoices) -> Draft:
        return Draft(
            draft_id=new_job_id(),
            batch_id="",
            door=Door.COMMAND,
            iec=self._iec.identity,
            file_name=spooled.file_name,
            file_path=spooled.file_path,
            file_size=spooled.size,
            file_sha256=spooled.sha256,
            operator=self._permit.name,
            seat=self._permit.seat,
            created_at=utc_now(),
            wishes=wishes,
            choices=choices,
        )

    def _keep(self, draft: Draft, spooled: Spooled, looked: Looked) -> Job:
        """Spreadsheet and rows first; they count from the one transaction that adds the job."""
        database = self._store.database
        stored = put_aside(database, draft.draft_id, spooled, looked)
        with database.write() as connection:
            now = database.now(connection)
            files.complete(connection, stored)
            draft = replace(draft, created_at=now, inspection=looked.inspection)
            return add_job(connection, draft, now, self._settings.reuse_time)
