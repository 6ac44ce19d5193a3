"""Where a seat has saved results by itself, and what it still owes the operator.

A seat owes for the jobs it added: `expect` says so in the transaction that adds one. Functions
take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update

from app.store.files import FileRole
from app.store.schema import deliveries, files


@dataclass(frozen=True, slots=True)
class Delivery:
    """The copies of one job's results on one seat; "" where there is none yet."""

    job_id: str
    workbook: str = ""
    workbook_sha256: str = ""
    register: str = ""
    register_sha256: str = ""


def expect(connection: Connection, job_id: str, seat: str, now: datetime) -> None:
    """This seat owes the results of a job it adds, and word of its end."""
    _insert(connection, seat, Delivery(job_id), now)


def delivery_of(connection: Connection, job_id: str, seat: str) -> Delivery | None:
    """What a seat saved of a job last; None for a job it owes nothing of."""
    query = select(deliveries).where(deliveries.c.job_id == job_id, deliveries.c.seat == seat)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return Delivery(
        row.job_id, row.workbook, row.workbook_sha256, row.register, row.register_sha256
    )


def put_delivery(connection: Connection, seat: str, made: Delivery, now: datetime) -> None:
    """Remember it, in place of what was remembered before."""
    changed = connection.execute(
        update(deliveries)
        .where(deliveries.c.job_id == made.job_id, deliveries.c.seat == seat)
        .values(**_paths(made), at=now)
    )
    if changed.rowcount == 0:
        # Another seat's job, opened here. It is told where it was added.
        _insert(connection, seat, made, now, told_at=now)


def due(connection: Connection, seat: str) -> list[str]:
    """Jobs whose results are there, or were made anew, and not saved yet; oldest first."""
    unsaved = or_(
        and_(files.c.role == FileRole.WORKBOOK, files.c.sha256 != deliveries.c.workbook_sha256),
        and_(files.c.role == FileRole.REGISTER, files.c.sha256 != deliveries.c.register_sha256),
    )
    query = (
        select(deliveries.c.job_id, files.c.created_at)
        .join(files, files.c.job_id == deliveries.c.job_id)
        .where(deliveries.c.seat == seat, files.c.complete, files.c.replaced_at.is_(None), unsaved)
        .order_by(files.c.created_at, deliveries.c.job_id)
    )
    return list(dict.fromkeys(connection.execute(query).scalars()))


def _insert(
    connection: Connection,
    seat: str,
    made: Delivery,
    now: datetime,
    told_at: datetime | None = None,
) -> None:
    connection.execute(
        deliveries.insert().values(
            job_id=made.job_id, seat=seat, at=now, told_at=told_at, **_paths(made)
        )
    )


def _paths(made: Delivery) -> dict[str, Any]:
    return {
        "workbook": made.workbook,
        "workbook_sha256": made.workbook_sha256,
        "register": made.register,
        "register_sha256": made.register_sha256,
    }
