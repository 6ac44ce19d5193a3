"""The chips and the search box above the table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from app.domain.job_list import Filter
from app.ui import words
from app.ui.theme.fonts import Letter
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size

_GAP = 8
_SIDE = 12


class Chip(QToolButton):
    """One filter: its words, and how many jobs it would show."""

    def __init__(self, chip: Filter, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.chip = chip
        self._look = look
        self._count = 0
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setFixedHeight(Size.SMALL_BUTTON)
        self.set_count(0)

    @property
    def count(self) -> int:
        """How many jobs it would show."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show another number of jobs."""
        spoken = f"{words.filter_words(self.chip)}, {words.number(count)}"
        if (count, spoken) != (self._count, self.accessibleName()):
            self._count = count
            self.setAccessibleName(spoken)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and the count."""
        name, count = self._parts()
        plain = QFontMetricsF(self._look.font(Letter.BODY)).horizontalAdvance(name)
        strong = QFontMetricsF(self._look.font(Letter.BODY_STRONG)).horizontalAdvance(count)
        return QSize(round(plain + strong) + _GAP + 2 * _SIDE + 2, Size.SMALL_BUTTON)

    def minimumSizeHint(self) -> QSize:
        """A chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's box, then words and count."""
        painter = QPainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        name, count = self._parts()
        tokens = self._look.tokens
        box = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.font(Letter.BODY))
        painter.setPen(self._look.color(tokens.text if self.isChecked() else tokens.text2))
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignLeft), name)
        painter.setFont(self._look.font(Letter.BODY_STRONG))
        painter.setPen(self._look.color(tokens.text))
        painter.drawText(box, int(middle | Qt.AlignmentFlag.AlignRight), count)
        painter.end()

    def _parts(self) -> tuple[str, str]:
        return words.filter_words(self.chip), words.number(self._count)


class FilterRow(QWidget):
    """Chips in the order of `Filter`, then the search box.

    Signals:
        filter_changed: the `Filter` chosen.
        search_changed: the text typed.
    """

    filter_changed = Signal(object)
    search_changed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._group = QButtonGroup(self)
        self._chips = {chip: Chip(chip, look, self) for chip in Filter}
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(200)
        self._glass = self.search.addAction(
            look.icon("search_16_regular", look.tokens.text2),
            QLineEdit.ActionPosition.LeadingPosition,
        )
        self._lay_out()
        self._say()
        self._group.buttonToggled.connect(self._toggled)
        self.search.textChanged.connect(self.search_changed)
        look.changed.connect(self._recolour)

    @property
    def chosen(self) -> Filter:
        """The chip in force."""
        return next(chip for chip, button in self._chips.items() if button.isChecked())

    def choose(self, chip: Filter) -> None:
        """Press a chip."""
        self._chips[chip].setChecked(True)

    def set_counts(self, counts: Mapping[Filter, int]) -> None:
        """Show how many jobs each chip would show."""
        for chip, button in self._chips.items():
            button.set_count(counts.get(chip, 0))

    def leave(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.choose(Filter.ALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the filter."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._chips.values():
            self._group.addButton(button)
            row.addWidget(button)
        self._chips[Filter.ALL].setChecked(True)
        row.addStretch(1)
        row.addWidget(self.search, 1000)
        self.setFixedHeight(Size.FIELD)

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search file or ward"))
        self.search.setAccessibleName(self.tr("Search file or ward"))
        for button in self._chips.values():
            button.set_count(button.count)

    def _toggled(self, button: QToolButton, checked: bool) -> None:
        if checked and isinstance(button, Chip):
            self.filter_changed.emit(button.chip)

    def _recolour(self) -> None:
        icon = self._look.icon("search_16_regular", self._look.tokens.text2)
        self._glass.setIcon(icon)
