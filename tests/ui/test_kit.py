from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit import Switch, Told, label, link
from app.ui.theme.contrast import contrast
from app.ui.theme.look import Mode
from app.ui.theme.tokens import Tone
from tests.helpers.look import look_for


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


@pytest.fixture
def page(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


def test_a_switch_is_turned_by_space_and_by_a_click(qtbot, look, page):
    switch = Switch(look)
    page.layout().addWidget(switch)
    page.show()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert switch.isChecked()
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not switch.isChecked()


def test_a_screen_reader_knows_a_switch_as_something_to_tick(look, page):
    switch = Switch(look)
    switch.setAccessibleName("Start without asking")
    page.layout().addWidget(switch)
    seen = QAccessible.queryAccessibleInterface(switch)
    assert seen.role() == QAccessible.Role.CheckBox
    assert seen.text(QAccessible.Text.Name) == "Start without asking"


def test_nothing_to_say_takes_no_room(look, page):
    told = Told(look)
    page.layout().addWidget(told)
    told.say(Tone.FAIL, "No internet on this PC.")
    assert not told.isHidden()
    told.say(Tone.INFO, "")
    assert told.isHidden()


def test_what_is_told_is_read_out(look, page):
    told = Told(look)
    page.layout().addWidget(told)
    told.say(Tone.FAIL, "No internet on this PC.")
    name = QAccessible.queryAccessibleInterface(told).text(QAccessible.Text.Name)
    assert name == "No internet on this PC."


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_what_is_told_is_readable_on_every_ground(look, mode):
    look.set_mode(mode)
    grounds = (look.tokens.bg, look.tokens.surface, look.tokens.alt)
    inks = [pair.text for pair in look.tokens.tones.values()]
    assert min(contrast(ink, ground) for ink in inks for ground in grounds) >= 4.5


def test_texts_from_outside_are_never_read_as_markup(qapp):
    made = label()
    made.setText("<b>MUSINA</b>.xlsx")
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_a_link_is_reached_by_keyboard(qtbot, page):
    made = link("See them")
    page.layout().addWidget(made)
    page.show()
    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, Qt.Key.Key_Space)
