"""Making a job's workbook and register from what is stored; nothing is asked again."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from app.domain.errors import (
    BugError,
    FolderFull,
    NoRoom,
    NoRoomForResults,
    ResultsNotWritten,
    is_disk_full,
)
from app.domain.identity_number import REPAIR_WORDS, Repair
from app.domain.job import AnswerState, Job
from app.domain.municipalities import Municipalities
from app.domain.results import JobFacts, Meeting
from app.domain.row_decision import decide_row
from app.domain.spreadsheet import RowResult
from app.domain.verdict import VotingStation
from app.domain.ward import WardId
from app.engine.details import JobDetails
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import files, operators, rows
from app.store.files import FileRole, StoredFile
from app.store.rows import CheckedRow
from app.store.store import Store

__all__ = ["ResultsMaker", "StoredResults"]


_TRIAL_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class StoredResults:
    """Results in the store, not yet the job's: `complete` them with the job's end."""

    workbook: StoredFile
    register: StoredFile
    statistics: dict[str, object]


class ResultsMaker:
    """Builds results in the spreadsheet process, in a folder of their own, and stores them."""

    def __init__(
        self,
        store: Store,
        worker: SpreadsheetWorker,
        municipalities: Municipalities,
        work_dir: Path,
        *,
        mask_ids: bool,
        logo: str,
        version: str,
        practice: bool,
    ) -> None:
        self._store = store
        self._worker = worker
        self._municipalities = municipalities
        self._work_dir = work_dir
        self._mask_ids = mask_ids
        self._logo = logo
        self._version = version
        self._practice = practice

    async def make(self, job: Job, finished: datetime, *, stopped: bool) -> StoredResults:
        """Build and store both; `finished` is store time, UTC.

        Raises UserError when the spreadsheet process cannot do it, ResultsNotWritten where the
        data folder cannot be written to. Leaves nothing behind but the
        stored files, which the next sweep removes unless they are completed.
        """
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"{job.job_id}-", dir=self._work_dir))
        except OSError as problem:
            raise _not_written(job, problem) from None
        try:
            return await self._make_in(folder, job, finished, stopped)
        except (NoRoom, FolderFull):
            raise NoRoomForResults(job.job_id, os.strerror(errno.ENOSPC)) from None
        finally:
            await self._store.in_thread(lambda: shutil.rmtree(folder, ignore_errors=True))

    def has_room(self) -> bool:
        """Whether some megabytes fit on the disk where results are made. Blocks: for a thread."""
        try:
            with tempfile.NamedTemporaryFile(dir=self._work_dir) as trial:
                trial.write(bytes(_TRIAL_BYTES))
                trial.flush()
                os.fsync(trial.fileno())
        except OSError as problem:
            return not is_disk_full(problem)
        return True

    async def _make_in(
        self, folder: Path, job: Job, finished: datetime, stopped: bool
    ) -> StoredResults:
        details = JobDetails.of(job)
        source, rows_file = folder / "source", folder / "rows.jsonl"
        out = folder / "out"
        await self._store.in_thread(lambda: self._export_here(job, source, rows_file, out))
        who = await self._store.read(partial(operators.shown, name=job.operator))
        made = await self._worker.run(
            "make_results",
            source,
            job.file_name,
            details.kind,
            details.layout,
            rows_file,
            self._facts(job, details, finished, who, stopped=stopped),
            out,
        )
        return await self._store.in_thread(lambda: self._keep(job, made))

    def _export_here(self, job: Job, source: Path, rows_file: Path, out: Path) -> None:
        try:
            self._export(job, source, rows_file, out)
        except OSError as problem:
            raise _not_written(job, problem) from None

    def _export(self, job: Job, source: Path, rows_file: Path, out: Path) -> None:
        out.mkdir()
        database = self._store.database
        with database.read() as connection:
            stored = files.current_files(connection, job.job_id)
        spreadsheet = next((one for one in stored if one.role == FileRole.SOURCE), None)
        if spreadsheet is None:
            raise BugError(f"job {job.job_id} has no stored spreadsheet")
        files.get_file(database, spreadsheet, source)
        write_results(rows_file, row_results(job, rows.checked_rows(database, job.job_id)))

    def _keep(self, job: Job, made: object) -> StoredResults:
        workbook: Path = made.workbook  # type: ignore[attr-defined]
        register: Path = made.register  # type: ignore[attr-defined]
        statistics: dict[str, object] = made.totals_json  # type: ignore[attr-defined]
        database = self._store.database
        stored = [
            files.put_chunks(database, job.job_id, role, path.name, path)
            for role, path in ((FileRole.WORKBOOK, workbook), (FileRole.REGISTER, register))
        ]
        return StoredResults(stored[0], stored[1], statistics)

    def _facts(
        self, job: Job, details: JobDetails, finished: datetime, who: str, *, stopped: bool
    ) -> JobFacts:
        wards = details.row_wards if job.ward_per_row else [str(job.ward_id)]
        return JobFacts(
            job_id=job.job_id,
            file_name=job.file_name,
            sheet=details.layout.sheet,
            wards={ward: self._municipalities.label(WardId(ward)) for ward in wards},
            per_row=job.ward_per_row,
            operator=who,
            seat=job.seat,
            version=self._version,
            practice=self._practice,
            started_at=local_text(job.started_at or job.created_at),
            finished_at=local_text(finished),
            seconds=round(job.seconds, 1),
            lookups=job.lookups,
            reused=job.reused,
            stopped=stopped,
            total_rows_left_out=tuple(details.total_rows),
            hidden_rows=details.hidden_rows,
            meeting=Meeting(details.meeting_date, details.meeting_kind, details.meeting_time),
            mask_ids=self._mask_ids,
            logo_path=self._logo,
        )


def local_text(moment: datetime) -> str:
    """Store time as local ISO text to the second."""
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None).isoformat(" ", "seconds")


def row_results(job: Job, checked: Iterable[CheckedRow]) -> Iterator[RowResult]:
    """Each row with its verdict; as many come out as go in."""
    return (row_result(job, row) for row in checked)


def row_result(job: Job, row: CheckedRow) -> RowResult:
    """One row as it goes into workbook and register."""
    record = row.record
    own = WardId(record.ward_id) if record.ward_id else None
    ward = own if job.ward_per_row else job.ward_id
    first = row.first_ward if job.ward_per_row else None
    verdict = decide_row(record, row.state, row.answer, row.reason, ward=ward, first_ward=first)
    counts = record.problem is None and record.duplicate_of is None
    # What waits for a second look is shown nowhere: its status text may say "deceased".
    answer = row.answer if counts and row.state is AnswerState.ANSWERED else None
    asked = counts and row.state is not AnswerState.OPEN
    station = answer.station if answer and answer.station else VotingStation("", WardId(""))
    return RowResult(
        row_no=record.row_no,
        verdict=str(verdict.verdict),
        reason=verdict.reason,
        checked_at=local_text(row.asked_at) if asked and row.asked_at else "",
        id_number=record.id_number or "",
        as_received=record.as_received,
        repair=_repair_words(row),
        surname=record.surname,
        first_names=record.first_names,
        cell_number=record.cell_number,
        ward_id=ward or "",
        iec_ward_id=station.ward_id,
        iec_status=answer.status_text if answer else "",
        voting_station=station.name,
        vd_number=station.vd_number,
        municipality=station.municipality,
        province=station.province,
        address=station.address,
    )


def _repair_words(row: CheckedRow) -> str:
    if not row.record.repair:
        return ""
    words = REPAIR_WORDS[Repair(row.record.repair)]
    if row.correction is None:
        return words
    return f"{words} by {row.correction.operator} on {local_text(row.correction.at)[:10]}"


def _not_written(job: Job, problem: OSError) -> ResultsNotWritten:
    kind = NoRoomForResults if is_disk_full(problem) else ResultsNotWritten
    return kind(job.job_id, problem.strerror or type(problem).__name__)
