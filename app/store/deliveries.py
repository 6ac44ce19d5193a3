"""Where a seat has saved results by itself, and what it still owes the operator.

A seat owes for the jobs it added: `expect` says so in the transaction that adds one. Functions
take a connection, so that a caller puts several into one transaction.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select, update
from sqlalchemy.exc import IntegrityError

from app.store.files import FileRole
from app.store.schema import deliveries, files

SHARED_AT_ONCE = 40


@dataclass(frozen=True, slots=True)
class Delivery:
    """The copies of one job's results on one seat; "" where there is none yet."""

    job_id: str
    workbook: str = ""
    workbook_sha256: str = ""
    register: str = ""
    register_sha256: str = ""


SHARED = "*shared*"
"""Stands for a seat in the one row a job has for its copy in the office's shared folder.

There paths are below that folder, with strokes, for each seat may reach it by another name;
`told_at` is until when a seat has taken the copying on. The row without a job says since when
results are copied at all.
"""


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


def shared_since(connection: Connection, now: datetime) -> datetime:
    """Since when results are copied to the shared folder: from the first time this is asked."""
    query = select(deliveries.c.at).where(deliveries.c.job_id == "", deliveries.c.seat == SHARED)
    since: datetime | None = connection.execute(query).scalar()
    if since is None:
        _insert_once(connection, Delivery(""), now)
    return since or now


def due_to_share(connection: Connection, since: datetime, now: datetime) -> list[str]:
    """Jobs with results made since then that are not in the shared folder, and on nobody's way
    there; oldest first, not all of many."""
    own = and_(deliveries.c.job_id == files.c.job_id, deliveries.c.seat == SHARED)
    unsaved = or_(
        deliveries.c.job_id.is_(None),
        and_(files.c.role == FileRole.WORKBOOK, files.c.sha256 != deliveries.c.workbook_sha256),
        and_(files.c.role == FileRole.REGISTER, files.c.sha256 != deliveries.c.register_sha256),
    )
    query = (
        select(files.c.job_id)
        .select_from(files.outerjoin(deliveries, own))
        .where(
            files.c.role.in_((FileRole.WORKBOOK, FileRole.REGISTER)),
            files.c.complete,
            files.c.replaced_at.is_(None),
            files.c.created_at >= since,
            unsaved,
            or_(deliveries.c.told_at.is_(None), deliveries.c.told_at < now),
        )
        .order_by(files.c.created_at, files.c.job_id)
        .limit(SHARED_AT_ONCE)
    )
    return list(dict.fromkeys(connection.execute(query).scalars()))


def take_to_share(
    connection: Connection, job_id: str, now: datetime, until: datetime
) -> Delivery | None:
    """Take the copying of a job on until then: what was copied before; None where another did."""
    _insert_once(connection, Delivery(job_id), now)
    free = or_(deliveries.c.told_at.is_(None), deliveries.c.told_at < now)
    mine = deliveries.c.job_id == job_id, deliveries.c.seat == SHARED
    taken = connection.execute(update(deliveries).where(*mine, free).values(told_at=until))
    return delivery_of(connection, job_id, SHARED) if taken.rowcount == 1 else None


def put_shared(connection: Connection, made: Delivery, now: datetime) -> None:
    """Remember what was copied, and let go of the job."""
    connection.execute(
        update(deliveries)
        .where(deliveries.c.job_id == made.job_id, deliveries.c.seat == SHARED)
        .values(**_paths(made), at=now, told_at=None)
    )


def leave_to_share(connection: Connection, job_id: str) -> None:
    """Let go of a job that could not be copied: another seat may be able to."""
    connection.execute(
        update(deliveries)
        .where(deliveries.c.job_id == job_id, deliveries.c.seat == SHARED)
        .values(told_at=None)
    )


def _insert_once(connection: Connection, made: Delivery, now: datetime) -> None:
    if delivery_of(connection, made.job_id, SHARED) is not None:
        return
    with suppress(IntegrityError), connection.begin_nested():
        # Another seat has it by now.
        _insert(connection, SHARED, made, now)


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
