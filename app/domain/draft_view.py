"""From a spreadsheet that is no job yet to what its row in the window shows. Pure."""

from __future__ import annotations

from app.domain.draft import Draft
from app.domain.job_view import (
    Desk,
    JobRow,
    OpenQuestion,
    Refusal,
    row_of_question,
    row_of_refusal,
)
from app.domain.spreadsheet import Inspection

READY_TO_START = "Ready to start: {number:,} ID numbers"


def row_of_draft(draft: Draft, desk: Desk) -> JobRow:
    """Needs you, with the question that is open; or cannot be read, with what to do."""
    if draft.inspection is None or draft.refusal:
        return row_of_refusal(_refusal(draft), desk)
    return row_of_question(_question(draft, draft.inspection), desk)


def _refusal(draft: Draft) -> Refusal:
    return Refusal(
        refusal_id=draft.draft_id,
        file_name=draft.file_name,
        # The row names the file already.
        cause=draft.refusal.removeprefix(f"{draft.file_name}: "),
        operator=draft.operator,
        seat=draft.seat,
        added_at=draft.created_at,
    )


def _question(draft: Draft, found: Inspection) -> OpenQuestion:
    ready = READY_TO_START.format(number=found.distinct_ids)
    return OpenQuestion(
        spreadsheet_id=draft.draft_id,
        file_name=draft.file_name,
        question=found.questions[0].text if found.questions else ready,
        operator=draft.operator,
        seat=draft.seat,
        added_at=draft.created_at,
        rows=found.rows if found.layout else None,
        ward_id=found.ward_id,
    )
