"""From what is known of files before they start to what the pre-flight shows. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from app.domain.estimate import expected_seconds
from app.domain.job_view import short_ward
from app.domain.spreadsheet import WARD_PER_ROW, About, Inspection, Question, Wishes


class CardState(StrEnum):
    """Where a file stands before it starts."""

    COUNTING = "counting"
    NEEDS_YOU = "needs you"
    READY = "ready"
    REFUSED = "refused"


class NoteKind(StrEnum):
    """Something an operator should know of a file that can start all the same."""

    HERE_TWICE = "here twice"
    SAME_LIST = "same list"
    DIFFERS = "differs"
    WARD_BEING_CHECKED = "ward being checked"
    PRACTICE_RESULT = "practice result"
    SEVERAL_WARDS = "several wards"
    REPAIRED = "repaired"
    NO_WARD_IN_ROW = "no ward in row"
    HIDDEN_ROWS = "hidden rows"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Note:
    """`number` is a count of rows, `time` local, `who` an operator with her seat or a text."""

    kind: NoteKind
    number: int = 0
    time: datetime | None = None
    who: str = ""


class MeetingKind(StrEnum):
    """What meeting Form A is headed for, as the party abbreviates it."""

    NONE = ""
    BPA = "BPA"
    BGA = "BGA"


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the list is needed; all of it optional, local."""

    day: date | None = None
    at: time | None = None
    kind: MeetingKind = MeetingKind.NONE

    @property
    def begins(self) -> datetime | None:
        """Its beginning, once both day and time are known."""
        return datetime.combine(self.day, self.at) if self.day and self.at else None


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file as intake knows it so far.

    `inspection` is None while it is read (`rows_seen` so far, `counted` False while its lookups
    are not known) and for a refused file, whose `refusal` says what to do. `lookups` leaves out
    what `reusable` answers already.
    """

    key: str
    file_name: str
    size: int = 0
    inspection: Inspection | None = None
    counted: bool = True
    rows_seen: int = 0
    reusable: int = 0
    lookups: int = 0
    refusal: str = ""
    notes: tuple[Note, ...] = ()
    wishes: Wishes = field(default_factory=Wishes)
    meeting: Meeting = field(default_factory=Meeting)
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast lookups go now: what `expected_seconds` needs."""

    per_second: float
    free_now: int
    limit: int

    def seconds(self, lookups: int) -> float:
        """Until so many lookups are done, waits for the quota included."""
        return expected_seconds(
            lookups, per_second=self.per_second, free_now=self.free_now, limit=self.limit
        )


@dataclass(frozen=True, slots=True)
class CardRow:
    """One file in the list. `rows` and `lookups` are None while they are not known.

    `ward` is short ("Blouberg 16"), `wards` the number of wards where each row has its own.
    """

    key: str
    file_name: str
    state: CardState
    ward: str = ""
    wards: int = 0
    rows: int | None = None
    rows_seen: int = 0
    lookups: int | None = None
    question: Question | None = None
    note: Note | None = None
    refusal: str = ""
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """The heading over many files. `finish` is local; None with nothing ready or still counted."""

    ready: int = 0
    need_you: int = 0
    counting: int = 0
    refused: int = 0
    lookups: int = 0
    finish: datetime | None = None


def card_row(facts: FileFacts) -> CardRow:
    """What the list shows of a file."""
    found = facts.inspection
    row = CardRow(
        facts.key,
        facts.file_name,
        state_of(facts),
        rows_seen=facts.rows_seen,
        note=_first_note(facts),
        refusal=facts.refusal,
        urgent=facts.urgent,
    )
    if found is None or facts.refusal:
        return row
    per_row = found.ward_source == WARD_PER_ROW and found.ward_id is None
    known = facts.counted and not found.questions
    return replace(
        row,
        ward=short_ward(found.ward_label),
        wards=len(found.row_wards) if per_row else 0,
        rows=found.rows if found.layout else None,
        lookups=facts.lookups if known else None,
        question=found.questions[0] if found.questions else None,
    )


