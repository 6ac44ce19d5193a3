"""Sheet, header row and ID column of a list: what was found, and what else it could be."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from app.domain.preflight_view import FileFacts
from app.domain.spreadsheet import About, Inspection, Role, Wishes
from app.ui.kit import CalmCombo, caption
from app.ui.preflight.preview import column_letter, column_words
from app.ui.translation.retold import Retold
from app.ui.words import number

HEADER_ROWS = 30


class LayoutFields(Retold, QWidget):
    """Three combo boxes.

    Signals:
        chosen: what the operator chose, an `About` and the text or number of the wish.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = _combo()
        self.header = _combo()
        self.column = _combo()
        self._labels = [caption() for _ in range(3)]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for at, (words, box) in enumerate(zip(self._labels, self._boxes(), strict=True)):
            grid.addWidget(words, 0, at)
            grid.addWidget(box, 1, at)
            grid.setColumnStretch(at, 1)
            words.setBuddy(box)
        for box, about in zip(
            self._boxes(), (About.SHEET, About.HEADER_ROW, About.ID_COLUMN), strict=True
        ):
            box.activated.connect(
                lambda _at, box=box, about=about: self.chosen.emit(about, box.currentData())
            )
        self.retell()

    def show_facts(self, facts: FileFacts) -> None:
        """Fill the boxes; one without an answer stands empty."""
        found = facts.inspection
        if found is None:
            return
        only = found.sheets[0] if len(found.sheets) == 1 else None
        sheet = found.layout.sheet if found.layout else facts.wishes.sheet or only
        _fill(self.sheet, [(name, name) for name in found.sheets], sheet)
        header = found.layout.header_row if found.layout else facts.wishes.header_row
        rows = [(self.tr("none"), 0)] + [(number(at), at) for at in range(1, HEADER_ROWS + 1)]
        _fill(self.header, rows, header)
        _fill(self.column, self._columns(found), self._column(found, facts.wishes))
        self.sheet.setEnabled(len(found.sheets) > 1)
        asks_header = any(asked.about is About.HEADER_ROW for asked in found.questions)
        self.header.setEnabled(found.layout is not None or asks_header)
        self.column.setEnabled(self.column.count() > 0)

    def box_for(self, about: About) -> QComboBox | None:
        """The box that answers a question; None for the ward, which has its own."""
        boxes = {
            About.SHEET: self.sheet,
            About.HEADER_ROW: self.header,
            About.ID_COLUMN: self.column,
        }
        return boxes.get(about)

    def _boxes(self) -> tuple[QComboBox, QComboBox, QComboBox]:
        return self.sheet, self.header, self.column

    def _columns(self, found: Inspection) -> list[tuple[str, object]]:
        if found.layout is None:
            asked = next((q for q in found.questions if q.about is About.ID_COLUMN), None)
            return [(choice, choice) for choice in asked.choices] if asked else []
        headers = found.layout.headers
        return [(column_words(at, head), column_letter(at)) for at, head in enumerate(headers)]

    def _column(self, found: Inspection, wishes: Wishes) -> object:
        if found.layout is None:
            return wishes.id_column
        at = found.layout.columns.get(Role.ID_NUMBER)
        return None if at is None else column_letter(at)

    def retell(self) -> None:
        """The names; what stands in the boxes comes with the facts."""
        said = (self.tr("Sheet"), self.tr("Header row"), self.tr("ID column"))
        for words, box, text in zip(self._labels, self._boxes(), said, strict=True):
            words.setText(text)
            box.setAccessibleName(text)
            box.setPlaceholderText(self.tr("Choose…"))


def _combo() -> QComboBox:
    made = CalmCombo()
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setMinimumWidth(80)
    return made


def _fill(box: QComboBox, entries: list[tuple[str, object]], chosen: object) -> None:
    box.clear()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(box.findData(chosen) if chosen is not None else -1)
