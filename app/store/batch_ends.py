"""Which lists have ended that their operator was not told of: batches, and lists that came alone.

Each time lists of a batch end after its end was told (asked again, corrected), they count anew.
Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, or_, select, update

from app.domain.job import TERMINAL, Job
from app.store.jobs import UNFINISHED, jobs_of_batch, jobs_with
from app.store.schema import batches, deliveries, jobs


@dataclass(frozen=True, slots=True)
class Ended:
    """Lists that have ended since `told_at`; the last one `at`. `batch_id` is "" for one alone."""

    batch_id: str
    name: str
    told_at: datetime | None
    at: datetime
    jobs: tuple[Job, ...]


def untold(connection: Connection, seat: str) -> list[Ended]:
    """What a seat has to tell: of a batch only once none of its lists is unfinished."""
    return [*_batches(connection, seat), *_alone(connection, seat)]


def mark_told(connection: Connection, seat: str, ended: Ended) -> bool:
    """Take it upon oneself to tell this; False when it was told already."""
    if ended.batch_id:
        table, which = batches, [batches.c.batch_id == ended.batch_id]
    else:
        job_id = ended.jobs[0].job_id
        table, which = deliveries, [deliveries.c.job_id == job_id, deliveries.c.seat == seat]
    before = table.c.told_at
    unchanged = before.is_(None) if ended.told_at is None else before == ended.told_at
    marked = connection.execute(update(table).where(*which, unchanged).values(told_at=ended.at))
    return marked.rowcount == 1


def _batches(connection: Connection, seat: str) -> list[Ended]:
    left = func.sum(case((jobs.c.status.in_(UNFINISHED), 1), else_=0))
    last = func.max(jobs.c.completed_at)
    query = (
        select(batches.c.batch_id, batches.c.name, batches.c.told_at, last.label("at"))
        .join(jobs, jobs.c.batch_id == batches.c.batch_id)
        .where(batches.c.seat == seat)
        .group_by(batches.c.batch_id, batches.c.name, batches.c.told_at)
        .having(left == 0, or_(batches.c.told_at.is_(None), last > batches.c.told_at))
        .order_by(last)
    )
    return [
        Ended(
            row.batch_id,
            row.name,
            row.told_at,
            row.at,
            _ended_after(jobs_of_batch(connection, row.batch_id), row.told_at),
        )
        for row in connection.execute(query).all()
    ]


def _alone(connection: Connection, seat: str) -> list[Ended]:
    query = (
        select(jobs.c.job_id, deliveries.c.told_at)
        .join(deliveries, deliveries.c.job_id == jobs.c.job_id)
        .where(deliveries.c.seat == seat, jobs.c.batch_id.is_(None), jobs.c.status.in_(TERMINAL))
        .where(or_(deliveries.c.told_at.is_(None), jobs.c.completed_at > deliveries.c.told_at))
    )
    told = {row.job_id: row.told_at for row in connection.execute(query)}
    return [
        Ended("", job.file_name, told[job.job_id], job.completed_at or job.created_at, (job,))
        for job in sorted(jobs_with(connection, list(told)), key=lambda job: job.sequence)
    ]


def _ended_after(members: Sequence[Job], told_at: datetime | None) -> tuple[Job, ...]:
    """Those that are news; what was removed from the list is nobody's any more."""
    return tuple(
        job
        for job in members
        if job.removed_at is None
        and job.completed_at is not None
        and (told_at is None or job.completed_at > told_at)
    )
