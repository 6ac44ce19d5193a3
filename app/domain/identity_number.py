"""South African identity numbers: YYMMDD SSSS C A Z, Z a Luhn check digit (iec-api notes).

Reads what a cell holds and says exactly what it is; repairs only what arithmetic proves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType

IdNumber = NewType("IdNumber", str)
"""Thirteen ASCII digits with a possible date of birth and a right check digit."""

CellValue = str | int | float | bool | date | datetime | time | timedelta | None

# Spaces of every kind, zero-width characters, the dashes and dots typed between groups.
_SEPARATORS = re.compile(
    "[\\s\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff\u2010-\u2015\u2212.\\-]+"
)
# Luhn's digits by their ASCII codes: as they are, and doubled with 9 taken off from 10 on.
_PLAIN = bytes(code - 48 if 48 <= code < 58 else 0 for code in range(256))
_DOUBLED = bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)[value] for value in _PLAIN)
_DAYS = frozenset(f"{date(2001, 1, 1) + timedelta(days=day):%m%d}" for day in range(365))
_DECIMAL_TAIL = re.compile(r"^(\d{10,13})[.,]0+$")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")


class IdProblem(StrEnum):
    """Why a cell is not an ID number; the value is stored, `PROBLEM_WORDS` is read."""

    MISSING = "missing"
    SCIENTIFIC = "scientific"
    LETTERS = "letters"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NOT_WHOLE = "not_whole"
    BAD_DATE = "bad_date"
    BAD_CITIZENSHIP = "bad_citizenship"
    BAD_CHECK_DIGIT = "bad_check_digit"
    REPAIR_NOT_ACCEPTED = "repair_not_accepted"
    NOT_A_NUMBER = "not_a_number"
    ERASED = "erased"


PROBLEM_WORDS: dict[IdProblem, str] = {
    IdProblem.MISSING: "no ID number in this row",
    IdProblem.SCIENTIFIC: (
        "written like 8.00102E+12: Excel has dropped digits, they cannot be restored"
    ),
    IdProblem.LETTERS: "has letters in it: a passport or another document, not an ID number",
    IdProblem.TOO_SHORT: "has fewer than 13 digits",
    IdProblem.TOO_LONG: "has more than 13 digits",
    IdProblem.NOT_WHOLE: "is a number with decimals, not an ID number",
    IdProblem.BAD_DATE: "its first six digits are not a date of birth",
    IdProblem.BAD_CITIZENSHIP: "its eleventh digit must be 0, 1 or 2",
    IdProblem.BAD_CHECK_DIGIT: "its check digit is wrong: a digit was mistyped",
    IdProblem.REPAIR_NOT_ACCEPTED: (
        "leading zeros may be missing; accept repairs to use it, or correct the list"
    ),
    IdProblem.NOT_A_NUMBER: "is not an ID number",
    IdProblem.ERASED: "removed at the person's request",
}


class Repair(StrEnum):
    """What was done to a cell to get its ID number; corrected is by an operator, after all."""

    LEADING_ZEROS = "leading_zeros"
    CORRECTED = "corrected"


REPAIR_WORDS: dict[Repair, str] = {
    Repair.LEADING_ZEROS: "leading zeros restored",
    Repair.CORRECTED: "corrected",
}


@dataclass(frozen=True, slots=True)
class IdReading:
    """One cell as read. Exactly one of `number` and `problem` is set.

    `as_received` is the cell's text as the operator sees it; personal data.
    """

    as_received: str
    number: IdNumber | None = None
    problem: IdProblem | None = None
    repair: Repair | None = None


def luhn_holds(digits: str) -> bool:
    """True when the Luhn check over all digits comes out at 0 modulo 10."""
    backwards = digits.encode("ascii")[::-1]
    return (
        sum(backwards[::2].translate(_PLAIN)) + sum(backwards[1::2].translate(_DOUBLED))
    ) % 10 == 0


def problem_of(digits: str) -> IdProblem | None:
    """Why thirteen digits are not an ID number; None when they are one."""
    if not _is_date_of_birth(digits[:6]):
        return IdProblem.BAD_DATE
    if digits[10] not in "012":
        return IdProblem.BAD_CITIZENSHIP
    if not luhn_holds(digits):
        return IdProblem.BAD_CHECK_DIGIT
    return None


def read_id_cell(cell: CellValue, *, accept_text_repairs: bool = False) -> IdReading:
    """Read one cell of the ID column.

    Numeric cells of 10 to 12 digits are padded and accepted only with a valid date and check
    digit; text cells likewise, but only when the operator accepts (design, decision 9).
    """
    # Nearly every cell is this: a list of 50,000 should not pay for the odd ones.
    if type(cell) is str and len(cell) == 13 and cell.isascii() and cell.isdigit():
        return _read_digits(cell, cell, may_pad=False)
    if isinstance(cell, (date, time, timedelta)):
        return IdReading(as_received=str(cell), problem=IdProblem.NOT_A_NUMBER)
    if cell is None or isinstance(cell, bool):
        return IdReading(as_received="", problem=IdProblem.MISSING)
    if isinstance(cell, (int, float)):
        return _read_numeric(cell)
    return _read_text(cell, accept_text_repairs)


def mask_id(number: str) -> str:
    """`8001015009087` as `800101•••••87`: enough to recognise, not enough to use."""
    return f"{number[:6]}•••••{number[-2:]}" if len(number) == 13 else "•" * len(number)


def _is_date_of_birth(yymmdd: str) -> bool:
    # A leap day in one century at least: 2000 was a leap year, 1900 was not.
    month_and_day = yymmdd[2:]
    return month_and_day in _DAYS or (month_and_day == "0229" and int(yymmdd[:2]) % 4 == 0)


def _read_numeric(cell: int | float) -> IdReading:
    if isinstance(cell, float) and not cell.is_integer():
        return IdReading(as_received=repr(cell), problem=IdProblem.NOT_WHOLE)
    digits = str(int(cell))
    if not digits.isdigit():
        return IdReading(as_received=digits, problem=IdProblem.NOT_A_NUMBER)
    return _read_digits(digits, digits, may_pad=True)


def _read_text(cell: str, accept_repairs: bool) -> IdReading:
    received = cell.strip()
    # What programs make of a number when they write text: 8001015009087.0.
    whole = _DECIMAL_TAIL.sub(r"\1", received.lstrip("'’`"))
    text = _SEPARATORS.sub("", whole)
    if not text:
        return IdReading(as_received=received, problem=IdProblem.MISSING)
    if text.isascii() and text.isdigit():
        return _read_digits(text, received, may_pad=accept_repairs)
    return IdReading(as_received=received, problem=_text_problem(received, text))


def _text_problem(received: str, text: str) -> IdProblem:
    if _SCIENTIFIC.fullmatch(received.strip("'’` ")):
        return IdProblem.SCIENTIFIC
    if any(char.isalpha() for char in text):
        return IdProblem.LETTERS
    return IdProblem.NOT_A_NUMBER


def _read_digits(digits: str, received: str, *, may_pad: bool) -> IdReading:
    if len(digits) > 13:
        return IdReading(as_received=received, problem=IdProblem.TOO_LONG)
    if len(digits) == 13:
        problem = problem_of(digits)
        number = None if problem else IdNumber(digits)
        return IdReading(as_received=received, number=number, problem=problem)
    return _read_short(digits, received, may_pad=may_pad)


def _read_short(digits: str, received: str, *, may_pad: bool) -> IdReading:
    padded = digits.zfill(13)
    # Only people born 2000 to 2009 lose zeros, one to three of them.
    repairable = 10 <= len(digits) <= 12 and problem_of(padded) is None
    if not repairable:
        return IdReading(as_received=received, problem=IdProblem.TOO_SHORT)
    if not may_pad:
        return IdReading(as_received=received, problem=IdProblem.REPAIR_NOT_ACCEPTED)
    return IdReading(as_received=received, number=IdNumber(padded), repair=Repair.LEADING_ZEROS)
