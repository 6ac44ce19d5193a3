"""Whether a COMMIT whose answer was lost was done: each thread of a seat counts its writes in SQL.

The count is the last thing a transaction writes. The look that follows a lost answer locks the
row: a transaction that the server has not ended yet is waited for, not overlooked.
"""

from __future__ import annotations

import secrets
import threading
import time
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, insert, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.store.schema import marks

PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.5


class Mark(NamedTuple):
    """One write: the thread's own row, and how many it had then."""

    name: str
    number: int


class Marks:
    """The marks of one process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._own = threading.local()
        self._run = secrets.token_hex(12)

    def set(self, connection: Connection) -> Mark:
        """Mark the transaction of this connection, as its last statement."""
        mark = Mark(self._name(), getattr(self._own, "number", 0) + 1)
        self._own.number = mark.number
        connection.execute(
            update(marks)
            .where(marks.c.mark == mark.name)
            .values(number=mark.number, at=func.utc_timestamp())
        )
        return mark

    def was_kept(self, mark: Mark) -> bool:
        """Whether that transaction was committed; waits for a server that is away for a moment.

        The last error passes when it does not come back in time.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            try:
                return self._number_of(mark.name) == mark.number
            except DBAPIError:
                if time.monotonic() >= end:
                    raise
                time.sleep(_LOOK_SECONDS)

    def _number_of(self, name: str) -> int:
        query = select(marks.c.number).where(marks.c.mark == name).with_for_update()
        with self._engine.connect() as connection, connection.begin():
            return int(connection.execute(query).scalar_one())

    def _name(self) -> str:
        name: str | None = getattr(self._own, "name", None)
        if name is None:
            name = f"{self._run}-{threading.get_ident():x}"
            # In a transaction of its own: the look must find a row to wait for.
            with self._engine.connect() as connection, connection.begin():
                _insert(connection, name)
            self._own.name = name
        return name


def _insert(connection: Connection, name: str) -> None:
    try:
        with connection.begin_nested():
            connection.execute(insert(marks).values(mark=name, number=0, at=func.utc_timestamp()))
    except IntegrityError:
        # A thread that has ended had this number: its count goes on anew.
        connection.execute(update(marks).where(marks.c.mark == name).values(number=0))
