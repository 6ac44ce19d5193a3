"""What the store knows of rows before they start: for many drafts in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
)

from app.domain.job import JobStatus
from app.domain.spreadsheet import RowRecord
from app.store.answers import young_answers
from app.store.jobs import UNFINISHED
from app.store.operators import shown_name
from app.store.rows import record_from
from app.store.schema import jobs, rows


@dataclass(frozen=True, slots=True)
class EarlierJob:
    """A job as far as a new list is compared with it; times are UTC."""

    job_id: str
    ward_number: int | None
    file_sha256: str
    distinct_ids: int
    operator: str
    seat: str
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Young:
    """Which answers a draft may use again: of its IEC, not older than `since`; none if `fresh`."""

    iec: str
    since: datetime
    per_row: bool
    fresh: bool = False

    def has_answer(self) -> ColumnElement[bool]:
        """Whether a row's ID number has one."""
        if self.fresh:
            return false()
        return young_answers(rows.c.id_number, self.iec, self.since)


def count_to_ask(
    connection: Connection, draft_ids: Collection[str], per_row: Collection[str]
) -> dict[str, int]:
    """How many distinct valid ID numbers each draft would ask for, answers left aside."""
    return _counts(connection, _asked(draft_ids, per_row))


def count_reusable(
    connection: Connection,
    draft_ids: Collection[str],
    per_row: Collection[str],
    iec: str,
    since: datetime,
) -> dict[str, int]:
    """For how many of those there is an answer of this IEC not older than `since`."""
    asked = _asked(draft_ids, per_row)
    return _counts(connection, and_(asked, young_answers(rows.c.id_number, iec, since)))


def count_new(connection: Connection, earlier: Mapping[str, str]) -> dict[str, int]:
    """By draft: how many of its ID numbers do not stand in the job it is compared with."""
    before = rows.alias("before")
    compared = case(dict(earlier), value=rows.c.job_id)
    known = exists().where(before.c.id_number == rows.c.id_number, before.c.job_id == compared)
    return _counts(connection, and_(_asked(earlier.keys(), ()), ~known))


def checked_jobs(
    connection: Connection, iec: str, wards: Collection[int], fingerprints: Collection[str]
) -> list[EarlierJob]:
    """Jobs of this IEC checked to the end, on these wards or these bytes, newest first."""
    alike = or_(jobs.c.ward_number.in_(wards), jobs.c.file_sha256.in_(fingerprints))
    query = _earlier().where(jobs.c.status == JobStatus.COMPLETED, jobs.c.iec == iec, alike)
    return _found(connection, query.order_by(jobs.c.completed_at.desc(), jobs.c.id.desc()))


def jobs_under_way(connection: Connection, wards: Collection[int]) -> list[EarlierJob]:
    """Queued and running jobs of any seat on these wards, oldest first."""
    query = _earlier().where(jobs.c.status.in_(UNFINISHED), jobs.c.ward_number.in_(wards))
    return _found(connection, query.order_by(jobs.c.id))


def wrong_rows(connection: Connection, draft_id: str) -> list[RowRecord]:
    """Rows whose ID number is wrong."""
    return _records(connection, draft_id, rows.c.problem.is_not(None))


def duplicate_rows(connection: Connection, draft_id: str) -> list[RowRecord]:
    """Rows that repeat another."""
    return _records(connection, draft_id, rows.c.duplicate_of.is_not(None))


def repaired_rows(connection: Connection, draft_id: str) -> list[RowRecord]:
    """Rows whose ID number was repaired."""
    return _records(connection, draft_id, rows.c.repair.is_not(None))


def rows_without_ward(connection: Connection, draft_id: str) -> list[RowRecord]:
    """Rows that count, but name no ward."""
    return _records(connection, draft_id, and_(_counting(), rows.c.ward_id.is_(None)))


def answered_rows(connection: Connection, draft_id: str, young: Young) -> list[RowRecord]:
    """Rows to be asked for which there is an answer young enough."""
    return _asked_rows(connection, draft_id, young, young.has_answer())


def rows_to_look_up(connection: Connection, draft_id: str, young: Young) -> list[RowRecord]:
    """Rows to be asked for which there is none."""
    return _asked_rows(connection, draft_id, young, ~young.has_answer())


def row_of(connection: Connection, draft_id: str, row_no: int) -> RowRecord | None:
    """One row; None when there is none of this number."""
    return next(iter(_records(connection, draft_id, rows.c.row_no == row_no)), None)


def _counting() -> ColumnElement[bool]:
    return and_(rows.c.id_number.is_not(None), rows.c.duplicate_of.is_(None))


def _asked(draft_ids: Collection[str], per_row: Collection[str]) -> ColumnElement[bool]:
    ward = or_(rows.c.ward_id.is_not(None), rows.c.job_id.not_in(per_row))
    return and_(rows.c.job_id.in_(draft_ids), _counting(), ward)


def _counts(connection: Connection, which: ColumnElement[bool]) -> dict[str, int]:
    query = select(rows.c.job_id, func.count().label("count")).where(which).group_by(rows.c.job_id)
    return {row.job_id: row[1] for row in connection.execute(query)}


def _asked_rows(
    connection: Connection, draft_id: str, young: Young, which: ColumnElement[bool]
) -> list[RowRecord]:
    asked = _asked([draft_id], [draft_id] if young.per_row else [])
    return _records(connection, draft_id, and_(asked, which))


def _records(connection: Connection, draft_id: str, which: ColumnElement[bool]) -> list[RowRecord]:
    query = select(rows).where(rows.c.job_id == draft_id, which).order_by(rows.c.row_no)
    return [record_from(row) for row in connection.execute(query)]


def _earlier() -> Select[Any]:
    return select(
        jobs.c.job_id,
        jobs.c.ward_number,
        jobs.c.file_sha256,
        jobs.c.distinct_ids,
        shown_name(jobs.c.operator),
        jobs.c.seat,
        jobs.c.completed_at,
    )


def _found(connection: Connection, query: Select[Any]) -> list[EarlierJob]:
    return [EarlierJob(*row) for row in connection.execute(query)]
