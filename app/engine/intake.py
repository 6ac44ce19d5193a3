"""The one way in for a spreadsheet, whatever door it came by: copy, fingerprint, inspect, store."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import QuestionOpen, SpreadsheetRefused
from app.domain.estimate import expected_seconds, usual_rate
from app.domain.job import Job, is_small_list
from app.domain.quota import Lane
from app.domain.row_wards import first_with_ward
from app.domain.spreadsheet import WARD_PER_ROW, Inspection, RowRecord, Wishes
from app.engine.details import JobDetails
from app.engine.iec_access import IecAccess
from app.engine.reuse import take_over
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.spreadsheets.reading.lock_files import open_elsewhere
from app.spreadsheets.reading.rows_file import read_records
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import answers, files, jobs, rows
from app.store.files import FileRole, StoredFile
from app.store.jobs import NewJob
from app.store.store import Store

_ID_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class Choices:
    """How a job is to run, as its operator chose."""

    urgent: bool = False
    priority: int = 1
    recheck: bool = False
    meeting_date: str = ""
    meeting_kind: str = ""


@dataclass(frozen=True, slots=True)
class Preflight:
    """An inspection with what the store and the quota add to it; `seconds` are an estimate."""

    inspection: Inspection
    sha256: str
    reusable: int
    lookups: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Spooled:
    """A private copy of a spreadsheet; `origin` is where the operator's own lies."""

    folder: Path
    copy: Path
    origin: Path
    sha256: str
    size: int

    @property
    def rows_file(self) -> Path:
        return self.folder / "rows.jsonl"


class Intake:
    """Takes spreadsheets in. The operator's file is only ever read."""

    def __init__(
        self,
        store: Store,
        worker: SpreadsheetWorker,
        ledger: QuotaLedger,
        iec: IecAccess,
        settings: Settings,
        spool: Path,
    ) -> None:
        self._store = store
        self._worker = worker
        self._ledger = ledger
        self._iec = iec
        self._settings = settings
        self._spool = spool

    async def look(self, path: Path, wishes: Wishes) -> Preflight:
        """The pre-flight of a file; stores nothing and asks nobody.

        Raises SpreadsheetRefused for a file that cannot be used.
        """
        async with self._spooled(path) as spooled:
            found = await self._inspect(spooled, wishes)
            return await self._preflight(found, spooled)

    async def add(self, path: Path, wishes: Wishes, choices: Choices) -> Job:
        """Take a file in as a queued job.

        Raises SpreadsheetRefused, and QuestionOpen where only the operator knows the answer;
        nothing is stored then.
        """
        async with self._spooled(path) as spooled:
            found = await self._inspect(spooled, wishes)
            if found.questions:
                first = found.questions[0]
                raise QuestionOpen(found.file_name, first.about, first.text, first.choices)
            return await self._store.in_thread(
                lambda: self._keep(spooled, found, choices, self._settings)
            )

    @asynccontextmanager
    async def _spooled(self, path: Path) -> AsyncIterator[_Spooled]:
        folder = self._spool / secrets.token_hex(8)
        try:
            yield await self._store.in_thread(
                lambda: _copy(path, folder, self._settings.max_file_size)
            )
        finally:
            await self._store.in_thread(lambda: shutil.rmtree(folder, ignore_errors=True))

    async def _inspect(self, spooled: _Spooled, wishes: Wishes) -> Inspection:
        name = readable_name(spooled.origin)
        found: Inspection = await self._worker.run(
            "inspect", spooled.copy, name, wishes, spooled.rows_file
        )
        warning = await self._store.in_thread(
            lambda: open_elsewhere(spooled.origin, spooled.origin.name)
        )
        return replace(found, warnings=(*found.warnings, warning)) if warning else found

    async def _preflight(self, found: Inspection, spooled: _Spooled) -> Preflight:
        reusable, lookups, free = await self._store.in_thread(partial(self._count, found, spooled))
        rate = usual_rate(self._settings.lookups_at_once, self._settings.lookups_per_second)
        seconds = expected_seconds(
            lookups, per_second=rate, free_now=free, limit=self._settings.quota_limit
        )
        return Preflight(found, spooled.sha256, reusable, lookups, seconds)

    def _count(self, found: Inspection, spooled: _Spooled) -> tuple[int, int, int]:
        per_row = found.ward_source == WARD_PER_ROW and found.ward_id is None
        numbers = [number for number, _ in _to_ask(spooled, per_row=per_row)]
        lane = Lane.SMALL if is_small_list(len(numbers)) else Lane.LARGE
        with self._store.database.read() as connection:
            now = self._store.database.now(connection)
            since = now - self._settings.reuse_time
            reusable = len(answers.reusable(connection, numbers, self._iec.identity, since))
            free = self._ledger.snapshot(connection, now).free[lane]
        return reusable, len(numbers) - reusable, free

    def _keep(
        self, spooled: _Spooled, found: Inspection, choices: Choices, settings: Settings
    ) -> Job:
        """Spreadsheet and rows first; they count from the one transaction that adds the job."""
        database = self._store.database
        job_id = new_job_id()
        stored = files.put_chunks(database, job_id, FileRole.SOURCE, found.file_name, spooled.copy)
        if found.rows:
            rows.insert_rows(database, job_id, _records(spooled, per_row=found.ward_id is None))
        new = self._new_job(job_id, spooled, found, choices, settings)
        numbers = list(_to_ask(spooled, per_row=new.ward_per_row))
        with database.write() as connection:
            return self._add(connection, new, stored, numbers)

    def _add(
        self,
        connection: Connection,
        new: NewJob,
        stored: StoredFile,
        numbers: list[tuple[str, int]],
    ) -> Job:
        now = self._store.database.now(connection)
        files.complete(connection, stored)
        answers.insert_open(connection, new.job_id, new.iec, numbers)
        jobs.insert_job(connection, replace(new, lookups_left=len(numbers)), now)
        jobs.note(connection, new.job_id, now, f"added by {new.operator} on {new.seat}")
        # Now and again when it runs: the queue must know which jobs need no lookup.
        job = jobs.job_of(connection, new.job_id)
        take_over(connection, job, now, self._settings.reuse_time)
        return jobs.job_of(connection, new.job_id)

    def _new_job(
        self,
        job_id: str,
        spooled: _Spooled,
        found: Inspection,
        choices: Choices,
        settings: Settings,
    ) -> NewJob:
        if found.layout is None:
            raise SpreadsheetRefused(found.file_name, "its layout is unknown", "Name the ID column")
        details = replace(
            JobDetails.from_inspection(found, found.layout),
            meeting_date=choices.meeting_date,
            meeting_kind=choices.meeting_kind,
        )
        return NewJob(
            job_id=job_id,
            file_name=found.file_name,
            file_path=_readable(str(spooled.origin)),
            file_size=spooled.size,
            file_sha256=spooled.sha256,
            ward_id=found.ward_id,
            ward_per_row=found.ward_id is None,
            iec=self._iec.identity,
            rows=found.rows,
            distinct_ids=found.distinct_ids,
            invalid=len(found.invalid),
            duplicates=found.duplicates,
            repaired=len(found.repaired),
            lookups_left=0,
            priority=choices.priority,
            urgent=choices.urgent,
            recheck=choices.recheck,
            operator=settings.operator,
            seat=settings.seat_name,
            details=details.to_json(),
        )


