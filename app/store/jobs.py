"""Jobs in SQL, as they are put in and read.

Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from app.domain.errors import UserError
from app.domain.job import UNFINISHED_ANSWERS, Job, JobStatus, WaitReason
from app.domain.ward import WardId
from app.store.files import FileRole
from app.store.schema import answers, files, jobs, timeline

_IN_LIST = 500
WARD_DIGITS = 8

UNFINISHED = (JobStatus.QUEUED, JobStatus.PROCESSING)
# What another program puts into the table has no version (`app.store.adopt`).
OURS = jobs.c.version > 0


@dataclass(frozen=True, slots=True)
class NewJob:
    """What intake knows of a job before it is stored."""

    job_id: str
    file_name: str
    file_path: str
    file_size: int
    file_sha256: str
    ward_id: WardId | None
    ward_per_row: bool
    iec: str
    rows: int
    distinct_ids: int
    invalid: int
    duplicates: int
    repaired: int
    lookups_left: int
    priority: int
    urgent: bool
    recheck: bool
    operator: str
    seat: str
    details: dict[str, object] = field(default_factory=dict)
    batch_id: str = ""


def insert_job(connection: Connection, new: NewJob, now: datetime) -> None:
    """Store a job as queued; with it, in the caller's transaction, its file becomes complete."""
    connection.execute(
        jobs.insert().values(
            job_id=new.job_id,
            file_name=new.file_name,
            file_path=new.file_path,
            file_size=new.file_size,
            file_sha256=new.file_sha256,
            ward_number=int(new.ward_id) if new.ward_id else None,
            ward_per_row=new.ward_per_row,
            iec=new.iec,
            status=JobStatus.QUEUED,
            total_rows=new.rows,
            distinct_ids=new.distinct_ids,
            invalid_rows=new.invalid,
            duplicate_rows=new.duplicates,
            repaired_rows=new.repaired,
            lookups_left=new.lookups_left,
            priority=new.priority,
            urgent=new.urgent,
            recheck=new.recheck,
            operator=new.operator,
            seat=new.seat,
            details=new.details,
            batch_id=new.batch_id or None,
            created_at=now,
            updated_at=now,
        )
    )


def job_of(connection: Connection, job_id: str, *, lock: bool = False) -> Job:
    """One job; with `lock`, as it is now and stays until the transaction ends.

    Raises UserError when there is none.
    """
    query = select(jobs).where(jobs.c.job_id == job_id)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise UserError(f"There is no job {job_id}. `jobs` lists them")
    return _job(row)


def jobs_with(connection: Connection, job_ids: Sequence[str]) -> list[Job]:
    """Those of these jobs that there are, without an order."""
    found: list[Job] = []
    for start in range(0, len(job_ids), _IN_LIST):
        query = select(jobs).where(jobs.c.job_id.in_(job_ids[start : start + _IN_LIST]))
        found += [_job(row) for row in connection.execute(query)]
    return found


def find_job(connection: Connection, text: str) -> Job:
    """The job whose id begins with `text`. Raises UserError when none or several do."""
    wanted = text.strip().lower()
    query = select(jobs).where(jobs.c.job_id.startswith(wanted, autoescape=True)).limit(2)
    found = connection.execute(query).all() if wanted else []
    if len(found) == 1:
        return _job(found[0])
    problem = f"Several jobs begin with {text}" if found else f"There is no job {text}"
    raise UserError(f"{problem}. `jobs` lists them")


def list_jobs(connection: Connection, limit: int = 50) -> list[Job]:
    """Newest first; without what was removed from the list."""
    query = select(jobs).where(jobs.c.removed_at.is_(None)).order_by(jobs.c.id.desc()).limit(limit)
    return [_job(row) for row in connection.execute(query)]


def unfinished_jobs(connection: Connection, *, lock: bool = False) -> list[Job]:
    """Every queued or processing job, oldest first; with `lock`, as in `job_of`."""
    query = select(jobs).where(jobs.c.status.in_(UNFINISHED), OURS).order_by(jobs.c.id)
    found = connection.execute(query.with_for_update() if lock else query)
    return [_job(row) for row in found]


