from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.ui.theme.fonts import Letter
from app.ui.translation.short import first_clause, short_reason

ROOM = 136
"""Pixels for a reason in the narrowest details (1366 × 768)."""


@pytest.mark.parametrize(
    ("whole", "short"),
    [
        ("Which ward? Neither the file name nor a column says which ward this is", "Which ward?"),
        ("It is a PDF, not a spreadsheet", "It is a PDF"),
        ("Its check digit is wrong: a digit was mistyped", "Its check digit is wrong"),
        ("12.5 of them", "12.5 of them"),
        ("", ""),
    ],
)
def test_a_sentence_is_cut_where_its_first_words_end(whole, short):
    assert first_clause(whole) == short


def test_a_reason_that_fits_is_whole():
    reason = PROBLEM_WORDS[IdProblem.BAD_CHECK_DIGIT]
    assert short_reason(reason, lambda _words: True) == reason


@pytest.mark.parametrize("problem", IdProblem)
@pytest.mark.parametrize("spoken", ["en", "af"])
def test_every_reason_of_a_wrong_id_number_fits_the_narrow_details(look, language, problem, spoken):
    language.use(spoken)
    metrics = QFontMetricsF(look.font(Letter.BODY))

    def fits(words: str) -> bool:
        return metrics.horizontalAdvance(words) <= ROOM

    assert fits(short_reason(PROBLEM_WORDS[problem], fits))
