"""The access log as a plain table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from app.ui.settings.words import said

if TYPE_CHECKING:
    from app.engine.operators import LogLine

_ROOT = QModelIndex()
_HEADINGS = (
    QT_TRANSLATE_NOOP("Settings", "When"),
    QT_TRANSLATE_NOOP("Settings", "Who"),
    QT_TRANSLATE_NOOP("Settings", "What"),
    QT_TRANSLATE_NOOP("Settings", "Of which"),
)
_ACTIONS = {
    "find": QT_TRANSLATE_NOOP("Settings", "looked for a person"),
    "check-person": QT_TRANSLATE_NOOP("Settings", "asked about a person"),
    "reveal": QT_TRANSLATE_NOOP("Settings", "showed an ID number"),
    "export": QT_TRANSLATE_NOOP("Settings", "gave out"),
    "erase": QT_TRANSLATE_NOOP("Settings", "removed a person"),
    "purge": QT_TRANSLATE_NOOP("Settings", "removed what was past its time"),
    "role": QT_TRANSLATE_NOOP("Settings", "gave a role"),
    "token": QT_TRANSLATE_NOOP("Settings", "made or revoked a token"),
    "seat-file": QT_TRANSLATE_NOOP("Settings", "made a seat file"),
}


class AccessLines(QAbstractTableModel):
    """When, who and where, what, of which; newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[LogLine, ...] = ()

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def retell(self) -> None:
        """Another language."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """One a line."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Four."""
        return 0 if parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return said(_HEADINGS[section])

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The cell's text."""
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if not index.isValid() or role not in shown:
            return None
        line = self._lines[index.row()]
        what = said(_ACTIONS[line.action]) if line.action in _ACTIONS else line.action
        return (line.at, f"{line.who} · {line.seat}", what, line.subject)[index.column()]
