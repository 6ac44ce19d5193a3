"""The list of files: questions on top, a row 36 high, one chosen row at a time."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from app.domain.preflight_view import CardRow, CardState
from app.ui.preflight import words
from app.ui.preflight.model import ROW, Column, Group, PreflightModel
from app.ui.theme import icons
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold

_WIDTHS = {Column.WARD: 148, Column.ROWS: 60, Column.LOOKUPS: 76, Column.TO_KNOW: 308}
_MARKS = {
    CardState.NEEDS_YOU: ("question_circle_16_filled", Tone.NEED),
    CardState.READY: ("checkmark_16_regular", Tone.DONE),
    CardState.COUNTING: ("arrow_sync_16_regular", Tone.RUN),
    CardState.REFUSED: ("document_error_16_regular", Tone.FAIL),
}
_UPWARDS = (
    QTreeView.CursorAction.MoveUp,
    QTreeView.CursorAction.MovePrevious,
    QTreeView.CursorAction.MovePageUp,
    QTreeView.CursorAction.MoveLeft,
)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    """Paints heads and files in the theme's colours."""

    def __init__(self, look: Look, view: QTreeView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """Heads are lower than files."""
        head = isinstance(index.data(ROW), Group)
        return QSize(40, Size.HEADER if head else Size.ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """One cell."""
        value = index.data(ROW)
        painter.save()
        if isinstance(value, Group):
            self._paint_head(painter, option.rect, value)
        elif isinstance(value, CardRow):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_cell(painter, option.rect, index, value, chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, group: Group) -> None:
        tokens = self._look.tokens
        painter.fillRect(rect, QColor(tokens.alt))
        self._underline(painter, rect)
        left = rect.adjusted(Size.FIRST_CELL_PADDING, 0, 0, 0)
        strong = self._look.font(Letter.BODY_STRONG)
        head = words.group_head(group.state, len(group.rows))
        painter.setFont(strong)
        painter.setPen(QColor(tokens.text))
        painter.drawText(left, int(_MIDDLE), head)
        wide = round(QFontMetricsF(strong).horizontalAdvance(f"{head} "))
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(QColor(tokens.text2))
        rest = words.group_rest(group.state, group.lookups)
        painter.drawText(left.adjusted(wide + 2, 0, 0, 0), int(_MIDDLE), rest)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, index: QModelIndex, row: CardRow, chosen: bool
    ) -> None:
        tokens = self._look.tokens
        painter.fillRect(rect, QColor(tokens.tint if chosen else tokens.surface))
        self._underline(painter, rect)
        box = rect.adjusted(Size.CELL_PADDING, 0, -Size.CELL_PADDING, 0)
        if index.column() == Column.FILE:
            box = self._paint_mark(painter, rect, row, chosen)
        painter.setFont(self._look.font(self._letter(index.column(), row)))
        painter.setPen(QColor(self._ink(index.column(), row)))
        right = index.column() in (Column.ROWS, Column.LOOKUPS)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        middle = index.column() == Column.FILE
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(str(index.data()), mode, box.width())
        painter.drawText(box, int(side | _MIDDLE), text)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: CardRow, chosen: bool) -> QRect:
        tokens = self._look.tokens
        if chosen:
            mark = QRect(rect.left(), rect.top(), Size.SELECTION_MARK, rect.height() - 1)
            painter.fillRect(mark, QColor(tokens.accent))
        icon, tone = _MARKS[row.state]
        x = rect.left() + Size.FIRST_CELL_PADDING
        y = rect.top() + (rect.height() - Size.ICON) / 2
        icons.draw(painter, icon, tokens.tones[tone].text, x, y)
        right = rect.right() - Size.CELL_PADDING
        if row.urgent:
            right -= Size.ICON + 4
            icons.draw(painter, "flash_16_filled", tokens.tones[Tone.NEED].text, right + 4, y)
        left = int(x) + Size.ICON + 8
        return QRect(left, rect.top(), max(0, right - left), rect.height())

    def _underline(self, painter: QPainter, rect: QRect) -> None:
        painter.setPen(QColor(self._look.tokens.stroke))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _letter(self, column: int, row: CardRow) -> Letter:
        strong = column == Column.TO_KNOW and row.question is not None
        return Letter.BODY_STRONG if strong else Letter.BODY

    def _ink(self, column: int, row: CardRow) -> str:
        tokens = self._look.tokens
        if column == Column.TO_KNOW:
            return tokens.text if row.question or row.refusal else tokens.text2
        if column == Column.WARD and not row.ward and not row.wards:
            return tokens.text2
        if column == Column.LOOKUPS and row.lookups is None:
            return tokens.text2
        return tokens.text


