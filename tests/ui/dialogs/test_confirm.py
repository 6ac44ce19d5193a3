from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.ui.dialogs import CloseDialog, RemoveDialog, StopJobDialog, asks_before_removing
from app.ui.dialogs.confirm import owners
from app.ui.presence.closing import CloseAnswer
from tests.helpers.dialogs import FINISHED, JOHANS, MINE, QUESTION

LERATOS = replace(
    JOHANS,
    operator="Lerato",
    operator_name="Lerato",
    seat="SEAT-3",
    file_name="Makhado ward 8.xlsx",
)


def texts(dialog) -> list[str]:
    return [made.text() for made in dialog.findChildren(QLabel) if made.text()]


@pytest.fixture
def stop(qtbot, look):
    def made(*rows):
        one = StopJobDialog(rows, "Thandi", look)
        qtbot.addWidget(one)
        one.open()
        return one

    return made


def test_another_operators_job_names_her_before_anything_else(stop):
    assert texts(stop(JOHANS))[0] == "This is Johan’s job on SEAT-2."


def test_an_operators_own_job_names_nobody(stop):
    assert "’s job" not in " ".join(texts(stop(MINE)))


def test_what_was_checked_stays_and_the_rest_is_counted(stop):
    assert "449 of 612 rows are checked; they stay" in " ".join(texts(stop(MINE)))
    assert "The other 163 are not asked" in " ".join(texts(stop(MINE)))


@pytest.mark.parametrize(("row", "answer"), [(MINE, True), (JOHANS, None)])
def test_enter_stops_an_own_job_only(stop, qtbot, row, answer):
    one = stop(row)
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one._answer is answer


@pytest.mark.parametrize(("row", "first"), [(MINE, "stop"), (JOHANS, "keep")])
def test_the_keyboard_begins_where_nothing_of_others_ends(stop, row, first):
    one = stop(row)
    assert one.focusWidget() is getattr(one, first)


def test_of_many_jobs_those_of_others_are_named_three_at_most():
    told = owners([MINE, JOHANS, LERATOS, JOHANS, LERATOS, JOHANS], "Thandi")
    assert told[0] == "Among them: Johan’s Greater Giyani ward 11.xlsx on SEAT-2."
    assert told[3:] == ("2 more are other operators’.",)


@pytest.mark.parametrize(
    ("rows", "asks"),
    [
        ([FINISHED], False),
        ([QUESTION], False),
        ([MINE], True),
        ([replace(FINISHED, operator="Johan")], True),
        ([FINISHED, MINE], True),
    ],
)
def test_removing_asks_only_where_more_than_a_line_goes(rows, asks):
    assert asks_before_removing(rows, "Thandi") is asks


def test_removing_says_what_stays(qtbot, look):
    one = RemoveDialog([MINE, FINISHED], "Thandi", look)
    qtbot.addWidget(one)
    shown = " ".join(texts(one))
    assert "What is not finished will not be checked." in shown
    assert "Results that were saved stay in their folder." in shown


def test_removing_what_was_never_checked_promises_no_results(qtbot, look):
    one = RemoveDialog([MINE], "Thandi", look)
    qtbot.addWidget(one)
    assert "Results" not in " ".join(texts(one))


@pytest.fixture
def close(qtbot, look):
    def made(**given):
        one = CloseDialog("BLOUBERG WARD 16.xlsx", look, **given)
        qtbot.addWidget(one)
        one.open()
        return one

    return made


def test_closing_goes_on_in_the_tray_unless_otherwise_chosen(close, qtbot):
    one = close()
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one._answer is CloseAnswer.TRAY


def test_closing_can_stop_here(close):
    one = close()
    one.stop.click()
    one.close_button.click()
    assert one._answer is CloseAnswer.STOP


def test_without_a_tray_it_is_not_offered(close, qtbot):
    one = close(has_tray=False)
    assert not one.tray.isVisible()
    qtbot.keyClick(one, Qt.Key.Key_Return)
    assert one._answer is CloseAnswer.STOP


def test_an_operator_is_named_as_shown_and_known_by_the_system_user():
    shown = replace(JOHANS, operator="johan.b", operator_name="Johan Botha")
    assert owners([shown], "Thandi") == ("This is Johan Botha’s job on SEAT-2.",)
    assert owners([shown], "johan.b") == ()
