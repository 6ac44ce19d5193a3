"""The icon beside the clock: how Rollcheck stands, and a way back to its window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.domain.status_sentence import Grade, StatusFacts, status_sentence
from app.ui.presence.mark import Standing, mark_icon

# Windows cuts a tooltip at 127 characters, in the middle of a word.
_LONGEST_TOOLTIP = 127


def standing_of(facts: StatusFacts) -> Standing:
    """What the icon shows; trouble before work, as in the status bar."""
    if status_sentence(facts).grade is Grade.TROUBLE:
        return Standing.TROUBLE
    if facts.queue_paused and not facts.checking:
        return Standing.PAUSED
    return Standing.WORKING if facts.checking or facts.quota_until else Standing.IDLE


def tooltip(sentence: str, *, practice: bool) -> str:
    """ "Rollcheck – Ready. …", as long as Windows shows it."""
    name = QCoreApplication.translate("Tray", "Rollcheck – practice") if practice else "Rollcheck"
    text = f"{name}\n{sentence}" if sentence else name
    return text if len(text) <= _LONGEST_TOOLTIP else f"{text[: _LONGEST_TOOLTIP - 1]}…"


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the tray shows; `sentence` is the status bar's, translated."""

    standing: Standing = Standing.IDLE
    sentence: str = ""
    queue_paused: bool = False


class TrayIcon(QObject):
    """The icon and its menu. Where the system has no tray, it is there but never seen.

    Signals:
        open_wanted, lookup_wanted, queue_wanted, quit_wanted: what was chosen; `queue_wanted` is
            True to pause the queue, False to go on.
        message_clicked: the notification that was shown last was clicked.
    """

    open_wanted = Signal()
    lookup_wanted = Signal()
    queue_wanted = Signal(bool)
    quit_wanted = Signal()
    message_clicked = Signal()

    def __init__(self, parent: QObject | None = None, *, practice: bool = False) -> None:
        super().__init__(parent)
        self._practice = practice
        self._state = TrayState()
        self.icon = QSystemTrayIcon(mark_icon(), self)
        self.menu = QMenu()
        self.open, self.queue = QAction(self), QAction(self)
        self.lookup, self.quit = QAction(self), QAction(self)
        self._fill_menu()
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.message_clicked)
        self.retranslate()
        self.show_state(self._state)

    @property
    def is_there(self) -> bool:
        """Whether the system shows it now: asked each time, for a taskbar can restart."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def can_tell(self) -> bool:
        """Whether the system shows messages of it."""
        return self.is_there and QSystemTrayIcon.supportsMessages()

    def show(self) -> None:
        """Put it beside the clock; it comes by itself where the tray starts later than we do."""
        self.icon.show()

    def hide(self) -> None:
        """Take it away: Windows would keep a dead icon until the mouse passes it."""
        self.icon.hide()

    def show_state(self, state: TrayState) -> None:
        """Show how Rollcheck stands."""
        if state.standing is not self._state.standing:
            self.icon.setIcon(mark_icon(state.standing))
        self._state = state
        self.icon.setToolTip(tooltip(state.sentence, practice=self._practice))
        go_on = QCoreApplication.translate("Tray", "Go on with the queue")
        pause = QCoreApplication.translate("Tray", "Pause the queue")
        self.queue.setText(go_on if state.queue_paused else pause)

    def tell(self, title: str, text: str) -> None:
        """A notification in the system's own way; see `can_tell`."""
        self.icon.showMessage(title, text, mark_icon())

    def retranslate(self) -> None:
        """Words in another language."""
        self.open.setText(QCoreApplication.translate("Tray", "Open Rollcheck"))
        self.lookup.setText(QCoreApplication.translate("Tray", "Look up a person…"))
        self.quit.setText(QCoreApplication.translate("Tray", "Quit"))
        self.show_state(self._state)

    def _fill_menu(self) -> None:
        self.menu.addAction(self.open)
        self.menu.setDefaultAction(self.open)
        self.menu.addSeparator()
        self.menu.addActions([self.queue, self.lookup])
        self.menu.addSeparator()
        self.menu.addAction(self.quit)
        self.open.triggered.connect(self.open_wanted)
        self.lookup.triggered.connect(self.lookup_wanted)
        self.quit.triggered.connect(self.quit_wanted)
        self.queue.triggered.connect(lambda: self.queue_wanted.emit(not self._state.queue_paused))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        wanted = (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        )
        if reason in wanted:
            self.open_wanted.emit()
