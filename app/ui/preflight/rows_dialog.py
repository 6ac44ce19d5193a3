"""The rows behind a number, ID numbers masked until they are asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.preflight_numbers import ListedRow
from app.ui.kit import Told, button, label
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold
from app.ui.translation.said import said
from app.ui.words import number

_ROOT = QModelIndex()


class ListedRows(QAbstractTableModel):
    """Row, ID number, name, why."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ListedRow, ...] = ()
        self._revealed: Mapping[str, str] = {}

    def show_rows(self, rows: Sequence[ListedRow], revealed: Mapping[str, str]) -> None:
        """Show these; `revealed` has whole ID numbers by the rows' keys."""
        self.beginResetModel()
        self._rows, self._revealed = tuple(rows), revealed
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """One a row."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Four."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Row"), self.tr("ID number"), self.tr("Name"), self.tr("Why"))[section]

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The cell's text."""
        if not index.isValid():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        shown = self._revealed.get(row.key, row.masked_id) if row.key else row.masked_id
        return (number(row.row_no), shown, row.name, said(row.reason))[index.column()]


class RowsDialog(Retold, QDialog):
    """Opened with `open()`; it can be filled later.

    Signals:
        reveal_wanted: the keys of all rows whose ID numbers are to be shown.
    """

    reveal_wanted = Signal(object)

    def __init__(self, title: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.model = ListedRows()
        self._rows: tuple[ListedRow, ...] = ()
        self._title = title
        self._reading = True
        self._failed = ""
        self.heading = label("subtitle")
        self.told = Told(look)
        self.table = QTableView()
        self.reveal = button("", "eye_16_regular", look)
        self.close_button = button()
        self._lay_out()
        self.resize(640, 480)
        self.retell()

    def show_rows(self, rows: Sequence[ListedRow]) -> None:
        """Show the rows behind the number."""
        self._rows, self._reading = tuple(rows), False
        self.model.show_rows(self._rows, {})
        self.retell()
        self.reveal.setVisible(any(row.key for row in self._rows))
        for column, shown in enumerate((True, *self._filled())):
            self.table.setColumnHidden(column, not shown)

    def show_revealed(self, numbers: Mapping[str, str]) -> None:
        """Show whole ID numbers by the rows' keys."""
        self.model.show_rows(self._rows, dict(numbers))
        self.reveal.setEnabled(False)

    def fail(self, sentence: str) -> None:
        """Say why the rows cannot be shown."""
        self._failed = sentence
        self.retell()

    def retell(self) -> None:
        """All but the title, which is told from outside."""
        count = "" if self._reading else f" ({number(len(self._rows))})"
        self.heading.setText(f"{self._title}{count}")
        self.reveal.setText(self.tr("Show ID numbers"))
        self.reveal.setToolTip(self.tr("Showing ID numbers is logged"))
        self.close_button.setText(self.tr("Close"))
        self.told.say(*self._state())

    def _state(self) -> tuple[Tone, str]:
        if self._failed:
            return Tone.FAIL, self._failed
        if self._reading:
            return Tone.RUN, self.tr("Reading the rows…")
        return Tone.INFO, "" if self._rows else self.tr("There are none.")

    def _filled(self) -> tuple[bool, bool, bool]:
        rows = self._rows
        return (
            any(row.masked_id for row in rows),
            any(row.name for row in rows),
            any(row.reason for row in rows),
        )

    def _lay_out(self) -> None:
        self.table.setModel(self.model)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.CHOOSABLE_ROW)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(self._title)
        self.table.setStyleSheet("QTableView::item { padding: 0 8px; }")
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(64)
        header.setFixedHeight(Size.HEADER)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        self.reveal.setVisible(False)
        self.reveal.clicked.connect(
            lambda: self.reveal_wanted.emit(tuple(row.key for row in self._rows if row.key))
        )
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reveal)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for part in (self.heading, self.told, self.table):
            column.addWidget(part)
        column.addLayout(buttons)
