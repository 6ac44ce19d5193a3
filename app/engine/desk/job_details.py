"""The details of one job: counted in SQL, so that a list of any length is read in a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.correction import correctable
from app.domain.identity_number import mask_id
from app.domain.job import TERMINAL, Job
from app.domain.job_facts import (
    Happening,
    JobFacts,
    ProblemLine,
    StationLine,
    Suspicion,
)
from app.domain.job_view import Desk, local, row_of_job, short_ward
from app.domain.live_counts import PROBLEMS, Alike, people_by_ward, verdict_counts
from app.domain.totals import NO_STATION
from app.domain.verdict import Verdict
from app.domain.ward import WardId, ward_number
from app.domain.wrong_ward import ward_doubt
from app.engine.desk.job_list import JobListReader
from app.engine.desk.patient import PatientReads
from app.engine.desk.reveal import Reveals
from app.engine.desk.seat_state import SeatWatch
from app.engine.results import row_result
from app.store import files, jobs, tallies
from app.store.problems import PROBLEMS_SHOWN, problem_rows
from app.store.rows import CheckedRow
from app.store.store import Store
from app.store.tallies import StationCount

_LONGEST_MASK = 13


class JobDetailsReader:
    """Reads what the details show. `listed` knows the job's place and finish time."""

    def __init__(
        self,
        store: Store,
        desk: Desk,
        listed: JobListReader,
        reveals: Reveals,
        watch: SeatWatch,
        now: Callable[[], datetime],
    ) -> None:
        self._desk = desk
        self._listed = listed
        self._reveals = reveals
        self._store = store
        self._now = now
        self._reads = PatientReads(store, watch, now)

    async def read(self, job_id: str) -> JobFacts:
        """Everything of a job or draft as it stands now; at most `PROBLEMS_SHOWN` problem rows.

        Raises UserError when there is no such job, and StoreUnavailable.
        """
        row = self._listed.row_of(job_id)
        if row is not None and self._listed.is_draft(job_id):
            return JobFacts(row=row)
        return await self._reads.read(partial(self._read, job_id=job_id))

    async def reveal(self, job_id: str, row_no: int) -> str:
        """The whole ID number of a row, logged; see `Reveals.number_in`."""
        return await self._reveals.number_in(job_id, row_no)

    async def has_ward_column(self, job_id: str) -> bool:
        """Whether each row of the list can be judged by a ward of its own."""
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        return bool(job.details.get("row_wards"))

    def _read(self, connection: Connection, job_id: str) -> JobFacts:
        job = jobs.job_of(connection, job_id)
        groups = tallies.alike(connection, job)
        counts = verdict_counts(job, groups)
        live = replace(self._listed.live_of(job_id), counts=counts)
        odd = sum(counts[verdict] for verdict in PROBLEMS)
        can_correct = job.status in TERMINAL and files.has_spreadsheet(connection, job_id)
        return JobFacts(
            row=row_of_job(job, self._desk, live),
            meeting=meeting_words(job, self._today()),
            stations=self._stations(job, tallies.stations(connection, job)),
            problems=tuple(
                _problem(job, row, can_correct=can_correct)
                for row in (problem_rows(connection, job, PROBLEMS_SHOWN) if odd else ())
            ),
            problems_in_all=odd,
            happened=self._happened(jobs.notes(connection, job_id)),
            suspicion=self._suspicion(job, groups),
        )

    def _stations(self, job: Job, found: Iterable[StationCount]) -> tuple[StationLine, ...]:
        lines = [
            StationLine(
                name=one.name or NO_STATION,
                ward=self._ward(job, one.ward_id),
                people=one.people,
                in_ward=one.ward_id == one.own_ward,
                vd_number=one.vd_number,
            )
            for one in found
        ]
        return _merged(lines)

    def _today(self) -> date:
        return (local(self._now(), self._desk.zone) or self._now()).date()

    def _ward(self, job: Job, ward: WardId) -> str:
        """ "ward 17" within the list's own municipality, "Makhado 8" elsewhere."""
        if job.ward_id is not None and job.ward_id[:5] == ward[:5]:
            return f"ward {ward_number(ward)}"
        return short_ward(self._desk.ward_label(ward))

    def _happened(self, notes: Iterable[tuple[datetime, str]]) -> tuple[Happening, ...]:
        return tuple(
            Happening(number, local(at, self._desk.zone) or at, text)
            for number, (at, text) in enumerate(notes, 1)
        )

    def _suspicion(self, job: Job, groups: Iterable[Alike]) -> Suspicion | None:
        if job.ward_confirmed or job.ward_per_row or job.ward_id is None:
            return None
        answered, registered = people_by_ward(groups)
        doubt = ward_doubt(job.ward_id, answered, registered)
        if doubt is None:
            return None
        ward = short_ward(self._desk.ward_label(doubt.ward_id))
        alike = job.ward_id[:5] == doubt.ward_id[:5]
        own = short_ward(self._desk.ward_label(job.ward_id))
        own = f"ward {ward_number(job.ward_id)}" if alike else own
        return Suspicion(doubt.people, doubt.answers, ward, doubt.ward_id, own)


def meeting_words(job: Job, today: date) -> str:
    """ "BPA 18:00", "BPA 24/11 18:00" on another day; as far as it is known."""
    day, at, kind = (str(job.details.get(f"meeting_{part}") or "") for part in _MEETING)
    known = date.fromisoformat(day) if day else None
    short = f"{known:%d/%m}" if known and known != today else ""
    return " ".join(part for part in (kind, short, at) if part)


_MEETING = ("date", "time", "kind")


def _merged(lines: Iterable[StationLine]) -> tuple[StationLine, ...]:
    """One line a station, though rows of several wards may vote there; most people first."""
    merged: dict[tuple[str, bool], StationLine] = {}
    for line in lines:
        known = merged.get((line.key, line.in_ward))
        people = line.people + (known.people if known else 0)
        merged[line.key, line.in_ward] = replace(line, people=people)
    return tuple(sorted(merged.values(), key=lambda line: (-line.people, line.name, line.key)))


def _problem(job: Job, row: CheckedRow, *, can_correct: bool) -> ProblemLine:
    result = row_result(job, row)
    record = row.record
    return ProblemLine(
        row_no=record.row_no,
        shown_id=mask_id(record.id_number or record.as_received)[:_LONGEST_MASK],
        reason=result.reason,
        verdict=Verdict(result.verdict),
        can_correct=can_correct and correctable(record),
    )
