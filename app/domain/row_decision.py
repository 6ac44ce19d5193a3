"""The verdict of one row, from what was read and what was answered (design, decision 6). Pure."""

from __future__ import annotations

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.job import AnswerState
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import (
    NO_WARD_REASON,
    STOPPED_REASON,
    RowVerdict,
    Verdict,
    VoterAnswer,
    verdict_for,
)
from app.domain.ward import WardId

NOT_CONFIRMED_REASON = "the IEC's record is unclear and was not asked a second time"


def decide_row(
    record: RowRecord,
    state: AnswerState | None,
    answer: VoterAnswer | None,
    reason: str,
    *,
    ward: WardId | None,
    first_ward: WardId | None = None,
) -> RowVerdict:
    """The verdict for one row judged against `ward` (None: no ward in the row).

    `state`, `answer` and `reason` are those of the row's ID number; `first_ward` is the ward of
    the row that a duplicate repeats, where rows have wards of their own. Whatever is not a
    confirmed answer is CouldNotCheck: a failure is never an answer about a person.
    """
    if record.problem is not None:
        return RowVerdict(Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem(record.problem)])
    if record.duplicate_of is not None:
        return RowVerdict(Verdict.DUPLICATE, _duplicate_reason(record, ward, first_ward))
    if ward is None:
        return RowVerdict(Verdict.COULD_NOT_CHECK, NO_WARD_REASON)
    if state is AnswerState.ANSWERED and answer is not None:
        return verdict_for(answer, ward)
    return RowVerdict(Verdict.COULD_NOT_CHECK, reason or _unfinished_reason(state))


def _duplicate_reason(record: RowRecord, ward: WardId | None, first_ward: WardId | None) -> str:
    repeats = f"repeats row {record.duplicate_of}"
    if first_ward is None or ward is None or first_ward == ward:
        return repeats
    return f"{repeats}, which is under ward {first_ward}; this row is under ward {ward}"


def _unfinished_reason(state: AnswerState | None) -> str:
    return NOT_CONFIRMED_REASON if state is AnswerState.UNCONFIRMED else STOPPED_REASON
