"""Moving a PC's own store up to an office's database: table by table, then compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from app.domain.errors import BugError, UserError
from app.store.database import Database
from app.store.schema import chunks, jobs, lease, marks, metadata, rows, seats

PAGE = 500
# One megabyte each: several would not fit one packet.
CHUNK_PAGE = 1
# What belongs to a store's own life, not to its content.
LEFT_OUT = frozenset({lease.name, marks.name, seats.name})


@dataclass(frozen=True, slots=True)
class Copied:
    """How many jobs and rows are there now."""

    jobs: int
    rows: int


def copy_store(here: Database, office: Database) -> Copied:
    """Copy everything into an empty database. Both must have this version's tables.

    Cut off, it leaves what was copied: empty the tables and begin again. Raises UserError for a
    database that holds jobs, and StoreUnavailable.
    """
    if office.look(partial(count, table=jobs)):
        raise UserError("That database holds jobs already. Copy into one that no seat has used yet")
    tables = [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]
    for table in tables:
        _copy_table(here, office, table)
    for table in tables:
        if here.look(partial(count, table=table)) != office.look(partial(count, table=table)):
            raise BugError(f"the copy of {table.name} is not whole")
    counted = [office.look(partial(count, table=table)) for table in (jobs, rows)]
    return Copied(*counted)


def count(connection: Connection, table: Table) -> int:
    """How many rows a table has."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def _copy_table(here: Database, office: Database, table: Table) -> None:
    size = CHUNK_PAGE if table is chunks else PAGE
    keys = list(table.primary_key.columns)
    with here.read() as connection:
        found = connection.execute(select(table).order_by(*keys))
        while page := found.fetchmany(size):
            values = [dict(row._mapping) for row in page]
            office.transact(partial(_insert, table=table, values=values))


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    connection.execute(insert(table), values)
