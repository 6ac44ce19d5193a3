"""An ID number as an operator types it."""

from __future__ import annotations

from app.domain.errors import UserError
from app.domain.identity_number import PROBLEM_WORDS, IdNumber, IdProblem, read_id_cell


def number_in(text: str) -> IdNumber:
    """Read an ID number as typed. Raises UserError that does not quote it."""
    reading = read_id_cell(text)
    if reading.number is not None:
        return reading.number
    if reading.problem is IdProblem.REPAIR_NOT_ACCEPTED:
        raise UserError("This ID number has fewer than 13 digits; type its leading zeros too")
    problem = PROBLEM_WORDS[reading.problem or IdProblem.NOT_A_NUMBER]
    raise UserError(f"This is not an ID number: {problem}. Correct it and try again")
