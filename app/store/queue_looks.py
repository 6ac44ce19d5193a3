"""Small looks at the queue, cheap enough for every two seconds of an idle seat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from app.domain.job import AnswerState, JobStatus
from app.store import queue_state
from app.store.jobs import OURS, UNFINISHED
from app.store.schema import answers, jobs


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A job that was being checked when its seat died.

    `last_seen` is store time, UTC: its last checkpoint. `kept` ID numbers have their answer.
    """

    job_id: str
    file_name: str
    last_seen: datetime
    kept: int


def waiting_for(connection: Connection) -> set[str]:
    """The IECs of the jobs that could run now; of a paused queue, only those to be stopped."""
    goes_on = jobs.c.paused_at.is_(None)
    if queue_state.pause_of(connection) is not None:
        goes_on = jobs.c.cancel_requested.is_(True)
    may_run = or_(jobs.c.cancel_requested.is_(True), goes_on)
    query = select(jobs.c.iec).distinct().where(jobs.c.status.in_(UNFINISHED), OURS, may_run)
    return set(connection.execute(query).scalars())


def interrupted(connection: Connection, epoch: int) -> list[Interrupted]:
    """What was left as running by seats that no longer hold the lease, oldest first."""
    kept = (
        select(func.count())
        .where(answers.c.job_id == jobs.c.job_id, answers.c.state == AnswerState.ANSWERED)
        .scalar_subquery()
    )
    query = (
        select(jobs.c.job_id, jobs.c.file_name, jobs.c.updated_at, kept)
        .where(jobs.c.status == JobStatus.PROCESSING, jobs.c.epoch < epoch, OURS)
        .order_by(jobs.c.id)
    )
    return [Interrupted(*row) for row in connection.execute(query)]


def running_place(connection: Connection) -> tuple[str, int] | None:
    """The seat that processes a job, and its first row that was not asked yet; None for none."""
    first = (
        select(func.min(answers.c.first_row))
        .where(answers.c.job_id == jobs.c.job_id, answers.c.state == AnswerState.OPEN)
        .scalar_subquery()
    )
    query = select(jobs.c.seat, first).where(jobs.c.status == JobStatus.PROCESSING, OURS)
    row = connection.execute(query).first()
    return (row[0], row[1]) if row is not None and row[1] is not None else None
