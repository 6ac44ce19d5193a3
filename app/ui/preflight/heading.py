"""The pre-flight's head: the sentence, the batch's name, Start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.preflight_view import Summary
from app.ui.kit import button, icon_button, label
from app.ui.preflight import words
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.words import number

MOST_LETTERS = 80


class _NameField(QLineEdit):
    """Enter takes the name, Esc or leaving the field keeps the old one."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves without a change."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Heading(Retold, QWidget):
    """Shows a `Summary`.

    Signals:
        add_wanted, remove_all_wanted, start_wanted: the buttons.
        renamed: the batch's new name.
    """

    add_wanted = Signal()
    remove_all_wanted = Signal()
    start_wanted = Signal()
    renamed = Signal(str)

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget | None = None):
        super().__init__(parent)
        self._today = today
        self._batch = ""
        self._shown: tuple[Summary, int] | None = None
        self.title = label("title")
        self.below = label("second")
        self.edit = icon_button("edit_16_regular", look)
        self.field = _NameField()
        self.add = button("", "add_16_regular", look)
        self.remove = button()
        self.start = button("primary", "play_16_filled", look)
        self._lay_out()
        self._connect()
        self.retell()

    def show_summary(self, summary: Summary, batch: str, files: int) -> None:
        """The sentence over `files` files of the batch; a single file has no batch to name."""
        self._batch, self._shown = batch, (summary, files)
        self.title.setText(words.heading(summary))
        below = words.below_heading(summary, self._today())
        if batch and files > 1:
            below = f"{below} " + self.tr("Batch “{name}”").format(name=batch)
        self.below.setText(below)
        self.below.setToolTip(below)
        self.edit.setVisible(bool(batch) and files > 1 and self.field.isHidden())
        start = self.tr("Start {number}").format(number=number(summary.ready))
        self.start.setText(f"{start}   Ctrl+Enter" if summary.ready else self.tr("Start"))
        self.start.setAccessibleName(start)
        self.start.setEnabled(summary.ready > 0)
        self.remove.setVisible(files > 0)

    def _lay_out(self) -> None:
        self.below.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.field.setVisible(False)
        self.field.setMaxLength(MOST_LETTERS)
        self.field.setMaximumWidth(280)
        self.start.setMinimumHeight(Size.BIG_BUTTON)
        self.start.setMinimumWidth(160)
        under = QHBoxLayout()
        under.setSpacing(4)
        under.addWidget(self.below, 1)
        under.addWidget(self.edit)
        under.addWidget(self.field)
        under.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.title)
        text.addLayout(under)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 0, 8)
        row.setSpacing(12)
        row.addLayout(text, 1)
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addWidget(self.start)

    def _connect(self) -> None:
        self.add.clicked.connect(self.add_wanted)
        self.remove.clicked.connect(self.remove_all_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.edit.clicked.connect(self._begin)
        self.field.returnPressed.connect(self._take)
        self.field.editingFinished.connect(self._end)
        self.field.left.connect(self._end)

    def retell(self) -> None:
        """The buttons, and the sentence once there is one."""
        self.add.setText(self.tr("Add more files…"))
        self.remove.setText(self.tr("Remove all"))
        self.edit.setAccessibleName(self.tr("Rename the batch"))
        self.edit.setToolTip(self.tr("Rename the batch"))
        self.field.setAccessibleName(self.tr("Name of the batch"))
        if self._shown is not None:
            summary, files = self._shown
            self.show_summary(summary, self._batch, files)

    def _begin(self) -> None:
        self.field.setText(self._batch)
        self.field.setVisible(True)
        self.edit.setVisible(False)
        self.field.selectAll()
        self.field.setFocus()

    def _take(self) -> None:
        name = " ".join(self.field.text().split())
        if name and name != self._batch:
            self.renamed.emit(name)

    def _end(self) -> None:
        self.field.setVisible(False)
        self.edit.setVisible(bool(self._batch))
