"""The list of files as a tree of groups; it only translates rows decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from app.domain.preflight_view import CardRow, CardState, in_groups
from app.ui.preflight import words
from app.ui.words import DASH, number

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Column(IntEnum):
    """Left to right."""

    FILE = 0
    WARD = 1
    ROWS = 2
    LOOKUPS = 3
    TO_KNOW = 4


ROW = Qt.ItemDataRole.UserRole + 1
"""A `CardRow` for a file, a `Group` for a head."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group's head and its files."""

    state: CardState
    rows: tuple[CardRow, ...]

    @property
    def lookups(self) -> int:
        """Of all its files together."""
        return sum(row.lookups or 0 for row in self.rows)


class PreflightModel(QAbstractItemModel):
    """Two levels: groups, and their files."""

    def __init__(self, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._today = today
        self._groups: tuple[Group, ...] = ()

    def set_rows(self, rows: Iterable[CardRow]) -> None:
        """Show these files. Cells change in place while the groups hold the same files."""
        groups = tuple(Group(state, members) for state, members in in_groups(rows))
        if _keys(groups) == _keys(self._groups):
            self._change(groups)
            return
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def row_at(self, index: Index) -> CardRow | None:
        """The file at an index; None at a group's head."""
        value = index.data(ROW)
        return value if isinstance(value, CardRow) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a file is; an invalid index when it is not there."""
        for at, group in enumerate(self._groups):
            for place, row in enumerate(group.rows):
                if row.key == key:
                    return self.index(place, 0, self.index(at, 0))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """As Qt asks; a file's index carries its group's number plus one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """The group of a file."""
        if not index.isValid() or index.internalId() == 0:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Groups, and files of a group."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column() > 0:
            return 0
        return len(self._groups[parent.row()].rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """The same everywhere."""
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A group's head cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if not index.internalId():
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _RIGHT:
            return _RIGHT_MIDDLE
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("File"),
            self.tr("Ward"),
            self.tr("Rows"),
            self.tr("Lookups"),
            self.tr("To know"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts; the row itself for the delegate; the whole row for screen readers."""
        if not index.isValid():
            return None
        if not index.internalId():
            return self._group_data(self._groups[index.row()], index.column(), role)
        row = self._groups[index.internalId() - 1].rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in _TOOLTIPS:
            return self._text(row, Column(index.column())) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _RIGHT:
            return _RIGHT_MIDDLE
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == Column.FILE:
            return self._spoken(row)
        return None

    def _group_data(self, group: Group, column: int, role: int) -> object:
        if role == ROW:
            return group
        if column or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        head = words.group_head(group.state, len(group.rows))
        return f"{head} {words.group_rest(group.state, group.lookups)}"

    def _text(self, row: CardRow, column: Column) -> str:
        if column is Column.FILE:
            return row.file_name
        if column is Column.WARD:
            return words.ward_words(row)
        if column is Column.TO_KNOW:
            return words.to_know(row, self._today())
        value = row.rows if column is Column.ROWS else row.lookups
        return DASH if value is None else number(value)

    def _spoken(self, row: CardRow) -> str:
        parts = (row.file_name, words.ward_words(row), words.to_know(row, self._today()))
        return ", ".join(part for part in parts if part)

    def _change(self, groups: tuple[Group, ...]) -> None:
        before, self._groups = self._groups, groups
        for at, (old, new) in enumerate(zip(before, groups, strict=True)):
            if old == new:
                continue
            head = self.index(at, 0)
            self.dataChanged.emit(head, head)
            for place, (was, now) in enumerate(zip(old.rows, new.rows, strict=True)):
                if was != now:
                    last = self.index(place, Column.TO_KNOW, head)
                    self.dataChanged.emit(self.index(place, 0, head), last)


_RIGHT = (Column.ROWS, Column.LOOKUPS)
_RIGHT_MIDDLE = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_TOOLTIPS = (Column.FILE, Column.WARD, Column.TO_KNOW)


def _keys(groups: Iterable[Group]) -> list[tuple[CardState, tuple[str, ...]]]:
    return [(group.state, tuple(row.key for row in group.rows)) for group in groups]
