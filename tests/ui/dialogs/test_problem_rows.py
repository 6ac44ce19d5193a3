from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.ui.dialogs import ProblemRowsDialog
from tests.helpers.iec import synthetic_id
from tests.helpers.office_details import problems

LINES = problems(25, can_correct=True)


@pytest.fixture
def dialog(qtbot, look):
    made = ProblemRowsDialog("BLOUBERG WARD 16.xlsx", look)
    qtbot.addWidget(made)
    made.open()
    return made


def column(dialog: ProblemRowsDialog, at: int) -> list[str]:
    proxy = dialog.proxy
    return [proxy.index(row, at).data() for row in range(proxy.rowCount())]


def test_the_model_keeps_qts_rules(dialog, qtmodeltester):
    dialog.show_lines(LINES)
    qtmodeltester.check(dialog.model)


def test_until_the_rows_are_there_it_says_so(dialog):
    assert dialog.told.text == "Reading the rows…"
    dialog.show_lines(LINES)
    assert dialog.told.text == "25 rows to look at"


def test_rows_sort_by_number_not_by_text(dialog):
    dialog.show_lines([replace(LINES[0], row_no=number) for number in (1_100, 9, 20)])
    assert column(dialog, 0) == ["9", "20", "1,100"]


def test_a_click_on_a_heading_sorts_by_it(dialog):
    dialog.show_lines(LINES)
    dialog.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    reasons = column(dialog, 3)
    assert reasons == sorted(reasons)


def test_id_numbers_are_masked_until_all_are_asked_for(dialog, qtbot):
    dialog.show_lines(LINES)
    with qtbot.waitSignal(dialog.reveal_wanted) as wanted:
        dialog.reveal.click()
    assert wanted.args[0] == tuple(line.row_no for line in LINES)
    assert column(dialog, 1)[0] == LINES[0].shown_id
    dialog.show_revealed({LINES[0].row_no: synthetic_id(0)})
    assert column(dialog, 1)[0] == synthetic_id(0)


def test_new_rows_are_masked_again(dialog):
    dialog.show_lines(LINES)
    dialog.show_revealed({LINES[0].row_no: synthetic_id(0)})
    dialog.show_lines(LINES)
    assert column(dialog, 1)[0] == LINES[0].shown_id
    assert dialog.reveal.isEnabled()


def test_only_a_row_that_can_be_corrected_offers_it(dialog):
    dialog.show_lines(LINES)
    for at, line in enumerate(LINES[:4]):
        dialog.table.selectRow(at)
        assert dialog.correct.isEnabled() is line.can_correct


def test_the_row_is_named_whose_number_is_to_be_corrected(dialog, qtbot):
    dialog.show_lines(LINES)
    dialog.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    wanted = next(at for at, line in enumerate(reversed(LINES)) if line.can_correct)
    dialog.table.selectRow(wanted)
    with qtbot.waitSignal(dialog.correct_wanted) as asked:
        dialog.correct.click()
    assert asked.args == [list(reversed(LINES))[wanted].row_no]


def test_enter_on_a_row_corrects_it_and_leaves_the_dialog_open(dialog, qtbot):
    dialog.show_lines(LINES)
    with qtbot.waitSignal(dialog.correct_wanted):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_the_chosen_row_stays_chosen_when_the_rows_are_read_again(dialog):
    dialog.show_lines(LINES)
    dialog.table.selectRow(5)
    dialog.show_lines(LINES[2:])
    assert dialog.chosen == LINES[5]


def test_no_rows_is_said_plainly(dialog):
    dialog.show_lines(())
    assert dialog.told.text == "No row needs looking at."
    assert not dialog.correct.isVisible()