def readable_name(path: Path) -> str:
    """A file's name as text that can be stored and printed, whatever bytes it is made of."""
    return _readable(path.name)


def _readable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace") if os.name == "posix" else name


def new_job_id() -> str:
    """Eight letters and digits that are hard to confuse when read out."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(8))


def _to_ask(spooled: _Spooled, *, per_row: bool) -> list[tuple[str, int]]:
    """The distinct valid ID numbers with their first row; with `per_row`, those with a ward."""
    if not spooled.rows_file.exists():
        return []
    return [
        (record.id_number, record.row_no)
        for record in _records(spooled, per_row=per_row)
        if record.id_number is not None and _is_asked(record, per_row)
    ]


def _records(spooled: _Spooled, *, per_row: bool) -> Iterable[RowRecord]:
    """The people of the list; with `per_row`, whoever stands under a ward anywhere is asked."""
    records = read_records(spooled.rows_file)
    return first_with_ward(list(records)) if per_row else records


def _is_asked(record: RowRecord, per_row: bool) -> bool:
    return record.duplicate_of is None and not (per_row and record.ward_id is None)


def _copy(path: Path, folder: Path, limit: int) -> _Spooled:
    """Copy and fingerprint a file. Raises SpreadsheetRefused for what is no readable file."""
    folder.mkdir(parents=True, mode=0o700)
    copy = folder / "source"
    digest = hashlib.sha256()
    try:
        _check_file(path, limit)
        with path.open("rb") as source, copy.open("wb") as target:
            while data := source.read(1 << 20):
                digest.update(data)
                target.write(data)
    except OSError as unreadable:
        raise _refusal(path, unreadable) from None
    return _Spooled(folder, copy, path, digest.hexdigest(), copy.stat().st_size)


def _check_file(path: Path, limit: int) -> None:
    if path.is_dir():
        raise SpreadsheetRefused(
            readable_name(path),
            "is a folder",
            "Name the spreadsheets in it, one by one or with a pattern",
        )
    size = path.stat().st_size
    if size > limit:
        raise SpreadsheetRefused(
            readable_name(path),
            f"has {size / 1e6:,.0f} MB, more than the {limit / 1e6:,.0f} MB that can be taken",
            "Split the list, or remove pictures and unused sheets",
        )


def _refusal(path: Path, problem: OSError) -> SpreadsheetRefused:
    if isinstance(problem, FileNotFoundError):
        return SpreadsheetRefused(
            readable_name(path), "there is no such file", "Check the name and folder"
        )
    if isinstance(problem, PermissionError):
        return SpreadsheetRefused(
            readable_name(path),
            "cannot be read",
            "Close it in other programs, or ask for the right to read",
        )
    reason = problem.strerror or type(problem).__name__
    return SpreadsheetRefused(
        readable_name(path), f"cannot be read ({reason})", "Copy it to this PC first"
    )
