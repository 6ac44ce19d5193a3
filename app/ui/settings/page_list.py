"""The list of pages: an icon, a name, and a mark where something is wrong."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme import icons
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone


class PageDelegate(QStyledItemDelegate):
    """Chosen: tint, accent mark, strong. Focused by keyboard: an accent frame."""

    def __init__(self, look: Look, view: QListWidget) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One page."""
        tokens = self._look.tokens
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(QColor(tokens.tint))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
            painter.fillRect(
                QRect(rect.left(), rect.top() + 4, Size.SELECTION_MARK, rect.height() - 8),
                QColor(tokens.accent),
            )
        y = rect.top() + (rect.height() - Size.ICON) / 2
        icons.draw(painter, index.data(Qt.ItemDataRole.UserRole), tokens.text, rect.left() + 12, y)
        painter.setFont(self._look.font(Letter.BODY_STRONG if chosen else Letter.BODY))
        painter.setPen(QColor(tokens.text))
        box = rect.adjusted(40, 0, -28, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), str(index.data()))
        if index.data(Qt.ItemDataRole.UserRole + 1):
            fail = tokens.tones[Tone.FAIL].text
            icons.draw(painter, "warning_16_regular", fail, rect.right() - 24, y)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()
