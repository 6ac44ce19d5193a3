"""A job's rows in SQL: put in once at intake, read page by page with what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, Select, and_, delete, func, literal, select

from app.domain.identity_number import Repair
from app.domain.job import AnswerState
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import VoterAnswer
from app.domain.ward import WardId
from app.store.answers import answer_from
from app.store.database import Database
from app.store.operators import shown_name
from app.store.schema import answers, corrections, rows

PAGE = 2000


@dataclass(frozen=True, slots=True)
class Correction:
    """Who put an ID number right, and when (store time, UTC)."""

    operator: str
    at: datetime


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """One row with what is known of its ID number.

    `state` is None for a row that was never to be asked (wrong ID number, duplicate). `first_ward`
    is the ward of the row that a duplicate repeats. `correction` is the last one of its ID number.
    """

    record: RowRecord
    state: AnswerState | None
    answer: VoterAnswer | None
    reason: str
    asked_at: datetime | None
    first_ward: WardId | None
    correction: Correction | None = None


def insert_rows(database: Database, job_id: str, records: Iterable[RowRecord]) -> int:
    """Store all rows, a page a transaction; they count once the job exists. Returns how many."""
    stored = 0
    for page in _pages(records):
        database.transact(partial(_insert, job_id=job_id, page=page))
        stored += len(page)
    return stored


def replace_rows(connection: Connection, job_id: str, records: Iterable[RowRecord]) -> None:
    """Store all rows in place of those there are, in the caller's transaction."""
    connection.execute(delete(rows).where(rows.c.job_id == job_id))
    for page in _pages(records):
        _insert(connection, job_id, page)


def open_answers(connection: Connection, job_id: str, iec: str, *, ward_per_row: bool) -> int:
    """Say that the job asks for each distinct valid ID number of its rows; how many there are.

    With `ward_per_row`, only for those that stand under a ward.
    """
    asked = select(
        rows.c.job_id,
        rows.c.id_number,
        rows.c.row_no,
        literal(iec),
        literal(AnswerState.OPEN, answers.c.state.type),
    ).where(rows.c.job_id == job_id, rows.c.id_number.is_not(None), rows.c.duplicate_of.is_(None))
    if ward_per_row:
        asked = asked.where(rows.c.ward_id.is_not(None))
    # In the database: 50,000 numbers brought here and back would hold the loop up.
    columns = ["job_id", "id_number", "first_row", "iec", "state"]
    return connection.execute(answers.insert().from_select(columns, asked)).rowcount


def checked_rows(database: Database, job_id: str) -> Iterator[CheckedRow]:
    """All rows of a job in the spreadsheet's order, never more than a page in memory.

    Each page is a transaction of its own; call it when the answers no longer change.
    """
    after = 0
    while True:
        page = database.look(partial(_read_page, job_id=job_id, after=after))
        if not page:
            return
        yield from (checked_from(row) for row in page)
        after = page[-1].row_no


def _pages(records: Iterable[RowRecord]) -> Iterator[list[RowRecord]]:
    remaining = iter(records)
    while page := list(islice(remaining, PAGE)):
        yield page


def _insert(connection: Connection, job_id: str, page: list[RowRecord]) -> None:
    connection.execute(rows.insert(), [_values(job_id, record) for record in page])


def _read_page(connection: Connection, job_id: str, after: int) -> Sequence[Row[Any]]:
    return connection.execute(_page_query(job_id, after)).all()


def _page_query(job_id: str, after: int) -> Select[Any]:
    return (
        select_checked()
        .where(rows.c.job_id == job_id, rows.c.row_no > after)
        .order_by(rows.c.row_no)
        .limit(PAGE)
    )


def _values(job_id: str, record: RowRecord) -> dict[str, Any]:
    return {
        "job_id": job_id,
        "row_no": record.row_no,
        "id_number": record.id_number,
        "problem": record.problem,
        "repair": record.repair,
        "as_received": record.as_received[:255],
        "surname": record.surname[:255],
        "first_names": record.first_names[:255],
        "cell_number": record.cell_number[:60],
        "ward_id": record.ward_id,
        "duplicate_of": record.duplicate_of,
    }


def select_checked() -> Select[Any]:
    """Rows with what was answered about them, for `checked_from`; the caller narrows it down."""
    first = rows.alias("first")
    return (
        select(
            rows,
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
            first.c.ward_id.label("first_ward"),
            shown_name(corrections.c.operator).label("corrected_by"),
            corrections.c.at.label("corrected_at"),
        )
        .select_from(rows)
        .outerjoin(
            answers,
            and_(answers.c.job_id == rows.c.job_id, answers.c.id_number == rows.c.id_number),
        )
        .outerjoin(
            first, and_(first.c.job_id == rows.c.job_id, first.c.row_no == rows.c.duplicate_of)
        )
        .outerjoin(
            corrections,
            # Rows that were never corrected are not looked for: there may be 50,000.
            and_(
                rows.c.repair == Repair.CORRECTED,
                corrections.c.job_id == rows.c.job_id,
                corrections.c.entry == _last_correction(),
            ),
        )
    )


def _last_correction() -> ScalarSelect[int]:
    last = corrections.alias("last")
    return (
        select(func.max(last.c.entry))
        .where(last.c.job_id == rows.c.job_id, last.c.row_no == rows.c.row_no)
        .correlate(rows)
        .scalar_subquery()
    )


def checked_from(row: Row[Any]) -> CheckedRow:
    """One row of `select_checked`."""
    return CheckedRow(
        record=record_from(row),
        state=AnswerState(row.state) if row.state else None,
        answer=answer_from(row, row.iec_ward_id) if row.on_roll is not None else None,
        reason=row.reason or "",
        asked_at=row.asked_at,
        first_ward=row.first_ward,
        correction=Correction(row.corrected_by, row.corrected_at) if row.corrected_at else None,
    )


def record_from(row: Row[Any]) -> RowRecord:
    """One row as it was read."""
    return RowRecord(
        row.row_no,
        row.id_number,
        row.problem,
        row.repair,
        row.as_received,
        row.surname,
        row.first_names,
        row.cell_number,
        row.ward_id,
        row.duplicate_of,
    )
