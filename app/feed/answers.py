"""What clients ask for over REST and websockets alike: one rule, whatever door they come by."""

from __future__ import annotations

from typing import Any

from app.domain.errors import UserError
from app.domain.feed.job import FedJob, moment, shown
from app.domain.feed.scopes import Scope, allows
from app.domain.job import JobStatus
from app.domain.masking import mask_numbers
from app.domain.quota import Lane
from app.engine.fed.follower import status_of
from app.engine.tokens import Grant
from app.feed.bearer import require
from app.feed.envelope import FeedError
from app.feed.office import FeedOffice

MOST_JOBS = 500


def may_see_people(grant: Grant) -> bool:
    """Whether names, ID numbers and operators go to this token."""
    return allows(grant.scopes, (Scope.PERSONAL,))


async def queue_status(office: FeedOffice, grant: Grant) -> dict[str, Any]:
    """The queue as a whole."""
    require(grant, Scope.READ)
    return status_of(await office.reads.queue(), personal=may_see_people(grant))


async def job_history(
    office: FeedOffice, grant: Grant, limit: int, offset: int = 0
) -> tuple[list[dict[str, Any]], int]:
    """Jobs, newest first, and how many there are in all."""
    require(grant, Scope.READ)
    found, total = await office.reads.page(limit, offset)
    return [_shown(office, grant, job) for job in found], total


async def job(office: FeedOffice, grant: Grant, job_id: str) -> dict[str, Any]:
    """One job. Raises FeedError where there is none."""
    require(grant, Scope.READ)
    return _shown(office, grant, await the_job(office, job_id))


async def the_job(office: FeedOffice, job_id: str) -> FedJob:
    """One job as the store has it. Raises FeedError where there is none."""
    # Half a character, as JSON can hold, is none that a database takes.
    known = len(job_id) <= 100 and job_id.isascii()
    found = await office.reads.job(job_id) if known else None
    if found is None:
        raise FeedError(404, "job_unknown", "Job not found")
    return found


async def cancel_job(office: FeedOffice, grant: Grant, job_id: str) -> dict[str, Any]:
    """Cancel a job: a queued one at once, a running one at its next checkpoint."""
    require(grant, Scope.WRITE)
    found = await the_job(office, job_id)
    if found.has_ended:
        raise FeedError(400, "job_has_ended", f"Job cannot be cancelled: it is {found.status}")
    try:
        changed = await office.changes_of(grant.actor).cancel(job_id)
    except UserError as refused:
        raise FeedError(400, "job_not_cancelled", told(grant, refused)) from None
    office.wake()
    return {
        "jobId": job_id,
        "status": str(changed.status),
        "cancelRequested": changed.status is JobStatus.PROCESSING,
    }


async def quota(office: FeedOffice, grant: Grant) -> dict[str, Any]:
    """What is spent of the quota, and what is free."""
    require(grant, Scope.READ)
    seen = await office.reads.quota()
    now = seen.now
    return {
        "limit": now.limit,
        "used": now.used,
        "free": now.free[Lane.SMALL],
        "freeForLargeLists": now.free[Lane.LARGE],
        "freeForOnePerson": now.free[Lane.SINGLE],
        "moreFree": seen.more,
        "moreFreeBy": moment(seen.more_by),
        "blockedUntil": moment(now.blocked_until),
    }


def told(grant: Grant, sentence: object) -> str:
    """The engine's sentence, which may name a file or a sheet; without `personal` no ID number is
    in it.
    """
    return str(sentence) if may_see_people(grant) else mask_numbers(str(sentence))


def _shown(office: FeedOffice, grant: Grant, found: FedJob) -> dict[str, Any]:
    finish = None if found.has_ended else office.reads.finish_of(found.job_id)
    return shown(found, personal=may_see_people(grant), finish=finish)
