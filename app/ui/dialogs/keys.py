"""The keys of the window, in one place to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.ui.dialogs.frame import Dialog, close_words
from app.ui.kit import label
from app.ui.theme.look import Look

KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+O", QT_TRANSLATE_NOOP("Keys", "Add files")),
    ("Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Take files from the clipboard")),
    ("Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Start what is ready")),
    ("Enter", QT_TRANSLATE_NOOP("Keys", "Open the workbook")),
    ("Ctrl+P", QT_TRANSLATE_NOOP("Keys", "Print the register")),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the result file")),
    ("Ctrl+S", QT_TRANSLATE_NOOP("Keys", "Save copies")),
    ("Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Look up a person")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Keys", "Search file or ward")),
    ("Ctrl+1 … Ctrl+6", QT_TRANSLATE_NOOP("Keys", "Filters, left to right")),
    ("Space", QT_TRANSLATE_NOOP("Keys", "Pause the selected job, or go on")),
    ("Ctrl+Shift+Space", QT_TRANSLATE_NOOP("Keys", "Pause the whole queue, or go on")),
    ("Ctrl+U", QT_TRANSLATE_NOOP("Keys", "Urgent, or no longer")),
    ("Alt+Up, Alt+Down", QT_TRANSLATE_NOOP("Keys", "Move up or down in the queue")),
    ("Alt+Home", QT_TRANSLATE_NOOP("Keys", "Move to the front")),
    ("F2", QT_TRANSLATE_NOOP("Keys", "Change ward")),
    ("Shift+F10", QT_TRANSLATE_NOOP("Keys", "Menu of the job")),
    ("F5", QT_TRANSLATE_NOOP("Keys", "Ask the IEC now, while it does not answer")),
    ("Del", QT_TRANSLATE_NOOP("Keys", "Remove from the list")),
    ("Ctrl+,", QT_TRANSLATE_NOOP("Keys", "Settings")),
    ("F6, Shift+F6", QT_TRANSLATE_NOOP("Keys", "Next part of the window, or the one before")),
    ("F1", QT_TRANSLATE_NOOP("Keys", "These keys")),
    ("Esc", QT_TRANSLATE_NOOP("Keys", "Close a panel; leave a filter")),
)


class KeysDialog(Dialog[None]):
    """All keys in two columns, in the order an operator meets them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, width=800)
        self.setWindowTitle(self.tr("Keys"))
        self.set_heading(self.tr("Everything by keyboard"))
        half = (len(KEYS) + 1) // 2
        columns = QHBoxLayout()
        columns.setSpacing(32)
        for keys in (KEYS[:half], KEYS[half:]):
            columns.addLayout(_column(keys), 1)
        self.body.addLayout(columns)
        self.say(self.tr("Stop has no key on purpose: it is in the job’s menu."), "second")
        self.close_button = self.add_cancel(close_words(), default=True)


def _column(keys: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for at, (key, what) in enumerate(keys):
        pressed, does = label("strong"), label(wraps=True)
        pressed.setText(key)
        does.setText(QCoreApplication.translate("Keys", what))
        grid.addWidget(pressed, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(does, at, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(keys), 1)
    return grid
