"""Short lists inside the details: a model that keeps its lines, and a view without a frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy

from app.ui.jobs.changes import insertions, removals

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Line(Protocol):
    """Anything with a key that stays the same while the line changes."""

    @property
    def key(self) -> str:
        """Distinct within the list."""


class LinesModel(QAbstractListModel):
    """Lines by key: a live update neither loses the selection nor flickers."""

    def __init__(self, spoken: Callable[[Any], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self._lines: list[Any] = []

    def set_lines(self, given: Sequence[Line]) -> None:
        """Show these lines; only what differs is signalled. Of one key, the later counts."""
        lines = list({line.key: line for line in given}.values())
        new = [line.key for line in lines]
        self._drop(new)
        self._shuffle(new)
        for step in insertions(self._keys(), new):
            self.beginInsertRows(_ROOT, step.first, step.last)
            self._lines[step.first : step.first] = lines[step.first : step.last + 1]
            self.endInsertRows()
        for at, line in enumerate(lines):
            if self._lines[at] != line:
                self._lines[at] = line
                self.dataChanged.emit(self.index(at), self.index(at))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line's words; the line itself under `LINE_ROLE`."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE_ROLE:
            return line
        spoken = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        return self._spoken(line) if role in spoken else None

    def _keys(self) -> list[str]:
        return [line.key for line in self._lines]

    def _drop(self, new: list[str]) -> None:
        for step in removals(self._keys(), new):
            self.beginRemoveRows(_ROOT, step.first, step.last)
            del self._lines[step.first : step.last + 1]
            self.endRemoveRows()

    def _shuffle(self, new: list[str]) -> None:
        place = {key: at for at, key in enumerate(new)}
        order = sorted(self._keys(), key=lambda key: place[key])
        keys = self._keys()
        if order == keys:
            return
        self.layoutAboutToBeChanged.emit()
        at = {key: number for number, key in enumerate(order)}
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(at[keys[i.row()]]) for i in old])
        self._lines.sort(key=lambda line: place[line.key])
        self.layoutChanged.emit()


class QuietList(QListView):
    """As high as its lines; the pane around it scrolls.

    Signals:
        chosen: Enter or a double-click on a line, which is sent along.
    """

    chosen = Signal(object)

    def __init__(self, model: LinesModel, line_height: int, *, choosable: bool) -> None:
        super().__init__()
        self._line_height = line_height
        self._choosable = choosable
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if choosable else mode.NoSelection)
        if not choosable:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.activated.connect(lambda index: self.chosen.emit(index.data(LINE_ROLE)))
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._fit)
        self._fit()

    def current_line(self) -> Any:
        """The selected line, or None."""
        chosen = self.selectionModel().selectedIndexes()
        return chosen[0].data(LINE_ROLE) if chosen else None

    def sizeHint(self) -> QSize:
        """All lines, without a scroll bar."""
        return QSize(200, self.model().rowCount() * self._line_height)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the pane, not this list."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses on every platform."""
        line = self.current_line()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.chosen.emit(line)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(self.model().rowCount() * self._line_height)


__all__ = ["LINE_ROLE", "Line", "LinesModel", "QuietList"]
