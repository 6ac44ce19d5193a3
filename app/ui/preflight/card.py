"""The card of one file: what was found, what is asked, what it comes to, and Start."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.domain.preflight_numbers import number_lines, repairs_offered
from app.domain.preflight_view import (
    CardState,
    FileFacts,
    NoteKind,
    late_for,
    may_serve_others,
    notes_of,
    state_of,
)
from app.domain.spreadsheet import WARD_PER_ROW, About, Question, Wishes
from app.domain.ward import WardChoice, WardFinding, WardSource, parse_ward_id
from app.domain.ward_search import WardSearch
from app.ui.kit import Told, button, caption, frame, label, line
from app.ui.preflight import words
from app.ui.preflight.layout_fields import LayoutFields
from app.ui.preflight.meeting import MeetingFields
from app.ui.preflight.numbers import Numbers
from app.ui.preflight.preview import PreviewTable
from app.ui.preflight.ward_box import WardBox
from app.ui.theme.look import Look
from app.ui.theme.tokens import Size, Tone
from app.ui.translation.retold import Retold
from app.ui.translation.said import said
from app.ui.words import clock, number

MOST_NOTES = 4


class PreflightCard(Retold, QFrame):
    """Shows one `FileFacts`; every change is told, none is decided here.

    Signals:
        wishes_changed: file key, the `Wishes`, and whether they serve the like files too.
        meeting_changed: file key and `Meeting`.
        urgent_changed: file key and whether it is urgent.
        list_wanted: file key and the `Number` whose rows are to be shown.
        start_wanted: file key.
    """

    wishes_changed = Signal(str, object, bool)
    meeting_changed = Signal(str, object)
    urgent_changed = Signal(str, bool)
    list_wanted = Signal(str, object)
    start_wanted = Signal(str)

    def __init__(
        self,
        wards: Sequence[WardChoice],
        search: WardSearch,
        parse: Callable[[str], WardFinding],
        ward_label: Callable[[str], str],
        look: Look,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._today = today
        self._ward_label = ward_label
        self._facts: FileFacts | None = None
        self._alike: tuple[str, ...] = ()
        self._finish: datetime | None = None
        self.setProperty("box", "card")
        self.title = label("subtitle")
        self.about = label("second", wraps=True)
        self.state = Told(look)
        self.ward_caption = caption(wraps=True)
        self.asked = caption(wraps=True)
        self.ward = WardBox(wards, search, parse, look)
        self.ward_told = Told(look)
        self.fields = LayoutFields()
        self.for_all = QCheckBox()
        self.preview = PreviewTable(look)
        self.repairs = QCheckBox()
        self.numbers = Numbers(look)
        self.notes = caption(wraps=True)
        self.meeting = MeetingFields(look, today=today)
        self.urgent = QCheckBox()
        self.alone = caption(wraps=True)
        self.start = button("", "play_16_regular", look)
        self._body = QWidget()
        self._lay_out()
        self._connect()
        look.changed.connect(self._paint)

    @property
    def facts(self) -> FileFacts | None:
        """The file shown now."""
        return self._facts

    def show_facts(
        self, facts: FileFacts, alike: tuple[str, ...] = (), finish: datetime | None = None
    ) -> None:
        """Show a file; `alike` files have the same open question, `finish` is local."""
        same = self._facts is not None and self._facts.key == facts.key
        self._facts, self._alike, self._finish = facts, alike, finish
        self._say_head(facts)
        self._say_question(facts, same_file=same)
        self._say_numbers(facts)
        self._say_end(facts, finish)
        self._paint()
        if not same:
            self.for_all.setChecked(False)
            # After the layout: only then does the table know which columns are in view.
            QTimer.singleShot(0, self, self._focus_question)

    def retell(self) -> None:
        """The same file."""
        if self._facts is not None:
            self.show_facts(self._facts, self._alike, self._finish)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self._body)
        body.setContentsMargins(Size.CARD_PADDING, 8, Size.CARD_PADDING, 12)
        body.setSpacing(8)
        ward = QVBoxLayout()
        ward.setSpacing(4)
        for part in (self.ward_caption, self.ward, self.ward_told):
            ward.addWidget(part)
        body.addWidget(self.state)
        body.addLayout(ward)
        body.addWidget(self.asked)
        for part in (self.fields, self.for_all, self.preview, self.repairs, self.numbers):
            body.addWidget(part)
        body.addWidget(self.notes)
        body.addWidget(self.meeting)
        body.addStretch(1)
        self._body.setProperty("box", "body")
        scroll = QScrollArea()
        scroll.setProperty("box", "body")
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._body)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(scroll, 1)
        column.addWidget(line(self._look))
        column.addLayout(self._foot())

    def _head(self) -> QWidget:
        head = frame("head")
        column = QVBoxLayout(head)
        column.setContentsMargins(Size.CARD_PADDING, 8, Size.CARD_PADDING, 10)
        column.setSpacing(0)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column.addWidget(self.title)
        column.addWidget(self.about)
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Size.CARD_PADDING, 12, Size.CARD_PADDING, 12)
        row.setSpacing(12)
        row.addWidget(self.urgent)
        row.addWidget(self.alone, 1)
        row.addWidget(self.start)
        return row

    def _connect(self) -> None:
        self.ward.ward_chosen.connect(lambda ward: self._wish(About.WARD, ward))
        self.ward.refused.connect(lambda text: self.ward_told.say(Tone.NEED, text))
        self.fields.chosen.connect(self._wish)
        self.repairs.clicked.connect(self._wish_repairs)
        self.numbers.list_wanted.connect(lambda kind: self.list_wanted.emit(self._key(), kind))
        self.meeting.meeting_changed.connect(
            lambda meeting: self.meeting_changed.emit(self._key(), meeting)
        )
        self.urgent.clicked.connect(lambda on: self.urgent_changed.emit(self._key(), on))
        self.start.clicked.connect(lambda: self.start_wanted.emit(self._key()))

    def _key(self) -> str:
        return self._facts.key if self._facts else ""

    def _wish(self, about: About, value: object) -> None:
        if self._facts is None or value is None:
            return
        wishes = _with(self._facts.wishes, about, value)
        for_all = self.for_all.isChecked() and may_serve_others(about, wishes)
        self.wishes_changed.emit(self._facts.key, wishes, for_all)

    def _wish_repairs(self, on: bool) -> None:
        if self._facts is not None:
            wishes = replace(self._facts.wishes, accept_repairs=on)
            self.wishes_changed.emit(self._facts.key, wishes, False)

    def _say_head(self, facts: FileFacts) -> None:
        found = facts.inspection
        self.title.setText(facts.file_name)
        self.title.setToolTip(facts.file_name)
        parts = []
        if found is not None and found.layout is not None:
            rows = self.tr("1 row") if found.rows == 1 else self.tr("{number} rows")
            parts.append(rows.format(number=number(found.rows)))
        if found is not None:
            parts.append(words.kind_words(found.kind))
        if facts.size:
            parts.append(words.size_words(facts.size))
        self.about.setText(" · ".join(parts))
        self.state.say(*self._told(facts))

    def _told(self, facts: FileFacts) -> tuple[Tone, str]:
        if facts.refusal:
            return Tone.FAIL, said(facts.refusal)
        if state_of(facts) is not CardState.COUNTING:
            return Tone.INFO, ""
        seen = facts.inspection.rows if facts.inspection else facts.rows_seen
        rows = self.tr("Counting… {number} rows so far").format(number=number(seen))
        return Tone.RUN, rows if seen else self.tr("Counting…")

    def _say_question(self, facts: FileFacts, *, same_file: bool) -> None:
        found = facts.inspection
        question = found.questions[0] if found and found.questions else None
        shown = found is not None and not facts.refusal
        for part in (self.ward_caption, self.ward, self.fields):
            part.setVisible(shown)
        self._say_asked(question)
        self.preview.show_preview(found if shown else None)
        self.ward_told.say(Tone.INFO, "")
        if found is None or facts.refusal:
            self.for_all.setVisible(False)
            return
        self.fields.show_facts(facts)
        typing = same_file and self.ward.lineEdit().hasFocus() and not found.ward_label
        if not typing:
            label_ = found.ward_label or self._per_row_label(facts)
            self.ward.show_ward(label_, self._suggested(question), per_row=len(found.row_wards) > 1)
        self._say_for_all(question)

    def _say_asked(self, question: Question | None) -> None:
        """The question stands above the field that answers it."""
        asks = words.question_asked(question) if question else ""
        about_ward = question is not None and question.about is About.WARD
        self.asked.setText("" if about_ward else asks)
        self.asked.setVisible(bool(self.asked.text()))
        self.ward_caption.setText(asks if about_ward else self._where_from())

    def _where_from(self) -> str:
        found = self._facts.inspection if self._facts else None
        if found is None or found.ward_id is None:
            return self.tr("Ward")
        sources = {
            WardSource.FILE_NAME: self.tr("Ward {id}, from the file name"),
            WardSource.COLUMN: self.tr("Ward {id}, from the ward column"),
        }
        return sources.get(found.ward_source, self.tr("Ward {id}")).format(id=found.ward_id)

    def _per_row_label(self, facts: FileFacts) -> str:
        found = facts.inspection
        if found is None or found.ward_source != WARD_PER_ROW:
            return ""
        return self.tr("Each row against its own ward")

    def _suggested(self, question: Question | None) -> tuple[WardChoice, ...]:
        if question is None or question.about is not About.WARD:
            return ()
        found = (parse_ward_id(choice[:8]) for choice in question.choices)
        return tuple(WardChoice(ward, self._ward_label(ward)) for ward in found if ward)

    def _say_for_all(self, question: Question | None) -> None:
        per_row = bool(question and any(c.startswith(WARD_PER_ROW) for c in question.choices))
        serves = question is not None and (question.about is not About.WARD or per_row)
        self.for_all.setVisible(bool(self._alike) and serves)
        one = self.tr("The same answer for the other file with this layout")
        many = self.tr("The same answer for {number} other files with this layout")
        several = len(self._alike) > 1
        self.for_all.setText(many.format(number=number(len(self._alike))) if several else one)

    def _say_numbers(self, facts: FileFacts) -> None:
        found = facts.inspection
        lines = () if facts.refusal else number_lines(facts)
        self.numbers.show_lines(lines, len(found.repaired) if found and lines else 0)
        self.numbers.setVisible(bool(lines))
        offered = repairs_offered(facts)
        accepted = facts.wishes.accept_repairs
        self.repairs.setVisible(bool(lines) and bool(offered or accepted))
        self.repairs.setChecked(accepted)
        self.repairs.setText(
            self.tr("Leading zeros are put back")
            if accepted
            else self.tr("Put back missing leading zeros: {number}").format(number=number(offered))
        )
        told = (note for note in notes_of(facts) if note.kind is not NoteKind.REPAIRED)
        notes = [words.note_words(note, self._today()) for note in told]
        self.notes.setText("\n".join(notes[:MOST_NOTES]))
        self.notes.setVisible(bool(notes) and not facts.refusal)

    def _say_end(self, facts: FileFacts, finish: datetime | None) -> None:
        ready = state_of(facts) is CardState.READY
        late = late_for(facts.meeting, finish)
        self.meeting.setVisible(not facts.refusal)
        self.meeting.show_meeting(facts.meeting)
        warning = self.tr("Ends {time}, after the meeting")
        self.meeting.warn(warning.format(time=clock(late, self._today())) if late else "")
        self.urgent.setText(self.tr("Urgent"))
        self.urgent.setChecked(facts.urgent)
        self.urgent.setEnabled(not facts.refusal)
        alone = self.tr("Alone, done about {time}").format(time=clock(finish, self._today()))
        self.alone.setText(alone if ready and finish else "")
        self.start.setText(self.tr("Start this one"))
        self.start.setEnabled(ready)

    def _focus_question(self) -> None:
        """The one field that answers the question is where typing goes."""
        facts = self._facts
        found = facts.inspection if facts else None
        if found is None or not found.questions or not self.isVisible():
            return
        if found.questions[0].about is About.WARD:
            self.ward.lineEdit().selectAll()

    def _paint(self) -> None:
        found = self._facts.inspection if self._facts else None
        asks = bool(found and found.questions)
        need = self._look.tokens.tones[Tone.NEED].text
        about_ward = asks and self.asked.isHidden()
        ink = need if about_ward else self._look.tokens.text2
        self.ward_caption.setStyleSheet(f"color: {ink}; font-weight: {600 if about_ward else 400};")
        self.asked.setStyleSheet(f"color: {need}; font-weight: 600;")


def _with(wishes: Wishes, about: About, value: object) -> Wishes:
    """The wishes with one answer more; another sheet makes rows and columns open again."""
    if about is About.SHEET:
        return replace(wishes, sheet=str(value), header_row=None, id_column=None)
    if about is About.HEADER_ROW:
        row = value if isinstance(value, int) else None
        return replace(wishes, header_row=row, id_column=None)
    if about is About.ID_COLUMN:
        return replace(wishes, id_column=str(value))
    return replace(wishes, ward=str(value))
