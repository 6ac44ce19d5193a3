from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.ui.presence.toast import Toast
from app.ui.theme.contrast import contrast
from app.ui.theme.look import Mode


@pytest.fixture
def page(qtbot):
    made = QWidget()
    made.field = QLineEdit()
    QVBoxLayout(made).addWidget(made.field)
    made.resize(800, 400)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toast(look, page):
    return Toast(look, page)


def test_it_goes_by_itself_and_leaves_no_timer(toast, qtbot, monkeypatch):
    monkeypatch.setattr("app.ui.presence.toast.SHOWN_MS", 1)
    toast.say("Copied")
    qtbot.waitUntil(toast.isHidden)
    assert toast.text == ""
    assert not toast._timer.isActive()


def test_a_message_with_something_to_do_stays_longer(toast):
    toast.say("Copied")
    short = toast._timer.interval()
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    assert toast._timer.interval() > short
    toast.leave()


def test_what_it_offers_is_done_once_and_closes_it(toast):
    done = []
    toast.say("Removed 3 jobs.", "Undo", lambda: done.append(1))
    toast.action.click()
    toast.action.click()
    assert done == [1]
    assert toast.isHidden()
    assert not toast._timer.isActive()


def test_a_newer_message_takes_the_offer_with_it(toast):
    done = []
    toast.say("Removed 3 jobs.", "Undo", lambda: done.append(1))
    toast.say("Copied")
    assert not toast.action.isVisible()
    toast.action.click()
    assert done == []
    toast.leave()


def test_it_waits_while_the_mouse_is_over_it(toast):
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    at = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(at, at, at))
    assert not toast._timer.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._timer.isActive()
    toast.leave()


def test_it_waits_while_the_keyboard_is_in_it(toast, page):
    page.activateWindow()
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    toast.action.setFocus()
    assert not toast._timer.isActive()
    page.field.setFocus()
    assert toast._timer.isActive()
    toast.leave()


def test_the_keyboard_goes_back_to_where_it_was(toast, page):
    page.activateWindow()
    page.field.setFocus()
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    toast.action.setFocus()
    toast.action.click()
    assert page.focusWidget() is page.field


def test_it_takes_no_focus_from_what_is_being_typed(toast, page, qtbot):
    page.activateWindow()
    page.field.setFocus()
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    assert page.focusWidget() is page.field
    toast.leave()


def test_esc_in_it_closes_it(toast, qtbot):
    toast.say("Removed 3 jobs.", "Undo", lambda: None)
    toast.action.setFocus()
    qtbot.keyClick(toast.action, Qt.Key.Key_Escape)
    assert toast.isHidden()


def test_a_screen_reader_hears_it(toast):
    toast.say("Copied")
    seen = QAccessible.queryAccessibleInterface(toast)
    assert seen.text(QAccessible.Text.Name) == "Copied"
    toast.leave()


@pytest.mark.parametrize("width", [300, 800, 1600])
def test_it_stays_inside_the_window(toast, page, width):
    toast.say("Done: Limpopo 23 Nov. 27 lists, 8,140 rows. 12 rows to look at.", "Show", print)
    page.resize(width, 400)
    assert page.rect().contains(toast.geometry())
    toast.leave()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_it_can_be_read_on_its_ground(look, mode):
    look.set_mode(mode)
    assert contrast(look.tokens.surface, look.tokens.text) >= 4.5
    look.set_mode(Mode.LIGHT)
