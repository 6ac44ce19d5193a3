"""From a job to what its row in the window shows. Pure: words and colours are the window's."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from app.domain.job import TERMINAL, Job, JobStatus, WaitReason
from app.domain.job_actions import (
    QUESTION_ACTIONS,
    REFUSED_ACTIONS,
    Action,
    Place,
    actions_for,
)
from app.domain.verdict import Verdict
from app.domain.ward import WardId


class PillKind(StrEnum):
    """The state of a job as an operator sees it."""

    NEEDS_YOU = "needs you"
    CHECKING = "checking"
    STOPPING = "stopping"
    WAITING_UNTIL = "waiting until"
    WAITING_FOR_QUOTA = "waiting for quota"
    WAITING_FOR_IEC = "waiting for iec"
    WAITING_FOR_DATABASE = "waiting for database"
    WAITING_FOR_SEAT = "waiting for seat"
    KEPT_HERE = "kept here"
    IN_QUEUE = "in queue"
    PAUSED = "paused"
    PAUSED_AT_ROW = "paused at row"
    DONE = "done"
    DONE_TO_LOOK_AT = "done to look at"
    STOPPED = "stopped"
    FAILED = "failed"
    CANNOT_BE_READ = "cannot be read"


@dataclass(frozen=True, slots=True)
class Pill:
    """A state with what its words need: `number` a row or a count, `until` a local time."""

    kind: PillKind
    number: int = 0
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Live:
    """What is known of an unfinished job beside its stored columns.

    `counts` are the rows decided so far, by verdict (invalid rows and duplicates too), None
    when they were not read. `finish` is when it should be done, store time (UTC, naive); None
    while nobody can know.
    """

    counts: Mapping[Verdict, int] | None = None
    finish: datetime | None = None
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """Who looks, and from where. `ward_label` reads "Blouberg ward 16 (LIM351)".

    `display_name` is how a system user is shown.
    """

    zone: tzinfo
    ward_label: Callable[[WardId], str]
    display_name: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class JobRow:
    """One row of the job table. Times are local, without a zone.

    `settled` rows have their answer; `not_asked` of the could-not-check rows were never asked
    (the job was stopped); `counts` follow the order of `Verdict`. `rows` is None where the file
    could not be read. `note` is the open question, the refusal, or why the job waits.
    `finish` is an estimate until `ended`. `operator` is the system user, `operator_name` is shown.
    """

    job_id: str
    file_name: str
    pill: Pill
    ward: str = ""
    ward_long: str = ""
    ward_id: str = ""
    rows: int | None = None
    settled: int = 0
    not_asked: int = 0
    counts: tuple[int, ...] = (0,) * len(Verdict)
    note: str = ""
    finish: datetime | None = None
    ended: bool = False
    operator: str = ""
    operator_name: str = ""
    seat: str = ""
    added: datetime | None = None
    urgent: bool = False
    sequence: int = 0
    place: Place | None = None
    actions: frozenset[Action] = field(default_factory=frozenset)

    @property
    def percent(self) -> int:
        """Whole percent of the rows that have their answer; 100 only when all have."""
        return 100 * self.settled // self.rows if self.rows else 0

    @property
    def to_look_at(self) -> int:
        """Rows the branch or a retry can still put right."""
        return self.count(Verdict.COULD_NOT_CHECK) + self.count(Verdict.INVALID_ID_NUMBER)

    def count(self, verdict: Verdict) -> int:
        """Rows with this verdict so far."""
        return self.counts[_ORDER[verdict]]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A spreadsheet that is no job yet: only its operator can say how it is meant."""

    spreadsheet_id: str
    file_name: str
    question: str
    operator: str
    seat: str
    added_at: datetime
    rows: int | None = None
    ward_id: WardId | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken in; `cause` says what is wrong with it."""

    refusal_id: str
    file_name: str
    cause: str
    operator: str
    seat: str
    added_at: datetime


_ORDER = {verdict: index for index, verdict in enumerate(Verdict)}
_WARD_LABEL = re.compile(r"(?P<name>.+) ward (?P<number>\d+) \(.+\)")
_WAITS = {
    WaitReason.QUOTA: PillKind.WAITING_FOR_QUOTA,
    WaitReason.IEC: PillKind.WAITING_FOR_IEC,
    WaitReason.DATABASE: PillKind.WAITING_FOR_DATABASE,
    WaitReason.SEAT: PillKind.WAITING_FOR_SEAT,
}
_ENDS = {JobStatus.CANCELLED: PillKind.STOPPED, JobStatus.FAILED: PillKind.FAILED}


def row_of_job(job: Job, desk: Desk, live: Live | None = None) -> JobRow:
    """What the table shows of a stored job."""
    known = live or Live()
    counts = _counts(job, known)
    settled = _settled(job, counts, known)
    ended = job.status in TERMINAL
    long, short = _ward(job, desk)
    return JobRow(
        job_id=job.job_id,
        file_name=job.file_name,
        pill=_pill(job, counts, settled, desk),
        ward=short,
        ward_long=long,
        ward_id=job.ward_id or "",
        rows=job.rows,
        settled=settled,
        not_asked=job.lookups_left if ended and job.result is not None else 0,
        counts=tuple(counts.get(verdict, 0) for verdict in Verdict),
        note=_note(job),
        finish=local(job.completed_at if ended else known.finish, desk.zone),
        ended=ended,
        operator=job.operator,
        operator_name=desk.display_name(job.operator),
        seat=job.seat,
        added=local(job.created_at, desk.zone),
        urgent=job.urgent,
        sequence=job.sequence,
        place=known.place,
        actions=actions_for(job, counts, known.place),
    )


def row_of_question(asked: OpenQuestion, desk: Desk) -> JobRow:
    """What the table shows of a spreadsheet with an open question."""
    long = desk.ward_label(asked.ward_id) if asked.ward_id else ""
    return JobRow(
        job_id=asked.spreadsheet_id,
        file_name=asked.file_name,
        pill=Pill(PillKind.NEEDS_YOU),
        ward=short_ward(long),
        ward_long=long,
        ward_id=asked.ward_id or "",
        rows=asked.rows,
        note=asked.question,
        operator=asked.operator,
        operator_name=desk.display_name(asked.operator),
        seat=asked.seat,
        added=local(asked.added_at, desk.zone),
        actions=QUESTION_ACTIONS,
    )


def row_of_refusal(refused: Refusal, desk: Desk) -> JobRow:
    """What the table shows of a file that was not taken in."""
    added = local(refused.added_at, desk.zone)
    return JobRow(
        job_id=refused.refusal_id,
        file_name=refused.file_name,
        pill=Pill(PillKind.CANNOT_BE_READ),
        note=refused.cause,
        finish=added,
        ended=True,
        operator=refused.operator,
        operator_name=desk.display_name(refused.operator),
        seat=refused.seat,
        added=added,
        actions=REFUSED_ACTIONS,
    )


def short_ward(label: str) -> str:
    """ "Blouberg 16" from "Blouberg ward 16 (LIM351)"; any other text as it is."""
    match = _WARD_LABEL.fullmatch(label)
    return f"{match['name']} {match['number']}" if match else label


def local(moment: datetime | None, zone: tzinfo) -> datetime | None:
    """Store time (UTC, naive) as the clock on the wall shows it."""
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)


def _pill(job: Job, counts: dict[Verdict, int], settled: int, desk: Desk) -> Pill:
    if job.status is JobStatus.COMPLETED:
        odd = counts[Verdict.COULD_NOT_CHECK] + counts[Verdict.INVALID_ID_NUMBER]
        return Pill(PillKind.DONE_TO_LOOK_AT, odd) if odd else Pill(PillKind.DONE)
    if job.status in _ENDS:
        return Pill(_ENDS[job.status])
    if job.cancel_requested:
        return Pill(PillKind.STOPPING)
    if job.paused_at:
        return _paused(job, settled)
    if job.wait_reason is not None:
        return _waiting(job, desk)
    if job.status is JobStatus.PROCESSING:
        return Pill(PillKind.CHECKING)
    # A queued job that ran before gave way to a better one: its answers are kept. One that had
    # ended and was opened again is not paused anywhere.
    gave_way = job.started_at is not None and job.completed_at is None
    return _paused(job, settled) if gave_way else Pill(PillKind.IN_QUEUE)


def _paused(job: Job, settled: int) -> Pill:
    if job.started_at is None:
        return Pill(PillKind.PAUSED)
    return Pill(PillKind.PAUSED_AT_ROW, settled)


def _waiting(job: Job, desk: Desk) -> Pill:
    until = local(job.wait_until, desk.zone)
    if job.wait_reason is WaitReason.QUOTA and until:
        return Pill(PillKind.WAITING_UNTIL, until=until)
    return Pill(_WAITS[job.wait_reason or WaitReason.SEAT])


def _counts(job: Job, live: Live) -> dict[Verdict, int]:
    stored = (job.result or {}).get("verdicts")
    if job.status in TERMINAL and isinstance(stored, dict):
        return {verdict: int(stored.get(verdict.value, 0)) for verdict in Verdict}
    if live.counts is not None:
        return {verdict: live.counts.get(verdict, 0) for verdict in Verdict}
    known = {Verdict.INVALID_ID_NUMBER: job.invalid, Verdict.DUPLICATE: job.duplicates}
    return {verdict: known.get(verdict, 0) for verdict in Verdict}


def _settled(job: Job, counts: dict[Verdict, int], live: Live) -> int:
    if job.status is JobStatus.COMPLETED:
        return job.rows
    if live.counts is not None and job.status not in TERMINAL:
        return min(job.rows, sum(counts.values()))
    return max(0, job.rows - job.lookups_left - job.left_out)


def _ward(job: Job, desk: Desk) -> tuple[str, str]:
    if job.ward_id is not None:
        long = desk.ward_label(job.ward_id)
        return long, short_ward(long)
    named = job.details.get("row_wards")
    wards = [WardId(str(ward)) for ward in named] if isinstance(named, list) else []
    towns = {short_ward(desk.ward_label(ward)).rpartition(" ")[0] for ward in wards}
    where = towns.pop() if len(towns) == 1 else ""
    if len(wards) == 1:
        return desk.ward_label(wards[0]), short_ward(desk.ward_label(wards[0]))
    short = f"{len(wards)} wards"
    return (f"{where}, {short}" if where else short), short


def _note(job: Job) -> str:
    return job.error if job.status is JobStatus.FAILED else job.wait_text
