"""Correcting one wrong ID number; only this person is asked about."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.identity_number import IdNumber, IdProblem, IdReading, read_id_cell
from app.domain.job_facts import ProblemLine
from app.ui.dialogs.frame import Dialog
from app.ui.dialogs.id_field import IdNumberField
from app.ui.kit import Told, caption, label
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.said import said
from app.ui.words import number

_WORDS = {
    IdProblem.LETTERS: QT_TRANSLATE_NOOP("CorrectId", "An ID number has 13 digits and no letters."),
    IdProblem.TOO_LONG: QT_TRANSLATE_NOOP("CorrectId", "That is more than 13 digits."),
    IdProblem.BAD_DATE: QT_TRANSLATE_NOOP(
        "CorrectId", "The first six digits are no date of birth: year, month, day."
    ),
    IdProblem.BAD_CITIZENSHIP: QT_TRANSLATE_NOOP(
        "CorrectId", "The eleventh digit must be 0, 1 or 2."
    ),
    IdProblem.BAD_CHECK_DIGIT: QT_TRANSLATE_NOOP(
        "CorrectId", "The last digit does not fit the others: a digit is mistyped."
    ),
}
_OTHER = QT_TRANSLATE_NOOP("CorrectId", "Type the 13 digits of the ID number.")
_COUNTING = QT_TRANSLATE_NOOP("CorrectId", "{count} of 13 digits")
_RIGHT = QT_TRANSLATE_NOOP("CorrectId", "A possible ID number: date and last digit fit.")
_STILL_TYPING = (IdProblem.TOO_SHORT, IdProblem.REPAIR_NOT_ACCEPTED)


def judge(typed: str) -> tuple[Tone, str, IdNumber | None]:
    """What is said about what was typed, and the ID number once it is one."""
    reading = read_id_cell(typed)
    if reading.number is not None:
        return Tone.DONE, _say(_RIGHT), reading.number
    return *_about(reading, typed), None


class CorrectIdDialog(Dialog[IdNumber]):
    """Answers the right `IdNumber`.

    `line` is the row as the details show it, `kept` how many lookups are kept for single persons,
    None where that is not known.
    """

    def __init__(
        self,
        line: ProblemLine,
        file_name: str,
        look: Look,
        parent: QWidget | None = None,
        *,
        kept: int | None = None,
    ) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Correct ID number"))
        self._number: IdNumber | None = None
        self.field = IdNumberField()
        self.told = Told(look)
        heading = self.tr("Row {number} of {file}")
        self.set_heading(heading.format(number=number(line.row_no), file=file_name))
        self.body.addLayout(self._facts(line))
        name = caption()
        name.setText(self.tr("Right ID number"))
        name.setBuddy(self.field)
        self.field.setAccessibleName(self.tr("Right ID number, 13 digits"))
        for part in (name, self.field, self.told):
            self.body.addWidget(part)
        self.say(self._price(kept), "second")
        self.correct = self.add_button(self.tr("Ask the IEC"), "primary", default=True)
        self.add_cancel()
        self.field.number_edited.connect(self._judge)
        self.correct.clicked.connect(self._finish)
        self._judge("")
        self.field.setFocus()

    def _facts(self, line: ProblemLine) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        shown = line.shown_id or self.tr("nothing")
        for at, (name, text) in enumerate(
            ((self.tr("As received"), shown), (self.tr("Why"), said(line.reason)))
        ):
            head, value = caption(), label(wraps=True)
            head.setText(name)
            value.setText(text)
            grid.addWidget(head, at, 0)
            grid.addWidget(value, at, 1)
        return grid

    def _price(self, kept: int | None) -> str:
        asks = self.tr(
            "This asks the IEC about this one person. The results are made again; "
            "what was received and who corrected it is kept."
        )
        if kept is None:
            return asks
        uses = self.tr("It uses 1 of the {number} lookups kept for single persons.")
        none = self.tr("The lookups kept for single persons are used up; it waits for one.")
        return f"{asks} {uses.format(number=number(kept)) if kept else none}"

    def _judge(self, typed: str) -> None:
        tone, text, self._number = judge(typed)
        self.told.say(tone, text)
        self.correct.setEnabled(self._number is not None)

    def _finish(self) -> None:
        if self._number is not None:
            self.answer(self._number)


def _about(reading: IdReading, typed: str) -> tuple[Tone, str]:
    problem = reading.problem
    if problem is IdProblem.MISSING or problem is None:
        return Tone.INFO, _say(_COUNTING, count=0)
    if problem in _STILL_TYPING:
        return Tone.INFO, _say(_COUNTING, count=sum(char.isdigit() for char in typed))
    return Tone.FAIL, _say(_WORDS.get(problem, _OTHER))


def _say(text: str, **facts: object) -> str:
    return QCoreApplication.translate("CorrectId", text).format(**facts)
