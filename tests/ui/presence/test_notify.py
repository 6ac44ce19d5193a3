from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.ui.presence.notify import FinishedBatch, Notifier, text_of, title_of
from app.ui.presence.toast import Toast

BATCH = FinishedBatch(
    "Limpopo 23 Nov", ("a", "b"), lists=27, rows=8_140, to_look_at=12, folder=Path("results")
)


class Tray(QObject):
    """A tray that remembers what it was given to tell; a real one shows it outside the process."""

    message_clicked = Signal()

    def __init__(self, can_tell: bool) -> None:
        super().__init__()
        self.can_tell = can_tell
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def notify(look, page):
    def made(can_tell: bool):
        tray, toast = Tray(can_tell), Toast(look, page)
        notifier = Notifier(tray, toast)
        notifier.kept = tray
        return notifier, tray, toast

    return made


@pytest.mark.parametrize(
    ("changes", "title", "text"),
    [
        ({}, "Done: Limpopo 23 Nov", "27 lists, 8,140 rows. 12 rows to look at."),
        ({"to_look_at": 0}, "Done: Limpopo 23 Nov", "27 lists, 8,140 rows."),
        ({"to_look_at": 1}, "Done: Limpopo 23 Nov", "27 lists, 8,140 rows. One row to look at."),
        (
            {"lists": 1, "rows": 612, "to_look_at": 0, "name": "BLOUBERG WARD 16.xlsx"},
            "Done: BLOUBERG WARD 16.xlsx",
            "612 rows.",
        ),
        (
            {"failed": 2, "to_look_at": 0},
            "Ended with trouble: Limpopo 23 Nov",
            "27 lists, 8,140 rows. 2 could not be finished.",
        ),
        (
            {"stopped": 3, "to_look_at": 0},
            "Done: Limpopo 23 Nov",
            "27 lists, 8,140 rows. 3 stopped.",
        ),
        ({"stopped": 27, "to_look_at": 0}, "Stopped: Limpopo 23 Nov", "27 lists, 8,140 rows."),
    ],
)
def test_a_batch_is_told_in_counts(qapp, changes, title, text):
    batch = replace(BATCH, **changes)
    assert (title_of(batch), text_of(batch)) == (title, text)


def test_the_system_tells_it_where_it_can(notify):
    notifier, tray, toast = notify(can_tell=True)
    notifier.tell(BATCH)
    assert tray.told == [(title_of(BATCH), text_of(BATCH))]
    assert toast.text == ""


def test_a_click_on_the_message_opens_the_batch_told_last(notify, qtbot):
    notifier, tray, _ = notify(can_tell=True)
    notifier.tell(BATCH)
    later = replace(BATCH, name="Later")
    notifier.tell(later)
    with qtbot.waitSignal(notifier.results_wanted) as wanted:
        tray.message_clicked.emit()
    assert wanted.args == [later]


def test_a_click_before_anything_was_told_opens_nothing(notify, qtbot):
    notifier, tray, _ = notify(can_tell=True)
    with qtbot.assertNotEmitted(notifier.results_wanted):
        tray.message_clicked.emit()


def test_without_a_tray_the_window_tells_it(notify, qtbot):
    notifier, tray, toast = notify(can_tell=False)
    notifier.tell(BATCH)
    assert tray.told == []
    assert toast.text == "Done: Limpopo 23 Nov. 27 lists, 8,140 rows. 12 rows to look at."
    with qtbot.waitSignal(notifier.results_wanted) as wanted:
        toast.action.click()
    assert wanted.args == [BATCH]
