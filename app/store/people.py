"""One person over all jobs: find, export, erase (a member's request under POPIA)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, or_, select, tuple_, update

from app.domain.identity_number import IdNumber, IdProblem, read_id_cell
from app.domain.job import Job
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import VoterAnswer
from app.store.answers import answer_from
from app.store.files import remove_files
from app.store.jobs import job_of, unfinished_jobs
from app.store.rows import CheckedRow, checked_from, record_from, select_checked
from app.store.schema import access_log, answers, drafts, files, jobs, rows, single_checks

FIND_LIMIT = 200
_IN_LIST = 200

Place = tuple[str, int]
"""A row by its job and number."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One row of one job in which a person stands, with what was answered. Personal data."""

    job: Job
    checked: CheckedRow

    @property
    def place(self) -> Place:
        """Where the person stands."""
        return self.job.job_id, self.checked.record.row_no


@dataclass(frozen=True, slots=True)
class Unstarted:
    """One row of a list that has not started. Personal data."""

    draft_id: str
    file_name: str
    record: RowRecord

    @property
    def place(self) -> Place:
        """Where the person stands."""
        return self.draft_id, self.record.row_no


@dataclass(frozen=True, slots=True)
class SingleCheck:
    """One answer asked for a person outside any job; `asked_at` is UTC."""

    check_id: int
    iec: str
    asked_at: datetime
    operator: str
    answer: VoterAnswer


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A stored file in which a person stands; replaced and unfinished ones too."""

    file_id: str
    job_id: str
    role: str
    name: str


@dataclass(frozen=True, slots=True)
class Removed:
    """How many entries of a person were removed, and the files that went whole."""

    rows: int
    answers: int
    single_checks: int
    files: tuple[HeldFile, ...]


def places_of(connection: Connection, number: IdNumber) -> list[Place]:
    """Every row in which a person stands, rows of lists that never became a job included.

    A number that lost its leading zeros and was not accepted as repaired is the person's too.
    """
    plain = select(rows.c.job_id, rows.c.row_no).where(rows.c.id_number == number)
    places = [(row.job_id, row.row_no) for row in connection.execute(plain)]
    return places + (_shortened(connection, number) if number.startswith("0") else [])


def appearances(connection: Connection, places: Sequence[Place]) -> list[Appearance]:
    """The rows at these places that belong to a job, newest job first."""
    found: list[Appearance] = []
    for start in range(0, len(places), _IN_LIST):
        there = tuple_(rows.c.job_id, rows.c.row_no).in_(places[start : start + _IN_LIST])
        found += _appearances(connection, there, None)
    return sorted(found, key=lambda one: (-one.job.sequence, one.checked.record.row_no))


def with_surname(connection: Connection, beginning: str) -> list[Appearance]:
    """Rows whose surname begins so, whatever the case; newest job first, at most `FIND_LIMIT`."""
    alike = rows.c.surname.istartswith(beginning.strip(), autoescape=True)
    return _appearances(connection, alike, FIND_LIMIT)


def single_checks_of(connection: Connection, number: IdNumber) -> list[SingleCheck]:
    """Answers asked for this person alone, newest first."""
    query = (
        select(single_checks)
        .where(single_checks.c.id_number == number)
        .order_by(single_checks.c.check_id.desc())
    )
    return [
        SingleCheck(
            row.check_id, row.iec, row.asked_at, row.operator, answer_from(row, row.ward_id)
        )
        for row in connection.execute(query)
    ]


def holding_up(connection: Connection, number: IdNumber, places: Sequence[Place]) -> list[Job]:
    """The unfinished jobs that hold a person."""
    asked = select(answers.c.job_id).where(answers.c.id_number == number)
    job_ids = {job_id for job_id, _ in places} | set(connection.execute(asked).scalars())
    return [job for job in unfinished_jobs(connection) if job.job_id in job_ids]


def unstarted(connection: Connection, places: Sequence[Place]) -> list[Unstarted]:
    """The rows at these places that belong to a list not started yet, oldest list first."""
    found: list[Unstarted] = []
    for start in range(0, len(places), _IN_LIST):
        there = tuple_(rows.c.job_id, rows.c.row_no).in_(places[start : start + _IN_LIST])
        query = (
            select(rows, drafts.c.file_name)
            .join(drafts, drafts.c.draft_id == rows.c.job_id)
            .where(there)
            .order_by(drafts.c.created_at, rows.c.row_no)
        )
        found += [
            Unstarted(row.job_id, row.file_name, record_from(row))
            for row in connection.execute(query)
        ]
    return found


def without_job(connection: Connection, places: Sequence[Place]) -> bool:
    """Whether a person stands in a list that is being taken in, or whose intake broke off."""
    job_ids = {job_id for job_id, _ in places}
    known = select(jobs.c.job_id).where(jobs.c.job_id.in_(job_ids))
    return bool(job_ids - set(connection.execute(known).scalars()))


def files_holding(connection: Connection, places: Sequence[Place]) -> list[HeldFile]:
    """The stored files of the jobs in which a person stands."""
    query = select(files.c.file_id, files.c.job_id, files.c.role, files.c.name).where(
        files.c.job_id.in_({job_id for job_id, _ in places})
    )
    ordered = query.order_by(files.c.job_id, files.c.created_at, files.c.role)
    return [HeldFile(*row) for row in connection.execute(ordered)]


def erase(connection: Connection, number: IdNumber, places: Sequence[Place]) -> Removed:
    """Remove a person: answers, single checks, the rows' texts, and stored files that name them.

    The rows stay, without a person in them, so that the totals still add up.
    """
    held = files_holding(connection, places)
    remove_files(connection, [file.file_id for file in held])
    answered = connection.execute(delete(answers).where(answers.c.id_number == number))
    singles = connection.execute(delete(single_checks).where(single_checks.c.id_number == number))
    for job_id, row_no in places:
        connection.execute(
            update(rows).where(rows.c.job_id == job_id, rows.c.row_no == row_no).values(_nobody())
        )
    return Removed(len(places), answered.rowcount, singles.rowcount, tuple(held))


def access_lines(
    connection: Connection, marks: Sequence[str]
) -> list[tuple[datetime, str, str, str]]:
    """Lines of the access log whose subject holds one of `marks`: when, operator, seat, action."""
    log = access_log.c
    found: dict[int, tuple[datetime, str, str, str]] = {}
    for start in range(0, len(marks), _IN_LIST):
        part = marks[start : start + _IN_LIST]
        told = or_(*(log.subject.contains(mark, autoescape=True) for mark in part))
        for row in connection.execute(select(access_log).where(told)):
            found[row.entry] = (row.at, row.operator, row.seat, row.action)
    return [found[entry] for entry in sorted(found)]


def _appearances(
    connection: Connection, which: ColumnElement[bool], limit: int | None
) -> list[Appearance]:
    query = (
        select_checked()
        .join(jobs, jobs.c.job_id == rows.c.job_id)
        .where(which)
        .order_by(jobs.c.id.desc(), rows.c.row_no)
        .limit(limit)
    )
    found = connection.execute(query).all()
    by_id = {job_id: job_of(connection, job_id) for job_id in {row.job_id for row in found}}
    return [Appearance(by_id[row.job_id], checked_from(row)) for row in found]


def _shortened(connection: Connection, number: IdNumber) -> list[Place]:
    query = select(rows.c.job_id, rows.c.row_no, rows.c.as_received).where(
        rows.c.problem == IdProblem.REPAIR_NOT_ACCEPTED,
        rows.c.as_received.contains(number[-1]),
    )
    return [
        (row.job_id, row.row_no)
        for row in connection.execute(query)
        if read_id_cell(row.as_received, accept_text_repairs=True).number == number
    ]


def _nobody() -> dict[str, object]:
    """A row without a person."""
    return {
        "id_number": None,
        "problem": IdProblem.ERASED,
        "repair": None,
        "as_received": "",
        "surname": "",
        "first_names": "",
        "cell_number": "",
        "duplicate_of": None,
    }
