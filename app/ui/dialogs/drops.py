"""What is asked and told after a drop: folders to add, and what was not taken."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.dialogs.frame import Dialog, close_words
from app.ui.drops.values import FolderQuestion, Refusal
from app.ui.kit import label
from app.ui.theme.look import Look
from app.ui.words import number

_NAMED = 6
_SHORT = 4


class FolderQuestionDialog(Dialog[bool]):
    """Answers True when the folder's spreadsheets are to be added."""

    def __init__(self, question: FolderQuestion, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Add a folder"))
        self.set_heading(question.text)
        self.say("\n".join(path.name for path in question.files[:_NAMED]), "second")
        rest = len(question.files) - _NAMED
        if rest > 0:
            self.say(self.tr("and {number} more").format(number=number(rest)), "second")
        count = len(question.files)
        many = self.tr("Add {number} spreadsheets").format(number=number(count))
        one = self.tr("Add the spreadsheet")
        self.add = self.add_button(one if count == 1 else many, "primary", default=True)
        self.add_cancel(self.tr("Leave it out"))
        self.add.clicked.connect(lambda: self.answer(True))


class RefusalsDialog(Dialog[None]):
    """Says what was not taken, and what to do instead, one sentence each."""

    def __init__(
        self,
        refusals: Sequence[Refusal],
        look: Look,
        parent: QWidget | None = None,
        *,
        taken: int = 0,
    ) -> None:
        room = QSize(520, 420) if len(refusals) > _SHORT else None
        super().__init__(look, parent, width=520, room=room)
        self.setWindowTitle(self.tr("Not taken"))
        self.set_heading(self._heading(refusals))
        if taken:
            self.say(self._taken(taken), "second")
        for refusal in refusals:
            self.body.addWidget(_entry(refusal))
        self.body.addStretch(1)
        self.close_button = self.add_cancel(close_words(), default=True)

    def _heading(self, refusals: Sequence[Refusal]) -> str:
        if len(refusals) == 1:
            return self.tr("One item was not taken")
        return self.tr("{number} items were not taken").format(number=number(len(refusals)))

    def _taken(self, taken: int) -> str:
        if taken == 1:
            return self.tr("One spreadsheet was added.")
        return self.tr("{number} spreadsheets were added.").format(number=number(taken))


def _entry(refusal: Refusal) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    name, text = label("strong", wraps=True), label(wraps=True)
    name.setText(refusal.name)
    text.setText(refusal.text)
    name.setVisible(bool(refusal.name))
    column.addWidget(name)
    column.addWidget(text)
    return made
