"""Answers are kept as they arrive: at most 50 of them or two seconds are ever at risk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable
from app.domain.job import Job, WaitReason, better_than
from app.engine.clock import Clock
from app.engine.control import Stopped, StopReason
from app.engine.purse import QuotaPurse
from app.seats import lease
from app.seats.lease import Epoch
from app.store import answers, jobs
from app.store.answers import SavedAnswer
from app.store.store import Store

STORE_RETRY_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class QueueLook:
    """What the store said at a checkpoint: the job now, and who else waits."""

    job: Job
    waiting: tuple[Job, ...]
    better: bool
    now: datetime


class Checkpoints:
    """The buffer between lookups and the store, for one run of one job.

    Every write begins with the lease's guard and looks at the queue again, so a cancel wish or
    a better job is seen here. Raises LeaseLost and Stopped.
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
        watch: Callable[[Job], None],
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
        self._sent_before = purse.sent
        self._time_before = clock.monotonic()
        self._turn = asyncio.Lock()
        self._time_seen = (now, clock.monotonic())

    def now(self) -> datetime:
        """Store time, UTC, carried on from the last checkpoint by the monotonic clock."""
        seen, at = self._time_seen
        return seen + timedelta(seconds=self._clock.monotonic() - at)

    async def add(self, saved: SavedAnswer) -> None:
        """Take one answer; writes when the batch is full."""
        self._batch.append(saved)
        if len(self._batch) * 2 >= self._size:
            self.half_full.set()
        if len(self._batch) >= self._size:
            await self.flush()

    async def flush(self, *, look: bool = True) -> None:
        """Write what is there. While the store is away the batch is kept and nothing is asked:
        callers wait here. With `look` False no wish to stop is looked for.
        """
        # Shielded: a caller cancelled in the middle must not leave counts that come twice.
        seen = await asyncio.shield(asyncio.ensure_future(self._flush()))
        if look:
            self._obey(seen)

    async def wait(
        self, reason: WaitReason, *, text: str = "", until: datetime | None = None
    ) -> None:
        """Tell everybody why the job waits now."""
        await self._say(reason, text, until)

    async def moving(self) -> None:
        """Tell everybody that the job moves again."""
        await self._say(None, "", None)

    async def _flush(self) -> QueueLook:
        async with self._turn:
            batch = list(self._batch)
            self.half_full.clear()
            seen = await self._write_until_done(batch)
            del self._batch[: len(batch)]
            self.job = seen.job
        self._watch(seen.job)
        return seen

    def _obey(self, seen: QueueLook) -> None:
        if seen.job.cancel_requested:
            raise Stopped(StopReason.CANCELLED)
        if seen.better:
            raise Stopped(StopReason.BETTER_JOB)

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
            except StoreUnavailable:
                await self._clock.sleep(STORE_RETRY_SECONDS)
                continue
            self._sent_before, self._time_before = sent, time
            self._time_seen = (seen.now, self._clock.monotonic())
            return seen

    def _write(
        self, connection: Connection, batch: list[SavedAnswer], sent: int, seconds: float
    ) -> QueueLook:
        now = self._store.database.now(connection)
        lease.guard(connection, self._epoch, now)
        answers.save(connection, self.job.job_id, batch)
        jobs.note_progress(
            connection,
            self.job.job_id,
            now,
            lookups=sent,
            seconds=seconds,
            moved=bool(batch),
        )
        unfinished = jobs.unfinished_jobs(connection)
        job = jobs.job_of(connection, self.job.job_id)
        others = (other for other in unfinished if other.job_id != job.job_id)
        waiting = tuple(other for other in others if self._may_run(other))
        better = better_than(job, waiting, now, no_quota=self.quota_is_out)
        return QueueLook(job, waiting, better, now)

    async def _say(self, reason: WaitReason | None, text: str, until: datetime | None) -> None:
        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            lease.guard(connection, self._epoch, now)
            jobs.set_wait(connection, self.job.job_id, now, reason, until=until, text=text)

        try:
            await self._store.write(work)
        except StoreUnavailable:
            # Only what is shown; the next checkpoint waits for the store.
            return
