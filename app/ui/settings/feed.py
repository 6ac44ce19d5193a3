"""The feed's tokens: who has one, a new one shown once, an old one revoked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.feed.scopes import Scope
from app.domain.feed.token_view import FeedView, TokenLine, TokenState
from app.ui.kit import Told, button, caption, frame, label
from app.ui.settings.rows import Amount
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold
from app.ui.words import short_month

MOST_DAYS = 3_650
USUAL_DAYS = 90
_SCOPES = {
    Scope.READ: QT_TRANSLATE_NOOP("FeedFields", "Follow the queue: counts only"),
    Scope.CREATE: QT_TRANSLATE_NOOP("FeedFields", "Hand lists in"),
    Scope.WRITE: QT_TRANSLATE_NOOP("FeedFields", "Stop, retry and reorder lists"),
    Scope.PERSONAL: QT_TRANSLATE_NOOP("FeedFields", "See names and ID numbers, fetch results"),
}
_SHORT = {
    Scope.READ: QT_TRANSLATE_NOOP("FeedFields", "follows"),
    Scope.CREATE: QT_TRANSLATE_NOOP("FeedFields", "hands in"),
    Scope.WRITE: QT_TRANSLATE_NOOP("FeedFields", "changes"),
    Scope.PERSONAL: QT_TRANSLATE_NOOP("FeedFields", "sees people"),
}


class FeedFields(Retold, QWidget):
    """How the feed stands, its tokens, and a form for a new one.

    Signals:
        make_wanted: name, scopes (a tuple of their texts) and days of a new token.
        revoke_wanted: the id of a token that should count no more.
    """

    make_wanted = Signal(str, object, int)
    revoke_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FeedView | None = None
        self._lines: tuple[TokenLine, ...] = ()
        self._problem = ""
        self.stands = Told(look)
        self.heading = label("strong")
        self.list = QListWidget()
        self.revoke = button()
        self.name = QLineEdit()
        self.days = Amount(1, MOST_DAYS)
        self.scopes = {scope: QCheckBox() for scope in Scope}
        self.make = button("", "add_16_regular", look)
        self.told = Told(look)
        self.text = QLineEdit()
        self.copy = button("primary", "copy_16_regular", look)
        self.once = caption(wraps=True)
        self.made = frame("card")
        self._new = label("strong")
        self._name_words, self._days_words = caption(), caption()
        self._set_up()
        self._lay_out()
        self.retell()

    def show_feed(self, view: FeedView) -> None:
        """How the feed stands."""
        self._view = view
        self._say_stand()

    def show_tokens(self, lines: Iterable[TokenLine]) -> None:
        """The tokens there are, in this order; the one that was chosen stays so."""
        chosen = self._chosen()
        self._lines = tuple(lines)
        self.list.clear()
        for line in self._lines:
            item = QListWidgetItem(self._words(line), self.list)
            item.setData(Qt.ItemDataRole.UserRole, line.token_id)
            if line.token_id == chosen:
                self.list.setCurrentItem(item)
        self._enable()

    def show_made(self, text: str) -> None:
        """A new token, this once; the form is empty again."""
        self.told.say(Tone.INFO, "")
        self.text.setText(text)
        self.text.setCursorPosition(0)
        self.made.setVisible(True)
        self.name.clear()
        self._enable()
        self.copy.setFocus()

    def refuse(self, sentence: str) -> None:
        """Why something was not done."""
        self.told.say(Tone.FAIL, sentence)

    def retell(self) -> None:
        """All of it."""
        self.heading.setText(self.tr("Tokens"))
        self.list.setAccessibleName(self.tr("Tokens"))
        self.revoke.setText(self.tr("Revoke"))
        self._new.setText(self.tr("New token"))
        self._name_words.setText(self.tr("What it is for"))
        self.name.setAccessibleName(self.tr("What it is for"))
        self.name.setPlaceholderText(self.tr("such as: wall screen"))
        self._days_words.setText(self.tr("Days it counts"))
        self.days.setAccessibleName(self.tr("Days it counts"))
        for scope, box in self.scopes.items():
            box.setText(_said(_SCOPES[scope]))
        self.make.setText(self.tr("Make"))
        self.make.setAccessibleName(self.tr("Make a token"))
        self.text.setAccessibleName(self.tr("The new token"))
        self.copy.setText(self.tr("Copy"))
        self.once.setText(
            self.tr("It is shown this once. Copy it now into the program that needs it.")
        )
        self._say_stand()
        self.show_tokens(self._lines)

    def _set_up(self) -> None:
        self.name.setMaxLength(60)
        self.days.setValue(USUAL_DAYS)
        self.scopes[Scope.READ].setChecked(True)
        self.text.setReadOnly(True)
        self.made.setVisible(False)
        self.list.setFixedHeight(112)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListWidget::item { padding: 4px 2px; }")
        self.list.currentItemChanged.connect(lambda *_items: self._enable())
        self.revoke.clicked.connect(self._revoke)
        self.name.textChanged.connect(lambda _text: self._enable())
        for box in self.scopes.values():
            box.toggled.connect(lambda _on: self._enable())
        self.make.clicked.connect(self._make)
        self.name.returnPressed.connect(self._make)
        self.copy.clicked.connect(self._copy)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.stands)
        column.addWidget(self.made)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.revoke)
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self._new)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.addWidget(self._name_words, 0, 0)
        grid.addWidget(self._days_words, 0, 1)
        grid.addWidget(self.name, 1, 0)
        grid.addWidget(self.days, 1, 1)
        grid.addWidget(self.make, 1, 2)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        for box in self.scopes.values():
            column.addWidget(box)
        column.addWidget(self.told)
        shown = QVBoxLayout(self.made)
        row = QHBoxLayout()
        row.addWidget(self.text, 1)
        row.addWidget(self.copy)
        shown.addLayout(row)
        shown.addWidget(self.once)
        self._name_words.setBuddy(self.name)
        self._days_words.setBuddy(self.days)

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def _enable(self) -> None:
        chosen = next((one for one in self._lines if one.token_id == self._chosen()), None)
        self.revoke.setEnabled(chosen is not None and chosen.state is TokenState.COUNTS)
        wanted = [scope for scope, box in self.scopes.items() if box.isChecked()]
        self.make.setEnabled(bool(self.name.text().strip()) and bool(wanted))

    def _make(self) -> None:
        if self.make.isEnabled():
            wanted = tuple(str(scope) for scope, box in self.scopes.items() if box.isChecked())
            self.made.setVisible(False)
            self.text.clear()
            self.make_wanted.emit(self.name.text().strip(), wanted, self.days.value())

    def _revoke(self) -> None:
        if chosen := self._chosen():
            self.revoke_wanted.emit(chosen)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.told.say(Tone.DONE, self.tr("Copied."))

    def _say_stand(self) -> None:
        view = self._view
        if view is None:
            self.stands.say(Tone.INFO, self.tr("Rollcheck is getting ready…"))
        elif view.problem:
            self.stands.say(Tone.FAIL, view.problem)
        elif view.address:
            text = self.tr("Served at {address}; its wall screen opens there in a browser.")
            self.stands.say(Tone.DONE, text.format(address=view.address))
        else:
            self.stands.say(Tone.INFO, self.tr("Not served."))

    def _words(self, line: TokenLine) -> str:
        may = ", ".join(_said(_SHORT[scope]) for scope in line.scopes)
        state = {
            TokenState.COUNTS: self.tr("until {day}"),
            TokenState.OVER: self.tr("over since {day}"),
            TokenState.REVOKED: self.tr("revoked"),
        }[line.state].format(day=_day(line.until))
        text = self.tr("{name}: {may}; {state}; made on {seat}")
        return text.format(name=line.name, may=may, state=state, seat=line.seat)


def _day(at: datetime) -> str:
    return f"{at.day} {short_month(at.month)} {at.year}"


def _said(text: str) -> str:
    return QCoreApplication.translate("FeedFields", text)
