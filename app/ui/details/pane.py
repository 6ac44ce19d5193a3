"""The details beside the table: one job, live, or why there is nothing to see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.job_facts import JobFacts, Reading
from app.ui.details.head import DetailsHead
from app.ui.details.sections import (
    HappeningSection,
    ProblemSection,
    StationSection,
    VerdictSection,
)
from app.ui.details.suspicion_banner import SuspicionBanner
from app.ui.jobs.columns import is_told
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size
from app.ui.translation.retold import Retold
from app.ui.translation.said import said_alone
from app.ui.words import number


class DetailsPane(Retold, QFrame):
    """Shows `JobFacts`; shown again with the same facts nothing is repainted.

    Signals:
        wanted: an `Action` and the tuple of job ids it is for.
        ward_wanted: job id and the ward ID its list should have.
        suspicion_dismissed: job id whose ward is right.
        correct_wanted, reveal_wanted: job id and row number.
        again_wanted: job id whose details could not be read.
    """

    wanted = Signal(object, object)
    ward_wanted = Signal(str, str)
    suspicion_dismissed = Signal(str)
    correct_wanted = Signal(str, int)
    reveal_wanted = Signal(str, int)
    again_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: JobFacts | None = None
        self._many = 0
        self._revealed: dict[int, str] = {}
        self.setProperty("box", "card")
        self.setMinimumWidth(Size.DETAILS_MIN)
        self.setMaximumWidth(Size.DETAILS_MAX)
        self.head = DetailsHead(look, self)
        self.banner = SuspicionBanner(look, self)
        self.verdicts = VerdictSection(look)
        self.stations = StationSection(look)
        self.problems = ProblemSection(look)
        self.happened = HappeningSection(look)
        self._notices = QWidget()
        self.note = QLabel(self)
        self.again = QPushButton(self)
        self._nothing = QLabel(self)
        self._stack = QStackedWidget(self)
        self._scroll = QScrollArea(self)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def show_facts(self, facts: JobFacts) -> None:
        """Show a job."""
        if facts == self._facts:
            return
        another = self._facts is None or self._facts.row.job_id != facts.row.job_id
        if another:
            self._revealed = {}
        self._show(facts)
        if another:
            self._scroll.verticalScrollBar().setValue(0)

    def show_revealed(self, job_id: str, numbers: Mapping[int, str]) -> None:
        """Show whole ID numbers by row number, for as long as this job stays in view."""
        if job_id == self._id():
            self._revealed |= numbers
            self._show_problems()

    def show_nothing(self, selected: int = 0) -> None:
        """No job is selected, or several are."""
        self._facts, self._many = None, selected
        if selected > 1:
            text = self.tr("{number} jobs selected").format(number=number(selected))
        else:
            text = self.tr("Select a job to see its verdicts,\nvoting stations and problem rows")
        self._nothing.setText(text)
        self._stack.setCurrentIndex(0)

    def retell(self) -> None:
        """The same job, or the same nothing."""
        if self._facts is None:
            self.show_nothing(self._many)
        else:
            self._show(self._facts)

    def _show(self, facts: JobFacts) -> None:
        self._facts = facts
        self.head.show_facts(facts)
        self._show_note(facts)
        ready = facts.reading is Reading.READY
        told = is_told(facts.row)
        self.banner.show_suspicion(facts.suspicion if ready else None)
        notices = (self.banner, self.note, self.again)
        self._notices.setHidden(all(notice.isHidden() for notice in notices))
        self.verdicts.show_facts(facts)
        self.verdicts.setVisible(not told and bool(facts.row.rows))
        for section in (self.stations, self.happened):
            section.show_facts(facts)
        self._show_problems()
        self._stack.setCurrentIndex(1)

    def _show_problems(self) -> None:
        facts = self._facts
        if facts is None:
            return
        lines = tuple(
            replace(line, shown_id=self._revealed.get(line.row_no, line.shown_id))
            for line in facts.problems
        )
        self.problems.show_facts(replace(facts, problems=lines))

    def _show_note(self, facts: JobFacts) -> None:
        loading = self.tr("Reading the results…")
        texts = {Reading.LOADING: loading, Reading.FAILED: said_alone(facts.error)}
        text = texts.get(facts.reading, said_alone(facts.row.note))
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.again.setText(self.tr("Try again"))
        self.again.setVisible(facts.reading is Reading.FAILED)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._stack)
        self._nothing.setProperty("role", "second")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._nothing.setMargin(Size.CARD_PADDING)
        self._stack.addWidget(self._nothing)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        self._stack.addWidget(page)
        self._fill_scroll()

    def _fill_scroll(self) -> None:
        body = QWidget()
        body.setProperty("box", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, Size.CARD_PADDING)
        column.setSpacing(0)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.again.setProperty("kind", "small")
        notices = QVBoxLayout(self._notices)
        notices.setContentsMargins(Size.CARD_PADDING, Size.GAP, Size.CARD_PADDING, 0)
        notices.setSpacing(Size.GAP)
        notices.addWidget(self.banner)
        notices.addWidget(self.note)
        notices.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._notices)
        for section in (self.verdicts, self.stations, self.problems, self.happened):
            column.addWidget(section)
        column.addStretch(1)
        self._scroll.setProperty("box", "body")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(body)

    def _connect(self) -> None:
        self.head.wanted.connect(self.wanted)
        self.banner.change_wanted.connect(lambda ward: self.ward_wanted.emit(self._id(), ward))
        self.banner.dismissed.connect(lambda: self.suspicion_dismissed.emit(self._id()))
        self.problems.correct_wanted.connect(lambda row: self.correct_wanted.emit(self._id(), row))
        self.problems.reveal_wanted.connect(lambda row: self.reveal_wanted.emit(self._id(), row))
        self.again.clicked.connect(lambda: self.again_wanted.emit(self._id()))

    def _id(self) -> str:
        return self._facts.row.job_id if self._facts else ""
