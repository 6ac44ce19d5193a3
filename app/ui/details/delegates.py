"""How the lines of the details are painted: stations, problem rows, the time line."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.job_facts import Happening, ProblemLine, StationLine
from app.domain.verdict import Verdict
from app.ui.chart.bar import paint_single
from app.ui.details.lines import LINE_ROLE
from app.ui.theme.fonts import Letter
from app.ui.theme.glyphs import draw_glyph
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.said import said, said_alone
from app.ui.translation.short import short_reason
from app.ui.words import number

Index = QModelIndex | QPersistentModelIndex
SIDE = Size.CARD_PADDING
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class LineDelegate(QStyledItemDelegate):
    """Paints a line's ground and hands its inside to `paint_line`."""

    def __init__(self, look: Look, height: int, parent: QListView) -> None:
        super().__init__(parent)
        self._look = look
        self._height = height
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The same for all lines."""
        return QSize(100, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As Qt asks."""
        painter.save()
        tokens = self._look.tokens
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.tint if chosen else tokens.surface
        painter.fillRect(rect, QColor(ground))
        if chosen:
            mark = QRectF(rect.left(), rect.top(), Size.SELECTION_MARK, rect.height())
            painter.fillRect(mark, QColor(tokens.accent))
        if option.state & QStyle.StateFlag.State_HasFocus and chosen:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        self.paint_line(painter, inside, index.data(LINE_ROLE), ground)
        painter.restore()

    def paint_line(self, painter: QPainter, box: QRectF, line: object, ground: str) -> None:
        """Paint the line's words."""

    def text(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        *,
        second: bool = False,
        right: bool = False,
    ) -> None:
        """Draw words in a box, cut at the end where they are too long."""
        tokens = self._look.tokens
        font = self._look.font(Letter.BODY)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text2 if second else tokens.text))
        mode = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(words, mode, box.width() + 0.5)
        painter.drawText(box, int(_RIGHT if right else _LEFT), shown)


class StationDelegate(LineDelegate):
    """Name, bar, people: green in the list's ward, amber elsewhere, and the ward is named."""

    most = 1
    """People of the largest station: its bar is the longest."""

    def paint_line(self, painter: QPainter, box: QRectF, line: StationLine, ground: str) -> None:
        """Paint one station."""
        count = 44.0
        name = QRectF(box.left(), box.top(), box.width() * 0.55, box.height())
        self.text(painter, name, station_words(line))
        left = name.right() + Size.GAP
        room = box.right() - left - count - Size.GAP
        width = max(1.0, room * line.people / max(1, self.most))
        bar = QRectF(left, box.top() + (box.height() - Size.BAR) / 2, width, Size.BAR)
        own, other = Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_IN_WARD
        verdict = own if line.in_ward else other
        paint_single(painter, bar, verdict, self._look.tokens, ground)
        people = QRectF(box.right() - count, box.top(), count, box.height())
        self.text(painter, people, number(line.people), right=True)


class ProblemDelegate(LineDelegate):
    """Row, masked ID number, reason, and the verdict's shape."""

    def _reason(self, line: ProblemLine, width: float) -> str:
        metrics = QFontMetricsF(self._look.font(Letter.BODY))
        return short_reason(line.reason, lambda words: metrics.horizontalAdvance(words) <= width)

    def paint_line(self, painter: QPainter, box: QRectF, line: ProblemLine, ground: str) -> None:
        """Paint one problem row."""
        top, height = box.top(), box.height()
        row = self.tr("Row {number}").format(number=number(line.row_no))
        self.text(painter, QRectF(box.left(), top, 58, height), row, second=True)
        self.text(painter, QRectF(box.left() + 60, top, 108, height), line.shown_id)
        reason = QRectF(box.left() + 172, top, box.width() - 172 - Size.GLYPH - 8, height)
        self.text(painter, reason, self._reason(line, reason.width()), second=True)
        color = self._look.verdict_color(line.verdict)
        y = top + (height - Size.GLYPH) / 2
        x = box.right() - Size.GLYPH
        draw_glyph(painter, line.verdict, color, QColor(ground), x, y)


class HappeningDelegate(LineDelegate):
    """Time and what happened."""

    def paint_line(self, painter: QPainter, box: QRectF, line: Happening, ground: str) -> None:
        """Paint one entry."""
        when = f"{line.when:%H:%M}"
        self.text(painter, QRectF(box.left(), box.top(), 40, box.height()), when, second=True)
        self.text(painter, box.adjusted(48, 0, 0, 0), said_alone(line.text))


def station_words(line: StationLine) -> str:
    """A station's name, with its ward where that is not the list's."""
    name = said(line.name)
    return name if line.in_ward else f"{name}, {said(line.ward)}"
