"""How the table's cells are painted: pill, bar, file name, and plain text."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.domain.job_view import JobRow, PillKind
from app.ui.chart.bar import paint_bar
from app.ui.chart.segments import shares_of
from app.ui.jobs.columns import COLUMNS, INDEX, is_told
from app.ui.jobs.model import JOB_ROLE
from app.ui.theme import icons
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.pill import paint_pill, pill_width
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.said import said_alone
from app.ui.translation.short import first_clause
from app.ui.words import pill_words

Index = QModelIndex | QPersistentModelIndex
BAR_WIDTH = 84
PERCENT_WIDTH = 40
_SMALL = frozenset({"finish", "added_by", "added"})


class TableWithDay(QTableView):
    """What the delegates ask of their table."""

    @property
    def today(self) -> date:
        """The day that times are told by."""
        raise NotImplementedError


class CellDelegate(QStyledItemDelegate):
    """Paints a cell's ground and its text; kinds of cells replace `paint_content`."""

    def __init__(self, look: Look, parent: TableWithDay) -> None:
        super().__init__(parent)
        self._look = look
        self._view = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As Qt asks."""
        row = index.data(JOB_ROLE)
        if row is None:
            return
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = QRectF(option.rect)
        ground = self._paint_ground(painter, rect, index, chosen)
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        self.paint_content(painter, self._inside(rect, index), index, row, ground)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What a double-click on the header's edge makes room for."""
        text = str(index.data() or "")
        return QSize(round(self._width(text, index)) + 2 * Size.CELL_PADDING + 4, Size.ROW)

    def paint_content(
        self, painter: QPainter, rect: QRectF, index: Index, row: JobRow, ground: str
    ) -> None:
        """Paint what the cell says into `rect`, its inside."""
        small = COLUMNS[index.column()].key in _SMALL
        missing = COLUMNS[index.column()].key == "ward" and not row.ward
        tokens = self._look.tokens
        color = tokens.text2 if small or missing else tokens.text
        self.draw_text(painter, rect, index, self.said(index, row), color)

    def draw_text(
        self, painter: QPainter, rect: QRectF, index: Index, text: str, color: str
    ) -> None:
        """Draw one line of text, cut at its end where it is too long."""
        letter = _letter(index)
        painter.setFont(self._look.font(letter))
        painter.setPen(QColor(color))
        shown = self._look.elided(letter, text, rect.width())
        painter.drawText(rect, int(COLUMNS[index.column()].alignment), shown)

    def draw_note(self, painter: QPainter, rect: QRectF, index: Index, row: JobRow) -> None:
        """Draw a question or refusal whole or, where that does not fit, its first words."""
        note = said_alone(row.note)
        if self._width(note, index) > rect.width():
            note = first_clause(note)
        self.draw_text(painter, rect, index, note, self._look.tokens.text)

    def said(self, index: Index, row: JobRow) -> str:
        """What the cell says, without the way through the models: this runs at every repaint."""
        return COLUMNS[index.column()].text(row, self._view.today)

    def _width(self, text: str, index: Index) -> float:
        return QFontMetricsF(self._look.font(_letter(index))).horizontalAdvance(text)

    def _inside(self, rect: QRectF, index: Index) -> QRectF:
        first = index.column() == 0
        left = Size.FIRST_CELL_PADDING if first else Size.CELL_PADDING
        return rect.adjusted(left, 0, -Size.CELL_PADDING, -1)

    def _paint_ground(self, painter: QPainter, rect: QRectF, index: Index, chosen: bool) -> str:
        tokens = self._look.tokens
        ground = tokens.tint if chosen else tokens.surface
        painter.fillRect(rect, QColor(ground))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, QColor(tokens.stroke))
        if chosen and index.column() == 0:
            mark = QRectF(rect.left(), rect.top(), Size.SELECTION_MARK, rect.height() - 1)
            painter.fillRect(mark, QColor(tokens.accent))
        return ground


def _letter(index: Index) -> Letter:
    return Letter.CAPTION if COLUMNS[index.column()].key in _SMALL else Letter.BODY


