from __future__ import annotations

from datetime import datetime

import pytest

from app.domain.job import AnswerState
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import Verdict, VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.engine.results import row_result
from app.store.rows import CheckedRow
from tests.unit.engine.jobs import job_of

RECORD = RowRecord(2, "8001015009087", None, None, "8001015009087", "S", "N", "", None, None)
DECEASED = VoterAnswer(True, False, VotingStation("School", WardId("93501016")), "DECEASED")
AT = datetime(2026, 11, 24, 10)


def checked(state: AnswerState | None, answer: VoterAnswer | None = DECEASED) -> CheckedRow:
    return CheckedRow(RECORD, state, answer, "", AT, None)


@pytest.mark.parametrize("state", [s for s in AnswerState if s is not AnswerState.ANSWERED])
def test_nothing_of_an_answer_is_shown_that_does_not_count(state: AnswerState) -> None:
    row = row_result(job_of(), checked(state))
    assert row.verdict == Verdict.COULD_NOT_CHECK
    assert (row.iec_status, row.voting_station, row.iec_ward_id) == ("", "", "")


def test_a_confirmed_answer_is_shown_with_the_iecs_own_words() -> None:
    row = row_result(job_of(), checked(AnswerState.ANSWERED))
    assert (row.verdict, row.iec_status) == (Verdict.DECEASED, "DECEASED")


def test_a_row_that_is_to_be_asked_again_was_not_checked_at_any_time() -> None:
    assert row_result(job_of(), checked(AnswerState.OPEN, None)).checked_at == ""
