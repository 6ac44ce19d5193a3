"""The sections of the details: verdicts, voting stations, problem rows, what happened."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.domain.job_facts import Happening, JobFacts, ProblemLine, StationLine
from app.domain.job_view import JobRow, PillKind
from app.ui import words
from app.ui.chart.segments import shares_of
from app.ui.chart.verdict_chart import VerdictChart
from app.ui.details.delegates import (
    SIDE,
    HappeningDelegate,
    ProblemDelegate,
    StationDelegate,
    station_words,
)
from app.ui.details.lines import LinesModel, QuietList
from app.ui.theme.buttons import dress
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.said import said, said_alone

STATIONS_SHOWN = 5
PROBLEMS_SHOWN = 4
HAPPENINGS_SHOWN = 5


class Section(QWidget):
    """A heading with a quieter remark and links at its right, above the section's body."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel(self)
        self.title.setProperty("role", "strong")
        self.remark = QLabel(self)
        self.remark.setProperty("role", "second")
        self.head = QHBoxLayout()
        self.head.setContentsMargins(SIDE, 0, SIDE, 0)
        self.head.setSpacing(Size.GAP)
        self.head.addWidget(self.title)
        self.head.addWidget(self.remark)
        self.head.addStretch(1)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 8, 0, 0)
        self.body.setSpacing(4)
        self.body.addLayout(self.head)

    def add_link(self) -> QPushButton:
        """A link at the right of the heading."""
        link = QPushButton(self)
        link.setProperty("kind", "link")
        self.head.addWidget(link)
        return link

    def say_more(self, link: QPushButton, number: int, shown: int, *, every: bool) -> None:
        """Name a link that turns between the first `shown` of `number` lines and all of them."""
        all_of_them = self.tr("All {number}").format(number=words.number(number))
        link.setText(self.tr("Fewer") if every else all_of_them)
        link.setVisible(number > shown)


class VerdictSection(Section):
    """The chart, and how far it is."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.chart = VerdictChart(look)
        # The remark stands at the right here: it is the answer to "when".
        self.head.removeWidget(self.remark)
        self.head.addWidget(self.remark)
        inner = QVBoxLayout()
        inner.setContentsMargins(SIDE, 0, SIDE, 0)
        inner.addWidget(self.chart)
        self.body.addLayout(inner)

    def show_facts(self, facts: JobFacts) -> None:
        """Show where the job stands."""
        self.title.setText(self.tr("Verdicts"))
        self.remark.setText(self._progress(facts.row))
        self.chart.show_shares(shares_of(facts.row), facts.row.counts)

    def _progress(self, row: JobRow) -> str:
        rows, settled = words.number(row.rows or 0), words.number(row.settled)
        when = f"{row.finish:%H:%M}" if row.finish else ""
        if row.pill.kind is PillKind.STOPPED:
            text = self.tr("{settled} of {rows} rows, {left} not asked")
            left = words.number(row.not_asked)
            return text.format(settled=settled, rows=rows, left=left)
        if row.ended:
            text = self.tr("{rows} rows, finished {when}") if when else self.tr("{rows} rows")
            return text.format(rows=rows, when=when)
        if when:
            text = self.tr("{settled} of {rows} rows, done about {when}")
            return text.format(settled=settled, rows=rows, when=when)
        return self.tr("{settled} of {rows} rows kept").format(settled=settled, rows=rows)


class StationSection(Section):
    """Voting stations, most people first or by name; all of them on a click."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._lines: tuple[StationLine, ...] = ()
        self._by_name = False
        self._all = False
        self.model = LinesModel(self._spoken, self)
        self.view = QuietList(self.model, Size.LIST_ROW, choosable=False)
        self._delegate = StationDelegate(look, Size.LIST_ROW, self.view)
        self.view.setItemDelegate(self._delegate)
        self.order = self.add_link()
        self.more = self.add_link()
        self.order.clicked.connect(self._turn_order)
        self.more.clicked.connect(self._turn_all)
        self.body.addWidget(self.view)

    def show_facts(self, facts: JobFacts) -> None:
        """Show the job's stations; hidden while there are none."""
        self._lines = facts.stations
        self.title.setText(self.tr("Voting stations"))
        people = sum(line.people for line in facts.stations)
        text = self.tr("1 person") if people == 1 else self.tr("{number} people")
        self.remark.setText(text.format(number=words.number(people)))
        self.setVisible(bool(facts.stations))
        self._refresh()

    def _refresh(self) -> None:
        by_name = sorted(self._lines, key=lambda line: (line.name.casefold(), line.key))
        lines = by_name if self._by_name else sorted(by_name, key=lambda line: -line.people)
        self._delegate.most = max((line.people for line in lines), default=1)
        self.model.set_lines(lines if self._all else lines[:STATIONS_SHOWN])
        self.view.viewport().update()
        self.view.setAccessibleName(self.title.text())
        self.order.setText(self.tr("Most first") if self._by_name else self.tr("By name"))
        self.say_more(self.more, len(lines), STATIONS_SHOWN, every=self._all)
        self.order.setVisible(len(lines) > 1)

    def _spoken(self, line: StationLine) -> str:
        return f"{station_words(line)}: {words.number(line.people)}"

    def _turn_order(self) -> None:
        self._by_name = not self._by_name
        self._refresh()

    def _turn_all(self) -> None:
        self._all = not self._all
        self._refresh()


