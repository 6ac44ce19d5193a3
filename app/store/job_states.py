"""How a job's state changes in SQL: always conditional on the state it starts from.

Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, update

from app.domain.errors import UserError
from app.domain.job import Job, JobStatus, WaitReason
from app.store.jobs import UNFINISHED, job_of, lookups_left
from app.store.schema import answers, jobs

NOT_PAUSED: dict[str, Any] = {"paused_at": None, "paused_by": ""}


def claim(connection: Connection, job: Job, seat: str, epoch: int, now: datetime) -> bool:
    """Make a queued job the running one; False when another seat was quicker."""
    claimed = connection.execute(
        update(jobs)
        .where(
            jobs.c.job_id == job.job_id,
            jobs.c.status == JobStatus.QUEUED,
            jobs.c.paused_at.is_(None),
            jobs.c.version == job.version,
        )
        .values(
            status=JobStatus.PROCESSING,
            running_slot=1,
            seat=seat,
            epoch=epoch,
            started_at=func.coalesce(jobs.c.started_at, now),
            passed_over_at=None,
            **_not_waiting(),
            **touched(now),
        )
    )
    if claimed.rowcount != 1:
        return False
    _mark_passed_over(connection, job, now)
    return True


def requeue(
    connection: Connection, job_id: str, epoch: int, now: datetime, *, wait_text: str = ""
) -> None:
    """Give a running job back with everything it has; `wait_text` says why, if it must wait."""
    reason = WaitReason.SEAT if wait_text else None
    _from_running(
        connection,
        job_id,
        epoch,
        status=JobStatus.QUEUED,
        **(_not_waiting() | {"wait_reason": reason, "wait_text": wait_text[:500]}),
        **touched(now),
    )


def finish(
    connection: Connection,
    job_id: str,
    epoch: int,
    now: datetime,
    *,
    status: JobStatus,
    result: dict[str, object] | None = None,
    error: str | None = None,
) -> None:
    """End a running job. `result` holds the seed's statistics."""
    changes: dict[str, Any] = {} if result is None else {"result": result}
    ended = _from_running(
        connection,
        job_id,
        epoch,
        status=status,
        error=error,
        completed_at=now,
        cancel_requested=False,
        progress=100 if status is JobStatus.COMPLETED else jobs.c.progress,
        **changes,
        **NOT_PAUSED,
        **_not_waiting(),
        **touched(now),
    )
    if ended:
        _forget_left_out(connection, job_id)


def note_progress(
    connection: Connection,
    job_id: str,
    now: datetime,
    *,
    lookups: int,
    seconds: float,
    moved: bool,
) -> None:
    """Add what was sent since the last checkpoint and count again what is left.

    Answers kept (`moved`) mean that the job does not crash its seat: crashes count anew.
    """
    left = lookups_left(connection, job_id)
    asked = func.nullif(jobs.c.distinct_ids - jobs.c.left_out, 0)
    done = 100 - func.round(100.0 * left / asked)
    connection.execute(
        update(jobs)
        .where(jobs.c.job_id == job_id)
        .values(
            lookups=jobs.c.lookups + lookups,
            lookups_left=left,
            seconds=jobs.c.seconds + seconds,
            progress=func.coalesce(done, 100),
            crashes=0 if moved else jobs.c.crashes,
            **touched(now),
        )
    )


def set_wait(
    connection: Connection,
    job_id: str,
    now: datetime,
    reason: WaitReason | None,
    *,
    until: datetime | None = None,
    text: str = "",
) -> None:
    """Say why a job does not move, or that it moves again (`reason` None)."""
    connection.execute(
        update(jobs)
        .where(jobs.c.job_id == job_id)
        .values(wait_reason=reason, wait_until=until, wait_text=text[:500], **touched(now))
    )


def bind_iec(connection: Connection, job_id: str, iec: str) -> None:
    """Fix the account of a job that was taken in before there was one on this PC."""
    for table in (jobs, answers):
        connection.execute(update(table).where(table.c.job_id == job_id).values(iec=iec))


