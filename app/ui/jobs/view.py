"""The job table's view: keys, menu, widths, and what it shows when there is nothing."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from app.domain.job_view import JobRow, Pill, PillKind
from app.ui.jobs.columns import COLUMNS, HIDES_FIRST, INDEX
from app.ui.jobs.delegates import TableWithDay, delegate_for
from app.ui.jobs.menu import RefusalOf, key_action, menu_for, nothing_refused
from app.ui.jobs.menu_widget import build_menu
from app.ui.jobs.proxy import JobFilterProxy
from app.ui.kit import choose_row
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.pill import pill_width
from app.ui.theme.tokens import Size
from app.ui.words import pill_words
from app.window_state import TableState

FILE_AT_LEAST = 200
COLUMN_AT_LEAST = 44
STATUS_AT_MOST = 216
_SAMPLES = tuple(
    Pill(kind, 3_412 if kind is PillKind.PAUSED_AT_ROW else 12, datetime(2026, 11, 23, 15, 2))  # noqa: DTZ001
    for kind in PillKind
)
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class JobTable(TableWithDay):
    """Shows a `JobFilterProxy` and says what the operator wants.

    Signals:
        wanted: an `Action` and the tuple of job ids it is for.
        selected: the tuple of selected job ids, in the table's order.
        left: Esc was pressed; a filter should be left.
    """

    wanted = Signal(object, object)
    selected = Signal(object)
    left = Signal()

    def __init__(self, proxy: JobFilterProxy, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refusal_of: RefusalOf = nothing_refused
        self._proxy = proxy
        self._look = look
        self._by_keyboard = False
        self._reading = False
        self._widths: dict[str, int] = {}
        self._delegates = [delegate_for(column.key, look, self) for column in COLUMNS]
        self.setModel(proxy)
        self._set_behaviour()
        self._set_columns()
        self.setAccessibleName(self.tr("Jobs"))
        look.changed.connect(self.viewport().update)

    @property
    def today(self) -> date:
        """The day that times are told by."""
        return self._proxy.today

    def selected_rows(self) -> list[JobRow]:
        """The selected jobs in the table's order."""
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._proxy.job(row) for row in chosen]

    def select_job(self, job_id: str) -> bool:
        """Select a job and bring it into view; False when the table does not show it."""
        row = self._proxy.row_of(job_id)
        if row < 0:
            return False
        index = self._proxy.index(row, 0)
        choose_row(self, index)
        self.scrollTo(index)
        return True

    def set_reading(self, reading: bool) -> None:
        """Whether the jobs are still being read from the store."""
        # Told with every look at the store, and a repaint of all rows takes a picture's time.
        if reading != self._reading:
            self._reading = reading
            self.viewport().update()

    def state(self) -> TableState:
        """Widths and sort as they are now."""
        header = self.horizontalHeader()
        widths = {column.key: self._width_of(column.key) for column in COLUMNS if column.width}
        section = header.sortIndicatorSection()
        key = COLUMNS[section].key if 0 <= section < len(COLUMNS) else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return TableState(widths, key, bool(key) and descending)

    def restore(self, state: TableState) -> None:
        """Widths and sort of an earlier start; what no longer fits is left out."""
        for key, width in state.widths.items():
            if key in INDEX and COLUMNS[INDEX[key]].width:
                self._widths[key] = max(COLUMN_AT_LEAST, width)
                self.setColumnWidth(INDEX[key], self._widths[key])
        order = Qt.SortOrder.DescendingOrder if state.descending else Qt.SortOrder.AscendingOrder
        section = INDEX.get(state.sort_column, -1)
        self.horizontalHeader().setSortIndicator(section, order)
        self._make_room()

    def show_menu(self, at: QPoint) -> QMenu | None:
        """Open the row menu at a global place; None when nothing can be done."""
        groups = menu_for(self.selected_rows(), self.refusal_of)
        if not groups:
            return None
        menu = build_menu(groups, self._look, self, self.wanted.emit)
        menu.popup(at)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the selection, by mouse or Shift+F10."""
        at = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.visualRect(self.currentIndex())
            at = self.viewport().mapToGlobal(rect.bottomLeft())
        self.show_menu(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The table's own keys, then Qt's."""
        self._by_keyboard = True
        key = QKeySequence(event.keyCombination())
        done = key_action(
            key.toString(QKeySequence.SequenceFormat.PortableText), self.selected_rows()
        )
        if done:
            self.wanted.emit(*done)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
            self._repaint_row(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The focus frame is for those who come by keyboard."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens what Enter opens."""
        super().mouseDoubleClickEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            done = key_action("Return", self.selected_rows())
            if done:
                self.wanted.emit(*done)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Come by Tab or F6, the frame shows where one is."""
        self._by_keyboard = self._by_keyboard or event.reason() in _KEYBOARD
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the frame of the current one, or why there is none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._proxy.rowCount() == 0:
            self._paint_nothing(painter)
        elif self._by_keyboard and self.hasFocus() and self.currentIndex().isValid():
            row = self.visualRect(self.currentIndex())
            frame = QRect(1, row.top() + 1, self.viewport().width() - 2, row.height() - 3)
            painter.setPen(QPen(QColor(self._look.tokens.accent), 2))
            painter.drawRect(frame)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow table hides *Added*, then *Added by*."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Headings and words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Jobs"))
            self._fit_status()

    def currentChanged(
        self,
        now: QModelIndex | QPersistentModelIndex,
        before: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Move the focus frame; a repaint of the whole table would stutter under arrow keys."""
        super().currentChanged(now, before)
        self._repaint_row(before)
        self._repaint_row(now)

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell the details."""
        super().selectionChanged(now, before)
        self.selected.emit(tuple(row.job_id for row in self.selected_rows()))

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        rows.setMinimumSectionSize(Size.ROW)
        self.verticalScrollBar().setSingleStep(Size.ROW)

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setFixedHeight(Size.HEADER)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(COLUMN_AT_LEAST)
        header.setSectionsMovable(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setFont(self._look.font(Letter.CAPTION))
        for at, column in enumerate(COLUMNS):
            self.setItemDelegateForColumn(at, self._delegates[at])
            stretch = QHeaderView.ResizeMode.Stretch
            fixed = QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(at, fixed if column.width else stretch)
            if column.width:
                self.setColumnWidth(at, column.width)
        self._fit_status()
        self.setSortingEnabled(True)

    def _fit_status(self) -> None:
        wide = max(pill_width(pill_words(pill), self._look) for pill in _SAMPLES)
        wanted = round(wide) + 2 * Size.CELL_PADDING + 1
        at = INDEX["status"]
        self.setColumnWidth(at, min(max(wanted, COLUMNS[at].width), STATUS_AT_MOST))

    def _repaint_row(self, index: QModelIndex | QPersistentModelIndex) -> None:
        row = self.visualRect(index)
        self.viewport().update(0, row.top(), self.viewport().width(), row.height())

    def _make_room(self) -> None:
        fixed = {column.key: self._width_of(column.key) for column in COLUMNS if column.width}
        for key in HIDES_FIRST:
            room = self.viewport().width() - sum(fixed.values())
            hide = room < FILE_AT_LEAST
            if self.isColumnHidden(INDEX[key]) != hide:
                self._widths[key] = fixed[key]
                self.setColumnHidden(INDEX[key], hide)
            if hide:
                del fixed[key]

    def _width_of(self, key: str) -> int:
        """A column's width, or the one it had before it was hidden."""
        shown = self.horizontalHeader().sectionSize(INDEX[key])
        return shown or self._widths.get(key, COLUMNS[INDEX[key]].width)

    def _paint_nothing(self, painter: QPainter) -> None:
        if self._reading:
            lines = (self.tr("Reading the jobs…"), "")
        elif self._proxy.narrows:
            lines = (self.tr("No job here fits"), self.tr("Esc shows all jobs again"))
        else:
            lines = (self.tr("No jobs yet"), self.tr("Drop membership lists above"))
        box = self.viewport().rect().adjusted(16, 0, -16, -24)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setPen(QColor(self._look.tokens.text))
        painter.setFont(self._look.font(Letter.SUBTITLE))
        painter.drawText(box, int(centre), lines[0])
        painter.setPen(QColor(self._look.tokens.text2))
        painter.setFont(self._look.font(Letter.BODY))
        painter.drawText(box.translated(0, 28), int(centre), lines[1])