class ProblemSection(Section):
    """Rows to put right.

    Signals:
        correct_wanted, reveal_wanted: the row's number.
    """

    correct_wanted = Signal(int)
    reveal_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines: tuple[ProblemLine, ...] = ()
        self._all = False
        self.model = LinesModel(self._spoken, self)
        self.view = QuietList(self.model, Size.CHOOSABLE_ROW, choosable=True)
        self.view.setItemDelegate(ProblemDelegate(look, Size.CHOOSABLE_ROW, self.view))
        self.more = self.add_link()
        self.correct, self.reveal = QPushButton(self), QPushButton(self)
        self._lay_out()
        self.more.clicked.connect(self._turn_all)
        self.correct.clicked.connect(self._correct)
        self.reveal.clicked.connect(self._reveal)
        self.view.chosen.connect(self._correct)
        self.view.selectionModel().selectionChanged.connect(self._offer)
        look.changed.connect(self._offer)

    def show_facts(self, facts: JobFacts) -> None:
        """Show the job's problem rows; hidden while there are none."""
        self._lines = facts.problems
        self.title.setText(self.tr("Problem rows"))
        self.remark.setText(words.number(len(facts.problems)))
        self.setVisible(bool(facts.problems))
        self._refresh()

    def _lay_out(self) -> None:
        self.correct.setProperty("kind", "small")
        self.reveal.setProperty("kind", "small")
        self.body.addWidget(self.view)
        line = QHBoxLayout()
        line.setContentsMargins(SIDE, 4, SIDE, 0)
        line.setSpacing(Size.GAP)
        line.addWidget(self.correct)
        line.addWidget(self.reveal)
        line.addStretch(1)
        self.body.addLayout(line)

    def _refresh(self) -> None:
        self.model.set_lines(self._lines if self._all else self._lines[:PROBLEMS_SHOWN])
        self.view.setAccessibleName(self.title.text())
        self.say_more(self.more, len(self._lines), PROBLEMS_SHOWN, every=self._all)
        self._offer()

    def _offer(self) -> None:
        line = self.view.current_line()
        pencil, eye = self._look.icon("edit_16_regular"), self._look.icon("eye_16_regular")
        dress(self.correct, self.tr("Correct ID number…"), pencil)
        dress(self.reveal, self.tr("Show ID"), eye)
        self.correct.setVisible(any(line.can_correct for line in self._lines))
        self.correct.setEnabled(line is not None and line.can_correct)
        self.reveal.setEnabled(line is not None)

    def _correct(self) -> None:
        line = self.view.current_line()
        if line is not None and line.can_correct:
            self.correct_wanted.emit(line.row_no)

    def _reveal(self) -> None:
        line = self.view.current_line()
        if line is not None:
            self.reveal_wanted.emit(line.row_no)

    def _spoken(self, line: ProblemLine) -> str:
        row = self.tr("Row {number}").format(number=words.number(line.row_no))
        return f"{row}, {line.shown_id}, {words.verdict_words(line.verdict)}, {said(line.reason)}"

    def _turn_all(self) -> None:
        self._all = not self._all
        self._refresh()


class HappeningSection(Section):
    """The time line, newest first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._lines: tuple[Happening, ...] = ()
        self._all = False
        self.model = LinesModel(self._spoken, self)
        self.view = QuietList(self.model, Size.VERDICT_ROW, choosable=False)
        self.view.setItemDelegate(HappeningDelegate(look, Size.VERDICT_ROW, self.view))
        self.more = self.add_link()
        self.more.clicked.connect(self._turn_all)
        self.body.addWidget(self.view)

    def show_facts(self, facts: JobFacts) -> None:
        """Show what happened; hidden while nothing did."""
        self._lines = tuple(sorted(facts.happened, key=lambda line: -line.number))
        self.title.setText(self.tr("What happened"))
        self.setVisible(bool(self._lines))
        self._refresh()

    def _refresh(self) -> None:
        self.model.set_lines(self._lines if self._all else self._lines[:HAPPENINGS_SHOWN])
        self.view.setAccessibleName(self.title.text())
        self.say_more(self.more, len(self._lines), HAPPENINGS_SHOWN, every=self._all)

    def _spoken(self, line: Happening) -> str:
        return f"{words.day_and_clock(line.when)}: {said_alone(line.text)}"

    def _turn_all(self) -> None:
        self._all = not self._all
        self._refresh()
