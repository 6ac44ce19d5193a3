"""What happened to jobs, told from how they were and how they are. Pure.

The store is compared with itself, so that it does not matter which seat did it, nor whether a
message of another seat was lost on its way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from app.domain.feed.job import FedJob, Moving, message_of, moment, shown
from app.domain.job import TERMINAL, JobStatus, WaitReason


class EventName(StrEnum):
    """The events of the system this one replaces (seed-system notes, Websocket), and two more."""

    FILE_QUEUED = "file_queued"
    JOB_STARTED = "job_started"
    JOB_PROGRESS = "job_progress"
    JOB_COMPLETED = "job_completed"
    JOB_FAILED = "job_failed"
    JOB_CANCELLED = "job_cancelled"
    QUEUE_STATUS = "queue_status"
    JOB_HISTORY = "job_history"
    QUOTA = "quota"
    RESYNC = "resync"


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to one job; `job` is how it stands now."""

    name: EventName
    job: FedJob


@dataclass(frozen=True, slots=True)
class Seen:
    """What is kept of a job between two looks; `mark` stands for its results, "" for unknown."""

    version: int
    status: JobStatus
    ward_number: int | None = None
    progress: int = 0
    lookups_left: int = 0
    wait_reason: WaitReason | None = None
    wait_until: datetime | None = None
    mark: str = ""

    @classmethod
    def of(cls, job: FedJob) -> Seen:
        """What is kept of this job."""
        return cls(
            job.version,
            job.status,
            job.ward_number,
            job.progress,
            job.lookups_left,
            job.wait_reason,
            job.wait_until,
            _mark(job),
        )

    @property
    def has_ended(self) -> bool:
        """Whether it had ended."""
        return self.status in TERMINAL


_ENDS = {
    JobStatus.COMPLETED: EventName.JOB_COMPLETED,
    JobStatus.FAILED: EventName.JOB_FAILED,
    JobStatus.CANCELLED: EventName.JOB_CANCELLED,
}


def happened(seen: Seen | None, now: FedJob) -> list[Happening]:
    """What happened to one job since it was looked at; everything, if it was not there.

    Of several turns between two looks the first and the last are told: a job that came, ran and
    ended was queued, started and completed.
    """
    if seen is None:
        waits = now.status is JobStatus.QUEUED
        names = [EventName.FILE_QUEUED, *([] if waits else _steps(JobStatus.QUEUED, now))]
    elif seen.status is not now.status:
        names = _steps(seen.status, now)
    else:
        names = _same(seen, now)
    return [Happening(name, now) for name in names]


def data_of(happening: Happening, *, personal: bool) -> dict[str, Any]:
    """What an event carries: the seed's fields, and for a job's end all of them."""
    job = happening.job
    if happening.name is EventName.JOB_PROGRESS:
        return progress_data(Moving(job.job_id, job.progress, message_of(job)))
    whole = shown(job, personal=personal)
    if job.has_ended:
        return whole
    kept = ("jobId", "fileName", "wardNumber", "status", "priority", "urgent", "progress", "rows")
    return {name: whole[name] for name in kept}


def progress_data(moving: Moving) -> dict[str, Any]:
    """What `job_progress` carries."""
    return {"jobId": moving.job_id, "progress": moving.progress, "message": moving.message}


def happened_at(happening: Happening) -> str | None:
    """When it happened, as far as the job itself knows."""
    job = happening.job
    at = {
        EventName.FILE_QUEUED: job.updated_at,
        EventName.JOB_STARTED: job.started_at,
    }.get(happening.name, job.completed_at if job.has_ended else job.updated_at)
    return moment(at)


def _steps(before: JobStatus, now: FedJob) -> list[EventName]:
    if now.status is JobStatus.QUEUED:
        # Paused, given back or asked again: for who follows, it waits in the queue.
        return [EventName.FILE_QUEUED]
    if now.status is JobStatus.PROCESSING:
        return [EventName.JOB_STARTED]
    # Cancelled while it waited, it never started.
    ran = before is JobStatus.QUEUED and now.started_at is not None
    skipped = ran and now.status is not JobStatus.CANCELLED
    return [*([EventName.JOB_STARTED] if skipped else []), _ENDS[now.status]]


def _same(seen: Seen, now: FedJob) -> list[EventName]:
    later = Seen.of(now)
    if now.has_ended:
        # Another ward, or a correction: the results were made anew.
        changed = (seen.mark, seen.ward_number) != (later.mark, later.ward_number)
        return [_ENDS[now.status]] if changed else []
    if now.status is JobStatus.PROCESSING and _moved(seen) != _moved(later):
        return [EventName.JOB_PROGRESS]
    return []


def _moved(seen: Seen) -> tuple[object, ...]:
    return (seen.progress, seen.lookups_left, seen.wait_reason, seen.wait_until)


def _mark(job: FedJob) -> str:
    if not job.has_ended:
        return ""
    return sha256(json.dumps(job.result, sort_keys=True).encode()).hexdigest()[:16]
