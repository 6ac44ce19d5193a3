"""Copies, registers in one file, overview, problem rows, the message to the branch.

Every file is made in a private folder, noted in the access log and then put in its place, so
that nothing leaves unnoted and a target is the old file or the new one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.branch_message import BranchMessage, OddRow, branch_message
from app.domain.errors import UserError
from app.domain.job import TERMINAL, Job
from app.domain.municipalities import Municipalities
from app.domain.permissions import Deed
from app.domain.verdict import Verdict
from app.domain.ward import WardId
from app.engine.apart import apart
from app.engine.attention import LOOKED_AT
from app.engine.delivery import copy_results
from app.engine.details import JobDetails
from app.engine.outputs.lines import overview_lines
from app.engine.outputs.placing import put_file
from app.engine.permits import Permit, PermitHolder
from app.engine.results import local_text, row_result, row_results
from app.spreadsheets.results.register.parts import RegisterPart
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import files, jobs, rows
from app.store.files import FileRole, StoredFile
from app.store.store import Store

_SUBJECT_LENGTH = 255


class Outputs(PermitHolder):
    """Makes what is asked of finished jobs; `practice` is the seat's world.

    All may raise NotPermitted, StoreUnavailable, and UserError for jobs without results, for
    results that are stored no more, and where a target cannot be written: the sentence says what
    to do.
    """

    def __init__(
        self,
        store: Store,
        worker: SpreadsheetWorker,
        municipalities: Municipalities,
        permit: Permit,
        work_dir: Path,
        *,
        practice: bool,
    ) -> None:
        self._store = store
        self._worker = worker
        self._municipalities = municipalities
        self._permit = permit
        self._work_dir = work_dir
        self._practice = practice

    async def save_copies(self, job_ids: Sequence[str], folder: Path) -> list[Path]:
        """Workbook and register of each job into one folder, never over another file."""
        wanted = await self._with_results(job_ids)
        await self._note("copies", wanted)
        saved: list[Path] = []
        for job in wanted:
            copying = partial(copy_results, self._store.database, job, folder)
            given = await apart(copying, "saving copies")
            saved += [path for path in (given.workbook, given.register) if path is not None]
        return saved

    async def registers_pdf(self, job_ids: Sequence[str], target: Path) -> Path:
        """The registers one after the other as one PDF, in this order; the target."""
        wanted = await self._with_results(job_ids)
        async with self._folder() as folder:
            parts = await self._store.in_thread(partial(self._registers, wanted, folder))
            made = folder / "registers.pdf"
            await self._worker.run("merge_registers", made, "The registers", parts)
            return await self._place("registers as one PDF", wanted, made, target)

    async def overview(self, job_ids: Sequence[str], target: Path) -> Path:
        """A workbook with a line for each ward of these jobs; the target."""
        wanted = await self._with_results(job_ids)
        lines = overview_lines(wanted, self._municipalities.label)
        async with self._folder() as folder:
            made = folder / "overview.xlsx"
            await self._worker.run("make_overview", made, "The overview", lines, self._practice)
            return await self._place("overview", wanted, made, target)

    async def problem_rows(self, job_id: str, target: Path) -> Path:
        """A workbook with the rows to look at, and what to do about each; the target."""
        job = await self._ended(job_id)
        async with self._folder() as folder:
            rows_file, made = folder / "rows.jsonl", folder / "problems.xlsx"
            await self._store.in_thread(partial(self._write_rows, job, rows_file))
            found = await self._worker.run(
                "make_problem_rows", made, job.file_name, rows_file, self._practice
            )
            if not found:
                raise UserError(f"{job.file_name} has no rows to look at")
            return await self._place("problem rows", [job], made, target)

    async def branch_message(self, job_id: str) -> BranchMessage:
        """What to tell the branch about its list; `branch_text` makes the message of it."""
        job = await self._ended(job_id)
        odd = await self._store.in_thread(partial(self._odd_rows, job))
        checked = datetime.fromisoformat(local_text(job.completed_at or job.created_at))
        return branch_message(job.file_name, self._wards(job), checked.date(), odd)

    async def _with_results(self, job_ids: Sequence[str]) -> list[Job]:
        """These jobs in this order, without those that have no results (yet)."""
        await self._permit.require(Deed.EXPORT)
        found = await self._store.read(partial(jobs.jobs_with, job_ids=list(job_ids)))
        by_id = {job.job_id: job for job in found if job.result is not None}
        wanted = [by_id[job_id] for job_id in job_ids if job_id in by_id]
        if not wanted:
            raise UserError("None of these lists has results yet. Wait until one is done")
        return wanted

    async def _ended(self, job_id: str) -> Job:
        await self._permit.require(Deed.EXPORT)
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        if job.status not in TERMINAL:
            raise UserError(f"{job.file_name} is still being checked. Wait until it is done")
        return job

    def _registers(self, wanted: Sequence[Job], folder: Path) -> list[RegisterPart]:
        parts = []
        for number, job in enumerate(wanted):
            path = folder / f"{number}.pdf"
            files.get_file(self._store.database, self._register_of(job), path)
            wards = self._wards(job)
            title = wards[0] if len(wards) == 1 else f"{len(wards):,} wards"
            parts.append(RegisterPart(path, job.file_name, title))
        return parts

    def _register_of(self, job: Job) -> StoredFile:
        with self._store.database.read() as connection:
            stored = files.current_files(connection, job.job_id)
        for one in stored:
            if one.role == FileRole.REGISTER:
                return one
        raise UserError(
            f"The register of {job.file_name} is stored no more: its time was over, or a person "
            "in it was removed. Leave this list out"
        )

    def _write_rows(self, job: Job, rows_file: Path) -> None:
        write_results(
            rows_file, row_results(job, rows.checked_rows(self._store.database, job.job_id))
        )

    def _odd_rows(self, job: Job) -> list[OddRow]:
        found = []
        for checked in rows.checked_rows(self._store.database, job.job_id):
            result, record = row_result(job, checked), checked.record
            verdict = Verdict(result.verdict)
            if verdict in LOOKED_AT:
                why = (result.reason, record.problem, record.duplicate_of)
                found.append(OddRow(record.row_no, verdict, *why))
        return found

    def _wards(self, job: Job) -> list[str]:
        wards = JobDetails.of(job).row_wards if job.ward_per_row else [job.ward_id or ""]
        return [self._municipalities.label(WardId(ward)) for ward in wards if ward]

    @asynccontextmanager
    async def _folder(self) -> AsyncIterator[Path]:
        """A private folder, gone at the end with the personal data in it."""
        folder = Path(tempfile.mkdtemp(prefix="output-", dir=self._work_dir))
        try:
            yield folder
        finally:
            await self._store.in_thread(partial(shutil.rmtree, folder, ignore_errors=True))

    async def _place(self, what: str, wanted: Sequence[Job], made: Path, target: Path) -> Path:
        await self._note(what, wanted)
        await apart(partial(put_file, made, target), "saving an output")
        return target

    async def _note(self, what: str, wanted: Sequence[Job]) -> None:
        """Note in the access log what is given out, and of which jobs."""
        await self._store.write(self._noting(what, wanted))

    def _noting(self, what: str, wanted: Sequence[Job]) -> Callable[[Connection], None]:
        head = f"{what}, {len(wanted)} {'job' if len(wanted) == 1 else 'jobs'}:"

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            for subject in _subjects(head, [job.job_id for job in wanted]):
                self._permit.log(connection, now, "export", subject)

        return work


def _subjects(head: str, job_ids: Sequence[str]) -> list[str]:
    """As many lines as the ids need; each begins with `head`."""
    lines = [head]
    for job_id in job_ids:
        if len(lines[-1]) + len(job_id) + 1 > _SUBJECT_LENGTH:
            lines.append(head)
        lines[-1] += f" {job_id}"
    return lines
