"""What to do about a row that did not check out, in plain words. Pure."""

from __future__ import annotations

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.verdict import NO_WARD_REASON, TWO_ANSWERS_REASON, Verdict

_COMPARE = "Compare with the ID book and correct the number"
_TYPE_AGAIN = "Type the number again from the ID book, in a cell formatted as text"
_ASK_AGAIN = "Ask again in Rollcheck; the branch need not do anything"

_BY_PROBLEM: dict[IdProblem, str] = {
    IdProblem.MISSING: "Write the 13-digit number from the ID book into this row",
    IdProblem.SCIENTIFIC: _TYPE_AGAIN,
    IdProblem.LETTERS: "Ask for the 13-digit ID number; other documents cannot be checked",
    IdProblem.NOT_WHOLE: _TYPE_AGAIN,
    IdProblem.REPAIR_NOT_ACCEPTED: "Compare with the ID book and write the leading zeros too",
    IdProblem.ERASED: "Nothing: this person asked to be removed",
}
_BY_WORDS = {words: problem for problem, words in PROBLEM_WORDS.items()}


def what_to_do(verdict: Verdict, reason: str) -> str:
    """The next step for a row with this verdict for this reason; "" where there is none."""
    if verdict is Verdict.INVALID_ID_NUMBER:
        problem = _BY_WORDS.get(reason)
        return _BY_PROBLEM.get(problem, _COMPARE) if problem else _COMPARE
    if verdict is Verdict.DUPLICATE:
        return "Remove one of the two rows, or correct the number that is another person's"
    if verdict is not Verdict.COULD_NOT_CHECK:
        return ""
    if reason == NO_WARD_REASON:
        return "Write the ward of this person into the row"
    if reason == TWO_ANSWERS_REASON:
        return "Ask again in Rollcheck another day; if it stays so, ask the IEC"
    return _ASK_AGAIN
