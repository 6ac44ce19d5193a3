"""Where a seat has saved results by itself, and what it still has to save.

Functions take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.dialects.mysql import insert as mysql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from app.domain.job import TERMINAL
from app.store.files import FileRole
from app.store.schema import deliveries, files, jobs


@dataclass(frozen=True, slots=True)
class Delivery:
    """The copies of one job's results on one seat; "" where there is no such file."""

    job_id: str
    workbook: str
    workbook_sha256: str
    register: str
    register_sha256: str


def delivery_of(connection: Connection, job_id: str, seat: str) -> Delivery | None:
    """Where a seat saved a job's results last."""
    query = select(deliveries).where(deliveries.c.job_id == job_id, deliveries.c.seat == seat)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Delivery(
        row.job_id, row.workbook, row.workbook_sha256, row.register, row.register_sha256
    )


def put_delivery(connection: Connection, seat: str, made: Delivery, now: datetime) -> None:
    """Remember it, in place of what was remembered before."""
    values = {
        "workbook": made.workbook,
        "workbook_sha256": made.workbook_sha256,
        "register": made.register,
        "register_sha256": made.register_sha256,
        "at": now,
    }
    keys = {"job_id": made.job_id, "seat": seat}
    if connection.dialect.name == "sqlite":
        statement = sqlite_insert(deliveries).values(**keys, **values)
        connection.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))
        return
    connection.execute(
        mysql_insert(deliveries).values(**keys, **values).on_duplicate_key_update(**values)
    )


def undelivered(connection: Connection, seat: str, ended_after: datetime) -> list[str]:
    """Ended jobs whose results this seat has still to save, the first to end first.

    Those it never saved count only when they ended after `ended_after`: what was given out by
    other means long ago is not saved again. Results made anew count whenever they were.
    """
    query = (
        select(jobs.c.job_id)
        .join(
            files,
            and_(
                files.c.job_id == jobs.c.job_id,
                files.c.role == FileRole.WORKBOOK,
                files.c.complete,
                files.c.replaced_at.is_(None),
            ),
        )
        .outerjoin(
            deliveries,
            and_(deliveries.c.job_id == jobs.c.job_id, deliveries.c.seat == seat),
        )
        .where(jobs.c.status.in_(TERMINAL), jobs.c.removed_at.is_(None))
        .where(
            or_(
                and_(deliveries.c.job_id.is_(None), jobs.c.completed_at >= ended_after),
                deliveries.c.workbook_sha256 != files.c.sha256,
            )
        )
        .order_by(jobs.c.completed_at, jobs.c.id)
    )
    return list(connection.execute(query).scalars())
