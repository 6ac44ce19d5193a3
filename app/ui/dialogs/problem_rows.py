"""All problem rows of a job: sortable, ID numbers masked until they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.job_facts import ProblemLine
from app.domain.verdict import Verdict
from app.ui.dialogs.frame import Dialog, carded, close_words
from app.ui.kit import Told, button, choose_row
from app.ui.theme.buttons import dress
from app.ui.theme.glyphs import draw_glyph
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.said import said
from app.ui.words import number, verdict_words

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
VERDICT_ROLE = Qt.ItemDataRole.UserRole + 2
_ROOT = QModelIndex()
_ORDER = {verdict: at for at, verdict in enumerate(Verdict)}
Index = QModelIndex | QPersistentModelIndex


class ProblemRowsModel(QAbstractTableModel):
    """Row, ID number, what is wrong, why."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[ProblemLine, ...] = ()
        self._revealed: Mapping[int, str] = {}

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show these; what was revealed is masked again."""
        self.beginResetModel()
        self.lines, self._revealed = tuple(lines), {}
        self.endResetModel()

    def show_revealed(self, numbers: Mapping[int, str]) -> None:
        """Show whole ID numbers by row number; order and selection stay."""
        self._revealed = dict(numbers)
        if self.lines:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self.lines) - 1, 1))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One a problem row."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Four."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("Row"), self.tr("ID number"), self.tr("Verdict"), self.tr("Why"))
        return names[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's text; by `SORT_ROLE` what it is sorted by."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        shown = self._revealed.get(line.row_no, line.shown_id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            texts = (number(line.row_no), shown, verdict_words(line.verdict), said(line.reason))
            return texts[index.column()]
        if role == VERDICT_ROLE:
            return line.verdict
        if role == SORT_ROLE:
            keys = (line.row_no, shown, _ORDER[line.verdict], said(line.reason).casefold())
            return keys[index.column()]
        return None


class _VerdictDelegate(QStyledItemDelegate):
    """The verdict's shape before its word."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """As Qt asks, with room for the shape."""
        verdict = index.data(VERDICT_ROLE)
        tokens = self._look.tokens
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = QColor(tokens.tint if chosen else tokens.surface)
        painter.fillRect(option.rect, ground)
        y = option.rect.top() + (option.rect.height() - Size.GLYPH) / 2
        color = self._look.verdict_color(verdict)
        draw_glyph(painter, verdict, color, ground, option.rect.left() + 8, y)
        inside = QStyleOptionViewItem(option)
        inside.rect = option.rect.adjusted(Size.GLYPH + 8, 0, 0, 0)
        super().paint(painter, inside, index)


class ProblemRowsDialog(Dialog[None]):
    """Opened by `ask()`; it can be filled later, and stays open while a row is corrected.

    Signals:
        reveal_wanted: a tuple of the row numbers whose ID numbers are to be shown.
        correct_wanted: the row number whose ID number is to be corrected.
    """

    reveal_wanted = Signal(object)
    correct_wanted = Signal(int)

    def __init__(self, file_name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, width=760, room=QSize(760, 560))
        self.setWindowTitle(self.tr("Problem rows"))
        self.set_heading(file_name)
        self.model = ProblemRowsModel()
        self.proxy = QSortFilterProxyModel(self)
        self.proxy.setSourceModel(self.model)
        self.proxy.setSortRole(SORT_ROLE)
        self.told = Told(look)
        self.table = QTableView()
        self.correct = button("", "edit_16_regular", look)
        self.reveal = button("", "eye_16_regular", look)
        self.body.addWidget(self.told)
        self.body.addWidget(carded(self.table), 1)
        self._set_table()
        self._add_buttons()
        self.told.say(Tone.RUN, self.tr("Reading the rows…"))
        self._offer()

    def show_lines(self, lines: Sequence[ProblemLine]) -> None:
        """Show these rows; the one that was chosen stays chosen."""
        before = self.chosen
        self.model.show_lines(lines)
        one, many = self.tr("One row to look at"), self.tr("{number} rows to look at")
        count = one if len(lines) == 1 else many.format(number=number(len(lines)))
        self.told.say(Tone.INFO, count if lines else self.tr("No row needs looking at."))
        self._choose(before.row_no if before else None)
        self.reveal.setEnabled(bool(lines))
        self._offer()

    def show_revealed(self, numbers: Mapping[int, str]) -> None:
        """Show whole ID numbers by row number."""
        self.model.show_revealed(numbers)
        self.reveal.setEnabled(False)

    def fail(self, sentence: str) -> None:
        """Say why the rows cannot be shown."""
        self.told.say(Tone.FAIL, sentence)

    @property
    def chosen(self) -> ProblemLine | None:
        """The row chosen now."""
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        return self.model.lines[self.proxy.mapToSource(rows[0]).row()] if rows else None

    def _set_table(self) -> None:
        self.table.setModel(self.proxy)
        self.table.setItemDelegateForColumn(2, _VerdictDelegate(self._look, self.table))
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.CHOOSABLE_ROW)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setAccessibleName(self.tr("Problem rows"))
        self.table.setStyleSheet("QTableView::item { padding: 0 8px; }")
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setFixedHeight(Size.HEADER)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        for column, width in enumerate((72, 152, 176)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        self.table.selectionModel().selectionChanged.connect(self._offer)
        self.table.activated.connect(lambda _index: self._correct())

    def _add_buttons(self) -> None:
        dress(self.correct, self.tr("Correct ID number…"), self.correct.icon())
        dress(self.reveal, self.tr("Show ID numbers"), self.reveal.icon())
        self.reveal.setToolTip(self.tr("Showing ID numbers is logged"))
        self.reveal.setEnabled(False)
        for at, made in enumerate((self.correct, self.reveal)):
            self.foot.insertWidget(at, made)
        self.close_button = self.add_cancel(close_words())
        self.correct.clicked.connect(self._correct)
        self.reveal.clicked.connect(
            lambda: self.reveal_wanted.emit(tuple(line.row_no for line in self.model.lines))
        )
        self.table.setFocus()

    def _choose(self, row_no: int | None) -> None:
        for at, line in enumerate(self.model.lines):
            if line.row_no == row_no or row_no is None:
                choose_row(self.table, self.proxy.mapFromSource(self.model.index(at, 0)))
                return

    def _offer(self) -> None:
        line = self.chosen
        self.correct.setVisible(any(line.can_correct for line in self.model.lines))
        self.correct.setEnabled(line is not None and line.can_correct)

    def _correct(self) -> None:
        line = self.chosen
        if line is not None and line.can_correct:
            self.correct_wanted.emit(line.row_no)
