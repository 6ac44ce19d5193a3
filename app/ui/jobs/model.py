"""The job table's model: it translates `JobRow`s and tells views exactly what changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.job_view import JobRow
from app.ui.jobs.changes import insertions, moves, removals
from app.ui.jobs.columns import COLUMNS, tooltip

JOB_ROLE = Qt.ItemDataRole.UserRole + 1
MOVES_AT_ONCE = 50
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class JobTableModel(QAbstractTableModel):
    """Rows in the order they are given, or sorted by one column; ties keep the given order."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._given: list[JobRow] = []
        self._rows: list[JobRow] = []
        self._column = -1
        self._sort_order = Qt.SortOrder.AscendingOrder

    def set_rows(self, rows: Sequence[JobRow], today: date | None = None) -> None:
        """Show these rows; only what differs is signalled.

        Of two rows of one job the later counts.
        """
        # Qt crashes on a move it refuses, and two rows of one id would ask for one.
        self._given = list({row.job_id: row for row in rows}.values())
        if today is not None and today != self._today:
            self._today = today
            self._times_changed()
        self._show(self._sorted(self._given))

    @property
    def today(self) -> date:
        """The day that times are told by."""
        return self._today

    def job(self, row: int) -> JobRow:
        """The row at this place. Raises IndexError when there is none."""
        return self._rows[row]

    def row_of(self, job_id: str) -> int:
        """The place of a job, -1 when it is not there."""
        return next((at for at, row in enumerate(self._rows) if row.job_id == job_id), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's words; the whole row under `JOB_ROLE`."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], COLUMNS[index.column()]
        if role == JOB_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row, self._today)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tooltip(row, column, self._today)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.spoken(row, self._today)
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """The headings."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        column = COLUMNS[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        return column.alignment if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, or with -1 as the rows were given."""
        self._column, self._sort_order = column, order
        self._show(self._sorted(self._given))

    def _sorted(self, rows: list[JobRow]) -> list[JobRow]:
        if not 0 <= self._column < len(COLUMNS):
            return list(rows)
        backwards = self._sort_order == Qt.SortOrder.DescendingOrder
        return sorted(rows, key=COLUMNS[self._column].order, reverse=backwards)

    def _show(self, wanted: list[JobRow]) -> None:
        new = [row.job_id for row in wanted]
        by_id = {row.job_id: row for row in wanted}
        self._remove(new)
        known = set(self._ids())
        self._reorder([job_id for job_id in new if job_id in known])
        self._insert(wanted, new)
        self._repaint(by_id)

    def _ids(self) -> list[str]:
        return [row.job_id for row in self._rows]

    def _remove(self, new: list[str]) -> None:
        for step in removals(self._ids(), new):
            self.beginRemoveRows(_ROOT, step.first, step.last)
            del self._rows[step.first : step.last + 1]
            self.endRemoveRows()

    def _insert(self, wanted: list[JobRow], new: list[str]) -> None:
        for step in insertions(self._ids(), new):
            self.beginInsertRows(_ROOT, step.first, step.last)
            self._rows[step.first : step.first] = wanted[step.first : step.last + 1]
            self.endInsertRows()

    def _reorder(self, order: list[str]) -> None:
        steps = moves(self._ids(), order, MOVES_AT_ONCE)
        if steps is None:
            self._shuffle(order)
            return
        for step in steps:
            self.beginMoveRows(_ROOT, step.source, step.source, _ROOT, step.before)
            row = self._rows[step.source]
            self._rows.insert(step.before, row)
            del self._rows[step.source + (step.source >= step.before)]
            self.endMoveRows()

    def _shuffle(self, order: list[str]) -> None:
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = self._ids()
        place = {job_id: at for at, job_id in enumerate(order)}
        now = [self.index(place[ids[index.row()]], index.column()) for index in old]
        self._rows.sort(key=lambda row: place[row.job_id])
        self.changePersistentIndexList(old, now)
        self.layoutChanged.emit()

    def _repaint(self, by_id: dict[str, JobRow]) -> None:
        for at, shown in enumerate(self._rows):
            row = by_id[shown.job_id]
            if row is shown or row == shown:
                continue
            self._rows[at] = row
            self._signal(at, _changed(shown, row))

    def _signal(self, at: int, columns: list[int]) -> None:
        for column in columns:
            if column - 1 not in columns:
                last = column
                while last + 1 in columns:
                    last += 1
                self.dataChanged.emit(self.index(at, column), self.index(at, last))

    def _times_changed(self) -> None:
        if self._rows:
            last = self.index(len(self._rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _changed(old: JobRow, new: JobRow) -> list[int]:
    return [at for at, column in enumerate(COLUMNS) if column.seen(old) != column.seen(new)]
