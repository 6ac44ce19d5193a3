"""What an operator does to a job that is in the store: cancel, retry, another ward."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.job import TERMINAL, AnswerState, Job, JobStatus
from app.domain.permissions import Deed
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.verdict import NO_WARD_REASON
from app.domain.ward import WardId
from app.engine.details import JobDetails
from app.engine.job_run import is_unfinished, replace_results
from app.engine.permits import Permit, PermitHolder
from app.engine.results import ResultsMaker, StoredResults
from app.store import answers, files, job_states, jobs, queue_state, rows
from app.store.queue_state import QueuePause
from app.store.store import Store


class JobChanges(PermitHolder):
    """Changes to stored jobs; each is one transaction.

    Those that change something raise NotPermitted.
    """

    def __init__(self, store: Store, results: ResultsMaker, permit: Permit) -> None:
        self._store = store
        self._results = results
        self._permit = permit

    async def find(self, text: str) -> Job:
        """The job whose id begins with `text`. Raises UserError when none or several do."""
        return await self._store.read(partial(jobs.find_job, text=text))

    async def newest(self, limit: int = 50) -> list[Job]:
        """Jobs, newest first."""
        return await self._store.read(partial(jobs.list_jobs, limit=limit))

    async def time_line(self, job_id: str) -> list[tuple[datetime, str]]:
        """What happened to a job and when (store time, UTC), oldest first."""
        return await self._store.read(partial(jobs.notes, job_id=job_id))

    async def queue_paused(self) -> QueuePause | None:
        """Since when the whole queue is paused (store time, UTC), and by whom."""
        return await self._store.read(queue_state.pause_of)

    async def left_to_run(self, only: str | None) -> list[Job]:
        """What `take_up` would run, oldest first; changes nothing."""

        def work(connection: Connection) -> list[Job]:
            left = [*jobs.failed_unanswered(connection), *jobs.unfinished_jobs(connection)]
            return [job for job in left if only in (None, job.job_id)]

        return await self._store.read(work)

    async def cancel(self, job_id: str) -> Job:
        """Cancel a queued job at once; a running one stops at its next checkpoint.

        What was answered is given out either way: a queued job that has answers gets its results
        here. Raises UserError for a job that has ended.
        """

        def work(connection: Connection) -> Job:
            now = self._store.database.now(connection)
            job_states.request_cancel(connection, job_id, now)
            jobs.note(connection, job_id, now, f"cancelled by {self._permit.shown}")
            return jobs.job_of(connection, job_id)

        await self._permit.require(Deed.CHANGE_JOB)
        await self._store.write(work)
        await self.give_out(job_id)
        return await self._store.read(partial(jobs.job_of, job_id=job_id))

    async def cancel_queued(self, job_id: str) -> Job:
        """As `cancel`, for a job that still waits. Raises UserError for any other."""

        def work(connection: Connection) -> None:
            job = jobs.job_of(connection, job_id, lock=True)
            if job.status is not JobStatus.QUEUED:
                raise UserError(f"{job.file_name} does not wait any more: it is {job.status}")
            now = self._store.database.now(connection)
            job_states.request_cancel(connection, job_id, now)
            jobs.note(connection, job_id, now, f"cancelled by {self._permit.shown}")

        await self._permit.require(Deed.CHANGE_JOB)
        await self._store.write(work)
        await self.give_out(job_id)
        return await self._store.read(partial(jobs.job_of, job_id=job_id))

    async def give_out(self, job_id: str) -> None:
        """Make the results of a job cancelled while it was queued, from the answers it has.

        Does nothing where it has none, and for a job in any other state.
        """
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        if job.status is JobStatus.CANCELLED and await self._has_answers(job):
            while not await self._remade(job_id):
                continue

    async def _has_answers(self, job: Job) -> bool:
        counts = await self._store.read(partial(answers.count_by_state, job_id=job.job_id))
        return any(count for state, count in counts.items() if state is not AnswerState.OPEN)

    async def retry(self, job_id: str) -> Job:
        """Queue an ended job again for what it has no answer for.

        The old results stay until the new ones are complete. Raises UserError when the job has
        not ended, when every row has its answer, or when its spreadsheet is stored no more.
        """
        await self._permit.require(Deed.CHANGE_JOB)
        return await self._store.write(partial(self._retry, job_id=job_id))

    async def take_up(self, only: str | None) -> list[Job]:
        """What `resume` runs: everything unfinished, and what crashes had ended.

        An operator who asks for it starts the count of crashes anew; who asks for one job lets it
        go on if it was paused.
        """
        await self._permit.require(Deed.CHANGE_JOB)
        return await self._store.write(partial(self._take_up, only=only))

    async def change_ward(self, job_id: str, ward: WardId | None) -> Job:
        """Judge the job's stored answers by another ward (None: each row by its own).

        Asks nobody. The results of an ended job are made anew, the old ones marked replaced, in
        the transaction that changes the ward: whatever breaks off, they are never of another ward
        than the job (found by packaging/chaos.sh). Raises UserError where a ward per row is wanted
        and the list has no ward column, and where the spreadsheet is stored no more.
        """
        await self._permit.require(Deed.CHANGE_JOB)
        while not await self._ward_changed(job_id, ward):
            # Another change came between: the results would say what is true no more.
            continue
        return await self._store.read(partial(jobs.job_of, job_id=job_id))

    async def _ward_changed(self, job_id: str, ward: WardId | None) -> bool:
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        await self._store.read(partial(require_spreadsheet, job=job))
        if ward is None and not JobDetails.of(job).row_wards:
            raise UserError(f"{job.file_name} has no ward column; name a ward instead")
        to_ask = await self._never_asked(job) if job.ward_per_row and ward else []
        made = None
        if _has_results(job):
            stopped = await self._store.read(partial(is_unfinished, job_id=job_id))
            moved = replace(job, ward_id=ward, ward_per_row=ward is None)
            made = await self._made(moved, stopped=stopped or bool(to_ask))
        change = partial(self._set_ward, seen=job, ward=ward, never_asked=to_ask, made=made)
        return await self._store.write(change)

    async def _remade(self, job_id: str) -> bool:
        """Make the results of an ended job as it stands now; False when it changed meanwhile."""
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        if job.status not in TERMINAL:
            return True
        stopped = await self._store.read(partial(is_unfinished, job_id=job_id))
        made = await self._made(job, stopped=stopped)
        return await self._store.write(partial(self._put_results, seen=job, made=made))

    async def _made(self, job: Job, *, stopped: bool) -> StoredResults:
        ended = job.completed_at or job.created_at
        return await self._results.make(job, ended, stopped=stopped)

    async def _never_asked(self, job: Job) -> list[tuple[str, int]]:
        """ID numbers of rows without a ward: left out while each row was judged by its own."""
        database = self._store.database

        def work() -> list[tuple[str, int]]:
            return [
                (row.record.id_number, row.record.row_no)
                for row in rows.checked_rows(database, job.job_id)
                if row.state is None and row.record.id_number and row.record.duplicate_of is None
            ]

        return await self._store.in_thread(work)

    def _put_results(self, connection: Connection, seen: Job, made: StoredResults) -> bool:
        now = self._store.database.now(connection)
        if jobs.job_of(connection, seen.job_id, lock=True).version != seen.version:
            return False
        replace_results(connection, seen.job_id, made, now)
        job_states.update_job(connection, seen.job_id, now, result=made.statistics)
        return True

    def _set_ward(
        self,
        connection: Connection,
        seen: Job,
        ward: WardId | None,
        never_asked: list[tuple[str, int]],
        made: StoredResults | None,
    ) -> bool:
        now = self._store.database.now(connection)
        job_id = seen.job_id
        job = jobs.job_of(connection, job_id, lock=True)
        if job.ward_per_row is not seen.ward_per_row:
            return False
        if _has_results(job):
            if made is None or job.version != seen.version:
                return False
            replace_results(connection, job_id, made, now)
            job_states.update_job(connection, job_id, now, result=made.statistics)
        if job.ward_per_row:
            # They have a ward now: a run, or a retry, asks for them.
            answers.insert_open(connection, job_id, job.iec, never_asked)
        number = int(ward) if ward else None
        job_states.update_job(
            connection,
            job_id,
            now,
            ward_number=number,
            ward_per_row=ward is None,
            ward_confirmed=False,
            lookups_left=jobs.lookups_left(connection, job_id),
        )
        text = ward or WARD_PER_ROW
        jobs.note(connection, job_id, now, f"ward changed to {text} by {self._permit.shown}")
        return True

    def _retry(self, connection: Connection, job_id: str) -> Job:
        now = self._store.database.now(connection)
        job = jobs.job_of(connection, job_id, lock=True)
        if job.status not in TERMINAL:
            raise UserError(f"Job {job_id} is {job.status}; only an ended job can be retried")
        require_spreadsheet(connection, job)
        reopened = answers.reopen_failed(connection, job_id, NO_WARD_REASON)
        nothing_to_ask = not reopened and not jobs.lookups_left(connection, job_id)
        # Without results there is something left to do: its disk was full, or its seat ended there.
        if nothing_to_ask and job.status is not JobStatus.FAILED and job.result is not None:
            raise UserError(f"Job {job_id}: every row that can be asked has its answer")
        job_states.reopen(connection, job_id, now)
        jobs.note(connection, job_id, now, f"retried by {self._permit.shown}")
        return jobs.job_of(connection, job_id)

    def _take_up(self, connection: Connection, only: str | None) -> list[Job]:
        now = self._store.database.now(connection)
        for job in jobs.failed_unanswered(connection):
            if only in (None, job.job_id):
                job_states.reopen(connection, job.job_id, now)
        if only is not None and queue_state.resume(connection, only, now):
            jobs.note(connection, only, now, f"resumed by {self._permit.shown}")
        left = jobs.unfinished_jobs(connection)
        job_states.set_jobs(connection, (job.job_id for job in left), now, crashes=0)
        return [job for job in left if only in (None, job.job_id)]


def _has_results(job: Job) -> bool:
    return job.status in TERMINAL and job.result is not None


def require_spreadsheet(connection: Connection, job: Job) -> None:
    """Results are made from the spreadsheet. Raises UserError when it is stored no more."""
    if not files.has_spreadsheet(connection, job.job_id):
        raise UserError(
            f"The spreadsheet of job {job.job_id} is stored no more: its time was over, or a "
            f"person in it was removed. Add {job.file_name} again"
        )
