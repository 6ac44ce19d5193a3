"""A switch: a check box painted as Windows paints what takes effect by itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look

_WIDTH, _HEIGHT, _GAP = 40, 20, 16


class Switch(QCheckBox):
    """On or off, said in words beside the picture; Space turns it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.toggled.connect(self._turned)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Room for the word and the picture, with the focus line round it."""
        words = max(self.fontMetrics().horizontalAdvance(word) for word in self._words())
        return QSize(words + _GAP + _WIDTH + 6, _HEIGHT + 12)

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPointF) -> bool:
        """The word turns it as well as the picture."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The word, then the picture at the right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._look.tokens
        on, off = self._words()
        box = QRectF(self.width() - _WIDTH - 3, (self.height() - _HEIGHT) / 2, _WIDTH, _HEIGHT)
        room = QRectF(0, 0, box.left() - _GAP, self.height())
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(self._look.color(tokens.text if self.isEnabled() else tokens.strong))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(side), on if self.isChecked() else off)
        self._paint_picture(painter, box)
        if self.hasFocus():
            painter.setPen(QPen(self._look.color(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 12, 12)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        tokens = self._look.tokens
        lively = self.isChecked() and self.isEnabled()
        edge = tokens.accent if lively else tokens.strong
        painter.setPen(QPen(self._look.color(edge), 1))
        painter.setBrush(self._look.color(tokens.accent if lively else tokens.surface))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(tokens.on if lively else tokens.strong))
        x = box.right() - 10 if self.isChecked() else box.left() + 10
        painter.drawEllipse(QPointF(x, box.center().y()), 6, 6)

    def _words(self) -> tuple[str, str]:
        return self.tr("On"), self.tr("Off")

    def _turned(self) -> None:
        self.update()
