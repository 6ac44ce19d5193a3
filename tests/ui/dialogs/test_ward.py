from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.domain.spreadsheet import WARD_PER_ROW
from app.ui.dialogs import ChangeWardDialog
from tests.helpers.dialogs import BLOUBERG_17, FINISHED, KNOWN, MINE

OWN_ROWS = replace(MINE, ward_id="", ward="3 wards", ward_long="Blouberg, 3 wards")


@pytest.fixture
def dialog(qtbot, look):
    def made(row=MINE, **given):
        one = ChangeWardDialog(row, KNOWN, look, **given)
        qtbot.addWidget(one)
        one.open()
        return one

    return made


def labels(dialog: ChangeWardDialog) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(made.text() for made in dialog.findChildren(QLabel))


def answered(dialog: ChangeWardDialog) -> object:
    return dialog._answer


def test_it_names_the_list_and_its_present_ward(dialog):
    shown = labels(dialog())
    assert "BLOUBERG WARD 16.xlsx" in shown
    assert "Blouberg ward 16 (LIM351)" in shown


def test_a_ward_is_typed_taken_and_answered_by_keys_alone(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.ward.lineEdit(), "blou 17")
    qtbot.keyClick(one.ward, Qt.Key.Key_Return)
    assert one.focusWidget() is one.change
    qtbot.keyClick(one.change, Qt.Key.Key_Return)
    assert answered(one) == "93501017"


def test_a_click_takes_what_was_typed_without_enter(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.ward.lineEdit(), "93501017")
    qtbot.mouseClick(one.change, Qt.MouseButton.LeftButton)
    assert answered(one) == "93501017"


def test_what_names_no_ward_is_not_answered_but_explained(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.ward.lineEdit(), "Atlantis 99")
    one.change.click()
    assert answered(one) is None
    assert one.refused.text.startswith("No ward fits.")


def test_typing_on_after_a_choice_takes_the_choice_back(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.ward.lineEdit(), "93501017")
    qtbot.keyClick(one.ward, Qt.Key.Key_Return)
    qtbot.keyClicks(one.ward.lineEdit(), "x")
    one.change.click()
    assert answered(one) is None


def test_the_present_ward_is_no_change(dialog, qtbot):
    one = dialog()
    qtbot.keyClicks(one.ward.lineEdit(), "93501016")
    qtbot.keyClick(one.ward, Qt.Key.Key_Return)
    assert one.refused.text == "That is the ward it has now."
    assert not one.change.isEnabled()


def test_a_proposed_ward_needs_one_key(dialog, qtbot):
    one = dialog(proposed=BLOUBERG_17, because="38 of 50 people are registered in Blouberg 17.")
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert answered(one) == "93501017"


def test_each_rows_own_ward_is_offered_only_with_a_ward_column(dialog):
    assert not dialog().per_row.isVisible()
    assert dialog(has_ward_column=True).per_row.isVisible()


def test_each_row_can_be_checked_against_its_own_ward(dialog):
    one = dialog(has_ward_column=True)
    one.per_row.click()
    one.change.click()
    assert answered(one) == WARD_PER_ROW


def test_rows_with_their_own_wards_already_are_no_change(dialog):
    one = dialog(OWN_ROWS, has_ward_column=True)
    one.per_row.click()
    assert not one.change.isEnabled()


@pytest.mark.parametrize(("row", "again"), [(MINE, False), (FINISHED, True)])
def test_it_says_whether_results_are_made_again(dialog, row, again):
    assert ("made again" in labels(dialog(row))) is again
