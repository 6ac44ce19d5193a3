"""The dashed frame, and how it answers while something is dragged over the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone


class DropFrame(QFrame):
    """Dashed while idle; tinted with an accent edge for what it takes, red for what it refuses.

    It does not handle drops itself: whoever does says what is over it with `hint`.

    Signals:
        add_files_wanted, add_folder_wanted: the buttons or the frame were pressed.
    """

    add_files_wanted = Signal()
    add_folder_wanted = Signal()

    def __init__(self, look: Look, dash: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._dash = dash
        self._hint = ""
        self._takes = True
        look.changed.connect(self.update)

    @property
    def hint_text(self) -> str:
        """What is said of what is over it; "" while nothing is."""
        return self._hint

    @property
    def takes(self) -> bool:
        """Whether it would take what is over it."""
        return self._takes

    def hint(self, text: str, *, takes: bool) -> None:
        """Say what will happen to what is dragged over the window, or why it cannot be taken."""
        if (text, takes) == (self._hint, self._takes):
            return
        self._hint, self._takes = text, takes
        self._show_hint()
        self.update()
        if text:
            self.setAccessibleDescription(text)
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def clear_hint(self) -> None:
        """Nothing is dragged any more."""
        self.hint("", takes=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the edge."""
        tokens = self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = self._ground(), tokens.strong
        pen = QPen(self._look.color(edge), self._dash)
        pen.setDashPattern([4, 3])
        if self._hint:
            ink = tokens.accent if self._takes else tokens.tones[Tone.FAIL].text
            pen = QPen(self._look.color(ink), 2)
        painter.setPen(pen)
        painter.setBrush(self._look.color(ground) if ground else Qt.BrushStyle.NoBrush)
        inset = max(self._dash, 2) / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, Size.CARD_RADIUS, Size.CARD_RADIUS)
        painter.end()

    def _ground(self) -> str:
        tokens = self._look.tokens
        if not self._hint:
            return self._plain_ground()
        return tokens.tint if self._takes else tokens.tones[Tone.FAIL].fill

    def _plain_ground(self) -> str:
        return ""

    def _show_hint(self) -> None:
        """What changes beside the colours; for the heirs."""

    def _ink(self) -> str:
        """The colour of the words now."""
        tokens = self._look.tokens
        return tokens.text if self._takes else tokens.tones[Tone.FAIL].text
