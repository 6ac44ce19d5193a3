"""The Redis inbox as a seat reads it, and the programs that push into it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from app.bootstrap import Seat
from app.engine.drafts import Drafts
from app.engine.inbox import Inbox
from app.engine.inbox.taking import EntryTaker, Take
from app.seats.bus.connect import RedisTarget
from app.store import drafts, inbox, jobs
from app.store.inbox import InboxRecord
from app.store.schema import inbox as table
from tests.helpers.buses import KEYS, TENTH
from tests.helpers.redis_server import RedisServer
from tests.helpers.seats import until

POLL = 0.02


def inbox_of(
    seat: Seat,
    take: Take | Drafts,
    server: RedisServer,
    *roots: Path,
    name: str = "desk",
    alive: float = 0.5,
) -> Inbox:
    """A seat's reader; it does nothing before it runs."""
    taker = taker_of(seat, take, *roots)
    target = RedisTarget("127.0.0.1", server.port)
    return Inbox(target, KEYS, name, taker, poll=POLL, alive=alive, times=TENTH)


def taker_of(seat: Seat, take: Take | Drafts, *roots: Path) -> EntryTaker:
    """What deals with a seat's entries."""
    take = take.take if isinstance(take, Drafts) else take
    return EntryTaker(seat.store, take, seat.municipalities, roots)


@asynccontextmanager
async def reading(*inboxes: Inbox) -> AsyncIterator[None]:
    """They read until the end."""
    tasks = [asyncio.ensure_future(one.run()) for one in inboxes]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


def entry(path: Path | str, sender_id: str = "theirs-1", **changes: Any) -> str:
    """An entry as the system this one replaces wrote it."""
    told = {
        "id": sender_id,
        "filePath": str(path),
        "fileSize": 100,
        "status": "queued",
        "progress": 0,
        "createdAt": "2026-11-24T12:00:00.000Z",
        "priority": 1,
        "userId": 7,
    }
    return json.dumps({**told, **changes})


def push(server: RedisServer, *entries: str | bytes) -> None:
    """As another program does."""
    with server.client() as client:
        client.lpush(KEYS.inbox, *entries)


async def emptied(server: RedisServer) -> None:
    """Wait until nothing is left to deal with, in no list."""
    with server.client() as client:
        await until(lambda: client.llen(KEYS.inbox) == 0)
        await until(lambda: not list(client.scan_iter("membership:rollcheck:inbox:taking:*")))


def records(seat: Seat) -> dict[str, InboxRecord]:
    """What became of the entries, by their senders' ids."""
    with seat.store.database.read() as connection:
        keys = connection.execute(table.select()).all()
        found = [inbox.find(connection, row.entry_key) for row in keys]
    return {one.sender_id: one for one in found if one}


def jobs_and_drafts(seat: Seat) -> tuple[list[jobs.Job], list[drafts.Draft]]:
    """What came in, oldest first."""
    with seat.store.database.read() as connection:
        return jobs.list_jobs(connection)[::-1], drafts.open_drafts(connection)
