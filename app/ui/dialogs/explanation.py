"""An explanation with a way to what it speaks of."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.frame import Dialog, close_words
from app.ui.dialogs.topics import Explanation, Leads, button_words
from app.ui.kit import Button
from app.ui.theme.look import Look


class ExplanationDialog(Dialog[Leads]):
    """Answers what its button leads to; None when it was only read."""

    def __init__(self, told: Explanation, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setWindowTitle("Rollcheck")
        self.set_heading(told.title)
        for paragraph in told.paragraphs:
            self.say(paragraph)
        self.go: Button | None = None
        if told.leads is not Leads.NOWHERE:
            self.go = self.add_button(button_words(told.leads))
            self.go.clicked.connect(lambda: self.answer(told.leads))
        self.close_button = self.add_cancel(close_words(), default=True)
