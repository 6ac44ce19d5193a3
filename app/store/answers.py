"""Answers in SQL: what the IEC said of each ID number of a job, checkpointed as it arrives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    bindparam,
    exists,
    func,
    or_,
    select,
    union_all,
    update,
)

from app.domain.identity_number import IdNumber
from app.domain.job import UNFINISHED_ANSWERS, AnswerState
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.store.schema import answers, single_checks

_IN_LIST = 500


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """What one lookup brought for one ID number of a job; `asked_at` is store time, UTC."""

    id_number: IdNumber
    state: AnswerState
    answer: VoterAnswer | None
    reason: str
    asked_at: datetime | None
    reused: bool = False


def insert_open(
    connection: Connection, job_id: str, iec: str, numbers: Iterable[tuple[str, int]]
) -> None:
    """Say which ID numbers a job is to ask, each with the first row it stands in."""
    values = [
        {
            "job_id": job_id,
            "id_number": number,
            "first_row": row_no,
            "iec": iec,
            "state": AnswerState.OPEN,
        }
        for number, row_no in numbers
    ]
    if values:
        connection.execute(answers.insert(), values)


def page(
    connection: Connection, job_id: str, state: AnswerState, after_row: int, limit: int | None
) -> list[tuple[IdNumber, int]]:
    """ID numbers of a job in one state with their first row, in the spreadsheet's order.

    Without those that its run leaves out. `limit` None means all.
    """
    query = (
        select(answers.c.id_number, answers.c.first_row)
        .where(
            answers.c.job_id == job_id,
            answers.c.state == state,
            answers.c.first_row > after_row,
            answers.c.left_out.is_(False),
        )
        .order_by(answers.c.first_row)
        .limit(limit)
    )
    return [(IdNumber(row.id_number), row.first_row) for row in connection.execute(query)]


def save(connection: Connection, job_id: str, batch: Sequence[SavedAnswer]) -> None:
    """Keep a batch. Saving the same again changes nothing; a final answer is never undone."""
    if not batch:
        return
    statement = (
        update(answers)
        .where(
            answers.c.job_id == bindparam("key_job"),
            answers.c.id_number == bindparam("key_number"),
            # Not `in_`: SQLAlchemy cannot expand it for many rows at once.
            or_(*(answers.c.state == state for state in UNFINISHED_ANSWERS)),
        )
        .values({name: bindparam(f"to_{name}") for name in _SAVED_COLUMNS})
    )
    connection.execute(statement, [_parameters(job_id, saved) for saved in batch])


def first_answer(connection: Connection, job_id: str, number: IdNumber) -> VoterAnswer | None:
    """The answer that an unconfirmed ID number has so far."""
    query = select(answers).where(answers.c.job_id == job_id, answers.c.id_number == number)
    row = connection.execute(query).one_or_none()
    return answer_from(row, row.ward_id) if row is not None and row.on_roll is not None else None


def count_by_state(connection: Connection, job_id: str) -> dict[AnswerState, int]:
    """How many ID numbers of a job stand in each state, without those that its run leaves out."""
    query = (
        select(answers.c.state, func.count())
        .where(answers.c.job_id == job_id, answers.c.left_out.is_(False))
        .group_by(answers.c.state)
    )
    return {AnswerState(state): count for state, count in connection.execute(query)}


def count_reused(connection: Connection, job_id: str) -> int:
    """How many answers of a job were taken over from earlier checks."""
    query = select(func.count()).where(answers.c.job_id == job_id, answers.c.reused)
    return connection.execute(query).scalar_one()


def any_answered(connection: Connection, job_id: str) -> IdNumber | None:
    """An ID number of the job that the IEC has answered: good for asking whether it still does."""
    query = (
        select(answers.c.id_number)
        .where(answers.c.job_id == job_id, answers.c.state == AnswerState.ANSWERED)
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return IdNumber(found) if found else None


def anybody_answered(connection: Connection, iec: str) -> IdNumber | None:
    """As `any_answered`, from the youngest answer of any job at this IEC."""
    query = (
        select(answers.c.id_number)
        .where(answers.c.iec == iec, answers.c.state == AnswerState.ANSWERED)
        .order_by(answers.c.asked_at.desc())
        .limit(1)
    )
    found = connection.execute(query).scalar()
    return IdNumber(found) if found else None


def reopen_failed(connection: Connection, job_id: str, keep_reason: str) -> int:
    """Make what could not be checked open again, except for `keep_reason`; how many."""
    reopened = connection.execute(
        update(answers)
        .where(
            answers.c.job_id == job_id,
            answers.c.state == AnswerState.COULD_NOT_CHECK,
            answers.c.reason != keep_reason,
        )
        .values(state=AnswerState.OPEN, reason="", on_roll=None, registered=None)
    )
    return reopened.rowcount


def reusable(
    connection: Connection, numbers: Sequence[str], iec: str, since: datetime
) -> dict[IdNumber, SavedAnswer]:
    """The youngest confirmed answer not older than `since` for each of these ID numbers.

    Unconfirmed and failed ones are never reused (design, decision 6).
    """
    found: dict[IdNumber, SavedAnswer] = {}
    for start in range(0, len(numbers), _IN_LIST):
        part = numbers[start : start + _IN_LIST]
        for row in connection.execute(_reuse_query(part, iec, since)):
            number = IdNumber(row.id_number)
            if number not in found or _younger(row.asked_at, found[number].asked_at):
                found[number] = SavedAnswer(
                    number,
                    AnswerState.ANSWERED,
                    answer_from(row, row.ward_id),
                    "",
                    row.asked_at,
                    reused=True,
                )
    return found


def young_answers(number: ColumnElement[Any], iec: str, since: datetime) -> ColumnElement[bool]:
    """Whether there is an answer that `reusable` would find; `number` is another table's column."""
    asked = exists().where(answers.c.id_number == number, *_confirmed(iec, since))
    asked_alone = exists().where(single_checks.c.id_number == number, *_confirmed_alone(iec, since))
    return or_(asked, asked_alone)