def request_cancel(connection: Connection, job_id: str, now: datetime) -> JobStatus:
    """Cancel a queued job at once, ask a running one to stop; the status it had.

    Raises UserError for a job that has ended.
    """
    # Locked: on a server another seat may claim the job between the look and the change.
    job = job_of(connection, job_id, lock=True)
    if job.status not in UNFINISHED:
        raise UserError(f"Job {job_id} has ended ({job.status}); there is nothing to cancel")
    queued = job.status is JobStatus.QUEUED
    changes: dict[str, Any] = {}
    if queued:
        changes = {"status": JobStatus.CANCELLED, "completed_at": now, **_not_waiting()}
    # Not paused, whatever it was: a wish to stop must be seen even after its seat has died.
    connection.execute(
        update(jobs)
        .where(jobs.c.job_id == job_id)
        .values(cancel_requested=not queued, **changes, **NOT_PAUSED, **touched(now))
    )
    if queued:
        _forget_left_out(connection, job_id)
    return job.status


def reopen(connection: Connection, job_id: str, now: datetime, **changes: Any) -> None:
    """Put an ended job back into the queue, and into the list if it was removed from it.

    Its results stay until new ones are complete.
    """
    connection.execute(
        update(jobs)
        .where(jobs.c.job_id == job_id, jobs.c.status.not_in(UNFINISHED))
        .values(
            status=JobStatus.QUEUED,
            error=None,
            crashes=0,
            cancel_requested=False,
            lookups_left=lookups_left(connection, job_id),
            queue_at=None,
            removed_at=None,
            **_not_waiting(),
            **touched(now),
            **changes,
        )
    )


def update_job(connection: Connection, job_id: str, now: datetime, **changes: Any) -> None:
    """Change columns that do not concern the job's state."""
    connection.execute(
        update(jobs).where(jobs.c.job_id == job_id).values(**changes, **touched(now))
    )


def recover(
    connection: Connection,
    job: Job,
    now: datetime,
    *,
    status: JobStatus,
    error: str | None,
    crashed: bool = True,
) -> None:
    """Take a job from a dead seat: back to the queue, or ended. `crashed` counts against it."""
    ended: dict[str, Any] = {} if status is JobStatus.QUEUED else NOT_PAUSED
    recovered = connection.execute(
        update(jobs)
        .where(jobs.c.job_id == job.job_id, jobs.c.status == JobStatus.PROCESSING)
        .values(
            status=status,
            error=error,
            running_slot=None,
            crashes=job.crashes + crashed,
            completed_at=now if status is not JobStatus.QUEUED else None,
            **ended,
            **_not_waiting(),
            **touched(now),
        )
    )
    if recovered.rowcount and status is not JobStatus.QUEUED:
        _forget_left_out(connection, job.job_id)


def set_jobs(connection: Connection, job_ids: Iterable[str], now: datetime, **changes: Any) -> int:
    """Change columns of several jobs; how many there were."""
    changed = connection.execute(
        update(jobs).where(jobs.c.job_id.in_(list(job_ids))).values(**changes, **touched(now))
    )
    return changed.rowcount


def _from_running(connection: Connection, job_id: str, epoch: int, **changes: Any) -> bool:
    changed = connection.execute(
        update(jobs)
        .where(
            jobs.c.job_id == job_id,
            jobs.c.status == JobStatus.PROCESSING,
            jobs.c.epoch == epoch,
        )
        .values(running_slot=None, **changes)
    )
    return changed.rowcount == 1


def _forget_left_out(connection: Connection, job_id: str) -> None:
    """At a job's end what its run had to leave out is as open as it was before."""
    taken = connection.execute(
        update(answers).where(answers.c.job_id == job_id, answers.c.left_out).values(left_out=False)
    )
    if taken.rowcount:
        left = lookups_left(connection, job_id)
        connection.execute(
            update(jobs).where(jobs.c.job_id == job_id).values(left_out=0, lookups_left=left)
        )


def _mark_passed_over(connection: Connection, claimed: Job, now: datetime) -> None:
    connection.execute(
        update(jobs)
        .where(
            jobs.c.status == JobStatus.QUEUED,
            jobs.c.paused_at.is_(None),
            jobs.c.passed_over_at.is_(None),
            # Not by `id`: behind a job that an operator has moved there nobody is passed over.
            func.coalesce(jobs.c.queue_at, jobs.c.id) < claimed.place,
        )
        .values(passed_over_at=now)
    )


def _not_waiting() -> dict[str, Any]:
    return {"wait_reason": None, "wait_until": None, "wait_text": ""}


def touched(now: datetime) -> dict[str, Any]:
    """What every change of a job changes beside."""
    return {"updated_at": now, "version": jobs.c.version + 1}
