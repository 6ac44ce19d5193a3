from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.domain.identity_number import IdProblem, read_id_cell
from app.ui.dialogs import CorrectIdDialog
from app.ui.dialogs.correction import _OTHER, judge
from app.ui.dialogs.id_field import IdNumberField, grouped
from app.ui.theme.tokens import Tone
from tests.helpers.dialogs import LINE
from tests.helpers.iec import synthetic_id

RIGHT = synthetic_id(3)


@pytest.mark.parametrize(
    ("text", "caret", "made", "then"),
    [
        ("", 0, "", 0),
        ("800101", 6, "800101", 6),
        ("8001015", 7, "800101 5", 8),
        ("80010150090", 11, "800101 5009 0", 13),
        # In the middle: behind the digit it stood behind, before the gap.
        ("8001015009087", 3, "800101 5009 087", 3),
        ("8001015009087", 6, "800101 5009 087", 6),
        ("8001015009087", 7, "800101 5009 087", 8),
        (" 800101-5009-087 ", 17, "800101 5009 087", 15),
        ("80010150090871", 14, "80010150090871", 14),
        ("80O101", 3, "80O101", 3),
    ],
)
def test_digits_are_grouped_and_the_caret_keeps_its_digit(text, caret, made, then):
    assert grouped(text, caret) == (made, then)


@pytest.mark.parametrize("at", range(14))
def test_grouping_again_changes_nothing(at):
    made, caret = grouped("8001015009087"[:at], at)
    assert grouped(made, caret) == (made, caret)


@pytest.fixture
def field(qtbot):
    made = IdNumberField()
    qtbot.addWidget(made)
    made.show()
    return made


def test_typed_digits_stand_in_groups(field, qtbot):
    qtbot.keyClicks(field, "8001015009087")
    assert field.text() == "800101 5009 087"
    assert field.typed == "8001015009087"


def test_a_digit_forgotten_in_the_middle_is_put_in_where_the_caret_is(field, qtbot):
    qtbot.keyClicks(field, "800101509087")
    field.setCursorPosition(9)
    qtbot.keyClicks(field, "0")
    assert (field.text(), field.cursorPosition()) == ("800101 5009 087", 10)


@pytest.mark.parametrize(
    ("key", "caret", "made"),
    [
        (Qt.Key.Key_Backspace, 7, "800105 0090 87"),
        (Qt.Key.Key_Backspace, 8, "800101 0090 87"),
        (Qt.Key.Key_Delete, 6, "800101 0090 87"),
        (Qt.Key.Key_Delete, 5, "800105 0090 87"),
    ],
)
def test_one_key_deletes_one_digit_beside_a_gap_too(field, qtbot, key, caret, made):
    qtbot.keyClicks(field, "8001015009087")
    field.setCursorPosition(caret)
    qtbot.keyClick(field, key)
    assert field.text() == made


def test_nothing_typed_ever_vanishes(field, qtbot):
    qtbot.keyClicks(field, "A1234567 (passport)")
    assert field.text() == "A1234567 (passport)"


@pytest.mark.parametrize(
    ("typed", "tone", "says"),
    [
        ("", Tone.INFO, "0 of 13"),
        ("80010", Tone.INFO, "5 of 13"),
        # Ten digits that zeros would make an ID number are still being typed.
        ("1015009087", Tone.INFO, "10 of 13"),
        ("A1234567", Tone.FAIL, "no letters"),
        ("80010150090871", Tone.FAIL, "more than 13"),
        ("8013015009087", Tone.FAIL, "no date of birth"),
        ("8001015009587", Tone.FAIL, "eleventh"),
        ("8001015009088", Tone.FAIL, "last digit"),
        ("#", Tone.FAIL, "Type the 13 digits"),
        ("8001015009087", Tone.DONE, "possible"),
    ],
)
def test_what_is_typed_is_judged_in_plain_words(typed, tone, says):
    found, text, number = judge(typed)
    assert found is tone
    assert says in text
    assert (number is not None) == (tone is Tone.DONE)


@pytest.mark.parametrize("typed", ["A1", "8013015009087", "8001015009588", "8001015009088"])
def test_every_problem_of_thirteen_signs_has_its_own_sentence(typed):
    assert read_id_cell(typed).problem not in (None, IdProblem.TOO_SHORT)
    assert judge(typed)[1] != _OTHER


@pytest.fixture
def dialog(qtbot, look):
    def made(**given):
        one = CorrectIdDialog(LINE, "BLOUBERG WARD 16.xlsx", look, **given)
        qtbot.addWidget(one)
        one.open()
        return one

    return made


def texts(dialog: CorrectIdDialog) -> str:
    return "\n".join(made.text() for made in dialog.findChildren(QLabel))


def test_row_file_and_the_masked_number_are_shown(dialog):
    shown = texts(dialog())
    assert "Row 47 of BLOUBERG WARD 16.xlsx" in shown
    assert LINE.shown_id in shown


def test_a_right_number_is_answered_without_gaps(dialog, qtbot):
    one = dialog()
    assert one.focusWidget() is one.field
    qtbot.keyClicks(one.field, RIGHT)
    qtbot.keyClick(one.field, Qt.Key.Key_Return)
    assert one._answer == RIGHT


def test_a_wrong_number_cannot_be_sent(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.field, "8001015009088")
    qtbot.keyClick(one.field, Qt.Key.Key_Return)
    assert not one.correct.isEnabled()
    assert one.isVisible()


@pytest.mark.parametrize(
    ("kept", "says"), [(None, "about this one person"), (100, "1 of the 100"), (0, "used up")]
)
def test_the_price_is_told_before_it_is_paid(dialog, kept, says):
    assert says in texts(dialog(kept=kept))


def test_the_system_learns_no_id_number_from_the_field(dialog):
    assert dialog().field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
