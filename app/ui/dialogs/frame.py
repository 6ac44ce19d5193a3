"""What all dialogs have: a heading, a body that scrolls where the screen is low, buttons."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.dialogs.ask import until_closed
from app.ui.kit import Button, button, frame, label, line
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size

T = TypeVar("T")
SIDE = 24
# The title bar, and what a task bar may take.
_ROOM_AROUND = 80
# Where the focus is shown round a body that scrolls.
_EDGE = 2


class Dialog(QDialog, Generic[T]):
    """One question or message; `await dialog.ask()` opens it and gives the answer.

    `T` is what it answers; closing it in any other way than by a button that answers gives None.
    It is as high as its texts need, never higher than the screen; `room` gives it a height of
    its own, and then the operator may change it.
    """

    def __init__(
        self,
        look: Look,
        parent: QWidget | None = None,
        *,
        width: int = 480,
        room: QSize | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._width = width
        self._room = room
        self._answer: T | None = None
        # From then on the operator's own.
        self._has_its_size = False
        self.heading = label("subtitle", wraps=True)
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self._scroll = QScrollArea()
        self._page = QWidget()
        self._lay_out()
        look.changed.connect(self._paint)
        self._paint()

    async def ask(self) -> T | None:
        """Open it and wait: the answer, None when it was closed without one."""
        return self._answer if await until_closed(self) else None

    def answer(self, value: T) -> None:
        """Close with this answer."""
        self._answer = value
        self.accept()

    def set_heading(self, text: str) -> None:
        """What the dialog is about, in one line or two."""
        self.heading.setText(text)

    def say(self, text: str, role: str = "") -> QLabel:
        """Add a paragraph; its text is never read as markup."""
        made = label(role, wraps=True)
        made.setText(text)
        self.body.addWidget(made)
        return made

    def add_button(self, words: str, kind: str = "", *, default: bool = False) -> Button:
        """Add a button at the right; Enter presses the one that is default."""
        made = button(kind)
        made.setText(words)
        made.setAccessibleName(words)
        made.setDefault(default)
        self.foot.addWidget(made)
        if default:
            made.setFocus()
        return made

    def add_cancel(self, words: str = "", *, default: bool = False) -> Button:
        """Add the button that closes without an answer."""
        made = self.add_button(words or cancel_words(), default=default)
        made.clicked.connect(self.reject)
        return made

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its texts need."""
        self._fit()
        self.setAccessibleDescription(self._spoken())
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As high as its texts need, whenever one of them changes."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return False

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(SIDE, 20, SIDE, 20)
        inner.setSpacing(12)
        inner.addWidget(self.heading)
        inner.addLayout(self.body, 1)
        self.body.setSpacing(8)
        self._page.setProperty("box", "body")
        self._page.installEventFilter(self)
        self._scroll.setProperty("box", "body")
        self._scroll.setWidget(self._page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._let_keys_scroll)
        self.foot.setContentsMargins(SIDE, 12, SIDE, 12)
        self.foot.setSpacing(Size.GAP)
        self.foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(line(self._look))
        column.addLayout(self.foot)

    def _fit(self) -> None:
        room = self._screen_room()
        most = room.height()
        least = max(self.foot.minimumSize().width(), self._page.minimumSizeHint().width())
        width = max(min(self._width, room.width()), least)
        if self._room is not None:
            self._fit_room(width, most)
            return
        inside = self._page.layout()
        inside.activate()
        wanted = inside.totalHeightForWidth(width - 2 * _EDGE)
        wanted = wanted if wanted > 0 else inside.totalSizeHint().height()
        foot = self.foot.sizeHint().height() + 1
        self.setFixedSize(width, min(wanted + 2 * _EDGE + foot, most))

    def _fit_room(self, width: int, most: int) -> None:
        if self._room is not None and not self._has_its_size:
            self._has_its_size = True
            self.setMinimumSize(width * 3 // 4, min(240, most))
            self.resize(width, min(self._room.height(), most))

    def _let_keys_scroll(self, _least: int, most: int) -> None:
        # A text that does not fit must be read to its end without a mouse.
        policy = Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus
        self._scroll.setFocusPolicy(policy)
        self._scroll.setAccessibleName(self.heading.text())

    def _screen_room(self) -> QSize:
        screen = self.screen() or QGuiApplication.primaryScreen()
        free = screen.availableGeometry()
        return QSize(free.width() - 16, max(240, free.height() - _ROOM_AROUND))

    def _spoken(self) -> str:
        labels = [self._page.layout().itemAt(0).widget(), *self._page.findChildren(QLabel)]
        texts = [made.text() for made in labels if isinstance(made, QLabel) and made.text()]
        return " ".join(dict.fromkeys(texts))

    def _paint(self) -> None:
        tokens = self._look.tokens
        self._scroll.setStyleSheet(
            f"QScrollArea {{ background: {tokens.surface}; "
            f"border: {_EDGE}px solid transparent; }}"
            f"QScrollArea:focus {{ border-color: {tokens.accent}; }}"
        )


def cancel_words() -> str:
    """The word of the button that changes nothing."""
    return QCoreApplication.translate("Dialog", "Cancel")


def close_words() -> str:
    """The word of the button that ends reading."""
    return QCoreApplication.translate("Dialog", "Close")


def growing(widget: QWidget, least: int = 96) -> QWidget:
    """The widget, taking the height that is left, and at least `least` pixels."""
    # Ignored, not Expanding: what it would like to have would make the body scroll instead.
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    widget.setMinimumHeight(least)
    return widget


def carded(widget: QWidget, least: int = 96) -> QFrame:
    """The widget with an edge round it, growing."""
    made = frame("card")
    widget.setProperty("ring", "true")
    column = QVBoxLayout(made)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(widget)
    growing(made, least)
    return made
