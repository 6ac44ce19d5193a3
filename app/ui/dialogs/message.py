"""Telling what went wrong, and giving texts away by the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.dialogs.frame import Dialog, close_words, growing
from app.ui.kit import Button, Told
from app.ui.tasks import Problem
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone


class MessageDialog(Dialog[None]):
    """Shows a `Problem`: an operator's as its text says it, our own with "Copy details"."""

    def __init__(self, problem: Problem, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setWindowTitle("Rollcheck")
        self._problem = problem
        self.told = Told(look)
        ours, theirs = self.tr("That went wrong"), self.tr("That did not work")
        self.set_heading(ours if problem.is_ours else theirs)
        self.say(problem.text)
        self.copy: Button | None = None
        if problem.is_ours:
            self.body.addWidget(self.told)
            self.copy = self.add_button(self.tr("Copy details"))
            self.copy.clicked.connect(self._copy)
        self.close_button = self.add_cancel(close_words(), default=True)

    def _copy(self) -> None:
        give_away(f"{self._problem.where}\n{self._problem.details}")
        text = self.tr("Copied. The details hold no ID numbers or names.")
        self.told.say(Tone.DONE, text)


class BranchMessageDialog(Dialog[None]):
    """The message to the branch: row numbers and reasons, to be pasted into a mail."""

    def __init__(
        self, file_name: str, text: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent, width=560, room=QSize(560, 440))
        self.setWindowTitle(self.tr("Message to the branch"))
        self.told = Told(look)
        self.text = QPlainTextEdit(text)
        self.set_heading(self.tr("For the branch: {file}").format(file=file_name))
        hint = self.tr("Copy it into a mail or a message. It holds no ID numbers and no names.")
        self.say(hint, "second")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Message to the branch"))
        self.body.addWidget(growing(self.text), 1)
        self.body.addWidget(self.told)
        self.copy = self.add_button(self.tr("Copy"), "primary", default=True)
        self.copy.clicked.connect(self._copy)
        self.close_button = self.add_cancel(close_words())

    def _copy(self) -> None:
        give_away(self.text.toPlainText())
        self.told.say(Tone.DONE, self.tr("Copied."))


def give_away(text: str) -> None:
    """Put a text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
