"""Leaving the office: what stays, and what does not."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.ui.dialogs.frame import Dialog
from app.ui.theme.look import Look


class LeaveDialog(Dialog[bool]):
    """Answers True when this seat is to leave the office."""

    def __init__(self, office: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Leave the office"))
        self.set_heading(self.tr("Leave {office}?").format(office=office))
        self.say(
            self.tr(
                "This seat then works on its own, with a list of jobs of its own. The office’s"
                " jobs stay with the office; another seat goes on with them."
            )
        )
        self.say(
            self.tr(
                "The office’s passwords and its IEC account are taken out of this PC’s vault. The"
                " seat file joins it again."
            ),
            "second",
        )
        self.leave = self.add_button(self.tr("Leave"))
        self.stay = self.add_cancel(default=True)
        self.leave.clicked.connect(lambda: self.answer(True))
