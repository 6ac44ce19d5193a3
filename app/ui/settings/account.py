"""The IEC account: user name and password go to the vault, and a test says whether they do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.account_state import AccountState
from app.ui.kit import Told, button, caption
from app.ui.settings.words import fixed_words
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.retold import Retold

# Windows keeps at most 2,560 bytes of UTF-16 for one secret.
MOST_LETTERS = 1_200


_TONES = {
    AccountState.UNKNOWN: Tone.INFO,
    AccountState.TESTING: Tone.RUN,
    AccountState.OK: Tone.DONE,
}


class AccountFields(Retold, QWidget):
    """User name, password, Test. A password already kept is never shown or handed back.

    Signals:
        test_wanted: user name and password; an empty password means the one that is kept.
        changed: something was typed.
    """

    test_wanted = Signal(str, str)
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = AccountState.UNKNOWN
        self._detail = ""
        self._kept = False
        self._fixed = ""
        self.user = QLineEdit()
        self.password = QLineEdit()
        self.test = button("", "key_16_regular", look)
        self.told = Told(look)
        self._captions = (caption(), caption())
        self._set_up()
        self._lay_out()
        self._say()

    @property
    def typed(self) -> tuple[str, str]:
        """User name and password as typed; the password may be empty."""
        return self.user.text().strip(), self.password.text()

    @property
    def state(self) -> AccountState:
        """How the test stands."""
        return self._state

    def show_account(self, user: str, *, kept: bool) -> None:
        """Show the user name; `kept` when a password is in the vault."""
        self._kept = kept
        self.user.setText(user)
        self.password.clear()
        self.show_state(AccountState.UNKNOWN)

    def show_state(self, state: AccountState, detail: str = "") -> None:
        """Show how the test stands; `detail` takes the place of the usual sentence."""
        self._state, self._detail = state, detail
        self._say()

    def fix(self, variable: str) -> None:
        """This variable decides the account: it is shown and can be tested, not changed."""
        self._fixed = variable
        for edit in (self.user, self.password):
            edit.setEnabled(False)
        self._say()

    def can_test(self) -> bool:
        """Whether there is something to sign in with."""
        user, password = self.typed
        return bool(user and (password or self._kept)) and self._state is not AccountState.TESTING

    def retell(self) -> None:
        """All of it."""
        self._say()

    def _set_up(self) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for edit in (self.user, self.password):
            edit.setMaxLength(MOST_LETTERS)
            edit.textEdited.connect(self._edited)
            edit.returnPressed.connect(self._test)
        self.test.clicked.connect(self._test)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for words, edit in zip(self._captions, (self.user, self.password), strict=True):
            column.addWidget(words)
            column.addWidget(edit)
            words.setBuddy(edit)
            column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.test)
        row.addWidget(self.told, 1)
        self.test.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.setAlignment(self.test, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)

    def _edited(self) -> None:
        self.show_state(AccountState.UNKNOWN)
        self.changed.emit()

    def _test(self) -> None:
        if self.can_test():
            self.test_wanted.emit(*self.typed)

    def _say(self) -> None:
        for words, edit, text in zip(
            self._captions,
            (self.user, self.password),
            (self.tr("User name"), self.tr("Password")),
            strict=True,
        ):
            words.setText(text)
            edit.setAccessibleName(text)
        kept = self.tr("kept in this PC’s vault; type to replace it")
        self.password.setPlaceholderText(kept if self._kept else "")
        self.test.setText(self.tr("Test"))
        self.test.setAccessibleName(self.tr("Test the sign-in"))
        self.test.setEnabled(self.can_test())
        self.told.say(_TONES.get(self._state, Tone.FAIL), self._detail or self._sentence())

    def _sentence(self) -> str:
        return {
            AccountState.UNKNOWN: fixed_words(self._fixed) if self._fixed else "",
            AccountState.TESTING: self.tr("Signing in…"),
            AccountState.OK: self.tr("Signed in. The account works."),
            AccountState.INCOMPLETE: self.tr("Give the user name and the password."),
            AccountState.REFUSED: self.tr(
                "The IEC refused this user name or password. Correct them and test again."
            ),
            AccountState.NO_NETWORK: self.tr(
                "No internet on this PC, so it could not be tested. Try again later."
            ),
            AccountState.IEC_AWAY: self.tr(
                "The IEC does not answer, so it could not be tested. Try again later."
            ),
            AccountState.BLOCKED: self.tr(
                "The IEC’s gateway blocks this network. Ask the IEC to allow it."
            ),
            AccountState.NOT_FOUND: self.tr(
                "This address was not found. Check it, and this PC’s internet."
            ),
            AccountState.NOT_TRUSTED: self.tr(
                "The address cannot prove that it is the IEC’s, so nothing was sent. Check the"
                " address and this PC’s clock."
            ),
            AccountState.NOT_THE_IEC: self.tr(
                "This address answers, but not as the IEC does. Check the address."
            ),
            AccountState.TOO_MANY: self.tr(
                "The IEC asks to wait before the next sign-in. Try again in some minutes."
            ),
            AccountState.ADDRESS: self.tr(
                "This address cannot be used: it must be like https://api.elections.org.za."
            ),
            AccountState.NO_VAULT: self.tr(
                "This PC’s vault does not answer, so the kept password could not be tested."
            ),
        }[self._state]
