"""Runs the queue on this seat: claims the best job, carries it, and gives it back if it must."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.errors import (
    DiskFull,
    LeaseLost,
    NoRoom,
    NoRoomForResults,
    SeatBlocked,
    StoreUnavailable,
    UserError,
    is_disk_full,
)
from app.domain.job import TERMINAL, Job, JobStatus, after_crash, pick
from app.domain.queue_places import front_place
from app.engine.clock import Clock
from app.engine.control import Stopped, StopReason, WaitedTooLong
from app.engine.iec_access import IecAccess
from app.engine.job_run import JobRun, RunRules
from app.engine.outage import Outage
from app.engine.patience import until_store_answers
from app.engine.progress import ProgressMeter, Watcher
from app.engine.purse import QuotaPurse, lane_of
from app.engine.results import ResultsMaker
from app.iec.client import IecClient
from app.seats import lease
from app.seats.leadership import Leadership
from app.seats.lease import Epoch
from app.store import job_states, jobs, queue_looks, queue_state
from app.store.queue_looks import Interrupted
from app.store.store import Store

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5
CRASHED = "Rollcheck ended three times in a row while checking this list; resume tries it again"
INTERRUPTED = "interrupted; goes on with resume"
OUR_FAULT = "An internal error stopped this job; its answers are kept. Details are in the log"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A job this seat runs now. `now` is store time, UTC."""

    job: Job
    epoch: Epoch
    now: datetime


