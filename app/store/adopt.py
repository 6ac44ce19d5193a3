"""The jobs of the system before (seed-system notes): its table is adopted, rows included.

A row that Rollcheck did not make has version 0, for that system names no version: the queue
passes such rows by, so both programs may use the table side by side. An upgrade takes over what
is there: ended jobs stay as history, and what was unfinished is told as such, for that system
kept no spreadsheet to go on with.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select, update

from app.domain.job import JobStatus
from app.store.schema import jobs

LEFT = (
    "The earlier program left this list unfinished and kept no copy of it. "
    "Add its spreadsheet again"
)
_UNFINISHED = (JobStatus.QUEUED, JobStatus.PROCESSING)


@dataclass(slots=True)
class Adopted:
    """How many jobs were taken over, and how many of them were unfinished."""

    rows: int = 0
    unfinished: int = 0


def adopt(connection: Connection) -> Adopted:
    """Take over the rows of the system before; doing it again changes nothing."""
    theirs = jobs.c.version == 0
    now = func.current_timestamp()
    left = theirs & jobs.c.status.in_(_UNFINISHED)
    unfinished = connection.execute(select(func.count()).where(left)).scalar_one()
    connection.execute(
        update(jobs)
        .where(left)
        .values(status=JobStatus.FAILED, error=LEFT, completed_at=jobs.c.updated_at)
    )
    taken = connection.execute(
        update(jobs)
        .where(theirs)
        .values(
            version=1,
            priority=func.coalesce(jobs.c.priority, 1),
            created_at=func.coalesce(jobs.c.created_at, jobs.c.updated_at, now),
            updated_at=func.coalesce(jobs.c.updated_at, now),
        )
    )
    return Adopted(taken.rowcount, unfinished)
