"""What is kept how long, and the access log (POPIA; design, decision 13)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, select

from app.domain.job import TERMINAL
from app.store.files import remove_files
from app.store.schema import access_log, answers, files, jobs, rows, single_checks, timeline


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge removed."""

    files: int
    jobs: int
    single_checks: int


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


def access_entries(connection: Connection, limit: int = 200) -> list[AccessEntry]:
    """The newest lines of the access log."""
    query = select(access_log).order_by(access_log.c.entry.desc()).limit(limit)
    return [
        AccessEntry(row.at, row.operator, row.seat, row.action, row.subject)
        for row in connection.execute(query)
    ]


def old_files(connection: Connection, ended_before: datetime) -> list[str]:
    """Stored spreadsheets and results of jobs that ended before a moment; file ids."""
    query = (
        select(files.c.file_id)
        .join(jobs, jobs.c.job_id == files.c.job_id)
        .where(jobs.c.status.in_(TERMINAL), jobs.c.completed_at < ended_before)
    )
    return list(connection.execute(query).scalars())


def purge(
    connection: Connection,
    *,
    files_before: datetime,
    decisions_before: datetime,
    answers_before: datetime,
) -> Purged:
    """Remove what is past its time: files, then whole jobs, and single answers."""
    file_ids = old_files(connection, files_before)
    remove_files(connection, file_ids)
    old_jobs = select(jobs.c.job_id).where(
        jobs.c.status.in_(TERMINAL), jobs.c.completed_at < decisions_before
    )
    job_ids = list(connection.execute(old_jobs).scalars())
    for job_id in job_ids:
        for table in (rows, answers, timeline, jobs):
            connection.execute(delete(table).where(table.c.job_id == job_id))
    singles = connection.execute(
        delete(single_checks).where(single_checks.c.asked_at < answers_before)
    )
    return Purged(len(file_ids), len(job_ids), singles.rowcount)