class FileList(Retold, QTreeView):
    """Shows a `PreflightModel`.

    Signals:
        chosen: the key of the file chosen, "" for none.
        remove_wanted: the key of a file to be left out.
    """

    chosen = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, model: PreflightModel, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._look = look
        self._by_keyboard = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(look, self))
        self._set_behaviour()
        self._set_columns()
        self.retell()
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.modelReset.connect(self._lay_open)
        look.changed.connect(self.viewport().update)
        self._lay_open()

    def retell(self) -> None:
        """For screen readers; the rest is painted."""
        self.setAccessibleName(self.tr("Files to check"))

    def choose(self, key: str) -> bool:
        """Choose a file and bring it into view; False when it is not there."""
        index = self._model.index_of(key)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def chosen_key(self) -> str:
        """The key of the chosen file, "" for none."""
        row = self._model.row_at(self.currentIndex())
        return row.key if row else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Del leaves the chosen file out; the rest is Qt's."""
        self._by_keyboard = True
        if event.key() == Qt.Key.Key_Delete and self.chosen_key():
            self.remove_wanted.emit(self.chosen_key())
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def moveCursor(
        self, action: QTreeView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Keys go from file to file, past the groups' heads."""
        found = super().moveCursor(action, modifiers)
        step = self.indexAbove if action in _UPWARDS else self.indexBelow
        while found.isValid() and self._model.row_at(found) is None:
            found = step(found)
        return found if found.isValid() else self.currentIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The focus frame is for those who come by keyboard."""
        self._by_keyboard = False
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave a file out."""
        keyboard = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if keyboard else self.indexAt(event.pos())
        row = self._model.row_at(index)
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        words_ = self.tr("Leave this file out")
        line = menu.addAction(self._look.icon("dismiss_16_regular"), f"{words_}\tDel")
        line.triggered.connect(lambda: self.remove_wanted.emit(row.key))
        at = self.visualRect(index).bottomLeft() if keyboard else event.pos()
        menu.popup(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, then the frame of the current one."""
        super().paintEvent(event)
        if not (self._by_keyboard and self.hasFocus() and self.currentIndex().isValid()):
            return
        row = self.visualRect(self.currentIndex().siblingAtColumn(0))
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._look.tokens.accent), 2))
        painter.drawRect(QRect(1, row.top() + 1, self.viewport().width() - 2, row.height() - 3))
        painter.end()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """Groups are always open: there is nothing to fold."""

    def _set_behaviour(self) -> None:
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)

    def _set_columns(self) -> None:
        header = self.header()
        header.setFixedHeight(Size.HEADER)
        header.setSectionsMovable(False)
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(44)
        header.setFont(self._look.font(Letter.CAPTION))
        header.setSectionResizeMode(Column.FILE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, width)

    def _lay_open(self) -> None:
        self.expandAll()
        for at in range(self._model.rowCount()):
            self.setFirstColumnSpanned(at, self.rootIndex(), True)

    def _tell(self, now: QModelIndex) -> None:
        row = self._model.row_at(now)
        self.chosen.emit(row.key if row else "")
