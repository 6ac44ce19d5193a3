"""A small message inside the window that goes by itself, with at most one thing to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.kit import icon_button, label, link
from app.ui.theme.look import Look

SHOWN_MS = 4_000
WITH_ACTION_MS = 10_000
_ABOVE_BOTTOM = 48


class Toast(QFrame):
    """Over the bottom of its parent; one at a time, the newest wins.

    It stays while the mouse is over it or the focus in it. No timer runs while it is hidden.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._work: Callable[[], object] | None = None
        self._before: QWidget | None = None
        self._text = label()
        self.action = link()
        self.close_button = icon_button("dismiss_16_regular", look)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.leave)
        self._lay_out()
        self.setVisible(False)
        parent.installEventFilter(self)
        look.changed.connect(self._paint)
        self._paint()

    @property
    def text(self) -> str:
        """What it says now; "" while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, action: str = "", work: Callable[[], object] | None = None) -> None:
        """Show this; `action` is the word of a button that does `work` and closes."""
        self._work = work
        if self.isHidden():
            self._before = self.window().focusWidget()
        self._text.setText(text)
        self.setAccessibleName(text)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self.close_button.setAccessibleName(self.tr("Close"))
        self.setVisible(True)
        self._place()
        self.raise_()
        self._timer.start(WITH_ACTION_MS if action else SHOWN_MS)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def leave(self) -> None:
        """Go away now."""
        self._timer.stop()
        self._work = None
        inside = self.isAncestorOf(self.window().focusWidget() or self.window())
        before, self._before = self._before, None
        self.setVisible(False)
        # It may have been deleted meanwhile: then it is no child any more.
        if inside and before in self.window().findChildren(QWidget):
            before.setFocus()

    def event(self, event: QEvent) -> bool:
        """It waits while somebody reads it with the mouse or the keyboard."""
        if event.type() == QEvent.Type.Enter:
            self._timer.stop()
        elif event.type() == QEvent.Type.Leave and not self.isHidden():
            self._timer.start(SHOWN_MS)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It keeps its place in its window, and waits while the keyboard is in it."""
        if self.isHidden():
            return False
        if watched is self.parentWidget():
            if event.type() == QEvent.Type.Resize:
                self._place()
        elif event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut:
            self._timer.start(SHOWN_MS)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.setObjectName("toast")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 6, 6)
        row.setSpacing(12)
        for part in (self._text, self.action, self.close_button):
            row.addWidget(part)
        for part in (self.action, self.close_button):
            part.installEventFilter(self)
        self.action.clicked.connect(self._act)
        self.close_button.clicked.connect(self.leave)

    def _act(self) -> None:
        work = self._work
        self.leave()
        if work is not None:
            work()

    def _place(self) -> None:
        room = self.parentWidget().rect()
        self.adjustSize()
        width = min(self.width(), room.width() - 32)
        self.resize(width, self.height())
        x = (room.width() - width) // 2
        self.move(x, room.height() - self.height() - _ABOVE_BOTTOM)

    def _paint(self) -> None:
        tokens = self._look.tokens
        # Set off from any page by inverted ground; its link is the text's colour, underlined.
        self.setStyleSheet(
            f"QFrame#toast {{ background: {tokens.text}; border-radius: 8px; }}"
            f"QFrame#toast QLabel {{ color: {tokens.surface}; }}"
            f"QFrame#toast QPushButton {{ color: {tokens.surface}; font-weight: 600;"
            " background: transparent; border: 1px solid transparent; }"
            f"QFrame#toast QPushButton:focus {{ border: 1px solid {tokens.surface}; }}"
        )
        self.close_button.setIcon(self._look.icon("dismiss_16_regular", tokens.surface))
