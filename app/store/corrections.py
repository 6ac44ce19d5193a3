"""Corrected ID numbers in SQL: what was received stays, and who corrected it when is kept.

Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, case, delete, func, select, update

from app.domain.identity_number import IdNumber, Repair
from app.domain.job import UNFINISHED_ANSWERS
from app.domain.spreadsheet import RowRecord
from app.store.rows import record_from
from app.store.schema import answers, corrections, rows


def row_of(connection: Connection, job_id: str, row_no: int) -> RowRecord | None:
    """One row of a job; None where it has no such row."""
    query = select(rows).where(rows.c.job_id == job_id, rows.c.row_no == row_no)
    found = connection.execute(query).one_or_none()
    return record_from(found) if found is not None else None


def rows_with(connection: Connection, job_id: str, number: str) -> list[RowRecord]:
    """The rows of a job with this ID number, in the spreadsheet's order."""
    query = select(rows).where(rows.c.job_id == job_id, rows.c.id_number == number)
    return [record_from(row) for row in connection.execute(query.order_by(rows.c.row_no))]


def correct_row(
    connection: Connection,
    job_id: str,
    row_no: int,
    number: IdNumber,
    *,
    operator: str,
    seat: str,
    now: datetime,
) -> None:
    """Give a row its right ID number. What it repeats is for the caller to say."""
    connection.execute(
        update(rows)
        .where(rows.c.job_id == job_id, rows.c.row_no == row_no)
        .values(id_number=number, problem=None, repair=Repair.CORRECTED, duplicate_of=None)
    )
    connection.execute(
        corrections.insert().values(
            job_id=job_id, row_no=row_no, operator=operator[:100], seat=seat[:100], at=now
        )
    )


def say_what_counts(
    connection: Connection, job_id: str, alike: Iterable[RowRecord], counting: int
) -> None:
    """Let these rows, all with one ID number, repeat the one that counts."""
    for record in alike:
        repeats = None if record.row_no == counting else counting
        if record.duplicate_of != repeats:
            connection.execute(
                update(rows)
                .where(rows.c.job_id == job_id, rows.c.row_no == record.row_no)
                .values(duplicate_of=repeats)
            )


def leave_out_unanswered(connection: Connection, job_id: str) -> None:
    """Let the job's next run ask nobody of those that have no answer until now."""
    connection.execute(
        update(answers)
        .where(answers.c.job_id == job_id, answers.c.state.in_(UNFINISHED_ANSWERS))
        .values(left_out=True)
    )


def answer_belongs_to(connection: Connection, job_id: str, number: str, row_no: int) -> bool:
    """Say which row an ID number's answer stands for now; False where it has no answer."""
    moved = connection.execute(
        update(answers)
        .where(answers.c.job_id == job_id, answers.c.id_number == number)
        .values(first_row=row_no)
    )
    return moved.rowcount == 1


def forget_answer(connection: Connection, job_id: str, number: str) -> None:
    """Remove the answer about somebody who is on the list no more."""
    connection.execute(
        delete(answers).where(answers.c.job_id == job_id, answers.c.id_number == number)
    )


def left_out(connection: Connection, job_id: str) -> int:
    """How many ID numbers the job's next run leaves out."""
    query = select(func.count()).where(answers.c.job_id == job_id, answers.c.left_out)
    return connection.execute(query).scalar_one()


def counts(connection: Connection, job_id: str) -> dict[str, int]:
    """The job's columns that count its rows, counted again."""
    total, wrong, repeats, repaired = connection.execute(
        select(
            func.count(),
            func.count(rows.c.problem),
            func.count(rows.c.duplicate_of),
            func.count(case((rows.c.repair == Repair.LEADING_ZEROS, 1))),
        ).where(rows.c.job_id == job_id)
    ).one()
    return {
        "distinct_ids": total - wrong - repeats,
        "invalid_rows": wrong,
        "duplicate_rows": repeats,
        "repaired_rows": repaired,
    }
