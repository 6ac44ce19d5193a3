"""Notices, at the database itself, that a transaction changed what screens show.

So nobody who writes has to think of telling it, and nobody can forget.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event

from app.store.schema import batches, drafts, jobs, queue_state

SHOWN = frozenset({jobs.name, drafts.name, queue_state.name, batches.name})
_MARK = "rollcheck shown"


def watch(engine: Engine) -> None:
    """Notice from now on what this engine's connections change."""
    event.listen(engine, "after_execute", _after_execute)


def take(connection: Connection) -> bool:
    """Whether the connection's transaction has changed anything that is shown; asked once."""
    return bool(connection.info.pop(_MARK, False))


def _after_execute(connection: Connection, statement: Any, *_rest: Any) -> None:
    if getattr(statement, "is_dml", False) and statement.table.name in SHOWN:
        connection.info[_MARK] = True
