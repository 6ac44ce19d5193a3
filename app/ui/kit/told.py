"""One line that says what is the matter, with an icon and in the colour of its tone."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.parts import Part, label
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone

_ICONS = {
    Tone.DONE: "checkmark_circle_16_filled",
    Tone.FAIL: "warning_16_regular",
    Tone.NEED: "question_circle_16_filled",
    Tone.WAIT: "clock_16_regular",
    Tone.RUN: "arrow_sync_16_regular",
    Tone.INFO: "info_16_regular",
}


class Told(QWidget):
    """Hidden while there is nothing to say; told to screen readers when it changes."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tone = Tone.INFO
        self._icon = Part(_ICONS[Tone.INFO], look, self)
        self._label = label(wraps=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        self.setVisible(False)
        look.changed.connect(self._paint)

    @property
    def text(self) -> str:
        """What is told now; "" for nothing."""
        return self._label.text()

    @property
    def tone(self) -> Tone:
        """How it is told."""
        return self._tone

    def say(self, tone: Tone, text: str) -> None:
        """Say this, or nothing for an empty text."""
        if (tone, text) == (self._tone, self._label.text()):
            return
        self._tone = tone
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self._paint()
        if text and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def _paint(self) -> None:
        color = self._look.tokens.tones[self._tone].text
        self._icon.set_icon(_ICONS[self._tone], color)
        self._label.setStyleSheet(f"color: {color};")
