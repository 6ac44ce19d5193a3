"""Who is here, in SQL: each seat's own row, and all of them."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Delete, Update, delete, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from app.domain.presence import SeatRow
from app.store.database import Database
from app.store.schema import seats

_LENGTHS = {"operator": 100, "version": 20, "trouble": 20}


def seats_here(connection: Connection) -> list[SeatRow]:
    """The rows of all seats by name, dead ones too: `app.domain.presence` says who lives."""
    query = select(seats).order_by(seats.c.seat)
    return [
        SeatRow(
            seat=row.seat,
            run=row.run,
            operator=row.operator,
            version=row.version,
            trouble=row.trouble,
            beat=row.beat,
            started_at=row.started_at,
            seen_at=row.seen_at,
        )
        for row in connection.execute(query)
    ]


def row_of(connection: Connection, seat: str) -> SeatRow | None:
    """One seat's row."""
    return next((row for row in seats_here(connection) if row.seat == seat), None)


def come(connection: Connection, database: Database, new: SeatRow, instead_of: str | None) -> bool:
    """Write this seat's row, where none is or the run `instead_of` has it; False if it did not.

    `new.beat` and times are the store's affair.
    """
    values = _of(new) | {"run": new.run, "started_at": _now(database, connection)}
    if instead_of is not None:
        taken = connection.execute(
            update(seats)
            .where(seats.c.seat == new.seat, seats.c.run == instead_of)
            .values(**values, **_beaten(database, connection))
        )
        return taken.rowcount == 1
    with contextlib.suppress(IntegrityError), connection.begin_nested():
        connection.execute(
            insert(seats).values(
                seat=new.seat, beat=1, seen_at=_now(database, connection), **values
            )
        )
        return True
    return False


def beat(connection: Connection, database: Database, row: SeatRow) -> bool:
    """Say in one statement that this run lives; False where it has its row no more."""
    return _one(
        connection,
        update(seats)
        .where(seats.c.seat == row.seat, seats.c.run == row.run)
        .values(**_of(row), **_beaten(database, connection)),
    )


def leave(connection: Connection, row: SeatRow) -> bool:
    """Remove the row of this run; another run's stays."""
    return _one(connection, delete(seats).where(seats.c.seat == row.seat, seats.c.run == row.run))


def forget(connection: Connection, before: datetime) -> int:
    """Remove rows not written since `before` (store time): their PCs come no more."""
    return connection.execute(delete(seats).where(seats.c.seen_at < before)).rowcount


def long_ago(database: Database, connection: Connection, days: int) -> datetime:
    """So many days before now, store time."""
    return database.now(connection) - timedelta(days=days)


def _one(connection: Connection, statement: Update | Delete) -> bool:
    return connection.execute(statement).rowcount == 1


def _of(row: SeatRow) -> dict[str, Any]:
    return {name: getattr(row, name)[:length] for name, length in _LENGTHS.items()}


def _beaten(database: Database, connection: Connection) -> dict[str, Any]:
    return {"beat": seats.c.beat + 1, "seen_at": _now(database, connection)}


def _now(database: Database, connection: Connection) -> Any:
    """Store time within the statement itself: a beat is one statement, not two."""
    if connection.dialect.name == "sqlite":
        return database.now(connection)
    return func.utc_timestamp(text("6"))
