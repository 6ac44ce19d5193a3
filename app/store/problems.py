"""The rows of a job that somebody should look at, found in SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select

from app.domain.job import TERMINAL, UNFINISHED_ANSWERS, AnswerState, Job
from app.store.rows import CheckedRow, checked_from, select_checked
from app.store.schema import answers, rows

PROBLEMS_SHOWN = 500


def problem_rows(connection: Connection, job: Job, limit: int) -> list[CheckedRow]:
    """Rows without an answer, with a wrong ID number, and duplicates, in this order.

    Of an ended job also those that were never asked, last: thousands of them must not hide what
    the branch can put right. What may still get its answer is none of them.
    """
    query = (
        select_checked()
        .where(rows.c.job_id == job.job_id, _is_problem(job))
        .order_by(_rank(), rows.c.row_no)
        .limit(limit)
    )
    return [checked_from(row) for row in connection.execute(query)]


def count_problems(connection: Connection, job: Job) -> int:
    """How many such rows there are."""
    query = (
        select(func.count())
        .select_from(rows)
        .outerjoin(
            answers,
            and_(answers.c.job_id == rows.c.job_id, answers.c.id_number == rows.c.id_number),
        )
        .where(rows.c.job_id == job.job_id, _is_problem(job))
    )
    return int(connection.execute(query).scalar_one())


def _is_problem(job: Job) -> ColumnElement[bool]:
    states = [AnswerState.COULD_NOT_CHECK]
    if job.status in TERMINAL:
        states += UNFINISHED_ANSWERS
    kinds = [
        rows.c.problem.is_not(None),
        rows.c.duplicate_of.is_not(None),
        answers.c.state.in_(states),
    ]
    if job.ward_per_row:
        kinds.append(rows.c.ward_id.is_(None))
    return or_(*kinds)


def _rank() -> ColumnElement[int]:
    return case(
        (rows.c.problem.is_not(None), 1),
        (rows.c.duplicate_of.is_not(None), 2),
        (answers.c.state == AnswerState.OPEN, 3),
        else_=0,
    )