def jobs_of_batch(connection: Connection, batch_id: str) -> list[Job]:
    """The jobs that came together, in the order they came."""
    query = select(jobs).where(jobs.c.batch_id == batch_id).order_by(jobs.c.id)
    return [_job(row) for row in connection.execute(query)]


def failed_unanswered(connection: Connection) -> list[Job]:
    """Listed jobs that failed, so that results are still to be made, and can be taken up."""
    sources = select(files.c.job_id).where(files.c.role == FileRole.SOURCE, files.c.complete)
    query = select(jobs).where(
        jobs.c.status == JobStatus.FAILED,
        jobs.c.removed_at.is_(None),
        jobs.c.job_id.in_(sources),
    )
    return [_job(row) for row in connection.execute(query.order_by(jobs.c.id))]


def same_spreadsheet(connection: Connection, sha256: str, iec: str) -> list[Job]:
    """Earlier jobs on exactly these bytes, newest first."""
    query = select(jobs).where(jobs.c.file_sha256 == sha256, jobs.c.iec == iec)
    return [_job(row) for row in connection.execute(query.order_by(jobs.c.id.desc()))]


def abandoned(connection: Connection, epoch: int) -> list[Job]:
    """Jobs left as processing by a seat that no longer holds the lease."""
    query = select(jobs).where(jobs.c.status == JobStatus.PROCESSING, jobs.c.epoch < epoch, OURS)
    return [_job(row) for row in connection.execute(query)]


def lookups_left(connection: Connection, job_id: str) -> int:
    """ID numbers of the job that still need an answer, without those its run leaves out."""
    asked = _unanswered(job_id).where(answers.c.left_out.is_(False))
    return int(connection.execute(asked).scalar_one())


def unanswered(connection: Connection, job_id: str) -> int:
    """ID numbers of the job that were not asked to the end, whether its run may ask or not."""
    return int(connection.execute(_unanswered(job_id)).scalar_one())


def note(connection: Connection, job_id: str, now: datetime, text: str) -> None:
    """Add a line to the job's time line; never a name or an ID number."""
    connection.execute(timeline.insert().values(job_id=job_id, at=now, text=text[:500]))


def notes(connection: Connection, job_id: str) -> list[tuple[datetime, str]]:
    """The job's time line, oldest first."""
    query = select(timeline.c.at, timeline.c.text).where(timeline.c.job_id == job_id)
    found = connection.execute(query.order_by(timeline.c.entry))
    return [(line.at, line.text) for line in found]


def _unanswered(job_id: str) -> Select[Any]:
    return select(func.count()).where(
        answers.c.job_id == job_id, answers.c.state.in_(UNFINISHED_ANSWERS)
    )


def _job(row: Row[Any]) -> Job:
    # The system before kept a ward's number alone, which is a ward in every municipality.
    number = str(row.ward_number or "")
    ward = WardId(number) if len(number) == WARD_DIGITS else None
    return Job(
        sequence=row.id,
        job_id=row.job_id,
        file_name=row.file_name,
        status=JobStatus(row.status),
        ward_id=ward,
        ward_per_row=row.ward_per_row,
        iec=row.iec,
        rows=row.total_rows,
        distinct_ids=row.distinct_ids,
        invalid=row.invalid_rows,
        duplicates=row.duplicate_rows,
        repaired=row.repaired_rows,
        lookups=row.lookups,
        lookups_left=row.lookups_left,
        reused=row.reused,
        priority=row.priority,
        urgent=row.urgent,
        recheck=row.recheck,
        file_sha256=row.file_sha256,
        operator=row.operator,
        seat=row.seat,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        paused_at=row.paused_at,
        passed_over_at=row.passed_over_at,
        wait_reason=WaitReason(row.wait_reason) if row.wait_reason else None,
        wait_until=row.wait_until,
        wait_text=row.wait_text,
        cancel_requested=row.cancel_requested,
        crashes=row.crashes,
        version=row.version,
        seconds=row.seconds,
        error=row.error or "",
        result=row.result,
        details=row.details or {},
        queue_at=row.queue_at,
        batch_id=row.batch_id or "",
        removed_at=row.removed_at,
        ward_confirmed=row.ward_confirmed,
        paused_by=row.paused_by,
        left_out=row.left_out,
    )
