"""Questions about jobs that are answered yes or no, and when they need to be asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.job_actions import Action
from app.domain.job_view import JobRow, PillKind
from app.ui.dialogs.frame import Dialog
from app.ui.theme.look import Look
from app.ui.words import number

_OF_ONE = QT_TRANSLATE_NOOP("Owners", "This is {operator}’s job on {seat}.")
_AMONG_MANY = QT_TRANSLATE_NOOP("Owners", "Among them: {operator}’s {file} on {seat}.")
_AND_MORE = QT_TRANSLATE_NOOP("Owners", "{number} more are other operators’.")
_NAMED = 3
_NO_JOB_YET = (PillKind.NEEDS_YOU, PillKind.CANNOT_BE_READ)


def owners(rows: Sequence[JobRow], operator: str) -> tuple[str, ...]:
    """A sentence for each of the rows that is another operator's, three at most named."""
    others = [row for row in rows if row.operator and row.operator != operator]
    text = _OF_ONE if len(rows) == 1 else _AMONG_MANY
    told = [
        _say(text, operator=row.operator_name or row.operator, seat=row.seat, file=row.file_name)
        for row in others[:_NAMED]
    ]
    rest = len(others) - _NAMED
    return (*told, _say(_AND_MORE, number=number(rest))) if rest > 0 else tuple(told)


def asks_before_removing(rows: Sequence[JobRow], operator: str) -> bool:
    """Whether removing takes more than a line from the list: an unfinished or another's job."""
    unfinished = any(not row.ended and row.pill.kind not in _NO_JOB_YET for row in rows)
    return unfinished or bool(owners(rows, operator))


class StopJobDialog(Dialog[bool]):
    """Answers True when the jobs are to be stopped; `operator` is the one who asks."""

    def __init__(
        self, rows: Sequence[JobRow], operator: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Stop"))
        others = owners(rows, operator)
        _put_owners_first(self, rows, others, self._question(rows))
        self.say(self._what_stays(rows))
        # Where somebody else's work would end, Enter must not end it.
        self.stop = self.add_button(
            self.tr("Stop"), "" if others else "primary", default=not others
        )
        self.keep = self.add_cancel(self.tr("Go on checking"), default=bool(others))
        self.stop.clicked.connect(lambda: self.answer(True))

    def _question(self, rows: Sequence[JobRow]) -> str:
        if len(rows) == 1:
            return self.tr("Stop checking {file}?").format(file=rows[0].file_name)
        return self.tr("Stop {number} jobs?").format(number=number(len(rows)))

    def _what_stays(self, rows: Sequence[JobRow]) -> str:
        if len(rows) > 1:
            return self.tr(
                "What was checked stays, with a workbook each. The other rows are not asked; "
                "they can be asked later."
            )
        row = rows[0]
        text = self.tr(
            "{settled} of {rows} rows are checked; they stay, with a workbook. "
            "The other {left} are not asked; they can be asked later."
        )
        total = row.rows or 0
        left = number(max(0, total - row.settled))
        return text.format(settled=number(row.settled), rows=number(total), left=left)


class RemoveDialog(Dialog[bool]):
    """Answers True when the jobs are to be removed; see `asks_before_removing`."""

    def __init__(
        self, rows: Sequence[JobRow], operator: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Remove from the list"))
        others = owners(rows, operator)
        _put_owners_first(self, rows, others, self._question(rows))
        if any(not row.ended for row in rows):
            self.say(self.tr("What is not finished will not be checked."))
        if any(Action.OPEN_WORKBOOK in row.actions for row in rows):
            self.say(self.tr("Results that were saved stay in their folder."))
        self.say(self.tr("The spreadsheets themselves stay where they are."), "second")
        self.remove = self.add_button(
            self.tr("Remove"), "" if others else "primary", default=not others
        )
        self.keep = self.add_cancel(default=bool(others))
        self.remove.clicked.connect(lambda: self.answer(True))

    def _question(self, rows: Sequence[JobRow]) -> str:
        if len(rows) == 1:
            return self.tr("Remove {file} from the list?").format(file=rows[0].file_name)
        return self.tr("Remove {number} jobs from the list?").format(number=number(len(rows)))


def _put_owners_first(
    dialog: Dialog[bool], rows: Sequence[JobRow], others: Sequence[str], question: str
) -> None:
    """Whose job it is comes before what is asked; of many, what is asked comes first."""
    if others and len(rows) == 1:
        dialog.set_heading(others[0])
        dialog.say(question, "strong")
        return
    dialog.set_heading(question)
    for sentence in others:
        dialog.say(sentence, "strong")


def _say(text: str, **facts: object) -> str:
    return QCoreApplication.translate("Owners", text).format(**facts)
