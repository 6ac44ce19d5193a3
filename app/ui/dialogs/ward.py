"""Changing the ward of a job: any of all wards, or each row's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QRadioButton, QWidget

from app.domain.job_view import JobRow
from app.domain.spreadsheet import WARD_PER_ROW
from app.domain.ward import WardChoice, WardFinding
from app.domain.ward_search import WardSearch
from app.ui.dialogs.frame import Dialog
from app.ui.kit import Told, caption, label
from app.ui.preflight.ward_box import WardBox
from app.ui.theme.look import Look
from app.ui.theme.tokens import Tone
from app.ui.translation.said import said


@dataclass(frozen=True, slots=True)
class AllWards:
    """What a ward is chosen from."""

    wards: Sequence[WardChoice]
    search: WardSearch
    parse: Callable[[str], WardFinding]


class ChangeWardDialog(Dialog[str]):
    """Answers a `WardId`, or `WARD_PER_ROW`.

    `row` is the job as the table shows it. `has_ward_column` offers each row's own ward.
    `proposed` is filled in, to be confirmed, and `because` says why it is proposed.
    """

    def __init__(
        self,
        row: JobRow,
        known: AllWards,
        look: Look,
        parent: QWidget | None = None,
        *,
        has_ward_column: bool = False,
        proposed: WardChoice | None = None,
        because: str = "",
    ) -> None:
        super().__init__(look, parent)
        self.setWindowTitle(self.tr("Change ward"))
        self._row = row
        self._chosen = ""
        self.ward = WardBox(known.wards, known.search, known.parse, look)
        self.one = QRadioButton(self.tr("One ward for the whole list"))
        self.per_row = QRadioButton(self.tr("Each row against its own ward, as in the list"))
        self.refused = Told(look)
        self.set_heading(self.tr("Which ward is this list for?"))
        self.body.addLayout(self._facts())
        if because:
            self.body.addWidget(self._because(because))
        self._add_choice(has_ward_column)
        self.say(self._what_happens(), "second")
        self.change = self.add_button(self.tr("Change ward"), "primary", default=True)
        self.add_cancel()
        self._connect()
        if proposed is not None:
            self.ward.show_ward(proposed.label, (proposed,), per_row=False)
            self._chosen = proposed.ward_id
        self._offer()
        (self.change if proposed else self.ward).setFocus()

    @property
    def chosen(self) -> str:
        """What it would answer now: "" for nothing yet, or nothing new."""
        if self.per_row.isChecked():
            return WARD_PER_ROW if self._row.ward_id else ""
        return "" if self._chosen == self._row.ward_id else self._chosen

    def _facts(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        present = said(self._row.ward_long or self._row.ward) or self.tr("none yet")
        lines = ((self.tr("List"), self._row.file_name), (self.tr("Ward now"), present))
        for at, (name, text) in enumerate(lines):
            head, value = caption(), label("strong", wraps=True)
            head.setText(name)
            value.setText(text)
            grid.addWidget(head, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, at, 1)
        return grid

    def _because(self, text: str) -> QFrame:
        made = QFrame()
        made.setProperty("tone", Tone.NEED)
        grid = QGridLayout(made)
        grid.setContentsMargins(12, 8, 12, 8)
        told = label(wraps=True)
        told.setText(text)
        grid.addWidget(told)
        return made

    def _add_choice(self, has_ward_column: bool) -> None:
        group = QButtonGroup(self)
        for made in (self.one, self.per_row):
            group.addButton(made)
            made.setVisible(has_ward_column)
        self.one.setChecked(True)
        name = caption()
        name.setText(self.tr("New ward"))
        name.setBuddy(self.ward)
        name.setVisible(not has_ward_column)
        for field in (self.ward, self.ward.lineEdit()):
            field.setAccessibleName(self.tr("New ward"))
        for part in (name, self.one, self.ward, self.refused, self.per_row):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.ward.ward_chosen.connect(self._take)
        self.ward.refused.connect(lambda text: self.refused.say(Tone.NEED, text))
        self.ward.lineEdit().textEdited.connect(self._typed)
        self.one.toggled.connect(lambda _on: self._offer())
        self.change.clicked.connect(self._finish)

    def _take(self, ward_id: str) -> None:
        self._chosen = ward_id
        self.one.setChecked(True)
        same = ward_id == self._row.ward_id
        self.refused.say(Tone.INFO, self.tr("That is the ward it has now.") if same else "")
        self._offer()
        if self.chosen:
            self.change.setFocus()

    def _typed(self) -> None:
        # What was chosen before is not what the field says any more.
        self._chosen = ""
        self.one.setChecked(True)
        self._offer()

    def _finish(self) -> None:
        if not self.chosen and self.one.isChecked():
            self.ward.accept_typed()
        if self.chosen:
            self.answer(self.chosen)

    def _offer(self) -> None:
        self.ward.setEnabled(self.one.isChecked())
        typed = self.one.isChecked() and bool(self.ward.currentText().strip())
        same = self.one.isChecked() and self._chosen and not self.chosen
        self.change.setEnabled(bool(self.chosen) or (typed and not same))

    def _what_happens(self) -> str:
        if self._row.ended:
            return self.tr(
                "Every answer is kept and nobody is asked about twice. The results are made "
                "again, and the old ones are marked as replaced."
            )
        return self.tr("Every answer so far is kept, and nobody is asked about twice.")
