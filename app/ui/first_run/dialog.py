"""Three steps at most; each can be left out, and all of it is in the settings later."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui.kit import Told, button, caption, label, line
from app.ui.settings.account import AccountFields, AccountState
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold


class Step(IntEnum):
    """In the order they are asked."""

    ACCOUNT = 0
    FOLDER = 1
    DONE = 2


class FirstRunDialog(Retold, QDialog):
    """Opened with `open()`. Closing it at any step leaves everything as it is.

    Signals:
        test_wanted: user name and password to sign in with.
        account_given: user name and password for the vault.
        practice_wanted: the operator wants to practise first.
        join_wanted: this seat is to join an office; its seat file is asked for next.
        folder_wanted: the system's dialog should choose the watched folder.
        folder_given: the watched folder.
        sample_wanted: the sample list, to try it.
        finished_all: the last step was left by its button.
    """

    test_wanted = Signal(str, str)
    account_given = Signal(str, str)
    practice_wanted = Signal()
    join_wanted = Signal()
    folder_wanted = Signal()
    folder_given = Signal(str)
    sample_wanted = Signal()
    finished_all = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.account = AccountFields(look)
        self.own = QRadioButton()
        self.join = QRadioButton()
        self.practice = QRadioButton()
        self.no_folder = QRadioButton()
        self.with_folder = QRadioButton()
        self.folder = QLineEdit()
        self.choose = button("", "folder_open_16_regular", look)
        self.folder_told = Told(look)
        self.sample = button("", "play_16_regular", look)
        self.back = button()
        self.next = button("primary")
        self.skip = button("flat")
        self.place = caption()
        self.stack = QStackedWidget()
        self.resize(560, 500)
        self._said = label("second", wraps=True)
        self._heads = [label("title", wraps=True) for _ in Step]
        self._notes = [caption(wraps=True) for _ in range(5)]
        self._lay_out()
        self._connect()
        self.own.setChecked(True)
        self.no_folder.setChecked(True)
        self.go_to(Step.ACCOUNT)
        self.retell()
        look.changed.connect(self._paint)
        self._paint()

    @property
    def step(self) -> Step:
        """The step shown now."""
        return Step(self.stack.currentIndex())

    @property
    def practises(self) -> bool:
        """Whether practice was chosen."""
        return self.practice.isChecked()

    @property
    def joins(self) -> bool:
        """Whether an office is to be joined."""
        return self.join.isChecked()

    def go_to(self, step: Step) -> None:
        """Show a step."""
        self.stack.setCurrentIndex(step)
        self._say()

    def show_account_state(self, state: AccountState, detail: str = "") -> None:
        """How the test stands."""
        self.account.show_state(state, detail)
        self._say()

    def set_folder(self, folder: str) -> None:
        """The folder that was chosen in the system's dialog."""
        self.with_folder.setChecked(True)
        self.folder.setText(folder)
        self.refuse_folder("")

    def refuse_folder(self, sentence: str) -> None:
        """What is said against the folder, "" for nothing."""
        self.folder_told.say(Tone.FAIL, sentence)
        self._say()

    def _lay_out(self) -> None:
        for page in (self._account_page(), self._folder_page(), self._done_page()):
            self.stack.addWidget(page)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        foot.addWidget(self.place)
        foot.addStretch(1)
        for made in (self.skip, self.back, self.next):
            foot.addWidget(made)
        self.next.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(line(self._look))
        column.addLayout(foot)

    def _account_page(self) -> QWidget:
        page, column = _page(self._heads[Step.ACCOUNT])
        _together(self, self.own, self.join, self.practice)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(24, 4, 0, 12)
        inner.addWidget(self.account)
        inner.addWidget(self._notes[0])
        column.addWidget(self.own)
        column.addWidget(holder)
        column.addWidget(self.join)
        column.addWidget(_indented(self._notes[4]))
        column.addWidget(self.practice)
        column.addWidget(_indented(self._notes[1]))
        column.addStretch(1)
        return page

    def _folder_page(self) -> QWidget:
        page, column = _page(self._heads[Step.FOLDER])
        _together(self, self.no_folder, self.with_folder)
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose)
        column.addWidget(self.no_folder)
        column.addSpacing(8)
        column.addWidget(self.with_folder)
        column.addLayout(row)
        told = QHBoxLayout()
        told.setContentsMargins(24, 0, 0, 0)
        told.addWidget(self.folder_told)
        column.addLayout(told)
        column.addWidget(_indented(self._notes[2]))
        column.addStretch(1)
        return page

    def _done_page(self) -> QWidget:
        page, column = _page(self._heads[Step.DONE])
        column.addWidget(self._said)
        column.addSpacing(8)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notes[3])
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.account.test_wanted.connect(self.test_wanted)
        self.account.changed.connect(self._say)
        self.account.user.textEdited.connect(lambda _text: self.own.setChecked(True))
        for made in (self.own, self.join, self.practice, self.no_folder, self.with_folder):
            made.toggled.connect(lambda _on: self._say())
        self.folder.textEdited.connect(lambda _text: self.set_folder(self.folder.text()))
        self.choose.clicked.connect(self.folder_wanted)
        self.back.clicked.connect(self._back)
        self.next.clicked.connect(self._next)
        self.skip.clicked.connect(self._skip)
        self.sample.clicked.connect(self._sample)

    def retell(self) -> None:
        """All steps; what was refused was told from outside."""
        self.setWindowTitle(self.tr("Welcome to Rollcheck"))
        heads = (
            self.tr("How does Rollcheck reach the IEC?"),
            self.tr("Is there a folder to watch?"),
            self.tr("Ready"),
        )
        notes = (
            self.tr("Kept in this PC’s vault, never in a file."),
            self.tr("The IEC is not asked, and practice never mixes with real jobs."),
            self.tr("The lists stay where they are and are never changed."),
            self.tr("Invented people; the IEC is not asked."),
            self.tr("With the seat file from your office’s admin; it brings the IEC account."),
        )
        for made, text in zip((*self._heads, *self._notes), (*heads, *notes), strict=True):
            made.setText(text)
        self.own.setText(self.tr("With our own IEC account"))
        self.join.setText(self.tr("Join my office, which uses Rollcheck already"))
        self.practice.setText(self.tr("Practise first, with made-up people and answers"))
        self.no_folder.setText(self.tr("No, lists are dropped on the window"))
        self.with_folder.setText(self.tr("Yes, lists put there are taken in by themselves"))
        self.choose.setText(self.tr("Choose…"))
        self.folder.setAccessibleName(self.tr("Watched folder"))
        self.sample.setText(self.tr("Try the sample list"))
        self._say()

    def _say(self) -> None:
        at = self.step
        self.place.setText(self.tr("Step {at} of 3").format(at=at + 1))
        self.back.setText(self.tr("Back"))
        self.back.setVisible(at is not Step.ACCOUNT)
        self.skip.setText(self.tr("Later"))
        self.skip.setVisible(at is Step.ACCOUNT)
        self.next.setText(self.tr("Finish") if at is Step.DONE else self.tr("Next"))
        self.next.setEnabled(self._may_go_on())
        self.account.setEnabled(self.own.isChecked())
        self.folder.setEnabled(self.with_folder.isChecked())
        self._said.setText(self._summary())

    def _paint(self) -> None:
        tokens = self._look.tokens
        self.stack.setStyleSheet(
            f"QStackedWidget {{ background: {tokens.surface}; }}"
            "QRadioButton { spacing: 8px; padding: 3px; border: 1px solid transparent;"
            " border-radius: 4px; }"
            f"QRadioButton:focus {{ border-color: {tokens.accent}; }}"
            "QRadioButton::indicator { width: 14px; height: 14px; border-radius: 8px;"
            f" border: 1px solid {tokens.strong}; background: {tokens.surface}; }}"
            "QRadioButton::indicator:checked { width: 8px; height: 8px;"
            f" border: 4px solid {tokens.accent}; background: {tokens.on}; }}"
        )

    def _may_go_on(self) -> bool:
        if self.step is Step.ACCOUNT:
            testing = self.account.state is AccountState.TESTING
            return not self.own.isChecked() or (all(self.account.typed) and not testing)
        if self.step is Step.FOLDER and self.with_folder.isChecked():
            return bool(self.folder.text().strip()) and not self.folder_told.text
        return True

    def _summary(self) -> str:
        if self.practises:
            first = self.tr("You practise with made-up people; the IEC is not asked.")
        elif self.joins:
            first = self.tr("You choose the seat file of your office next.")
        elif all(self.account.typed):
            first = self.tr("Rollcheck signs in with your IEC account.")
        else:
            first = self.tr("No account yet: drop lists and look them over; connect it later.")
        watched = self.with_folder.isChecked() and self.folder.text().strip()
        then = self.tr("The watched folder is looked at by itself.")
        drop = self.tr("Drop lists on the window, or add them with Ctrl+O.")
        last = self.tr("All of this can be changed in the settings.")
        return "\n".join((first, then if watched else drop, last))

    def _back(self) -> None:
        self.go_to(Step(max(0, self.step - 1)))

    def _skip(self) -> None:
        self.account.show_account("", kept=False)
        self.own.setChecked(True)
        self.go_to(Step.FOLDER)

    def _next(self) -> None:
        if not self._may_go_on():
            return
        if self.step is Step.DONE:
            self._finish()
        else:
            self.go_to(Step(self.step + 1))

    def _sample(self) -> None:
        self._finish()
        self.sample_wanted.emit()

    def _finish(self) -> None:
        """Only now anything is handed over: going back and closing change nothing."""
        if self.practises:
            self.practice_wanted.emit()
        elif self.joins:
            self.join_wanted.emit()
        elif all(self.account.typed):
            self.account_given.emit(*self.account.typed)
        folder = self.folder.text().strip()
        if self.with_folder.isChecked() and folder:
            self.folder_given.emit(folder)
        self.finished_all.emit()
        self.accept()


def _page(head: QLabel) -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(Size.GAP)
    column.addWidget(head)
    column.addSpacing(8)
    return page, column


def _indented(note: QLabel) -> QLabel:
    note.setContentsMargins(24, 0, 0, 0)
    return note


def _together(owner: QWidget, *buttons: QRadioButton) -> None:
    group = QButtonGroup(owner)
    for made in buttons:
        group.addButton(made)
