"""Answers are kept as they arrive: at most 50 of them or two seconds are ever at risk."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from app.domain.errors import LeaseLost, StoreUnavailable
from app.domain.job import UNFINISHED_ANSWERS, AnswerState, Job, WaitReason, better_than, pick
from app.engine.clock import Clock
from app.engine.control import Stopped, StopReason
from app.engine.patience import STORE_RETRY_SECONDS, until_store_answers
from app.engine.purse import QuotaPurse, lane_of
from app.seats import lease
from app.seats.lease import Epoch
from app.store import answers, job_states, jobs, queue_state
from app.store.answers import SavedAnswer
from app.store.store import Store

T = TypeVar("T")

log = logging.getLogger(__name__)

Watch = Callable[[Job, int], None]
"""Told how a job stands, and how many ID numbers still need an answer."""


@dataclass(frozen=True, slots=True)
class QueueLook:
    """What the store said at a checkpoint: the job now, and why it should stop, if it should."""

    job: Job
    stop: Stopped | None
    now: datetime


class Checkpoints:
    """The buffer between lookups and the store, for one run of one job.

    Every write begins with the lease's guard and looks at the queue again, so a cancel wish, a
    pause or a better job is seen here. Raises LeaseLost and Stopped. `job` is the job as last
    seen, with the place in the queue it was claimed with.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        purse: QuotaPurse,
        job: Job,
        epoch: Epoch,
        *,
        size: int,
        now: datetime,
        may_run: Callable[[Job], bool],
        watch: Watch,
    ) -> None:
        self.job = job
        self.quota_is_out = False
        self.half_full = asyncio.Event()
        self._store = store
        self._clock = clock
        self._purse = purse
        self._epoch = epoch
        self._size = size
        self._may_run = may_run
        self._watch = watch
        self._batch: list[SavedAnswer] = []
        self._under_way = 0
        self._hurry = False
        self._sent_before = purse.sent
        self._time_before = clock.monotonic()
        self._turn = asyncio.Lock()
        self._time_seen = (now, clock.monotonic())

    def now(self) -> datetime:
        """Store time, UTC, carried on from the last checkpoint by the monotonic clock."""
        seen, at = self._time_seen
        return seen + timedelta(seconds=self._clock.monotonic() - at)

    def left(self) -> int:
        """ID numbers that still need an answer, what is not written yet taken into account."""
        final = {one.id_number for one in self._batch if one.state not in UNFINISHED_ANSWERS}
        return max(0, self.job.lookups_left - len(final))

    def tell(self) -> None:
        """Show the watchers where the job stands."""
        self._watch(self.job, self.left())

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Read the store, waiting while it is away."""
        return await until_store_answers(self._clock, lambda: self._store.read(work))

    async def add(self, saved: SavedAnswer) -> None:
        """Take one answer; writes when the batch is full."""
        self._batch.append(saved)
        self.tell()
        if (len(self._batch) - self._under_way) * 2 >= self._size:
            self.half_full.set()
        if len(self._batch) >= self._size:
            await self.flush(only_full=True)

    async def flush(self, *, look: bool = True, only_full: bool = False) -> None:
        """Write what is there. While the store is away the batch is kept and nothing is asked:
        callers wait here. With `look` False no wish to stop is looked for; with `only_full`
        nothing is written when somebody else has written meanwhile.
        """
        # Shielded: a caller cancelled in the middle must not leave counts that come twice.
        writing = asyncio.ensure_future(self._flush(only_full))
        writing.add_done_callback(_note_error)
        seen = await asyncio.shield(writing)
        if look and seen is not None and seen.stop is not None:
            raise seen.stop

    async def save_once(self) -> None:
        """Write what is there at the very end of a run that was interrupted.

        Never raises: with the store away or the lease lost, the last batch is asked again.
        """
        self._hurry = True
        try:
            await self.flush(look=False)
        except (LeaseLost, StoreUnavailable) as lost:
            log.warning("job %s: %d answers not kept: %s", self.job.job_id, len(self._batch), lost)

    async def wait(
        self, reason: WaitReason, *, text: str = "", until: datetime | None = None
    ) -> None:
        """Tell everybody why the job waits now."""
        await self._say(reason, text, until)

    async def moving(self) -> None:
        """Tell everybody that the job moves again."""
        await self._say(None, "", None)

    async def _flush(self, only_full: bool) -> QueueLook | None:
        async with self._turn:
            due = len(self._batch)
            if only_full and due < self._size:
                return None
            self.half_full.clear()
            while True:
                seen = await self._write_part(min(due, self._size))
                due -= self._size
                if due <= 0:
                    break
        self.tell()
        return seen

    async def _write_part(self, count: int) -> QueueLook:
        self._under_way = count
        try:
            seen = await self._write_until_done(self._batch[:count])
        finally:
            self._under_way = 0
        del self._batch[:count]
        if seen.job.urgent != self.job.urgent:
            self._purse.lane = lane_of(seen.job)
        self.job = seen.job
        return seen

    async def _write_until_done(self, batch: list[SavedAnswer]) -> QueueLook:
        while True:
            sent = self._purse.sent
            time = self._clock.monotonic()
            work = partial(
                self._write,
                batch=batch,
                sent=sent - self._sent_before,
                seconds=time - self._time_before,
            )
            try:
                seen = await self._store.write(work)
            except StoreUnavailable as away:
                if self._hurry:
                    raise
                await self._wait_for_store(away)
                continue
            self._sent_before, self._time_before = sent, time
            self._time_seen = (seen.now, self._clock.monotonic())
            return seen

    async def _wait_for_store(self, away: StoreUnavailable) -> None:
        log.warning("job %s: %s; waiting", self.job.job_id, away)
        waiting = replace(self.job, wait_reason=WaitReason.DATABASE, wait_text=str(away))
        self._watch(waiting, self.left())
        await self._clock.sleep(STORE_RETRY_SECONDS)

    def _write(
        self, connection: Connection, batch: list[SavedAnswer], sent: int, seconds: float
    ) -> QueueLook:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        answers.save(connection, self.job.job_id, batch)
        job_states.note_progress(
            connection,
            self.job.job_id,
            now,
            lookups=sent,
            seconds=seconds,
            moved=bool(batch),
        )
        unfinished = jobs.unfinished_jobs(connection)
        job = jobs.job_of(connection, self.job.job_id)
        # A claim ends the time of being passed over; the place at the front lasts for the run.
        job = replace(job, passed_over_at=self.job.passed_over_at)
        return QueueLook(job, self._why_stop(connection, job, unfinished, now), now)

    def _why_stop(
        self, connection: Connection, job: Job, unfinished: list[Job], now: datetime
    ) -> Stopped | None:
        if job.cancel_requested:
            return Stopped(StopReason.CANCELLED)
        if not job.lookups_left:
            # Only its results are left to make. A better job that waits for quota would take over
            # and give way to this one again, for as long as there is none.
            return None
        if job.paused_at is not None:
            text = f"{_paused(connection, job)} by {job.paused_by}"
            return Stopped(StopReason.PAUSED, text)
        if (pause := queue_state.pause_of(connection)) is not None:
            text = f"{_paused(connection, job)}: {pause.who} paused the queue"
            return Stopped(StopReason.QUEUE_PAUSED, text)
        others = [one for one in unfinished if one.job_id != job.job_id and self._may_run(one)]
        if not better_than(job, others, now, no_quota=self.quota_is_out):
            return None
        better = pick(others, now, no_quota=self.quota_is_out)
        name = f" for {Path(better.file_name).stem}" if better else ""
        better_id = better.job_id if better else ""
        return Stopped(StopReason.BETTER_JOB, _paused(connection, job) + name, better_id)

    async def _say(self, reason: WaitReason | None, text: str, until: datetime | None) -> None:
        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            lease.guard(connection, self._epoch, now)
            job_states.set_wait(connection, self.job.job_id, now, reason, until=until, text=text)

        self.job = replace(self.job, wait_reason=reason, wait_until=until, wait_text=text)
        self.tell()
        try:
            await self._store.write(work)
        except StoreUnavailable as away:
            # Only what is shown; the next checkpoint waits for the store.
            log.warning("job %s: the wait was not told: %s", self.job.job_id, away)


def _paused(connection: Connection, job: Job) -> str:
    place = answers.page(connection, job.job_id, AnswerState.OPEN, 0, 1)
    return f"paused at row {place[0][1]:,}" if place else "paused"


def _note_error(task: asyncio.Future[QueueLook | None]) -> None:
    # Where the caller was cancelled nobody asks for it, and asyncio would log it as lost.
    if not task.cancelled():
        task.exception()
