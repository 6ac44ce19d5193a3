"""What holds for every dialog, in the words of both lengths."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)

from app.ui.theme.look import Mode
from tests.helpers.dialogs import DIALOGS, LongerWords

EVERY = pytest.mark.parametrize("name", sorted(DIALOGS))


@pytest.fixture
def show(qtbot, look, qapp):
    def shown(name: str):
        made = DIALOGS[name](look)
        qtbot.addWidget(made)
        made.open()
        for _ in range(3):
            qapp.processEvents()
        return made

    return shown


@pytest.fixture(params=["short", "long"])
def words(request, qapp):
    longer = LongerWords()
    if request.param == "long":
        qapp.installTranslator(longer)
    yield request.param
    qapp.removeTranslator(longer)


def seen(dialog: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in dialog.findChildren(kind) if widget.isVisible()]


@EVERY
def test_no_word_is_cut_off(show, words, name):
    dialog = show(name)
    buttons = [*seen(dialog, QPushButton), *seen(dialog, QRadioButton)]
    assert [made.text() for made in buttons if made.width() < made.sizeHint().width()] == []
    assert [made.text() for made in seen(dialog, QLabel) if is_cut(made)] == []
    assert [
        made.text()
        for made in buttons
        if made.mapTo(dialog, made.rect().topRight()).x() > dialog.width()
    ] == []


def is_cut(made: QLabel) -> bool:
    if made.wordWrap():
        return made.height() < made.heightForWidth(made.width())
    return made.width() < made.sizeHint().width()


@EVERY
def test_it_fits_the_screen(show, words, name):
    dialog = show(name)
    free = dialog.screen().availableGeometry()
    assert dialog.width() <= max(free.width(), dialog.foot.minimumSize().width())
    assert dialog.height() <= free.height()


@EVERY
def test_everything_that_takes_the_focus_has_a_name(show, name):
    dialog = show(name)
    nameless = [
        widget
        for widget in focusable(dialog)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def focusable(dialog: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in seen(dialog, QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
    ]


@EVERY
def test_tab_reaches_every_button(show, qtbot, name):
    dialog = show(name)
    dialog.activateWindow()
    wanted = {made for made in focusable(dialog) if isinstance(made, QPushButton)}
    met = set()
    for _ in range(len(focusable(dialog)) + 5):
        QApplication.focusWidget() and qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.add(QApplication.focusWidget())
    assert wanted <= met


@EVERY
def test_a_screen_reader_hears_what_it_is_about(show, name):
    dialog = show(name)
    seen_by = QAccessible.queryAccessibleInterface(dialog)
    assert seen_by.text(QAccessible.Text.Name) == dialog.windowTitle() != ""
    assert dialog.heading.text() in seen_by.text(QAccessible.Text.Description)


@EVERY
def test_one_button_is_default_and_esc_leaves(show, qtbot, name):
    dialog = show(name)
    defaults = [made for made in seen(dialog, QPushButton) if made.isDefault()]
    assert len(defaults) == (0 if name.startswith("rows") else 1)
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)


@EVERY
def test_no_text_is_read_as_markup(show, name):
    dialog = show(name)
    labels = seen(dialog, QLabel)
    assert [
        made.text() for made in labels if made.textFormat() is not Qt.TextFormat.PlainText
    ] == []


@EVERY
def test_another_theme_can_come_while_it_is_open(show, look, name):
    dialog = show(name)
    look.set_mode(Mode.DARK)
    dark = dialog.grab().toImage().pixelColor(4, 4).lightness()
    look.set_mode(Mode.LIGHT)
    assert dark < 80 < dialog.grab().toImage().pixelColor(4, 4).lightness()


@EVERY
def test_every_word_on_a_button_is_translated(show, qapp, name):
    longer = LongerWords()
    qapp.installTranslator(longer)
    dialog = show(name)
    texts = [made.text() for made in seen(dialog, QAbstractButton) if made.text()]
    qapp.removeTranslator(longer)
    assert [text for text in texts if " l" not in text] == []


def test_a_text_higher_than_the_screen_is_scrolled_by_keys(show, look, qtbot, qapp):
    from tests.helpers.dialogs import KeysDialog

    dialog = KeysDialog(look)
    qtbot.addWidget(dialog)
    for number in range(80):
        dialog.say(f"Paragraph {number}")
    dialog.open()
    qapp.processEvents()
    area = dialog._scroll
    assert area.focusPolicy() is Qt.FocusPolicy.StrongFocus
    qtbot.keyClick(area, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0


def test_a_dialog_grows_when_its_text_does(show, qapp):
    dialog = show("message-ours")
    before = dialog.height()
    dialog.copy.click()
    for _ in range(3):
        qapp.processEvents()
    assert dialog.height() > before
