"""The numbers of the card: what the rows come down to, each with the list behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.preflight_numbers import Number, NumberLine
from app.ui.kit import Button, label, line, link
from app.ui.preflight.words import number_words
from app.ui.theme.look import Look
from app.ui.translation.retold import Retold
from app.ui.words import number


class _Line(Retold, QWidget):
    """Words, a link to the list, the count."""

    def __init__(self, kind: Number, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self._shown = (0, False)
        self.words = label("" if kind is Number.LOOKUPS else "second")
        self.see: Button = link()
        self.count = QLabel(self)
        self.count.setProperty("role", "strong")
        self.count.setMinimumWidth(40)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.see)
        row.addWidget(self.count)
        self.setFixedHeight(24)

    def show_count(self, count: int, has_list: bool) -> None:
        self._shown = (count, has_list)
        self.retell()

    def retell(self) -> None:
        """The same count."""
        count, has_list = self._shown
        words = number_words(self.kind)
        self.words.setText(words)
        self.count.setText(number(count))
        self.see.setText(self.tr("See them"))
        self.see.setVisible(has_list)
        self.see.setAccessibleName(self.tr("See them: {what}").format(what=words))
        self.setAccessibleName(f"{words}: {number(count)}")


class Numbers(QWidget):
    """The sum of a card; the lookups stand below the line.

    Signals:
        list_wanted: the `Number` whose rows the operator wants to see.
    """

    list_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = {kind: _Line(kind, self) for kind in Number}
        self._rule = line(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for kind, made in self._lines.items():
            if kind is Number.LOOKUPS:
                column.addWidget(self._rule)
            column.addWidget(made)
            made.see.clicked.connect(lambda _=False, kind=kind: self.list_wanted.emit(kind))

    def show_lines(self, lines: tuple[NumberLine, ...], repaired: int) -> None:
        """Show these; `repaired` rows are among the others and stand apart."""
        shown = {line.number: line for line in lines}
        if repaired:
            shown[Number.REPAIRED] = NumberLine(Number.REPAIRED, repaired, has_list=True)
        for kind, made in self._lines.items():
            made.setVisible(kind in shown)
            if kind in shown:
                made.show_count(shown[kind].count, shown[kind].has_list)
        self._rule.setVisible(Number.LOOKUPS in shown)

    def text_of(self, kind: Number) -> str:
        """What stands at a number now; "" while it is not shown."""
        made = self._lines[kind]
        return "" if made.isHidden() else made.count.text()

    def link_of(self, kind: Number) -> Button:
        """The link to the rows behind a number."""
        return self._lines[kind].see