def open_and_answered(
    connection: Connection, job_id: str, iec: str, since: datetime
) -> list[IdNumber]:
    """The open ID numbers of a job for which `reusable` would find an answer."""
    own = answers.alias("own")
    query = select(own.c.id_number).where(
        own.c.job_id == job_id,
        own.c.state == AnswerState.OPEN,
        own.c.left_out.is_(False),
        young_answers(own.c.id_number, iec, since),
    )
    return [IdNumber(number) for number in connection.execute(query).scalars()]


def save_single(
    connection: Connection,
    number: IdNumber,
    iec: str,
    operator: str,
    answer: VoterAnswer,
    asked_at: datetime,
) -> None:
    """Keep the answer of a single check, so that a job may reuse it."""
    connection.execute(
        single_checks.insert().values(
            id_number=number, iec=iec, operator=operator, asked_at=asked_at, **_columns_of(answer)
        )
    )


def answer_from(row: Any, ward_id: str | None) -> VoterAnswer:
    """The answer that a row of an answers table holds.

    `ward_id` is the row's column of that name, handed in apart: in a query that joins other
    tables the name means another ward, and a station made up from it would turn a person who is
    not on the roll into a deceased one.
    """
    station = None
    if row.has_station:
        station = VotingStation(
            row.station_name,
            WardId(ward_id or ""),
            row.vd_number,
            row.municipality,
            row.province,
            row.address,
        )
    return VoterAnswer(bool(row.on_roll), bool(row.registered), station, row.status_text)


def _reuse_query(numbers: Sequence[str], iec: str, since: datetime) -> Any:
    names = ["id_number", "asked_at", *_ANSWER_COLUMNS]
    from_jobs = select(*(answers.c[name] for name in names)).where(
        answers.c.id_number.in_(numbers), *_confirmed(iec, since)
    )
    from_singles = select(*(single_checks.c[name] for name in names)).where(
        single_checks.c.id_number.in_(numbers), *_confirmed_alone(iec, since)
    )
    return union_all(from_jobs, from_singles)


def _confirmed(iec: str, since: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        answers.c.iec == iec,
        answers.c.state == AnswerState.ANSWERED,
        answers.c.asked_at >= since,
    )


def _confirmed_alone(iec: str, since: datetime) -> tuple[ColumnElement[bool], ...]:
    return single_checks.c.iec == iec, single_checks.c.asked_at >= since


def _younger(one: datetime, other: datetime | None) -> bool:
    return other is None or one > other


_ANSWER_COLUMNS = (
    "on_roll",
    "registered",
    "has_station",
    "station_name",
    "ward_id",
    "vd_number",
    "municipality",
    "province",
    "address",
    "status_text",
)
_SAVED_COLUMNS = ("state", "reason", "reused", "asked_at", *_ANSWER_COLUMNS)


def _parameters(job_id: str, saved: SavedAnswer) -> dict[str, Any]:
    values = {
        "state": saved.state,
        "reason": saved.reason[:255],
        "reused": saved.reused,
        "asked_at": saved.asked_at,
        **_columns_of(saved.answer),
    }
    keys = {"key_job": job_id, "key_number": saved.id_number}
    return keys | {f"to_{name}": value for name, value in values.items()}


def _columns_of(answer: VoterAnswer | None) -> dict[str, Any]:
    if answer is None:
        texts = ("station_name", "vd_number", "municipality", "province", "address", "status_text")
        empty = {"on_roll": None, "registered": None, "has_station": False, "ward_id": None}
        return empty | dict.fromkeys(texts, "")
    station = answer.station or VotingStation("", WardId(""))
    return {
        "on_roll": answer.on_roll,
        "registered": answer.registered,
        "has_station": answer.station is not None,
        "station_name": station.name[:255],
        "ward_id": station.ward_id or None,
        "vd_number": station.vd_number[:30],
        "municipality": station.municipality[:255],
        "province": station.province[:100],
        "address": station.address[:500],
        "status_text": answer.status_text[:255],
    }
