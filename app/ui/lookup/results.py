"""The earlier checks: a person's name, then her rows, newest first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.lookup_view import EarlierCheck, PersonFound
from app.ui.kit import choose_row
from app.ui.lookup.words import short_when
from app.ui.theme.fonts import Letter
from app.ui.theme.glyphs import draw_glyph
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.words import number, verdict_words

ROW = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_WIDTHS = (112, 0, 56, 176)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class ChecksModel(QAbstractTableModel):
    """People and their checks in one list; a person's row spans it."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._rows: tuple[PersonFound | EarlierCheck, ...] = ()
        self._revealed: Mapping[tuple[str, int], str] = {}

    def show_people(self, people: tuple[PersonFound, ...]) -> None:
        """Show these, ID numbers masked."""
        self.beginResetModel()
        self._rows = tuple(row for person in people for row in (person, *person.checks))
        self._revealed = {}
        self.endResetModel()

    def show_revealed(self, numbers: Mapping[tuple[str, int], str]) -> None:
        """Show whole ID numbers by job and row of a check."""
        self._revealed = {**self._revealed, **numbers}
        last = self.index(len(self._rows) - 1, len(_WIDTHS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def id_of(self, person: PersonFound) -> str:
        """The person's ID number as it may be shown now."""
        found = (self._revealed.get(check.key) for check in person.checks)
        return next(filter(None, found), person.masked_id)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """People and checks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """When, list, row, verdict."""
        return 0 if parent.isValid() else len(_WIDTHS)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """A person's own line cannot be chosen."""
        if isinstance(index.data(ROW), PersonFound):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 2:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("When"), self.tr("List"), self.tr("Row"), self.tr("Verdict"))[section]

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Texts, and the value itself for the delegate."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if isinstance(row, PersonFound):
            return f"{row.name} {self.id_of(row)}" if index.column() == 0 else None
        texts = (
            short_when(row.checked_at, self._today()),
            row.file_name,
            number(row.row_no),
            verdict_words(row.verdict),
        )
        return texts[index.column()]


class _Delegate(QStyledItemDelegate):
    """People strong, verdicts with their shapes."""

    def __init__(self, look: Look, model: ChecksModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One cell."""
        value = index.data(ROW)
        painter.save()
        if isinstance(value, PersonFound):
            self._paint_person(painter, option.rect, value)
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_check(painter, option.rect, index, value, chosen)
        painter.restore()

    def _paint_person(self, painter: QPainter, rect: QRect, person: PersonFound) -> None:
        tokens = self._look.tokens
        painter.fillRect(rect, QColor(tokens.surface))
        box = rect.adjusted(Size.CARD_PADDING, 0, -8, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._look.font(Letter.BODY_STRONG))
        painter.setPen(QColor(tokens.text))
        painter.drawText(box, middle, person.name)
        wide = painter.fontMetrics().horizontalAdvance(person.name) if person.name else -8
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(QColor(tokens.text2))
        painter.drawText(box.adjusted(wide + 8, 0, 0, 0), middle, self._model.id_of(person))

    def _paint_check(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        check: EarlierCheck,
        chosen: bool,
    ) -> None:
        tokens = self._look.tokens
        ground = tokens.tint if chosen else tokens.surface
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QColor(tokens.stroke))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        left = Size.CARD_PADDING if index.column() == 0 else Size.CELL_PADDING
        box = rect.adjusted(left, 0, -Size.CELL_PADDING, 0)
        if chosen and index.column() == 0:
            mark = QRect(rect.left(), rect.top(), Size.SELECTION_MARK, rect.height() - 1)
            painter.fillRect(mark, QColor(tokens.accent))
        if index.column() == 3:
            color = self._look.verdict_color(check.verdict)
            y = rect.top() + (rect.height() - Size.GLYPH) / 2
            draw_glyph(painter, check.verdict, color, QColor(ground), box.left(), y)
            box.setLeft(box.left() + Size.GLYPH + 8)
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(QColor(tokens.text))
        side = _RIGHT if index.column() == 2 else int(Qt.AlignmentFlag.AlignVCenter)
        cut = Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(str(index.data()), cut, box.width())
        painter.drawText(box, side, text)


class ChecksTable(Retold, QTableView):
    """Shows a `ChecksModel`.

    Signals:
        chosen: the `EarlierCheck` chosen, or None.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget | None = None):
        super().__init__(parent)
        self._look = look
        self.checks = ChecksModel(today)
        self.setModel(self.checks)
        self.setItemDelegate(_Delegate(look, self.checks, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        header = self.horizontalHeader()
        header.setFixedHeight(Size.HEADER)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            stretch = QHeaderView.ResizeMode.Stretch
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed if width else stretch)
            if width:
                self.setColumnWidth(column, width)
        self.retell()
        look.changed.connect(self.viewport().update)

    def retell(self) -> None:
        """For screen readers; the rest is painted."""
        self.setAccessibleName(self.tr("Earlier checks"))

    def show_people(self, people: tuple[PersonFound, ...]) -> None:
        """Show these; the newest check is chosen."""
        self.clearSpans()
        self.checks.show_people(people)
        for row in range(self.checks.rowCount()):
            if isinstance(self.checks.index(row, 0).data(ROW), PersonFound):
                self.setSpan(row, 0, 1, len(_WIDTHS))
        if self.checks.rowCount() > 1:
            choose_row(self, self.checks.index(1, 0))

    def chosen_check(self) -> EarlierCheck | None:
        """The check chosen now."""
        rows = self.selectionModel().selectedRows()
        value = rows[0].data(ROW) if rows else None
        return value if isinstance(value, EarlierCheck) else None

    def content_height(self) -> int:
        """How high it would be with every row in view."""
        return Size.HEADER + self.checks.rowCount() * Size.ROW

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys go from check to check, past the people's own lines."""
        found = super().moveCursor(action, modifiers)
        upwards = found.row() < self.currentIndex().row()
        while found.isValid() and isinstance(found.data(ROW), PersonFound):
            found = found.siblingAtRow(found.row() + (-1 if upwards else 1))
        return found if found.isValid() else self.currentIndex()

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell which check is chosen."""
        super().selectionChanged(now, before)
        self.chosen.emit(self.chosen_check())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the focus frame of the current one."""
        super().paintEvent(event)
        if not self.hasFocus() or not self.currentIndex().isValid():
            return
        row = self.visualRect(self.currentIndex())
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._look.tokens.accent), 2))
        painter.drawRect(QRect(1, row.top() + 1, self.viewport().width() - 2, row.height() - 3))
        painter.end()
