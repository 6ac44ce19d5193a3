"""Joining an office: the passphrase of its seat file, what the test found, and that it is done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.engine.doctor_check import Check
from app.ui.dialogs.frame import Dialog, close_words
from app.ui.kit import Told, caption
from app.ui.office.found import FoundList
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone


class JoinDialog(Dialog[None]):
    """Answers nothing; `joined` tells. Whoever opens it does the joining.

    Signals:
        join_wanted: the passphrase, to open the file and test what it leads to.
    """

    join_wanted = Signal(str)

    def __init__(self, file_name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, width=560)
        self.setWindowTitle(self.tr("Join my office"))
        self._busy = self._joined = False
        self.passphrase = QLineEdit()
        self.told = Told(look)
        self.found = FoundList(look)
        self.set_heading(self.tr("Join with {file}").format(file=file_name))
        self.say(
            self.tr(
                "The connections are tested first. Only where they work, addresses and account go"
                " into this PC’s vault; nobody sees the passwords."
            ),
            "second",
        )
        self._name = caption()
        self._name.setText(self.tr("Passphrase of the seat file"))
        self._name.setBuddy(self.passphrase)
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self._name.text())
        for part in (self._name, self.passphrase, self.told, self.found):
            self.body.addWidget(part)
        self.join = self.add_button(self.tr("Join"), "primary", default=True)
        self.close_button = self.add_cancel()
        self.join.clicked.connect(self._press)
        self.passphrase.textChanged.connect(lambda _text: self._allow())
        self.passphrase.setFocus()
        self._allow()

    @property
    def joined(self) -> bool:
        """Whether this seat has joined."""
        return self._joined

    def show_opening(self) -> None:
        """The file is being opened."""
        self._work(self.tr("Opening the seat file…"))

    def show_testing(self, office: str) -> None:
        """What the file leads to is being tested."""
        self._work(self.tr("Testing the connections of {office}…").format(office=office))

    def refuse(self, sentence: str, checks: Iterable[Check] = ()) -> None:
        """Why nothing was joined; the operator may try again."""
        self._busy = False
        self.told.say(Tone.FAIL, sentence)
        self.found.show_checks(checks)
        self._allow()
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def refuse_office(self, office: str, checks: Iterable[Check]) -> None:
        """The office cannot be reached from here."""
        text = self.tr("Not joined {office}, and nothing was changed. Mend this first:")
        self.refuse(text.format(office=office), checks)

    def show_joined(self, office: str, checks: Iterable[Check]) -> None:
        """Done; the warnings stay to be read."""
        self._busy, self._joined = False, True
        self.told.say(Tone.DONE, self.tr("This seat has joined {office}.").format(office=office))
        self.found.show_checks(checks)
        for part in (self._name, self.passphrase, self.join):
            part.hide()
        self.close_button.setText(close_words())
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _work(self, text: str) -> None:
        self._busy = True
        self.told.say(Tone.RUN, text)
        self.found.show_checks(())
        self._allow()

    def _allow(self) -> None:
        self.join.setEnabled(bool(self.passphrase.text().strip()) and not self._busy)
        self.passphrase.setEnabled(not self._busy)

    def _press(self) -> None:
        if self.join.isEnabled():
            self.join_wanted.emit(self.passphrase.text())
