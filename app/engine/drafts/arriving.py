"""The one way by which a private copy becomes a stored draft, or its job.

A copy that was kept on this PC goes the same way later, under the id it had from the beginning:
whatever broke off before, nothing is taken in twice.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete, select

from app.domain.draft import Batch, Door, Draft, DraftChoices
from app.domain.errors import SpreadsheetRefused
from app.domain.job import Job
from app.domain.kept_file import KeptFile
from app.domain.spreadsheet import Wishes
from app.domain.told_ward import ToldWard
from app.engine.drafts import batches as batch_work
from app.engine.drafts.copying import readable, readable_name
from app.engine.drafts.job_id import new_job_id
from app.engine.drafts.keeping import put_aside
from app.engine.drafts.memory import Seen, look_remembering
from app.engine.drafts.spool import Spool, Spooled
from app.engine.drafts.starting import Starter, StartRules
from app.engine.drafts.told import heed
from app.engine.drafts.words import refusal_words, wait_where_nobody_is
from app.engine.iec_access import IecAccess
from app.engine.permits import Permit
from app.store import drafts, files
from app.store.database import utc_now
from app.store.schema import drafts as draft_table
from app.store.schema import files as file_table
from app.store.schema import jobs as job_table
from app.store.schema import rows as row_table
from app.store.store import Store

WhenStored = Callable[[Connection, Draft], None]

DAMAGED = "Its copy on this PC was damaged while the database was away. Add the file again."


class Arrivals:
    """Takes copies in for one seat. All methods may raise StoreUnavailable."""

    def __init__(
        self, store: Store, spool: Spool, rules: StartRules, iec: IecAccess, permit: Permit
    ) -> None:
        self._store = store
        self._spool = spool
        self._rules = rules
        self._starter = Starter(store.database, rules, permit)
        self._iec = iec
        self._permit = permit

    def announced(
        self,
        path: Path,
        *,
        door: Door,
        batch_id: str = "",
        wishes: Wishes | None = None,
        choices: DraftChoices | None = None,
        name: str = "",
    ) -> Draft:
        """A file as it is known before it is read. Asks nobody; its time is this PC's.

        `name` is the list's own where the file's is another.
        """
        return Draft(
            draft_id=new_job_id(),
            batch_id=batch_id,
            door=door,
            iec=self._iec.identity,
            file_name=name or readable_name(path),
            file_path=readable(str(path)),
            file_size=0,
            file_sha256="",
            operator=self._permit.name,
            seat=self._permit.seat,
            created_at=utc_now(),
            wishes=wishes or Wishes(),
            choices=choices or DraftChoices(),
        )

    def copied(self, path: Path) -> AbstractAsyncContextManager[Spooled]:
        """As `Spool.copied`."""
        return self._spool.copied(path)

    async def take(
        self,
        draft: Draft,
        spooled: Spooled,
        *,
        starts: bool = False,
        accepted: bool = False,
        batch: Batch | None = None,
        told_ward: ToldWard | None = None,
        when_stored: WhenStored | None = None,
    ) -> Draft | Job:
        """Store a copy as this draft, or as its job where it `starts` or its door says so.

        A file that cannot be used becomes a draft with its refusal; its bytes are not stored.
        One that was `accepted` before waits for room on this PC's disk (DiskFull). `batch` is
        stored with it where it is not there yet; the rest as `Drafts.take`.
        """
        also = _also(batch, when_stored)
        spooled = replace(spooled, file_name=draft.file_name)
        now = await self._store.read(self._store.database.now)
        draft = replace(draft, file_size=spooled.size, file_sha256=spooled.sha256, created_at=now)
        try:
            seen = await look_remembering(self._store, self._spool, spooled, draft.wishes)
            if told_ward is not None:
                seen = await heed(self._spool, spooled, seen, told_ward)
        except SpreadsheetRefused as refused:
            wait_where_nobody_is(draft.door, refused, accepted=accepted)
            return await self._refuse(draft, refusal_words(refused), also)
        kept = partial(self._keep, draft, spooled, seen, starts=starts, also=also)
        return await self._store.in_thread(kept)

    async def refuse(
        self,
        draft: Draft,
        refusal: str,
        *,
        batch: Batch | None = None,
        when_stored: WhenStored | None = None,
    ) -> Draft:
        """Store a file that cannot be used: its name and why."""
        now = await self._store.read(self._store.database.now)
        return await self._refuse(
            replace(draft, created_at=now), refusal, _also(batch, when_stored)
        )

    async def take_kept(self, kept: KeptFile, copy: Path, *, whole: bool) -> Draft | Job | None:
        """Take a kept file in as if it came now; None where an earlier try had done so.

        What an interrupted try left is removed first. One that is not `whole` becomes a refused
        draft. `copy` is only read.
        """
        draft = kept.draft
        if await self._store.write(partial(_settle, draft_id=draft.draft_id)):
            return None
        if not whole:
            return await self.refuse(draft, DAMAGED, batch=kept.batch)
        like = Spooled(
            copy.parent,
            copy,
            draft.file_name,
            draft.file_path,
            draft.file_sha256,
            draft.file_size,
            kept.warning,
        )
        async with self._spool.around(copy, like) as spooled:
            return await self.take(
                draft, spooled, starts=kept.starts, accepted=True, batch=kept.batch
            )

    async def _refuse(self, draft: Draft, refusal: str, also: WhenStored) -> Draft:
        refused = replace(draft, refusal=refusal)

        def work(connection: Connection) -> None:
            drafts.insert_draft(connection, refused)
            also(connection, refused)

        await self._store.write(work)
        return refused

    def _keep(
        self, draft: Draft, spooled: Spooled, seen: Seen, *, starts: bool, also: WhenStored
    ) -> Draft | Job:
        """Spreadsheet and rows first; they count from the one transaction that adds the draft."""
        database = self._store.database
        draft = replace(
            draft, inspection=seen.looked.inspection, wishes=seen.wishes, layout_key=seen.key
        )
        stored = put_aside(database, draft.draft_id, spooled, seen.looked)
        with database.write() as connection:
            # First of all: its lock shows a later try that this one is still under way.
            files.complete(connection, stored)
            also(connection, draft)
            if (starts and draft.is_ready) or self._starter.starts_by_itself(draft):
                return self._starter.start_new(connection, draft)
            drafts.insert_draft(connection, draft)
        return draft


def _also(batch: Batch | None, when_stored: WhenStored | None) -> WhenStored:
    """What is done in the transaction that adds a draft or job."""

    def work(connection: Connection, draft: Draft) -> None:
        if batch is not None:
            batch_work.ensure_batch(connection, batch)
        if when_stored is not None:
            when_stored(connection, draft)

    return work


def _settle(connection: Connection, draft_id: str) -> bool:
    # Locked first: a COMMIT whose answer was lost may be under way still, and must be seen.
    held = select(file_table.c.file_id).where(file_table.c.job_id == draft_id)
    left: Sequence[str] = list(connection.execute(held.with_for_update()).scalars())
    if _is_known(connection, draft_id):
        return True
    files.remove_files(connection, list(left))
    connection.execute(delete(row_table).where(row_table.c.job_id == draft_id))
    return False


def _is_known(connection: Connection, draft_id: str) -> bool:
    for identity in (draft_table.c.draft_id, job_table.c.job_id):
        if connection.execute(select(identity).where(identity == draft_id)).first() is not None:
            return True
    return False
