"""Jobs, queue, status and quota over REST."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

from app.domain.errors import UserError
from app.domain.feed.scopes import Scope
from app.engine.tokens import Grant
from app.feed import answers
from app.feed.bearer import needs
from app.feed.describing import refusals
from app.feed.envelope import FeedError, Reply, reply
from app.feed.state import FeedState, state_of

router = APIRouter(prefix="/api/v1/file-processing", tags=["queue"])

Reads = Annotated[Grant, Depends(needs(Scope.READ))]
Writes = Annotated[Grant, Depends(needs(Scope.WRITE))]
State = Annotated[FeedState, Depends(state_of)]
MOST_PRIORITY = 1_000_000


class Priority(BaseModel):
    """A job's place: among its equals the larger number goes first; urgent ones before all."""

    model_config = ConfigDict(extra="forbid")

    priority: StrictInt | None = Field(default=None, ge=-MOST_PRIORITY, le=MOST_PRIORITY)
    urgent: StrictBool | None = None


@router.get("/queue/status", response_model=Reply, responses=refusals(422))
async def queue_status(state: State, grant: Reads) -> JSONResponse:
    """What waits, what runs, and what comes next."""
    status = await answers.queue_status(state.office, grant)
    return reply(status, "Queue status retrieved successfully")


@router.get("/jobs", response_model=Reply, responses=refusals(422))
async def jobs(
    state: State,
    grant: Reads,
    limit: Annotated[int, Query(ge=1, le=answers.MOST_JOBS)] = 50,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> JSONResponse:
    """The history, newest first; `pagination` stands beside `data`."""
    found, total = await answers.job_history(state.office, grant, limit, offset)
    more = offset + len(found) < total
    page = {"limit": limit, "offset": offset, "total": total, "hasMore": more}
    return reply(found, "Job history retrieved successfully", pagination=page)


@router.get("/jobs/{job_id}", response_model=Reply, responses=refusals(404, 422))
async def job(state: State, grant: Reads, job_id: str) -> JSONResponse:
    """One job."""
    found = await answers.job(state.office, grant, job_id)
    return reply(found, "Job details retrieved successfully")


@router.post("/jobs/{job_id}/cancel", response_model=Reply, responses=refusals(400, 404, 422))
async def cancel(state: State, grant: Writes, job_id: str) -> JSONResponse:
    """Cancel a job: a queued one at once, a running one at its next checkpoint.

    What was answered is kept.
    """
    done = await answers.cancel_job(state.office, grant, job_id)
    stops = "Job stops at its next checkpoint" if done["cancelRequested"] else ""
    return reply(done, stops or "Job cancelled successfully")


@router.post("/jobs/{job_id}/retry", response_model=Reply, responses=refusals(400, 404, 422))
async def retry(state: State, grant: Writes, job_id: str) -> JSONResponse:
    """Ask again only what could not be checked."""
    office = state.office
    await answers.the_job(office, job_id)
    try:
        queued = await office.changes_of(grant.actor).retry(job_id)
    except UserError as refused:
        raise FeedError(400, "job_not_retried", answers.told(grant, refused)) from None
    office.wake()
    return reply({"jobId": job_id, "status": str(queued.status)}, "Job queued again")


@router.post("/jobs/{job_id}/priority", response_model=Reply, responses=refusals(400, 404, 422))
async def priority(state: State, grant: Writes, job_id: str, wanted: Priority) -> JSONResponse:
    """Let an unfinished job go before or after others."""
    office = state.office
    found = await answers.the_job(office, job_id)
    if wanted.priority is None and wanted.urgent is None:
        raise FeedError(400, "priority_missing", "Say priority, urgent or both")
    if found.has_ended:
        raise FeedError(400, "job_has_ended", f"The job is {found.status}")
    queue = office.queue_of(grant.actor)
    if wanted.priority is not None:
        await queue.set_priority([job_id], wanted.priority)
    if wanted.urgent is not None:
        await queue.set_urgent([job_id], wanted.urgent)
    office.wake()
    now = await answers.the_job(office, job_id)
    place = {"jobId": job_id, "priority": now.priority, "urgent": now.urgent}
    return reply(place, "Priority changed")


@router.post("/queue/clear", response_model=Reply, responses=refusals(422))
async def clear(state: State, grant: Writes) -> JSONResponse:
    """Cancel every queued job; the running one goes on."""
    changes = state.office.changes_of(grant.actor)
    cancelled = 0
    for job_id in await state.office.reads.queued_ids():
        try:
            await changes.cancel_queued(job_id)
        except UserError:
            # It has begun or ended meanwhile.
            continue
        cancelled += 1
    return reply({"cleared_count": cancelled}, f"Cleared {cancelled} jobs from queue")


@router.get("/status", response_model=Reply, responses=refusals(422))
async def status(state: State, grant: Reads) -> JSONResponse:
    """Whether folder, queue and Redis are at work."""
    office = state.office
    folder = office.watches()
    queue = await answers.queue_status(office, grant)
    data: dict[str, Any] = {
        "fileWatcher": {"active": folder is not None, "uploadDirectory": _folder(folder, grant)},
        "queueManager": {"processing": queue["isProcessing"], "currentJob": queue["currentJob"]},
        "redis": {"connected": office.redis()},
        "seat": {"name": office.seat, "version": office.version, "practice": office.practice},
    }
    return reply(data, "Service status retrieved successfully")


@router.get("/quota", response_model=Reply, responses=refusals(422))
async def quota(state: State, grant: Reads) -> JSONResponse:
    """Lookups spent in the last 60 minutes, and what is free."""
    return reply(await answers.quota(state.office, grant), "Quota retrieved successfully")


def _folder(folder: str | None, grant: Grant) -> str | None:
    """Without `personal` the last part: a whole path names who works at this PC."""
    if folder is None or answers.may_see_people(grant):
        return folder
    return folder.replace("\\", "/").rstrip("/").rpartition("/")[2]
