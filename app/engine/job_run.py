"""One run of one job by this seat: reuse, ask, make the results, end it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.identity_number import IdNumber
from app.domain.job import UNFINISHED_ANSWERS, AnswerState, Job, JobStatus, is_small
from app.domain.quota import Lane
from app.domain.verdict import UnusableReply, VoterAnswer
from app.engine.asking import Asking, Pace
from app.engine.checkpoints import Checkpoints
from app.engine.clock import Clock
from app.engine.control import Stopped, StopReason
from app.engine.outage import Outage
from app.engine.progress import ProgressMeter
from app.engine.purse import QuotaPurse
from app.engine.results import ResultsMaker, StoredResults
from app.iec.client import IecClient
from app.iec.retry import RetryPolicy, look_up_with_retries
from app.seats import lease
from app.seats.lease import Epoch
from app.store import answers, files, jobs
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
        """Run to the end; how the job stands then.

        Raises SeatBlocked, LeaseLost and Stopped(BETTER_JOB); the job is then not ended and its
        answers are kept.
        """
        try:
            await self._reuse()
            await self._ask()
        except Stopped as stopped:
            if stopped.reason is not StopReason.CANCELLED:
                raise
            return await self._end(JobStatus.CANCELLED)
        return await self._end(JobStatus.COMPLETED)

    async def _reuse(self) -> None:
        """Take over answers young enough, once and for all of the job's open ID numbers."""
        if self._job.recheck or not self._rules.reuse:
            return
        taken = await self._store.write(self._take_over)
        if taken:
            self._meter.set_done(self._job.distinct_ids - self._job.lookups_left + taken)

    def _take_over(self, connection: Connection) -> int:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        job = self._job
        still_open = [
            number for number, _ in answers.page(connection, job.job_id, AnswerState.OPEN, 0, None)
        ]
        found = answers.reusable(connection, still_open, job.iec, now - self._rules.reuse)
        answers.save(connection, job.job_id, list(found.values()))
        reused = answers.count_reused(connection, job.job_id)
        left = jobs.lookups_left(connection, job.job_id)
        jobs.update_job(connection, job.job_id, now, reused=reused, lookups_left=left)
        return len(found)

    async def _ask(self) -> None:
        self._purse.lane = Lane.SMALL if self._job.urgent or is_small(self._job) else Lane.LARGE
        self._purse.needed = lambda: self._meter.left
        asking = Asking(
            self._store,
            self._clock,
            self._checkpoints,
            self._outage,
            self._rules.pace,
            once=self._client.look_up,
            patiently=self._patiently,
            block_until=self._block,
            moved=self._meter.moved,
        )
        await asking.run()

    async def _patiently(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        return await look_up_with_retries(
            self._client, number, self._rules.retries, sleep=self._clock.sleep
        )

    async def _block(self, delay: timedelta) -> None:
        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            self._purse.ledger.block(connection, now + delay)

        await self._store.write(work)

    async def _end(self, status: JobStatus) -> JobStatus:
        self._meter.phase = "writing the results"
        self._meter.tell()
        job = await self._store.read(partial(jobs.job_of, job_id=self._job.job_id))
        counts = await self._store.read(partial(answers.count_by_state, job_id=job.job_id))
        stopped = any(counts.get(state) for state in UNFINISHED_ANSWERS)
        made = await self._results.make(job, self._checkpoints.now(), stopped=stopped)
        await self._store.write(partial(self._finish, status=status, made=made))
        return status

    def _finish(self, connection: Connection, status: JobStatus, made: StoredResults) -> None:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        job_id = self._job.job_id
        replace_results(connection, job_id, made, now)
        jobs.finish(connection, job_id, self._epoch, now, status=status, result=made.statistics)
        jobs.note(connection, job_id, now, f"ended: {status}")


def replace_results(
    connection: Connection, job_id: str, made: StoredResults, now: datetime
) -> None:
    """Make new results the job's; the old ones stay until this commits."""
    files.replace_results(connection, job_id, now)
    for stored in (made.workbook, made.register):
        files.complete(connection, stored)
