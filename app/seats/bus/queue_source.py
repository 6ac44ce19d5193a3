"""Reads the visible queue from the store."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from app.domain.visible_queue import VisibleQueue, visible_queue
from app.seats.bus.queue_writer import QueueSource
from app.store.shown_jobs import shown_jobs, turned_away
from app.store.store import Store


def queue_source(store: Store) -> QueueSource:
    """What ought to be seen of this store's queue. Raises StoreUnavailable."""

    def look(connection: Connection) -> tuple[VisibleQueue, datetime]:
        now = store.database.now(connection)
        wanted = visible_queue(shown_jobs(connection, now), turned_away(connection, now), now)
        return wanted, now

    async def read() -> tuple[VisibleQueue, datetime]:
        return await store.read(look)

    return read
