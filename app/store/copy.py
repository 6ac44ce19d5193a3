"""Moving a PC's own store up to an office's database: table by table, then compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Connection, Table, func, insert, inspect, select

from app.domain.errors import UserError
from app.domain.job import JobStatus
from app.store.database import Database
from app.store.schema import (
    access_log,
    chunks,
    jobs,
    lease,
    marks,
    metadata,
    operators,
    queue_state,
    rows,
    seats,
)

PAGE = 500
# One megabyte each: several would not fit one packet.
CHUNK_PAGE = 1
# What belongs to a store's own life, not to its content, and who the office lets do what.
LEFT_OUT = frozenset({lease.name, marks.name, seats.name, operators.name, queue_state.name})
# An office has one from the first command on; its lines are added to.
GROWS = frozenset({access_log.name})


@dataclass(frozen=True, slots=True)
class Copied:
    """How many jobs and rows are there now."""

    jobs: int
    rows: int


def refuse_used(office: Database) -> None:
    """See that a database holds nothing that a copy could meet. Changes nothing.

    Raises UserError naming what is there, the jobs of another program among it.
    """
    there = office.look(lambda connection: set(inspect(connection).get_table_names()))
    for table in metadata.sorted_tables:
        counts = table.name not in LEFT_OUT | GROWS and table.name in there
        if counts and office.look(partial(count, table=table)):
            raise UserError(
                f"That database holds something in {table.name} already. "
                "Copy into one that no list was added to yet"
            )


def copy_store(here: Database, office: Database) -> Copied:
    """Copy everything into a database of which `refuse_used` has nothing to say.

    Both must have this version's tables. A list that was being checked waits in the office's
    queue. Cut off, it leaves what was copied: empty the tables and begin again. Raises UserError
    when the store was changed meanwhile, and StoreUnavailable.
    """
    refuse_used(office)
    tables = [table for table in metadata.sorted_tables if table.name not in LEFT_OUT]
    for table in tables:
        _copy_table(here, office, table)
    for table in tables:
        own = here.look(partial(count, table=table))
        copied = office.look(partial(count, table=table))
        if copied < own or (copied > own and table.name not in GROWS):
            raise UserError(
                f"The copy of {table.name} is not whole: something was changed meanwhile. Close "
                "Rollcheck everywhere, empty that database and copy again"
            )
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
            values = [_as_copied(table, dict(row._mapping)) for row in page]
            office.transact(partial(_insert, table=table, values=values))


def _as_copied(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    if table.name in GROWS:
        return {name: value for name, value in row.items() if name != "entry"}
    if table is not jobs:
        return row
    # The office's epochs begin anew: a job that seemed to run under a later one would hold the
    # one running slot for ever.
    runs = row["status"] == JobStatus.PROCESSING
    return row | {"epoch": 0, "running_slot": None} | ({"status": JobStatus.QUEUED} if runs else {})


def _insert(connection: Connection, table: Table, values: list[dict[str, Any]]) -> None:
    connection.execute(insert(table), values)
