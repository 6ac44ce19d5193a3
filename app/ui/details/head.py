"""The top of the details: which job, its state, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.job_actions import Action
from app.domain.job_facts import JobFacts
from app.domain.job_view import JobRow
from app.ui.jobs.menu import RefusalOf, action_icon, menu_for, nothing_refused
from app.ui.jobs.menu_widget import build_menu
from app.ui.theme.buttons import dress
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.pill import PillLabel
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.translation.said import said
from app.ui.words import action_words

_PRIMARY = (Action.ANSWER, Action.OPEN_WORKBOOK)
_BUTTONS = (
    Action.ANSWER,
    Action.OPEN_WORKBOOK,
    Action.PRINT_REGISTER,
    Action.PAUSE,
    Action.RESUME,
    Action.STOP,
    Action.RETRY,
    Action.CHANGE_WARD,
)
AT_MOST = 3


def head_actions(row: JobRow) -> tuple[Action, ...]:
    """The buttons of a job's head, most wanted first; the rest is in its menu."""
    shown = [action for action in _BUTTONS if action in row.actions]
    if Action.OPEN_WORKBOOK in shown:
        return (Action.OPEN_WORKBOOK, Action.PRINT_REGISTER)
    return tuple(shown[:AT_MOST])


class DetailsHead(Retold, QFrame):
    """Title, pill, ward and meeting, buttons.

    Signals:
        wanted: an `Action` and the tuple of job ids it is for.
    """

    wanted = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.refusal_of: RefusalOf = nothing_refused
        self._look = look
        self._row: JobRow | None = None
        self._shown: tuple[Action, ...] = ()
        self._made: list[QPushButton] = []
        self._more: QPushButton | None = None
        self.setProperty("box", "head")
        self._title = QLabel(self)
        self._title.setProperty("role", "subtitle")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._pill = PillLabel(look, self)
        self._about = QLabel(self)
        self._about.setProperty("role", "second")
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Size.GAP)
        self._lay_out()
        look.changed.connect(self._rebuild)

    def show_facts(self, facts: JobFacts) -> None:
        """Show another job, or the same one later."""
        before, self._row = self._row, facts.row
        about = " · ".join(part for part in (said(facts.row.ward), facts.meeting) if part)
        self._about.setText(about)
        self._about.setToolTip(said(facts.row.ward_long))
        self._pill.set_pill(facts.row.pill)
        self._elide()
        if before is None or before.actions != facts.row.actions:
            self._rebuild()

    def retell(self) -> None:
        """The buttons' words; the pill's and the ward's come with the facts."""
        self._rebuild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the title to the new width, and show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._elide()
        self._make_room()

    def button(self, action: Action) -> QPushButton | None:
        """The button of an action that is shown."""
        return self.findChild(QPushButton, str(action))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(Size.CARD_PADDING, 8, Size.CARD_PADDING, 12)
        box.setSpacing(4)
        box.addWidget(self._title)
        line = QHBoxLayout()
        line.setSpacing(Size.GAP)
        line.addWidget(self._pill)
        line.addWidget(self._about, 1)
        box.addLayout(line)
        box.addSpacing(4)
        box.addLayout(self._buttons)

    def _elide(self) -> None:
        if self._row is None:
            return
        metrics = QFontMetricsF(self._look.font(Letter.SUBTITLE))
        room = self.width() - 2 * Size.CARD_PADDING - 2
        name = self._row.file_name
        self._title.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        self._title.setToolTip(name)
        self._title.setAccessibleName(name)

    def _rebuild(self) -> None:
        if self._row is None:
            return
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
                widget.setObjectName("")
        self._shown = head_actions(self._row)
        self._made = [self._make_button(action) for action in self._shown]
        self._more = self._make_more()
        for made in (*self._made, self._more):
            self._buttons.addWidget(made)
        self._buttons.addStretch(1)
        self._make_room()

    def _make_room(self) -> None:
        """A button that would be cut goes into the menu, the last one first."""
        if self._row is None or self._more is None:
            return
        room = self.width() - 2 * Size.CARD_PADDING
        in_menu = bool(set(self._row.actions) - set(self._shown))
        widths = [made.sizeHint().width() + Size.GAP for made in self._made]
        more = self._more.sizeHint().width()
        fits = len(widths)
        while (
            fits > 1 and sum(widths[:fits]) + (more if in_menu or fits < len(widths) else 0) > room
        ):
            fits -= 1
        for at, made in enumerate(self._made):
            made.setVisible(at < fits)
        self._more.setVisible(in_menu or fits < len(widths))

    def _make_button(self, action: Action) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(str(action))
        primary = action in _PRIMARY
        tokens = self._look.tokens
        button.setProperty("kind", "primary" if primary else self._plain_kind())
        ink = tokens.on if primary else tokens.text
        dress(button, action_words(action), self._look.icon(action_icon(action), ink))
        button.clicked.connect(lambda: self._emit(action))
        return button

    def _plain_kind(self) -> str:
        return "plain" if self._shown and self._shown[0] in _PRIMARY else "small"

    def _make_more(self) -> QPushButton:
        more = QPushButton(self)
        more.setObjectName("more")
        more.setProperty("kind", self._plain_kind())
        more.setIcon(self._look.icon("more_horizontal_16_regular"))
        more.setToolTip(self.tr("More"))
        more.setAccessibleName(self.tr("More"))
        more.clicked.connect(lambda: self._open_menu(more.mapToGlobal(more.rect().bottomLeft())))
        return more

    def _open_menu(self, at: QPoint) -> None:
        if self._row is not None:
            groups = menu_for([self._row], self.refusal_of)
            build_menu(groups, self._look, self, self.wanted.emit).popup(at)

    def _emit(self, action: Action) -> None:
        if self._row is not None:
            self.wanted.emit(action, (self._row.job_id,))
