"""Making a seat file: the office's name and a passphrase, typed twice or made here."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.passphrase import new_passphrase, passphrase_trouble, plain
from app.ui.dialogs.frame import Dialog
from app.ui.kit import Told, button, caption
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.said import said


@dataclass(frozen=True, slots=True)
class SeatFileWish:
    """What a seat file is to be sealed with."""

    office: str
    passphrase: str = field(repr=False)


class SeatFileDialog(Dialog[SeatFileWish]):
    """Answers a `SeatFileWish`; `office` is the name this seat knows."""

    def __init__(self, office: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, width=560)
        self.setWindowTitle(self.tr("Make a seat file"))
        self.office, self.first, self.again = QLineEdit(office), QLineEdit(), QLineEdit()
        self.told = Told(look)
        self.suggest = button("", "key_16_regular", look)
        self.set_heading(self.tr("A file that another PC joins this office with"))
        self.say(
            self.tr(
                "It holds the office’s database, Redis and IEC account with their passwords,"
                " sealed by the passphrase. Give file and passphrase on different ways, and remove"
                " the file when all have joined."
            ),
            "second",
        )
        self._add(self.tr("Name of the office"), self.office)
        self._add(self.tr("Passphrase: at least 12 characters, or four words"), self.first)
        self._add(self.tr("The passphrase once more"), self.again)
        for edit in (self.first, self.again):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.suggest.setText(self.tr("Suggest one"))
        row = QHBoxLayout()
        row.addWidget(self.suggest)
        row.addWidget(self.told, 1)
        row.addStretch()
        self.body.addLayout(row)
        self.make = self.add_button(self.tr("Choose where…"), "primary", default=True)
        self.add_cancel()
        self.make.clicked.connect(self._finish)
        self.suggest.clicked.connect(self._suggest)
        for edit in (self.office, self.first, self.again):
            edit.textChanged.connect(lambda _text: self._judge())
        (self.first if office else self.office).setFocus()
        self._judge()

    def _add(self, words: str, edit: QLineEdit) -> None:
        name = caption()
        name.setText(words)
        name.setBuddy(edit)
        edit.setAccessibleName(words)
        self.body.addWidget(name)
        self.body.addWidget(edit)

    def _suggest(self) -> None:
        made = new_passphrase()
        for edit in (self.first, self.again):
            # To be written down: it is shown nowhere else and never again.
            edit.setEchoMode(QLineEdit.EchoMode.Normal)
            edit.setText(made)

    def _judge(self) -> None:
        tone, text = self._judged()
        self.told.say(tone, text)
        self.make.setEnabled(tone is Tone.DONE and bool(self.office.text().strip()))

    def _judged(self) -> tuple[Tone, str]:
        first, again = self.first.text(), self.again.text()
        if not first:
            return Tone.INFO, ""
        if trouble := passphrase_trouble(first):
            return Tone.INFO if not again else Tone.FAIL, f"{said(trouble)}."
        if plain(first) != plain(again):
            tone = Tone.FAIL if len(again) >= len(first) else Tone.INFO
            return tone, self.tr("Type the same passphrase twice.")
        shown = self.first.echoMode() is QLineEdit.EchoMode.Normal
        return Tone.DONE, self.tr("Write it down: it is not shown again.") if shown else fits()

    def _finish(self) -> None:
        if self.make.isEnabled():
            self.answer(SeatFileWish(self.office.text().strip(), self.first.text()))


def fits() -> str:
    """Said of a passphrase that may be used."""
    return QCoreApplication.translate("SeatFileDialog", "Strong enough.")
