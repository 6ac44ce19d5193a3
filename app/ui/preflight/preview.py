"""The first rows of a list as proof that the right column was found."""

from __future__ import annotations

import re

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.identity_number import mask_id
from app.domain.spreadsheet import Inspection, Role
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.translation.retold import Retold

MOST_ROWS = 10
_ROW_HEIGHT = 26
_SHOWN_ROWS = 3
_ID_WIDTH = 124
# From ten digits on: an ID number may have lost its leading zeros, or stand among words.
_LONG_DIGITS = re.compile(r"(?:\d[\s.\-]?){9,12}\d")
_ROOT = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """Headers and at most ten rows; whatever may be an ID number is masked."""

    def __init__(self) -> None:
        super().__init__()
        self.id_column = -1
        self._headers: tuple[str, ...] = ()
        self._rows: tuple[tuple[str, ...], ...] = ()

    def show_preview(self, found: Inspection | None) -> None:
        """Show the preview of an inspection; None, or one without a layout, shows nothing."""
        self.beginResetModel()
        layout = found.layout if found else None
        self.id_column = layout.columns.get(Role.ID_NUMBER, -1) if layout else -1
        self._headers = layout.headers if layout else ()
        rows = found.preview[:MOST_ROWS] if found and layout else ()
        self._rows = tuple(tuple(self._masked(row)) for row in rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """At most ten."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """As many as the sheet has."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The sheet's own headings; the ID column with its letter."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._headers):
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return column_words(section, self._headers[section], lettered=section == self.id_column)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The cell's text, masked."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        row = self._rows[index.row()]
        return row[index.column()] if index.column() < len(row) else ""

    def _masked(self, row: tuple[str, ...]) -> list[str]:
        return [
            mask_id(text) if column == self.id_column else mask_digits(text)
            for column, text in enumerate(row)
        ]


class _PreviewDelegate(QStyledItemDelegate):
    """The ID column on tint."""

    def __init__(self, look: Look, model: PreviewModel, parent: QWidget) -> None:
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
        tokens = self._look.tokens
        is_id = index.column() == self._model.id_column
        painter.save()
        painter.fillRect(option.rect, QColor(tokens.tint if is_id else tokens.surface))
        painter.setPen(QColor(tokens.stroke))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(self._look.font(Letter.CAPTION))
        painter.setPen(QColor(tokens.text))
        box = option.rect.adjusted(8, 0, -8, 0)
        cut = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


class _PreviewHeader(QHeaderView):
    """The ID column's heading is strong, on tint, with an accent line."""

    def __init__(self, look: Look, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._preview = model

    def paintSection(self, painter: QPainter, rect: object, logicalIndex: int) -> None:
        """One heading."""
        tokens = self._look.tokens
        is_id = logicalIndex == self._preview.id_column
        painter.save()
        painter.fillRect(rect, QColor(tokens.tint if is_id else tokens.alt))
        painter.setFont(self._look.font(Letter.CAPTION_STRONG if is_id else Letter.CAPTION))
        edge = rect.adjusted(0, rect.height() - (2 if is_id else 1), 0, 0)
        painter.fillRect(edge, QColor(tokens.accent if is_id else tokens.stroke))
        painter.setPen(QColor(tokens.text if is_id else tokens.text2))
        text = str(self._preview.headerData(logicalIndex, Qt.Orientation.Horizontal) or "")
        box = rect.adjusted(8, 0, -8, 0)
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()


class PreviewTable(Retold, QTableView):
    """Shows a `PreviewModel`; hidden while there is nothing to show."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = PreviewModel()
        self.setModel(self._preview)
        self.setHorizontalHeader(_PreviewHeader(look, self._preview, self))
        self.setItemDelegate(_PreviewDelegate(look, self._preview, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(_ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setFixedHeight(28)
        self.horizontalHeader().setDefaultSectionSize(110)
        self.retell()
        look.changed.connect(self.viewport().update)

    def retell(self) -> None:
        """For screen readers; the rest is the list's own."""
        self.setAccessibleName(self.tr("First rows of the list"))

    @property
    def preview(self) -> PreviewModel:
        """What is shown."""
        return self._preview

    def show_preview(self, found: Inspection | None) -> None:
        """Show the first rows, the ID column in view."""
        self._preview.show_preview(found)
        count = self._preview.columnCount()
        self.setVisible(count > 0)
        fits = 0 < count <= 4
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode.Stretch if fits else QHeaderView.ResizeMode.Interactive
        header.setSectionResizeMode(mode)
        if self._preview.id_column >= 0:
            header.setSectionResizeMode(self._preview.id_column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(self._preview.id_column, _ID_WIDTH)
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.setHorizontalScrollBarPolicy(bar)
        rows = min(max(1, self._preview.rowCount()), _SHOWN_ROWS)
        self.setFixedHeight(28 + rows * _ROW_HEIGHT + (0 if fits else 12))
        if self._preview.rowCount() and self._preview.id_column >= 0:
            self.scrollTo(self._preview.index(0, self._preview.id_column))


def mask_digits(text: str) -> str:
    """A text in which nothing that may be an ID number can be read."""
    return _LONG_DIGITS.sub("•••••", text)


def column_letter(column: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_words(column: int, header: str, *, lettered: bool = True) -> str:
    """ "C · ID NO"; a letter alone where there is no heading."""
    header = mask_digits(header)
    if not header:
        return column_letter(column)
    return f"{column_letter(column)} · {header}" if lettered else header
