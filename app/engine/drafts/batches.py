"""Files dropped together, under one name."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from app.domain.batch_name import batch_name
from app.domain.draft import Batch
from app.domain.errors import UserError
from app.engine.drafts.local_time import day_around, local
from app.engine.permits import Permit
from app.store import batches


def add_batch(connection: Connection, wanted: str, permit: Permit, now: datetime) -> Batch:
    """A new batch with the name wanted, made safe for a folder and unlike the others of its day."""
    batch_id = uuid.uuid4().hex
    name = _free_name(connection, batch_id, wanted, now)
    batch = Batch(batch_id, name, permit.name, permit.seat, now)
    batches.insert_batch(connection, batch)
    return batch


def ensure_batch(connection: Connection, batch: Batch) -> None:
    """Store a batch that was named while the database was away, unless it is there."""
    if batches.find_batch(connection, batch.batch_id) is None:
        name = _free_name(connection, batch.batch_id, batch.name, batch.created_at)
        batches.insert_batch(connection, replace(batch, name=name))


def rename(connection: Connection, batch_id: str, wanted: str) -> Batch:
    """Give a batch another name, made safe and unlike too. Raises UserError when it is gone."""
    batch = batches.find_batch(connection, batch_id)
    if batch is None:
        raise UserError("These files are no longer together: all of them were removed")
    name = _free_name(connection, batch_id, wanted, batch.created_at)
    batches.rename_batch(connection, batch_id, name)
    return replace(batch, name=name)


def _free_name(connection: Connection, batch_id: str, wanted: str, made: datetime) -> str:
    same_day = batches.batches_between(connection, *day_around(made))
    others = (one.name for one in same_day if one.batch_id != batch_id)
    return batch_name(wanted, local(made), others)
