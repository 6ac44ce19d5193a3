"""A job as other programs see it: the fields of the system this one replaces, then our own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from app.domain.job import TERMINAL, JobStatus, WaitReason
from app.domain.masking import mask_numbers


@dataclass(frozen=True, slots=True)
class FedJob:
    """One job as the store has it. Times are store time, UTC, naive; `file_size` in bytes.

    `progress` is whole percent of the ID numbers answered at the last checkpoint. `result` are
    the totals of the finished list, without a person in it.
    """

    job_id: str
    file_name: str
    file_path: str
    file_size: int
    ward_number: int | None
    ward_per_row: bool
    status: JobStatus
    progress: int
    error: str
    result: dict[str, Any] | None
    priority: int
    urgent: bool
    operator: str
    seat: str
    rows: int
    distinct_ids: int
    lookups_left: int
    paused: bool
    cancel_requested: bool
    wait_reason: WaitReason | None
    wait_until: datetime | None
    wait_text: str
    created_at: datetime
    updated_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    version: int
    outputs: tuple[str, ...] = field(default=())

    @property
    def has_ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.status in TERMINAL


@dataclass(frozen=True, slots=True)
class Moving:
    """What is known of a running job beside its last checkpoint: whole percent and a sentence."""

    job_id: str
    progress: int
    message: str


def moment(at: datetime | None) -> str | None:
    """An ISO time with its zone; None stays None."""
    return at.replace(tzinfo=UTC).isoformat(timespec="milliseconds") if at else None


def shown(job: FedJob, *, personal: bool, finish: datetime | None = None) -> dict[str, Any]:
    """A job's fields. Without `personal` nothing in it is about a person, the operator included.

    `finish` is when it should be done, naive UTC, None while nobody can know.
    """
    return {
        "id": job.job_id,
        "jobId": job.job_id,
        "fileName": job.file_name if personal else mask_numbers(job.file_name),
        "filePath": job.file_path if personal else None,
        "fileSize": job.file_size,
        "wardNumber": job.ward_number,
        "wardPerRow": job.ward_per_row,
        "status": str(job.status),
        "progress": job.progress,
        "error": (job.error if personal else mask_numbers(job.error)) or None,
        "result": _result(job, personal=personal),
        "priority": job.priority,
        "urgent": job.urgent,
        "userId": None,
        "operator": job.operator if personal else None,
        "seat": job.seat,
        "rows": job.rows,
        "lookupsLeft": job.lookups_left,
        "paused": job.paused,
        "cancelRequested": job.cancel_requested,
        "waitReason": str(job.wait_reason) if job.wait_reason else None,
        "waitUntil": moment(job.wait_until),
        "finishAt": moment(job.completed_at if job.has_ended else finish),
        "createdAt": moment(job.created_at),
        "updatedAt": moment(job.updated_at),
        "startedAt": moment(job.started_at),
        "completedAt": moment(job.completed_at),
    }


def message_of(job: FedJob) -> str:
    """One sentence on how a running job goes, as its last checkpoint has it."""
    done = job.distinct_ids - job.lookups_left
    if job.wait_reason is not None:
        return f"waits: {mask_numbers(job.wait_text) or job.wait_reason}"
    return f"{done:,} of {job.distinct_ids:,} ID numbers checked"


def current(job: FedJob, *, personal: bool) -> dict[str, Any]:
    """The running job within the queue's status."""
    return {
        "id": job.job_id,
        "fileName": job.file_name if personal else mask_numbers(job.file_name),
        "wardNumber": job.ward_number,
        "status": str(job.status),
        "progress": job.progress,
        "message": message_of(job),
        "userId": None,
    }


def queue_status(
    unfinished: Sequence[FedJob],
    *,
    personal: bool,
    need_you: int = 0,
    paused: bool = False,
    all_done: datetime | None = None,
) -> dict[str, Any]:
    """The queue as a whole. `need_you` counts the spreadsheets that wait for an operator's word."""
    running = next((job for job in unfinished if job.status is JobStatus.PROCESSING), None)
    waiting = sum(job.status is JobStatus.QUEUED for job in unfinished)
    status = "processing" if running else "queued" if waiting else "idle"
    return {
        "queueLength": waiting,
        "isProcessing": running is not None,
        "isEmpty": not waiting and running is None,
        "status": status,
        "currentJob": current(running, personal=personal) if running else None,
        "paused": paused,
        "needYou": need_you,
        "allDoneAt": moment(all_done),
    }


def _result(job: FedJob, *, personal: bool) -> dict[str, Any] | None:
    if job.result is None:
        return None
    # Names of files that are really there: the old dashboard asked for some that never were.
    names = [name if personal else mask_numbers(name) for name in job.outputs]
    return {**job.result, "success": job.status is JobStatus.COMPLETED, "output_files": names}
