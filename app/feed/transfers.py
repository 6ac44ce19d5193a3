"""Files in and out: uploads through the same intake as drops, results as ZIP or one by one."""

from __future__ import annotations

import logging
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import FileResponse, JSONResponse
from starlette.types import Receive, Send
from starlette.types import Scope as AsgiScope

from app.domain.draft import Door, Draft
from app.domain.feed.scopes import Scope
from app.domain.job import Job
from app.domain.spreadsheet import WARD_PER_ROW, Wishes
from app.engine.drafts import Drafts
from app.engine.fed.handing_out import Handed, HandingOut
from app.engine.tokens import Grant
from app.feed import answers
from app.feed.answers import told
from app.feed.bearer import needs
from app.feed.describing import FILE_ANSWER, ZIP_ANSWER, refusals, upload_form
from app.feed.envelope import FeedError, Reply, reply
from app.feed.office import FeedOffice
from app.feed.state import state_of
from app.feed.uploads import Uploaded, uploaded

log = logging.getLogger(__name__)

UPLOAD = "/api/v1/file-processing/upload"
router = APIRouter(prefix="/api/v1/file-processing", tags=["files"])

Creates = Annotated[Grant, Depends(needs(Scope.CREATE))]
# What leaves here holds names and ID numbers.
TakesOut = Annotated[Grant, Depends(needs(Scope.READ, Scope.PERSONAL))]


@router.post(
    "/upload",
    response_model=Reply,
    responses=refusals(400, 408, 413, 422, 429, 507),
    openapi_extra=upload_form(),
)
async def upload(request: Request, grant: Creates) -> JSONResponse:
    """Take a membership list in; it is checked as if it had been dropped onto the window.

    `ward_number` is an 8-digit ward ID, a name such as "Blouberg 16", or `column`. Where the
    ward cannot be told, or the layout is not clear, 422 says what is open; the list then also
    waits in Rollcheck for an operator's word.
    """
    state = state_of(request)
    if state.uploads.locked():
        raise FeedError(429, "too_many_uploads", "Too many uploads at once", headers=_SOON)
    async with state.uploads:
        limits = state.rules.limits
        office = state.office
        async with uploaded(request, office.spool, office.max_file_size, limits) as sent:
            return await _taken(office, grant, sent)


@router.get("/download/{job_id}", response_class=FileResponse, responses=ZIP_ANSWER)
async def download(request: Request, job_id: str, grant: TakesOut) -> FileResponse:
    """All result files of a job as a ZIP. Needs the scope `personal` too."""
    office = state_of(request).office
    await answers.the_job(office, job_id)
    handing_out = office.handing_out_of(grant.actor)
    return _sent(handing_out, await handing_out.whole(job_id))


@router.get("/download/{job_id}/{file_name}", response_class=FileResponse, responses=FILE_ANSWER)
async def download_one(
    request: Request, job_id: str, file_name: str, grant: TakesOut
) -> FileResponse:
    """One result file, by the name it has in the job's `output_files`. Needs `personal` too."""
    office = state_of(request).office
    await answers.the_job(office, job_id)
    handing_out = office.handing_out_of(grant.actor)
    return _sent(handing_out, await handing_out.one(job_id, file_name))


_SOON = {"retry-after": "5"}


async def _taken(office: FeedOffice, grant: Grant, sent: Uploaded) -> JSONResponse:
    if sent.path is None:
        raise FeedError(400, "file_missing", "No file uploaded: send it in the field file")
    ward = _ward(office, sent.fields.get("ward_number", ""))
    drafts = office.drafts_of(grant.actor)
    log.info("an upload of %d bytes by token %s", sent.size, grant.token_id[:8])
    taken = await drafts.take(sent.path, door=Door.FED, wishes=Wishes(ward=ward))
    if isinstance(taken, Job):
        await _forget_earlier(office, drafts, taken)
        office.wake()
        return reply(
            {
                **_facts(sent, taken.ward_id, taken.ward_per_row),
                "jobId": taken.job_id,
                "status": str(taken.status),
                "message": "File uploaded successfully and queued for processing",
            },
            "File uploaded successfully",
        )
    if taken.refusal:
        await office.forget_drafts([taken.draft_id])
        raise FeedError(400, "file_refused", told(grant, taken.refusal))
    return _waits(grant, sent, taken)


def _waits(grant: Grant, sent: Uploaded, draft: Draft) -> JSONResponse:
    found = draft.inspection
    questions = found.questions if found else ()
    asked = [
        {
            "about": str(one.about),
            "text": told(grant, one.text),
            "choices": [told(grant, choice) for choice in one.choices],
        }
        for one in questions
    ]
    ward = found.ward_id if found else None
    per_row = found is not None and found.ward_per_row
    data = {**_facts(sent, ward, per_row), "draftId": draft.draft_id, "questions": asked}
    if questions:
        raise FeedError(
            422,
            "questions_open",
            "The list waits in Rollcheck until its questions are answered",
            data=data,
        )
    words = "The list waits in Rollcheck until an operator starts it"
    return reply({**data, "status": "waiting", "message": words}, words, status=202)


def _facts(sent: Uploaded, ward: str | None, per_row: bool) -> dict[str, Any]:
    return {
        "fileName": sent.sent_name,
        "originalName": sent.sent_name,
        "size": sent.size,
        "wardNumber": int(ward) if ward else None,
        "wardPerRow": per_row,
    }


def _ward(office: FeedOffice, text: str) -> str | None:
    wanted = text.strip()
    if not wanted:
        return None
    if wanted.lower() == WARD_PER_ROW:
        return WARD_PER_ROW
    found = office.parse_ward(wanted)
    if found.ward_id is None:
        data = {"choices": [choice.label for choice in found.choices]}
        why = f"ward_number: {found.problem or 'this names no ward'}"
        raise FeedError(400, "ward_unknown", why, data=data)
    return found.ward_id


async def _forget_earlier(office: FeedOffice, drafts: Drafts, job: Job) -> None:
    """The same bytes that waited for an answer wait no more: this upload answered it."""
    alike = [
        draft.draft_id
        for draft in await drafts.open_drafts()
        if draft.door is Door.FED and draft.file_sha256 == job.file_sha256
    ]
    await office.forget_drafts(alike)


class _SentOnce(FileResponse):
    """A copy on its way out, removed however the sending ends.

    A background task would not do: a Range that cannot be is answered without it.
    """

    def __init__(self, handing_out: HandingOut, handed: Handed) -> None:
        super().__init__(
            handed.path,
            media_type=handed.media_type,
            headers={"content-disposition": content_disposition(handed.name)},
        )
        self._handing_out = handing_out
        self._handed = handed

    async def __call__(self, scope: AsgiScope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._handing_out.remove(self._handed)


def _sent(handing_out: HandingOut, handed: Handed | None) -> FileResponse:
    if handed is None:
        raise FeedError(404, "file_unknown", "There is no such result file")
    return _SentOnce(handing_out, handed)


def content_disposition(name: str) -> str:
    """The header for any name (RFC 6266): a plain one for old clients, the true one beside it."""
    plain = "".join(char if _is_plain(char) else "_" for char in name) or "file"
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _is_plain(char: str) -> bool:
    return char.isascii() and char.isprintable() and char not in '"\\%;'