def state_of(facts: FileFacts) -> CardState:
    """A file is ready only when nothing about it is open and its lookups are counted."""
    if facts.refusal:
        return CardState.REFUSED
    if facts.inspection is None:
        return CardState.COUNTING
    if facts.inspection.questions:
        return CardState.NEEDS_YOU
    return CardState.READY if facts.counted else CardState.COUNTING


def summary(files: Iterable[FileFacts], pace: Pace, now: datetime) -> Summary:
    """The heading: "27 ready, 3 need you: 8,140 lookups, done about 11:20"."""
    known = list(files)
    states = [state_of(facts) for facts in known]
    lookups = sum(facts.lookups for facts in known if state_of(facts) is CardState.READY)
    ready = states.count(CardState.READY)
    sure = ready and CardState.COUNTING not in states
    return Summary(
        ready=ready,
        need_you=states.count(CardState.NEEDS_YOU),
        counting=states.count(CardState.COUNTING),
        refused=states.count(CardState.REFUSED),
        lookups=lookups,
        finish=finish_of(lookups, pace, now) if sure else None,
    )


def finish_of(lookups: int, pace: Pace, now: datetime) -> datetime:
    """When so many lookups should be done, if nothing else runs."""
    return now + timedelta(seconds=pace.seconds(lookups))


def late_for(meeting: Meeting, finish: datetime | None) -> datetime | None:
    """The finish, where it comes after the meeting begins; None where all is well or unknown."""
    begins = meeting.begins
    return finish if finish and begins and finish > begins else None


def same_question(files: Iterable[FileFacts], key: str) -> tuple[str, ...]:
    """The other files that one answer can serve: same open question, same header layout.

    A question about the ward is each file's own: two lists with the same columns are of two
    wards, except where the answer is that every row names its ward.
    """
    known = {facts.key: facts for facts in files}
    asked = known[key].inspection
    if asked is None or not asked.questions:
        return ()
    return tuple(
        other.key
        for other in known.values()
        if other.key != key and _alike(asked, other.inspection)
    )


def may_serve_others(about: About, answer: Wishes) -> bool:
    """Whether this answer can be right for another file too."""
    return about is not About.WARD or answer.ward == WARD_PER_ROW


def in_groups(rows: Iterable[CardRow]) -> tuple[tuple[CardState, tuple[CardRow, ...]], ...]:
    """Questions on top, then refusals, what is ready, what is counted; each as it was dropped."""
    known = list(rows)
    order = (CardState.NEEDS_YOU, CardState.REFUSED, CardState.READY, CardState.COUNTING)
    groups = ((state, tuple(row for row in known if row.state is state)) for state in order)
    return tuple((state, members) for state, members in groups if members)


def _alike(asked: Inspection, other: Inspection | None) -> bool:
    if other is None or not other.questions:
        return False
    one, two = asked.questions[0], other.questions[0]
    if one.about is not two.about:
        return False
    if asked.layout is None or other.layout is None:
        # No header is chosen yet: the choices themselves name sheets or columns.
        return bool(one.choices) and one.choices == two.choices
    same = (asked.layout.headers, asked.layout.header_row)
    return same == (other.layout.headers, other.layout.header_row)


def _first_note(facts: FileFacts) -> Note | None:
    return next(iter(notes_of(facts)), None)


def notes_of(facts: FileFacts) -> tuple[Note, ...]:
    """All there is to know of a file, what matters most first."""
    found = facts.inspection
    if found is None:
        return facts.notes
    counts = (
        (NoteKind.NO_WARD_IN_ROW, found.rows_without_ward if found.row_wards else 0),
        (NoteKind.REPAIRED, len(found.repaired)),
        (NoteKind.HIDDEN_ROWS, found.hidden_rows),
    )
    practice = (Note(NoteKind.PRACTICE_RESULT),) if found.practice_output else ()
    counted = tuple(Note(kind, number) for kind, number in counts if number)
    warnings = tuple(Note(NoteKind.WARNING, who=text) for text in found.warnings)
    return (*practice, *facts.notes, *counted, *warnings)
