"""The limit and its shares as one bar that is seen to add up."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.settings_form import SettingsForm
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.words import number

_BLOCK, _GAP, _BETWEEN = 12, 8, 24


class SharesBar(Retold, QWidget):
    """Any list, urgent and small, one person."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._form = SettingsForm()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Size.WIDE_BAR + 12 + 18)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A bar, and its legend below."""
        return QSize(300, self.height())

    def show_form(self, form: SettingsForm) -> None:
        """Show these shares; nothing is painted of a sum that does not add up."""
        self._form = form
        self.retell()
        self.update()

    def retell(self) -> None:
        """For screen readers; the rest is painted."""
        parts = (f"{words} {number(count)}" for words, count, _ in self.parts())
        self.setAccessibleName(", ".join(parts))

    def parts(self) -> tuple[tuple[str, int, str], ...]:
        """Words, count and colour, left to right."""
        tokens = self._look.tokens
        form = self._form
        return (
            (self.tr("Any list"), max(0, form.any_list), tokens.accent),
            (self.tr("Urgent and small"), max(0, form.quota_small_jobs), tokens.strong),
            (self.tr("One person"), max(0, form.quota_single), tokens.text),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, then the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_bar(painter)
        self._paint_legend(painter)
        painter.end()

    def _paint_bar(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        box = QRectF(0, 0, self.width(), Size.WIDE_BAR)
        total = sum(count for _, count, _ in self.parts())
        if not total or self._form.any_list < 1:
            painter.fillRect(box, self._look.color(tokens.track))
            return
        shown = [part for part in self.parts() if part[1]]
        room = box.width() - (len(shown) - 1)
        x = 0.0
        for _, count, color in shown:
            wide = max(3.0, room * count / total)
            wide = min(wide, box.width() - x)
            painter.fillRect(QRectF(x, 0, wide, Size.WIDE_BAR), self._look.color(color))
            x += wide + 1

    def _paint_legend(self, painter: QPainter) -> None:
        tokens = self._look.tokens
        x, top = 0.0, Size.WIDE_BAR + 12.0
        for words, count, color in self.parts():
            painter.fillRect(QRectF(x, top + 3, _BLOCK, _BLOCK), self._look.color(color))
            x += _BLOCK + _GAP
            for text, letter in ((words, Letter.BODY), (number(count), Letter.BODY_STRONG)):
                painter.setFont(self._look.font(letter))
                painter.setPen(self._look.color(tokens.text))
                wide = painter.fontMetrics().horizontalAdvance(text)
                painter.drawText(QRectF(x, top, wide + 4, 18), text)
                x += wide + _GAP
            x += _BETWEEN - _GAP