class FileDelegate(CellDelegate):
    """The file's name, cut in its middle, and the mark of an urgent job."""

    def paint_content(
        self, painter: QPainter, rect: QRectF, index: Index, row: JobRow, ground: str
    ) -> None:
        """Paint the name, then the mark right behind it."""
        urgent = row.urgent and not row.ended
        room = rect.width() - (Size.ICON + Size.GAP if urgent else 0)
        font = self._look.font(Letter.BODY)
        painter.setFont(font)
        painter.setPen(QColor(self._look.tokens.text))
        middle = Qt.TextElideMode.ElideMiddle
        name = self._look.elided(Letter.BODY, row.file_name, room, middle)
        painter.drawText(rect, int(COLUMNS[0].alignment), name)
        if urgent:
            color = self._look.tokens.tones[Tone.NEED].text
            x = rect.left() + QFontMetricsF(font).horizontalAdvance(name) + Size.GAP
            y = rect.top() + (rect.height() - Size.ICON) / 2
            icons.draw(painter, "flash_16_filled", color, x, y)


class PillDelegate(CellDelegate):
    """The state as a pill: icon and words on its tone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The pill and the cell's padding."""
        words = pill_words(index.data(JOB_ROLE).pill)
        return QSize(round(pill_width(words, self._look)) + 2 * Size.CELL_PADDING + 1, Size.ROW)

    def paint_content(
        self, painter: QPainter, rect: QRectF, index: Index, row: JobRow, ground: str
    ) -> None:
        """Paint the pill, cut to the cell."""
        top = rect.top() + (rect.height() - Size.PILL) / 2
        paint_pill(painter, rect.left(), top, rect.width(), row.pill, self._look)


class ProgressDelegate(CellDelegate):
    """Bar and percent; a question or refusal in their place, over the finish column too."""

    def paint_content(
        self, painter: QPainter, rect: QRectF, index: Index, row: JobRow, ground: str
    ) -> None:
        """Paint the bar at the left, the percent at the right."""
        tokens = self._look.tokens
        if is_told(row):
            finish = self._view.columnWidth(INDEX["finish"])
            self.draw_note(painter, rect.adjusted(0, 0, finish, 0), index, row)
            return
        if not row.rows:
            self.draw_text(painter, rect, index, self.said(index, row), tokens.text2)
            return
        percent = QRectF(rect.right() - PERCENT_WIDTH, rect.top(), PERCENT_WIDTH, rect.height())
        width = min(BAR_WIDTH, rect.width() - percent.width() - 4)
        if width > 0:
            top = rect.top() + (rect.height() - Size.BAR) / 2
            bar = QRectF(rect.left(), top, width, Size.BAR)
            paint_bar(painter, bar, shares_of(row), tokens, ground)
        painter.setFont(self._look.font(Letter.BODY))
        live = row.pill.kind is PillKind.CHECKING
        painter.setPen(QColor(tokens.text if live else tokens.text2))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(percent, int(right), self.said(index, row))


class FinishDelegate(CellDelegate):
    """The finish time; under a question, the rest of its sentence."""

    def paint_content(
        self, painter: QPainter, rect: QRectF, index: Index, row: JobRow, ground: str
    ) -> None:
        """Paint the time, or the part of the note that lies in this cell."""
        if not is_told(row):
            self.draw_text(painter, rect, index, self.said(index, row), self._look.tokens.text2)
            return
        checked = index.siblingAtColumn(INDEX["checked"])
        before = self._view.columnWidth(INDEX["checked"])
        self.draw_note(painter, rect.adjusted(-before, 0, 0, 0), checked, row)


def delegate_for(key: str, look: Look, view: TableWithDay) -> CellDelegate:
    """The delegate of one column."""
    kinds = {
        "file": FileDelegate,
        "status": PillDelegate,
        "checked": ProgressDelegate,
        "finish": FinishDelegate,
    }
    return kinds.get(key, CellDelegate)(look, view)
