"""Jobs as the feed shows them: few columns, whole pages, no person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from app.domain.feed.happenings import Seen
from app.domain.feed.job import FedJob
from app.domain.job import JobStatus, WaitReason
from app.store.files import FileRole
from app.store.jobs import UNFINISHED
from app.store.schema import drafts, files, jobs

_IN_LIST = 500
_COLUMNS = (
    jobs.c.job_id,
    jobs.c.file_name,
    jobs.c.file_path,
    jobs.c.file_size,
    jobs.c.ward_number,
    jobs.c.ward_per_row,
    jobs.c.status,
    jobs.c.progress,
    jobs.c.error,
    jobs.c.result,
    jobs.c.priority,
    jobs.c.urgent,
    jobs.c.operator,
    jobs.c.seat,
    jobs.c.total_rows,
    jobs.c.distinct_ids,
    jobs.c.lookups_left,
    jobs.c.paused_at,
    jobs.c.cancel_requested,
    jobs.c.wait_reason,
    jobs.c.wait_until,
    jobs.c.wait_text,
    jobs.c.created_at,
    jobs.c.updated_at,
    jobs.c.started_at,
    jobs.c.completed_at,
    jobs.c.version,
)


def fed_page(connection: Connection, limit: int, offset: int) -> tuple[list[FedJob], int]:
    """Jobs of the list, newest first, and how many there are in all."""
    listed = jobs.c.removed_at.is_(None)
    total = connection.execute(select(func.count()).select_from(jobs).where(listed)).scalar_one()
    query = select(*_COLUMNS).where(listed).order_by(jobs.c.id.desc())
    return _jobs(connection, query.limit(limit).offset(offset)), int(total)


def fed_jobs(connection: Connection, job_ids: Sequence[str]) -> list[FedJob]:
    """Those of these jobs that exist, in no order."""
    found: list[FedJob] = []
    for start in range(0, len(job_ids), _IN_LIST):
        part = job_ids[start : start + _IN_LIST]
        found += _jobs(connection, select(*_COLUMNS).where(jobs.c.job_id.in_(part)))
    return found


def fed_unfinished(connection: Connection) -> list[FedJob]:
    """What waits or runs, in the order it came."""
    query = select(*_COLUMNS).where(jobs.c.status.in_(UNFINISHED)).order_by(jobs.c.id)
    return _jobs(connection, query)


def first_seen(connection: Connection) -> dict[str, Seen]:
    """Every job of the list as far as a first look needs it; results are not read."""
    columns = (jobs.c.job_id, jobs.c.version, jobs.c.status, jobs.c.ward_number)
    query = select(*columns).where(jobs.c.removed_at.is_(None))
    return {
        row.job_id: Seen(row.version, JobStatus(row.status), row.ward_number)
        for row in connection.execute(query).all()
    }


def queued_ids(connection: Connection) -> list[str]:
    """The jobs that wait, oldest first."""
    query = select(jobs.c.job_id).where(jobs.c.status == JobStatus.QUEUED).order_by(jobs.c.id)
    return list(connection.execute(query).scalars())


def need_you(connection: Connection) -> int:
    """How many spreadsheets wait for an operator's word, without those that cannot be used."""
    query = select(func.count()).select_from(drafts).where(drafts.c.refusal == "")
    return int(connection.execute(query).scalar_one())


def _jobs(connection: Connection, query: Select[Any]) -> list[FedJob]:
    found = connection.execute(query).all()
    outputs = _outputs(connection, [row.job_id for row in found if row.result is not None])
    return [_job(row, outputs.get(row.job_id, ())) for row in found]


def _outputs(connection: Connection, job_ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The names of the results that are stored, the workbook first."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    wanted = list(job_ids)
    for start in range(0, len(wanted), _IN_LIST):
        query = (
            select(files.c.job_id, files.c.name)
            .where(
                files.c.job_id.in_(wanted[start : start + _IN_LIST]),
                files.c.role != FileRole.SOURCE,
                files.c.complete,
                files.c.replaced_at.is_(None),
            )
            .order_by(files.c.role.desc())
        )
        for row in connection.execute(query):
            names[row.job_id].append(row.name)
    return {job_id: tuple(found) for job_id, found in names.items()}


def _job(row: Row[Any], outputs: tuple[str, ...]) -> FedJob:
    return FedJob(
        job_id=row.job_id,
        file_name=row.file_name,
        file_path=row.file_path or "",
        file_size=row.file_size or 0,
        ward_number=row.ward_number,
        ward_per_row=row.ward_per_row,
        status=JobStatus(row.status),
        progress=row.progress or 0,
        error=row.error or "",
        result=row.result,
        priority=row.priority,
        urgent=row.urgent,
        operator=row.operator,
        seat=row.seat,
        rows=row.total_rows,
        distinct_ids=row.distinct_ids,
        lookups_left=row.lookups_left,
        paused=row.paused_at is not None,
        cancel_requested=row.cancel_requested,
        wait_reason=WaitReason(row.wait_reason) if row.wait_reason else None,
        wait_until=row.wait_until,
        wait_text=row.wait_text,
        created_at=row.created_at,
        updated_at=row.updated_at or row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        version=row.version,
        outputs=outputs,
    )
