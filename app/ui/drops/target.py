"""Makes a widget take drops: files go in as copies, everything else is explained."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QClipboard, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.drops import words
from app.ui.drops.describing import describe_drag
from app.ui.drops.reading import read_drop
from app.ui.drops.values import DragPromise, Dropped, Limits, Refusal
from app.ui.drops.words import say

_COPY = Qt.DropAction.CopyAction


class DropTarget(QObject):
    """Watches a widget, and with it its children that take no drops of their own.

    `hovering` tells what a drop would do, and is followed by `left` or `dropped`.
    """

    hovering = Signal(DragPromise)
    left = Signal()
    dropped = Signal(Dropped)

    def __init__(self, widget: QWidget, limits: Limits) -> None:
        super().__init__(widget)
        self.limits = limits
        self._promise: DragPromise | None = None
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def paste(self, clipboard: QClipboard) -> None:
        """Ctrl+V: the same way in as a drop."""
        self.dropped.emit(read_drop(clipboard.mimeData(), self.limits))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's name. Takes drag events, leaves all others alone."""
        match event.type():
            case QEvent.Type.DragEnter:
                return self._enter(event)
            case QEvent.Type.DragMove:
                return self._move(event)
            case QEvent.Type.DragLeave:
                return self._leave()
            case QEvent.Type.Drop:
                return self._drop(event)
        return False

    def _enter(self, event: QDragEnterEvent) -> bool:
        # What this window drags out (results) does not come in again.
        own = event.source() is not None
        self._promise = None if own else describe_drag(event.mimeData())
        if self._promise is None:
            return False
        # Accepted though nothing might be added: a refused drag is told neither move nor leave,
        # and its drop could not be explained.
        self._accept(event)
        self.hovering.emit(self._promise)
        return True

    def _move(self, event: QDragMoveEvent) -> bool:
        if self._promise is None:
            return False
        self._accept(event)
        return True

    def _leave(self) -> bool:
        if self._promise is None:
            return False
        self._promise = None
        self.left.emit()
        return True

    def _drop(self, event: QDropEvent) -> bool:
        if self._promise is None:
            return False
        self._promise = None
        self._accept(event)
        if event.possibleActions() & _COPY:
            self.dropped.emit(read_drop(event.mimeData(), self.limits))
        else:
            self.dropped.emit(Dropped(refusals=(Refusal("", say(words.MOVES_ONLY)),)))
        return True

    def _accept(self, event: QDropEvent) -> None:
        # Never a move: its source would delete the operator's file.
        if event.possibleActions() & _COPY:
            event.setDropAction(_COPY)
        else:
            event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
