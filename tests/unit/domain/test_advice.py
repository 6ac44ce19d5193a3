import pytest

from app.domain.advice import what_to_do
from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.verdict import NO_WARD_REASON, STOPPED_REASON, TWO_ANSWERS_REASON, Verdict


@pytest.mark.parametrize(
    ("verdict", "reason", "begins"),
    [
        (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem.MISSING], "Write the 13-digit"),
        (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem.SCIENTIFIC], "Type the number again"),
        (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem.LETTERS], "Ask for the 13-digit"),
        (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem.BAD_CHECK_DIGIT], "Compare with"),
        (Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[IdProblem.ERASED], "Nothing"),
        (Verdict.DUPLICATE, "repeats row 7", "Remove one of the two rows"),
        (Verdict.COULD_NOT_CHECK, NO_WARD_REASON, "Write the ward"),
        (Verdict.COULD_NOT_CHECK, STOPPED_REASON, "Ask again in Rollcheck"),
        (Verdict.COULD_NOT_CHECK, TWO_ANSWERS_REASON, "Ask again in Rollcheck another day"),
        (Verdict.COULD_NOT_CHECK, "time-out", "Ask again in Rollcheck;"),
    ],
)
def test_each_trouble_has_its_next_step(verdict, reason, begins):
    assert what_to_do(verdict, reason).startswith(begins)


@pytest.mark.parametrize(
    "verdict", [Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_VOTER, Verdict.DECEASED]
)
def test_an_answer_needs_none(verdict):
    assert what_to_do(verdict, "") == ""


@pytest.mark.parametrize("problem", list(IdProblem))
def test_no_fault_of_an_id_number_is_left_without_advice(problem):
    assert what_to_do(Verdict.INVALID_ID_NUMBER, PROBLEM_WORDS[problem])
