import pytest

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.job import AnswerState
from app.domain.row_decision import NOT_CONFIRMED_REASON, decide_row
from app.domain.verdict import NO_WARD_REASON, STOPPED_REASON, Verdict
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import (
    DECEASED,
    ELSEWHERE,
    IN_WARD,
    NOT_ON_ROLL,
    OTHER_WARD,
    WARD,
    record,
)

OPEN, FAILED, UNCONFIRMED, ANSWERED, COULD_NOT_CHECK = AnswerState
PERSON = record(5, synthetic_id(0))
REPEATED = record(9, synthetic_id(0), duplicate_of=5)


def decided(row=PERSON, state=ANSWERED, answer=IN_WARD, reason="", **wards):
    found = decide_row(row, state, answer, reason, **({"ward": WARD} | wards))
    return found.verdict, found.reason


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (IN_WARD, Verdict.REGISTERED_IN_WARD),
        (ELSEWHERE, Verdict.NOT_REGISTERED_IN_WARD),
        (NOT_ON_ROLL, Verdict.NOT_REGISTERED_VOTER),
        (DECEASED, Verdict.DECEASED),
    ],
)
def test_a_confirmed_answer_decides(answer, verdict):
    assert decided(answer=answer)[0] is verdict


@pytest.mark.parametrize("answer", [None, IN_WARD, NOT_ON_ROLL, DECEASED])
@pytest.mark.parametrize(
    ("state", "reason", "told"),
    [
        (None, "", STOPPED_REASON),
        (OPEN, "", STOPPED_REASON),
        (FAILED, "time-out", "time-out"),
        (UNCONFIRMED, "", NOT_CONFIRMED_REASON),
        (COULD_NOT_CHECK, "two different answers", "two different answers"),
    ],
)
def test_whatever_is_not_a_confirmed_answer_could_not_be_checked(state, answer, reason, told):
    assert decided(PERSON, state, answer, reason) == (Verdict.COULD_NOT_CHECK, told)


def test_an_answered_number_without_its_answer_could_not_be_checked():
    assert decided(PERSON, ANSWERED, None) == (Verdict.COULD_NOT_CHECK, STOPPED_REASON)


@pytest.mark.parametrize("answer", [IN_WARD, NOT_ON_ROLL, DECEASED])
def test_a_row_without_a_ward_could_not_be_checked(answer):
    assert decided(answer=answer, ward=None) == (Verdict.COULD_NOT_CHECK, NO_WARD_REASON)


@pytest.mark.parametrize("problem", list(IdProblem))
@pytest.mark.parametrize("ward", [WARD, None])
def test_a_wrong_id_number_says_what_is_wrong_with_it(problem, ward):
    row = record(5, None, problem=problem.value)
    found = decided(row, None, None, ward=ward)
    assert found == (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[problem])


@pytest.mark.parametrize(
    ("ward", "first", "reason"),
    [
        (WARD, None, "repeats row 5"),
        (WARD, WARD, "repeats row 5"),
        (None, WARD, "repeats row 5"),
        (
            WARD,
            OTHER_WARD,
            f"repeats row 5, which is under ward {OTHER_WARD}; this row is under ward {WARD}",
        ),
    ],
)
def test_a_duplicate_names_the_row_it_repeats_and_both_wards(ward, first, reason):
    found = decided(REPEATED, ward=ward, first_ward=first)
    assert found == (Verdict.DUPLICATE, reason)


@pytest.mark.parametrize("state", [None, *AnswerState])
def test_a_failure_is_never_an_answer_about_a_person(state):
    about_a_person = {
        Verdict.REGISTERED_IN_WARD,
        Verdict.NOT_REGISTERED_IN_WARD,
        Verdict.NOT_REGISTERED_VOTER,
        Verdict.DECEASED,
    }
    verdict, reason = decided(PERSON, state, None)
    assert verdict not in about_a_person
    assert reason
