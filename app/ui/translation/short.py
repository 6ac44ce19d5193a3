"""Fewer words for a column too narrow for a whole sentence; a tooltip or card has it whole."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.ui.translation.said import said

_CLAUSE = re.compile(r".+?(?:\?|(?=[;:,.](?:\s|$))|$)")
_SHORT = {
    PROBLEM_WORDS[problem]: words
    for problem, words in {
        IdProblem.MISSING: QT_TRANSLATE_NOOP("Short", "no ID number"),
        IdProblem.SCIENTIFIC: QT_TRANSLATE_NOOP("Short", "digits lost by Excel"),
        IdProblem.LETTERS: QT_TRANSLATE_NOOP("Short", "has letters in it"),
        IdProblem.TOO_SHORT: QT_TRANSLATE_NOOP("Short", "under 13 digits"),
        IdProblem.TOO_LONG: QT_TRANSLATE_NOOP("Short", "over 13 digits"),
        IdProblem.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Short", "not an ID number"),
        IdProblem.NOT_WHOLE: QT_TRANSLATE_NOOP("Short", "has decimals"),
        IdProblem.BAD_DATE: QT_TRANSLATE_NOOP("Short", "date of birth wrong"),
        IdProblem.BAD_CITIZENSHIP: QT_TRANSLATE_NOOP("Short", "11th digit wrong"),
        IdProblem.BAD_CHECK_DIGIT: QT_TRANSLATE_NOOP("Short", "check digit wrong"),
        IdProblem.REPAIR_NOT_ACCEPTED: QT_TRANSLATE_NOOP("Short", "leading zeros lost?"),
        IdProblem.ERASED: QT_TRANSLATE_NOOP("Short", "removed on request"),
    }.items()
}


def first_clause(words: str) -> str:
    """The question that a text begins with, or its words up to the first mark."""
    found = _CLAUSE.match(words)
    return found[0] if found else words


def short_reason(reason: str, fits: Callable[[str], bool]) -> str:
    """A row's reason in the window's language: whole where that fits, else in fewer words."""
    whole = said(reason)
    if fits(whole):
        return whole
    known = _SHORT.get(reason)
    return QCoreApplication.translate("Short", known) if known else first_clause(whole)