class Runner:
    """One per seat. `watchers` are told how the running job goes; `when_ended` is awaited after
    a job has ended here.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        leadership: Leadership,
        results: ResultsMaker,
        rules: RunRules,
        purse: QuotaPurse,
        iec: IecAccess,
        seat: str,
    ) -> None:
        self.watchers: list[Watcher] = []
        self.when_ended: Callable[[Job], Awaitable[None]] | None = None
        self._store = store
        self._clock = clock
        self._leadership = leadership
        self._results = results
        self._rules = rules
        self._purse = purse
        self._iec = iec
        self._seat = seat
        purse.permit = leadership.confirm
        self._better: set[str] = set()
        self._outage: Outage | None = None

    @property
    def outage(self) -> Outage | None:
        """The gate of the job that runs here now; None while none does."""
        return self._outage

    def ask_now(self) -> None:
        """While the IEC is away, ask at once whether it is back instead of once a minute."""
        if self._outage is not None and self._outage.is_on:
            self._outage.ask_now.set()

    async def run_until_done(
        self, only: frozenset[str] | None = None, *, stay: bool = True
    ) -> None:
        """Run jobs until none is left (of `only`, when given); paused ones do not count, nor does
        any while the queue is paused.

        A better job of the queue takes over at a checkpoint, whoever added it, and is run first.
        While another one runs the queue, wait for it, or return without `stay`. Raises SeatBlocked
        when this seat cannot use the IEC; the job is then queued again, with the reason. When
        cancelled, the running job goes back to the queue with everything it has.
        """
        async with self._iec.client(self._purse.spend, self._clock.monotonic) as client:
            waiting_since: float | None = None
            while left := await self._left(only):
                if await self._turn(client, only):
                    waiting_since = None
                    continue
                if not stay and not self._leadership.try_to_lead():
                    return
                if any(job.status is JobStatus.PROCESSING for job in left):
                    waiting_since = None
                waiting_since = waiting_since or self._clock.monotonic()
                self._raise_if_too_long(waiting_since)
                await self._clock.sleep(POLL_SECONDS)

    def try_to_lead(self) -> bool:
        """Whether this process may run the queue, from now on if nobody does.

        `give_back` lets another process lead.
        """
        return self._leadership.try_to_lead()

    def _raise_if_too_long(self, waiting_since: float) -> None:
        limit = self._rules.pace.max_wait
        if limit is not None and self._clock.monotonic() - waiting_since >= limit:
            raise WaitedTooLong(self._leadership.elsewhere)

    def give_back(self) -> None:
        """Let another process run the queue."""
        self._leadership.give_back()

    async def has_work(self) -> bool:
        """Whether a job waits that this seat can run: one small query. Raises StoreUnavailable."""
        return any(map(self._iec.serves, await self._store.read(self._look)))

    async def sign_in(self) -> None:
        """See whether the IEC lets this seat in; counts nothing.

        Raises SeatBlocked, and LookupFailed where nobody can know now.
        """
        async with self._iec.client(self._purse.spend, self._clock.monotonic) as client:
            await client.sign_in()

    async def has_room(self) -> bool:
        """Whether results have room on this PC's disk."""
        return await asyncio.to_thread(self._results.has_room)

    async def recover(self) -> tuple[Interrupted, ...]:
        """Put jobs back into the queue whose seat died while they ran, as they were.

        Call it with the queue in hand (`try_to_lead`). Raises StoreUnavailable.
        """
        return await self._store.write(self._recover_in)

    def _look(self, connection: Connection) -> set[str]:
        self._leadership.observe(connection)
        return queue_looks.waiting_for(connection)

    async def _turn(self, client: IecClient, only: frozenset[str] | None) -> bool:
        """Claim and carry one job; False when there was none to claim now."""
        if not self._leadership.try_to_lead():
            return False
        wanted = partial(self._is_wanted, only=only)
        claimed = await self._claim(wanted)
        if claimed is None:
            return False
        await self._carry(claimed, client)
        await self._tell_end(claimed.job.job_id)
        return True

    async def _tell_end(self, job_id: str) -> None:
        job = await until_store_answers(
            self._clock, lambda: self._store.read(partial(jobs.job_of, job_id=job_id))
        )
        if self.when_ended is not None and job.status in TERMINAL:
            await self.when_ended(job)

    async def _claim(self, wanted: Callable[[Job], bool]) -> Claimed | None:
        claiming = asyncio.ensure_future(self._store.write(partial(self._claim_in, wanted=wanted)))
        try:
            claimed = await asyncio.shield(claiming)
        except StoreUnavailable:
            return None
        except asyncio.CancelledError:
            # Its transaction goes on: a job claimed for nobody would count as a crash.
            await asyncio.wait({claiming})
            if claiming.exception() is None and (claimed := claiming.result()) is not None:
                self._leadership.hold()
                await asyncio.shield(asyncio.ensure_future(self._interrupted(claimed)))
            raise
        if claimed is not None:
            self._leadership.hold()
        return claimed

    def _recover_in(self, connection: Connection) -> tuple[Interrupted, ...]:
        epoch = self._leadership.take(connection, self._seat)
        if epoch is None:
            return ()
        now = self._store.database.now(connection)
        found = queue_looks.interrupted(connection, epoch)
        for job in jobs.abandoned(connection, epoch):
            _take_from_the_dead(connection, job, now)
        self._leadership.leave(connection)
        return tuple(found)

    def _claim_in(self, connection: Connection, wanted: Callable[[Job], bool]) -> Claimed | None:
        epoch = self._leadership.take(connection, self._seat)
        if epoch is None:
            return None
        claimed = self._claim_with(connection, wanted, epoch)
        if claimed is None:
            self._leadership.leave(connection)
        return claimed

    def _claim_with(
        self, connection: Connection, wanted: Callable[[Job], bool], epoch: Epoch
    ) -> Claimed | None:
        now = self._store.database.now(connection)
        for job in jobs.abandoned(connection, epoch):
            _take_from_the_dead(connection, job, now)
        waiting = [job for job in _to_run(connection) if wanted(job)]
        best = pick(waiting, now)
        if best is not None and self._must_wait(connection, best, now):
            best = pick(waiting, now, no_quota=True)
        if best is None:
            return None
        if best.iec != self._iec.identity:
            job_states.bind_iec(connection, best.job_id, self._iec.identity)
        if not job_states.claim(connection, best, self._seat, epoch, now):
            return None
        jobs.note(connection, best.job_id, now, f"checking on {self._seat}")
        claimed = jobs.job_of(connection, best.job_id)
        # A claim ends the time of being passed over, yet the job must keep its place at the front
        # while it runs: the next checkpoint would give it away again.
        return Claimed(replace(claimed, passed_over_at=best.passed_over_at), epoch, now)

    def _must_wait(self, connection: Connection, job: Job, now: datetime) -> bool:
        quota = self._purse.ledger.snapshot(connection, now)
        return quota.blocked_until is not None or quota.free[lane_of(job)] == 0

    async def _carry(self, claimed: Claimed, client: IecClient) -> None:
        run = self._job_run(claimed, client)
        try:
            await run.run()
        except Stopped as stopped:
            self._better.add(stopped.better_job)
            front = stopped.reason is StopReason.QUEUE_PAUSED
            await self._write_last(claimed, self._giving_up(claimed, str(stopped), front=front))
        except SeatBlocked as blocked:
            await self._give_back_refused(claimed, blocked)
            raise
        except asyncio.CancelledError:
            await asyncio.shield(asyncio.ensure_future(self._interrupted(claimed)))
            raise
        except LeaseLost:
            log.warning("job %s: another seat has taken over", claimed.job.job_id)
        except (NoRoom, NoRoomForResults):
            # The disk is this seat's: another one may go on meanwhile.
            await self._give_back_refused(claimed, DiskFull())
            raise DiskFull from None
        except UserError as refused:
            await self._fail(claimed, str(refused))
        except Exception as fault:
            if is_disk_full(fault):
                await self._give_back_refused(claimed, DiskFull())
                raise DiskFull from fault
            log.exception("job %s: internal error", claimed.job.job_id)
            await self._fail(claimed, OUR_FAULT)
        finally:
            self._outage = None

    async def _give_back_refused(self, claimed: Claimed, blocked: SeatBlocked) -> None:
        why = str(blocked)
        await self._write_last(claimed, self._giving_up(claimed, why, wait_text=why))

    def _job_run(self, claimed: Claimed, client: IecClient) -> JobRun:
        meter = ProgressMeter(self._clock, claimed.job, self.watchers, claimed.epoch)
        self._outage = Outage(self._clock, self._rules.probe_seconds)
        return JobRun(
            self._store,
            self._clock,
            self._results,
            self._rules,
            self._purse,
            client,
            claimed.job,
            claimed.epoch,
            meter,
            self._outage,
            now=claimed.now,
            may_run=self._can_run,
        )

    async def _interrupted(self, claimed: Claimed) -> None:
        """Give a job back without waiting for anything: the operator wants an end now."""
        try:
            await self._store.write(self._giving_up(claimed, INTERRUPTED))
        except (LeaseLost, StoreUnavailable) as lost:
            # The next claim finds the job abandoned and takes it up again.
            log.warning("job %s: not given back: %s", claimed.job.job_id, lost)

    def _giving_up(
        self, claimed: Claimed, why: str, *, wait_text: str = "", front: bool = False
    ) -> Callable[[Connection], None]:
        """Back to the queue: where it was, or at the `front` of its equals."""
        job_id = claimed.job.job_id

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            lease.guard(connection, claimed.epoch, now)
            job = jobs.job_of(connection, job_id)
            if job.status is not JobStatus.PROCESSING:
                # A cancelled wait for its last write: the job has ended all the same.
                return
            job_states.requeue(connection, job_id, claimed.epoch, now, wait_text=wait_text)
            if job.paused_at is None and claimed.job.passed_over_at is not None:
                job = replace(job, passed_over_at=claimed.job.passed_over_at)
                job_states.update_job(connection, job_id, now, passed_over_at=job.passed_over_at)
            if front:
                place = front_place(job, jobs.unfinished_jobs(connection), now)
                job_states.update_job(connection, job_id, now, queue_at=place)
            jobs.note(connection, job_id, now, why)

        return work

    async def _fail(self, claimed: Claimed, error: str) -> None:
        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            lease.guard(connection, claimed.epoch, now)
            job_id = claimed.job.job_id
            job_states.finish(
                connection, job_id, claimed.epoch, now, status=JobStatus.FAILED, error=error
            )
            jobs.note(connection, job_id, now, error)

        await self._write_last(claimed, work)

    async def _write_last(self, claimed: Claimed, work: Callable[[Connection], None]) -> None:
        try:
            await until_store_answers(self._clock, lambda: self._store.write(work))
        except LeaseLost:
            log.warning("job %s: another seat has taken over", claimed.job.job_id)

    async def _left(self, only: frozenset[str] | None) -> list[Job]:
        left = await until_store_answers(self._clock, lambda: self._store.read(self._seen_to_run))
        return [job for job in left if self._is_ours(job, only)]

    def _seen_to_run(self, connection: Connection) -> list[Job]:
        self._leadership.observe(connection)
        return _to_run(connection)

    def _is_ours(self, job: Job, only: frozenset[str] | None) -> bool:
        return (only is None or job.job_id in only) and self._can_run(job)

    def _is_wanted(self, job: Job, only: frozenset[str] | None) -> bool:
        return self._is_ours(job, only) or (job.job_id in self._better and self._can_run(job))

    def _can_run(self, job: Job) -> bool:
        return job.paused_at is None and self._iec.serves(job.iec)


def _to_run(connection: Connection) -> list[Job]:
    """What is unfinished; while the queue is paused, only what is to be stopped."""
    unfinished = jobs.unfinished_jobs(connection)
    if queue_state.pause_of(connection) is None:
        return unfinished
    return [job for job in unfinished if job.cancel_requested]


def _take_from_the_dead(connection: Connection, job: Job, now: datetime) -> None:
    # A job that waited for the quota or the IEC did not end its seat: PCs go to sleep at night.
    crashed = job.wait_reason is None
    if job.cancel_requested:
        status, error = JobStatus.QUEUED, None
    else:
        status = after_crash(job.crashes + crashed)
        error = CRASHED if status in TERMINAL else None
    job_states.recover(connection, job, now, status=status, error=error, crashed=crashed)
    jobs.note(connection, job.job_id, now, "Rollcheck ended here; its answers are kept")
    if job.paused_at is not None and status not in TERMINAL:
        jobs.note(connection, job.job_id, now, f"paused by {job.paused_by}")
