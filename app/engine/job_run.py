"""One run of one job by this seat: reuse, ask, make the results, end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.identity_number import IdNumber
from app.domain.job import Job, JobStatus
from app.domain.verdict import UnusableReply, VoterAnswer
from app.engine.asking import Asking, Pace
from app.engine.checkpoints import Checkpoints
from app.engine.clock import Clock
from app.engine.control import Stopped, StopReason
from app.engine.outage import Outage
from app.engine.patience import until_store_answers
from app.engine.progress import ProgressMeter
from app.engine.purse import QuotaPurse, lane_of
from app.engine.results import ResultsMaker, StoredResults
from app.engine.reuse import take_over
from app.iec.client import IecClient
from app.iec.retry import RetryPolicy, look_up_with_retries
from app.seats import lease
from app.seats.lease import Epoch
from app.store import files, job_states, jobs
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class RunRules:
    """The settings a run obeys."""

    pace: Pace
    retries: RetryPolicy
    checkpoint_lookups: int
    probe_seconds: float
    reuse: timedelta


class JobRun:
    """Carries one claimed job to its end, or gives it back with everything it has."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        results: ResultsMaker,
        rules: RunRules,
        purse: QuotaPurse,
        client: IecClient,
        job: Job,
        epoch: Epoch,
        meter: ProgressMeter,
        outage: Outage,
        *,
        now: datetime,
        may_run: Callable[[Job], bool],
    ) -> None:
        self._store = store
        self._clock = clock
        self._results = results
        self._rules = rules
        self._purse = purse
        self._client = client
        self._job = job
        self._epoch = epoch
        self._meter = meter
        self._outage = outage
        self._checkpoints = Checkpoints(
            store,
            clock,
            purse,
            job,
            epoch,
            size=rules.checkpoint_lookups,
            now=now,
            may_run=may_run,
            watch=meter.tell,
        )

    async def run(self) -> JobStatus:
        """Run to the end; how the job stands then: stopped, where it had to leave somebody out.

        Raises SeatBlocked, LeaseLost and Stopped (for a better job or a pause); the job is then
        not ended and its answers are kept.
        """
        try:
            await self._reuse()
            await self._ask()
        except Stopped as stopped:
            if stopped.reason is not StopReason.CANCELLED:
                raise
            return await self._end(JobStatus.CANCELLED)
        return await self._end(JobStatus.CANCELLED if self._job.left_out else JobStatus.COMPLETED)

    async def _reuse(self) -> None:
        """Take over answers young enough, once and for all of the job's open ID numbers."""
        await until_store_answers(self._clock, lambda: self._store.write(self._take_over))
        fresh = await self._checkpoints.read(partial(jobs.job_of, job_id=self._job.job_id))
        self._job = replace(fresh, passed_over_at=self._job.passed_over_at)
        self._checkpoints.job = self._job
        self._meter.jumped(self._job)

    def _take_over(self, connection: Connection) -> None:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        take_over(connection, self._job, now, self._rules.reuse)

    async def _reuse_for_waiting(self) -> None:
        """A job that needs no lookup never waits behind this one: see which of them do not."""

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            lease.guard(connection, self._epoch, now)
            for job in jobs.unfinished_jobs(connection):
                if job.status is JobStatus.QUEUED and job.lookups_left:
                    take_over(connection, job, now, self._rules.reuse)

        await until_store_answers(self._clock, lambda: self._store.write(work))

    async def _ask(self) -> None:
        self._purse.lane = lane_of(self._job)
        self._purse.needed = self._checkpoints.left
        asking = Asking(
            self._clock,
            self._checkpoints,
            self._outage,
            self._rules.pace,
            once=self._client.look_up,
            patiently=self._patiently,
            block_until=self._block,
            before_quota=self._reuse_for_waiting,
        )
        await asking.run()

    async def _patiently(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        return await look_up_with_retries(
            self._client, number, self._rules.retries, sleep=self._clock.sleep
        )

    async def _block(self, delay: timedelta) -> None:
        self._purse.throw_away()

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            self._purse.ledger.block(connection, now + delay)

        await until_store_answers(self._clock, lambda: self._store.write(work))

    async def _end(self, status: JobStatus) -> JobStatus:
        self._meter.writing()
        while not await self._end_as_seen(status):
            # The ward was changed while the results were made; they would say the old one.
            continue
        return status

    async def _end_as_seen(self, status: JobStatus) -> bool:
        job = await self._checkpoints.read(partial(jobs.job_of, job_id=self._job.job_id))
        stopped = await self._checkpoints.read(partial(is_unfinished, job_id=job.job_id))
        finished = self._checkpoints.now()
        made = await until_store_answers(
            self._clock, lambda: self._results.make(job, finished, stopped=stopped)
        )
        finish = partial(self._finish, seen=job, status=status, made=made)
        return await until_store_answers(self._clock, lambda: self._store.write(finish))

    def _finish(
        self, connection: Connection, seen: Job, status: JobStatus, made: StoredResults
    ) -> bool:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        # Locked: on a server another seat may change the ward between this look and the end, and
        # would leave the results to this run.
        job = jobs.job_of(connection, seen.job_id, lock=True)
        if job.status is not JobStatus.PROCESSING:
            # Done already, though its COMMIT's answer was lost for good: a second time would mark
            # these very results as replaced.
            return True
        if (job.ward_id, job.ward_per_row) != (seen.ward_id, seen.ward_per_row):
            return False
        replace_results(connection, job.job_id, made, now)
        job_states.finish(
            connection, job.job_id, self._epoch, now, status=status, result=made.statistics
        )
        jobs.note(connection, job.job_id, now, f"ended: {status}")
        return True


def is_unfinished(connection: Connection, job_id: str) -> bool:
    """Whether a job has ID numbers that were not asked to the end."""
    return jobs.unanswered(connection, job_id) > 0


def replace_results(
    connection: Connection, job_id: str, made: StoredResults, now: datetime
) -> None:
    """Make new results the job's; the old ones stay until this commits."""
    files.replace_results(connection, job_id, now)
    for stored in (made.workbook, made.register):
        files.complete(connection, stored)
