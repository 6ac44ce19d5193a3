"""A job's rows counted in SQL, by what their verdict depends on: no person leaves the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, null, select

from app.domain.job import AnswerState, Job
from app.domain.live_counts import Alike
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.store.schema import answers, rows


@dataclass(frozen=True, slots=True)
class StationCount:
    """So many rows of a job whose person is registered at this station.

    `own_ward` is the ward those rows are judged against.
    """

    name: str
    vd_number: str
    ward_id: WardId
    own_ward: WardId | None
    people: int


_ANSWERED = and_(
    answers.c.job_id == rows.c.job_id,
    answers.c.id_number == rows.c.id_number,
    rows.c.duplicate_of.is_(None),
)


def alike(connection: Connection, job: Job) -> list[Alike]:
    """The job's rows in groups; together they are all of its rows."""
    keys = (
        rows.c.problem,
        rows.c.duplicate_of.is_not(None).label("duplicate"),
        answers.c.state,
        answers.c.on_roll,
        answers.c.registered,
        answers.c.has_station,
        answers.c.ward_id.label("iec_ward"),
    )
    query = (
        select(*keys, _own_ward(job), func.count().label("rows"))
        .select_from(rows)
        .outerjoin(answers, _ANSWERED)
        .where(rows.c.job_id == job.job_id)
        .group_by(*keys, *_own_key(job))
    )
    return [_alike(row) for row in connection.execute(query)]


def stations(connection: Connection, job: Job) -> list[StationCount]:
    """Where the people of a job vote who are registered, without an order."""
    keys = (answers.c.station_name, answers.c.vd_number, answers.c.ward_id)
    query = (
        select(*keys, _own_ward(job), func.count())
        .select_from(rows)
        .join(answers, _ANSWERED)
        .where(
            rows.c.job_id == job.job_id,
            answers.c.state == AnswerState.ANSWERED,
            answers.c.registered,
            answers.c.has_station,
        )
        .group_by(*keys, *_own_key(job))
    )
    return [
        StationCount(name, vd_number, WardId(ward or ""), own or job.ward_id, people)
        for name, vd_number, ward, own, people in connection.execute(query)
    ]


def _own_key(job: Job) -> tuple[ColumnElement[Any], ...]:
    # Where the list has one ward, what its rows say of theirs decides nothing.
    return (rows.c.ward_id,) if job.ward_per_row else ()


def _own_ward(job: Job) -> ColumnElement[Any]:
    return (rows.c.ward_id if job.ward_per_row else null()).label("own_ward")


def _alike(row: Row[Any]) -> Alike:
    answer = None
    if row.on_roll is not None:
        station = VotingStation("", WardId(row.iec_ward or "")) if row.has_station else None
        answer = VoterAnswer(bool(row.on_roll), bool(row.registered), station)
    return Alike(
        rows=row.rows,
        problem=row.problem,
        duplicate=bool(row.duplicate),
        ward_id=WardId(row.own_ward) if row.own_ward else None,
        state=AnswerState(row.state) if row.state else None,
        answer=answer,
    )
