"""What is kept how long, and the access log (POPIA; design, decision 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, select

from app.domain.job import TERMINAL
from app.store.files import remove_files
from app.store.schema import (
    access_log,
    answers,
    corrections,
    deliveries,
    files,
    jobs,
    rows,
    single_checks,
    timeline,
)

_CLOSED = jobs.c.status.in_(TERMINAL)


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed."""

    files: int
    jobs: int
    single_checks: int
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class Expiring:
    """An ended job that still has stored files; `completed_at` is UTC."""

    job_id: str
    file_name: str
    completed_at: datetime


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the access log; `at` is UTC. The subject never holds an ID number or a name."""

    at: datetime
    operator: str
    seat: str
    action: str
    subject: str


def log_access(
    connection: Connection, now: datetime, operator: str, seat: str, action: str, subject: str
) -> None:
    """Note that somebody looked at, exported or removed personal data."""
    connection.execute(
        access_log.insert().values(
            at=now,
            operator=operator[:100],
            seat=seat[:100],
            action=action,
            subject=subject[:255],
        )
    )


def access_entries(
    connection: Connection, limit: int = 200, since: datetime | None = None
) -> list[AccessEntry]:
    """The newest lines of the access log, newest first; `since` is store time."""
    query = select(access_log).order_by(access_log.c.entry.desc()).limit(limit)
    if since is not None:
        query = query.where(access_log.c.at >= since)
    return [
        AccessEntry(row.at, row.operator, row.seat, row.action, row.subject)
        for row in connection.execute(query)
    ]


def purge(
    connection: Connection,
    *,
    files_before: datetime,
    decisions_before: datetime,
    answers_before: datetime,
) -> Purged:
    """Remove what is past its time: files, then whole jobs, and single answers.

    A job that has not ended keeps everything, however old it is.
    """
    gone = _file_ids(connection, jobs.c.completed_at < files_before)
    job_ids = _job_ids(connection, jobs.c.completed_at < decisions_before)
    gone |= _file_ids(connection, jobs.c.completed_at < decisions_before)
    remove_files(connection, sorted(gone))
    for job_id in job_ids:
        for table in (rows, answers, corrections, deliveries, timeline, jobs):
            connection.execute(delete(table).where(table.c.job_id == job_id))
    singles = connection.execute(
        delete(single_checks).where(single_checks.c.asked_at < answers_before)
    )
    return Purged(len(gone), len(job_ids), singles.rowcount)


def expiring(connection: Connection, ended_before: datetime) -> list[Expiring]:
    """Jobs that ended before a moment and still have stored files, the oldest first."""
    query = (
        select(jobs.c.job_id, jobs.c.file_name, jobs.c.completed_at)
        .where(_CLOSED, jobs.c.completed_at < ended_before)
        .where(jobs.c.job_id.in_(select(files.c.job_id).where(files.c.complete)))
        .order_by(jobs.c.completed_at, jobs.c.id)
    )
    return [Expiring(*row) for row in connection.execute(query)]


def _file_ids(connection: Connection, ended: ColumnElement[bool]) -> set[str]:
    query = (
        select(files.c.file_id).join(jobs, jobs.c.job_id == files.c.job_id).where(_CLOSED, ended)
    )
    return set(connection.execute(query).scalars())


def _job_ids(connection: Connection, ended: ColumnElement[bool]) -> list[str]:
    return list(connection.execute(select(jobs.c.job_id).where(_CLOSED, ended)).scalars())
