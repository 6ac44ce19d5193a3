"""Batches in SQL: spreadsheets that came together share a name and a folder of results."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, select, update

from app.domain.draft import Batch
from app.store.schema import batches, drafts, jobs


def insert_batch(connection: Connection, batch: Batch) -> None:
    """Store a new batch."""
    connection.execute(
        batches.insert().values(
            batch_id=batch.batch_id,
            name=batch.name,
            operator=batch.operator,
            seat=batch.seat,
            created_at=batch.created_at,
        )
    )


def find_batch(connection: Connection, batch_id: str) -> Batch | None:
    """One batch; None when there is none, or none any more."""
    row = connection.execute(select(batches).where(batches.c.batch_id == batch_id)).one_or_none()
    return _batch(row) if row is not None else None


def batches_between(connection: Connection, since: datetime, until: datetime) -> list[Batch]:
    """Those made from `since` on and before `until`, oldest first."""
    query = select(batches).where(batches.c.created_at >= since, batches.c.created_at < until)
    ordered = query.order_by(batches.c.created_at, batches.c.batch_id)
    return [_batch(row) for row in connection.execute(ordered)]


def rename_batch(connection: Connection, batch_id: str, name: str) -> None:
    """Give a batch another name."""
    connection.execute(update(batches).where(batches.c.batch_id == batch_id).values(name=name))


def remove_empty(connection: Connection, before: datetime) -> int:
    """Remove batches made before a moment in which nothing is left; how many."""
    used = [exists().where(table.c.batch_id == batches.c.batch_id) for table in (drafts, jobs)]
    removed = connection.execute(
        delete(batches).where(batches.c.created_at < before, *(~one for one in used))
    )
    return removed.rowcount


def _batch(row: Row[Any]) -> Batch:
    return Batch(row.batch_id, row.name, row.operator, row.seat, row.created_at)
