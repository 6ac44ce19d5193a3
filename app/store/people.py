"""One person over all jobs: find, export, erase (a member's request under POPIA)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, or_, select, update

from app.domain.identity_number import IdNumber, IdProblem
from app.domain.job import AnswerState, JobStatus
from app.domain.verdict import VoterAnswer
from app.store.answers import answer_from
from app.store.schema import answers, files, jobs, rows, single_checks

FIND_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Appearance:
    """One row of one job in which a person stands. Personal data."""

    job_id: str
    file_name: str
    row_no: int
    id_number: str | None
    as_received: str
    surname: str
    first_names: str
    cell_number: str
    problem: str | None
    duplicate_of: int | None
    row_ward: str | None
    job_ward: str | None
    ward_per_row: bool
    checked_at: datetime | None
    state: AnswerState | None
    reason: str
    answer: VoterAnswer | None


@dataclass(frozen=True, slots=True)
class SingleCheck:
    """One answer asked for a person outside any job; `asked_at` is UTC."""

    asked_at: datetime
    operator: str
    answer: VoterAnswer


def appearances(
    connection: Connection, *, number: IdNumber | None = None, surname: str = ""
) -> list[Appearance]:
    """Every row with this ID number, or whose surname begins so; newest job first."""
    by_person = rows.c.id_number == number
    if number is None:
        by_person = rows.c.surname.istartswith(surname.strip(), autoescape=True)
    query = (
        select(
            rows,
            jobs.c.file_name,
            jobs.c.ward_number,
            jobs.c.ward_per_row,
            answers.c.state,
            answers.c.reason,
            answers.c.on_roll,
            answers.c.registered,
            answers.c.has_station,
            answers.c.station_name,
            answers.c.ward_id.label("iec_ward_id"),
            answers.c.vd_number,
            answers.c.municipality,
            answers.c.province,
            answers.c.address,
            answers.c.status_text,
            answers.c.asked_at,
        )
        .join(jobs, jobs.c.job_id == rows.c.job_id)
        .outerjoin(
            answers,
            (answers.c.job_id == rows.c.job_id) & (answers.c.id_number == rows.c.id_number),
        )
        .where(by_person)
        .order_by(jobs.c.id.desc(), rows.c.row_no)
        .limit(FIND_LIMIT)
    )
    return [
        Appearance(
            job_id=row.job_id,
            file_name=row.file_name,
            row_no=row.row_no,
            id_number=row.id_number,
            as_received=row.as_received,
            surname=row.surname,
            first_names=row.first_names,
            cell_number=row.cell_number,
            problem=row.problem,
            duplicate_of=row.duplicate_of,
            row_ward=row.ward_id,
            job_ward=str(row.ward_number) if row.ward_number else None,
            ward_per_row=row.ward_per_row,
            checked_at=row.asked_at,
            state=AnswerState(row.state) if row.state else None,
            reason=row.reason or "",
            answer=answer_from(row, row.iec_ward_id) if row.on_roll is not None else None,
        )
        for row in connection.execute(query)
    ]


def single_checks_of(connection: Connection, number: IdNumber) -> list[SingleCheck]:
    """Answers asked for this person alone, newest first."""
    query = (
        select(single_checks)
        .where(single_checks.c.id_number == number)
        .order_by(single_checks.c.asked_at.desc())
    )
    return [
        SingleCheck(row.asked_at, row.operator, answer_from(row, row.ward_id))
        for row in connection.execute(query)
    ]


def jobs_with(connection: Connection, number: IdNumber) -> list[tuple[str, JobStatus]]:
    """The jobs in whose rows a person stands, with their states."""
    query = (
        select(jobs.c.job_id, jobs.c.status)
        .where(jobs.c.job_id.in_(select(rows.c.job_id).where(rows.c.id_number == number)))
        .order_by(jobs.c.id)
    )
    return [(row.job_id, JobStatus(row.status)) for row in connection.execute(query)]


def erase(connection: Connection, number: IdNumber, job_ids: list[str]) -> list[str]:
    """Remove a person: answers, single checks, the rows' texts, and stored files that name them.

    The rows stay, without a person in them, so that the totals still add up. Returns the file
    ids to remove (their bytes go with `app.store.files.remove_files`).
    """
    connection.execute(delete(answers).where(answers.c.id_number == number))
    connection.execute(delete(single_checks).where(single_checks.c.id_number == number))
    connection.execute(
        update(rows)
        .where(or_(rows.c.id_number == number, rows.c.as_received == number))
        .values(
            id_number=None,
            problem=IdProblem.ERASED,
            repair=None,
            as_received="",
            surname="",
            first_names="",
            cell_number="",
            duplicate_of=None,
        )
    )
    named = select(files.c.file_id).where(files.c.job_id.in_(job_ids))
    return list(connection.execute(named).scalars())
