"""What the feed reads: pages of jobs, the queue as a whole, the quota."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.feed.job import FedJob, Moving
from app.domain.job import JobStatus
from app.domain.quota import QuotaOutlook, QuotaSnapshot, coming_free, minute_of, moment_of
from app.seats.quota_ledger import QuotaLedger
from app.store import fed_jobs, queue_state
from app.store.store import Store

FinishOf = Callable[[str], datetime | None]


@dataclass(frozen=True, slots=True)
class QueueSeen:
    """The queue at one moment; `all_done` (store time) is None while nobody can know."""

    unfinished: tuple[FedJob, ...]
    need_you: int
    paused: bool
    all_done: datetime | None


@dataclass(frozen=True, slots=True)
class QuotaSeen:
    """The quota at one moment: what is spent, and what comes free by when (store time)."""

    now: QuotaSnapshot
    more: int
    more_by: datetime | None


class FeedReads:
    """Reads one store. `finish_of` gives a job's foreseen end, store time; all raise
    StoreUnavailable.
    """

    def __init__(self, store: Store, ledger: QuotaLedger, finish_of: FinishOf) -> None:
        self.finish_of = finish_of
        self.moving: Moving | None = None
        self._store = store
        self._ledger = ledger

    async def page(self, limit: int, offset: int) -> tuple[list[FedJob], int]:
        """Jobs, newest first, and how many there are in all."""
        found, total = await self._store.read(
            partial(fed_jobs.fed_page, limit=limit, offset=offset)
        )
        return [self._as_told(job) for job in found], total

    async def job(self, job_id: str) -> FedJob | None:
        """One job; None where there is none."""
        found = await self._store.read(partial(fed_jobs.fed_jobs, job_ids=[job_id]))
        return self._as_told(found[0]) if found else None

    async def queued_ids(self) -> list[str]:
        """The jobs that wait, oldest first."""
        return await self._store.read(fed_jobs.queued_ids)

    async def queue(self) -> QueueSeen:
        """What waits and runs."""
        return self.told(await self._store.read(self.queue_in))

    def queue_in(self, connection: Connection) -> QueueSeen:
        """As `queue`, within somebody's read; without what the runner told since."""
        return QueueSeen(
            unfinished=tuple(fed_jobs.fed_unfinished(connection)),
            need_you=fed_jobs.need_you(connection),
            paused=queue_state.pause_of(connection) is not None,
            all_done=None,
        )

    async def quota(self) -> QuotaSeen:
        """What is spent and what is free."""

        def work(connection: Connection) -> QuotaSeen:
            now = self._store.database.now(connection)
            return _quota(
                self._ledger.snapshot(connection, now), self._ledger.outlook(connection, now), now
            )

        return await self._store.read(work)

    def told(self, seen: QueueSeen) -> QueueSeen:
        """With what the runner told since the last checkpoint, and the foreseen end."""
        unfinished = tuple(self._as_told(job) for job in seen.unfinished)
        return replace(seen, unfinished=unfinished, all_done=self._all_done(unfinished))

    def _as_told(self, job: FedJob) -> FedJob:
        moving = self.moving
        if moving is None or moving.job_id != job.job_id or job.status is not JobStatus.PROCESSING:
            return job
        return replace(job, progress=max(job.progress, moving.progress))

    def _all_done(self, unfinished: Sequence[FedJob]) -> datetime | None:
        times = [self.finish_of(job.job_id) for job in unfinished if not job.paused]
        known = [time for time in times if time is not None]
        return max(known) if known and len(known) == len(times) else None


def _quota(now: QuotaSnapshot, outlook: QuotaOutlook, at: datetime) -> QuotaSeen:
    coming = coming_free(outlook, minute_of(at))
    return QuotaSeen(
        now=now,
        more=coming.lookups if coming else 0,
        more_by=moment_of(coming.minute) if coming else None,
    )
