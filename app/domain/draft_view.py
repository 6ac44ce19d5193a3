"""From a spreadsheet that is no job yet to what its row in the window shows. Pure."""

from __future__ import annotations

from app.domain.draft import Draft
from app.domain.job_view import (
    Desk,
    JobRow,
    OpenQuestion,
    Pill,
    PillKind,
    Refusal,
    local,
    row_of_question,
    row_of_refusal,
)
from app.domain.kept_file import KeptFile
from app.domain.spreadsheet import Inspection

READY_TO_START = "Ready to start: {number:,} ID numbers"
KEPT_HERE = "Kept on this PC until the database answers"


def row_of_draft(draft: Draft, desk: Desk) -> JobRow:
    """Needs you, with the question that is open; or cannot be read, with what to do."""
    if draft.inspection is None or draft.refusal:
        return row_of_refusal(_refusal(draft), desk)
    return row_of_question(_question(draft, draft.inspection), desk)


def row_of_kept(kept: KeptFile, desk: Desk) -> JobRow:
    """A spreadsheet that waits on this PC: nothing is asked of its operator."""
    draft = kept.draft
    return JobRow(
        job_id=draft.draft_id,
        file_name=draft.file_name,
        pill=Pill(PillKind.KEPT_HERE),
        note=KEPT_HERE,
        operator=draft.operator,
        seat=draft.seat,
        added=local(draft.created_at, desk.zone),
        urgent=draft.choices.urgent,
    )


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
