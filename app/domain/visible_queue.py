"""The queue as other programs see it, in the words of the system this one replaces. Pure.

Field names are those of its `job:<id>` hashes (seed-system notes). ID numbers and people's names
never go there: a file's name is masked where it holds a long number, its folder is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.job import Job, JobStatus, queue_order
from app.domain.masking import mask_numbers

SUMS = (
    "total_members",
    "registered_voters",
    "not_registered",
    "deceased",
    "not_in_ward",
    "registered_in_ward",
    "processing_time",
)
"""The statistics that are counts only; those of voting stations stay in the store."""

STAMP = "rollcheck"
"""The field that tells whether a hash is as it should be, without reading it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A job to be shown. `sender_ids` are the ids under which other programs sent it."""

    job: Job
    file_size: int = 0
    sender_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """What another program sent and did not get in; `reason` is a sentence for it."""

    sender_id: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VisibleQueue:
    """What ought to be there: the ids in the order they will run, and each id's fields.

    `own` are the ids that Rollcheck gave; the others' hashes may be their senders' own.
    """

    order: tuple[str, ...]
    hashes: Mapping[str, Mapping[str, str]]
    own: frozenset[str]


def visible_queue(
    shown: Iterable[Shown], turned_away: Iterable[TurnedAway], now: datetime
) -> VisibleQueue:
    """What is to be seen of these jobs; `now` and all times are store time, UTC.

    A sender's own id never hides a job of ours that has it.
    """
    everything = list(shown)
    hashes: dict[str, Mapping[str, str]] = {}
    for refused in turned_away:
        hashes[refused.sender_id] = _stamped(_refused(refused))
    for one in everything:
        for sender_id in one.sender_ids:
            hashes[sender_id] = _stamped(_fields(one, sender_id))
    for one in everything:
        hashes[one.job.job_id] = _stamped(_fields(one, one.job.job_id))
    order = queue_order((one.job for one in everything), now)
    own = frozenset(one.job.job_id for one in everything)
    return VisibleQueue(tuple(job.job_id for job in order), hashes, own)


def _fields(shown: Shown, key: str) -> dict[str, str]:
    job = shown.job
    return {
        "id": key,
        "fileName": mask_numbers(job.file_name),
        "filePath": "",
        "fileSize": str(shown.file_size),
        "wardNumber": job.ward_id or "",
        "status": job.status,
        "progress": str(_percent(job)),
        "createdAt": _iso(job.created_at),
        "priority": str(job.priority),
        "userId": "",
        "startedAt": _iso(job.started_at),
        "completedAt": _iso(job.completed_at),
        "error": mask_numbers(job.error),
        "result": _sums(job),
    }


def _refused(one: TurnedAway) -> dict[str, str]:
    moment = _iso(one.at)
    return {
        "id": one.sender_id,
        "status": JobStatus.FAILED,
        "progress": "0",
        "completedAt": moment,
        "error": mask_numbers(one.reason),
    }


def _percent(job: Job) -> int:
    if job.status is JobStatus.COMPLETED:
        return 100
    asked = job.distinct_ids - job.left_out
    return max(0, min(99, 100 * (asked - job.lookups_left) // asked)) if asked > 0 else 0


def _sums(job: Job) -> str:
    found = {name: job.result[name] for name in SUMS if name in job.result} if job.result else {}
    return json.dumps(found) if found else ""


def _iso(moment: datetime | None) -> str:
    return f"{moment.isoformat(timespec='milliseconds')}Z" if moment else ""


def _stamped(fields: dict[str, str]) -> dict[str, str]:
    text = json.dumps(fields, sort_keys=True)
    return {**fields, STAMP: hashlib.sha256(text.encode()).hexdigest()[:16]}
