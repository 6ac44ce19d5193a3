"""The rows of a job that somebody should look at, found in SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, case, or_

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


def _is_problem(job: Job) -> ColumnElement[bool]:
    kinds = [
        rows.c.problem.is_not(None),
        rows.c.duplicate_of.is_not(None),
        answers.c.state == AnswerState.COULD_NOT_CHECK,
    ]
    if job.status in TERMINAL:
        kinds += [answers.c.state.in_(UNFINISHED_ANSWERS), answers.c.state.is_(None)]
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
