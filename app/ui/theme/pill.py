"""The pill: a state as icon and words on its tone, in the table and in the details."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.job_view import Pill, PillKind
from app.ui.theme import icons
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import PILLS, Size
from app.ui.translation.retold import Retold
from app.ui.words import pill_words

_LEFT, _GAP, _RIGHT = 6, 4, 10


def pill_width(words: str, look: Look) -> float:
    """How wide a pill with these words is."""
    text = QFontMetricsF(look.font(Letter.CAPTION_STRONG)).horizontalAdvance(words)
    return _LEFT + Size.ICON + _GAP + text + _RIGHT


def paint_pill(painter: QPainter, x: float, y: float, room: float, pill: Pill, look: Look) -> None:
    """Paint a pill with its top left corner at (x, y), cut to `room` pixels."""
    tone, icon = PILLS[pill.kind]
    pair = look.tokens.tones[tone]
    words = pill_words(pill)
    box = QRectF(x, y, min(room, pill_width(words, look)), Size.PILL)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.fill))
    painter.drawRoundedRect(box, Size.PILL_RADIUS, Size.PILL_RADIUS)
    icons.draw(painter, icon, pair.text, x + _LEFT, y + (Size.PILL - Size.ICON) / 2)
    text = box.adjusted(_LEFT + Size.ICON + _GAP, 0, -_RIGHT + 1, 0)
    font = look.font(Letter.CAPTION_STRONG)
    painter.setFont(font)
    painter.setPen(QColor(pair.text))
    shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, text.width() + 1)
    painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class PillLabel(Retold, QWidget):
    """A pill that stands alone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pill = Pill(PillKind.IN_QUEUE)
        self.setFixedHeight(Size.PILL)
        look.changed.connect(self.update)

    def set_pill(self, pill: Pill) -> None:
        """Show another state."""
        if pill != self._pill:
            self._pill = pill
            self.updateGeometry()
            self.update()
        self.retell()

    def retell(self) -> None:
        """For screen readers; the rest is painted."""
        self.setAccessibleName(pill_words(self._pill))

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(round(pill_width(pill_words(self._pill), self._look)) + 1, Size.PILL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt asks."""
        painter = QPainter(self)
        paint_pill(painter, 0, 0, self.width(), self._pill, self._look)
        painter.end()
