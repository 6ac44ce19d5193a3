"""How every migration makes tables, columns and indexes: what is there already is left as it is.

A server does not take changes of tables back: an upgrade that was cut off must be able to run
again from its beginning. It is also how the jobs' table of the system before is adopted: the
columns it lacks are added, its rows and its own columns stay.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
CHUNK = sa.LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mysql", "mariadb")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_OPTIONS = {"engine": "InnoDB", "charset": "utf8mb4", "collate": "utf8mb4_bin"}


def create_table(name: str, *parts: Any) -> None:
    """Make a table whose texts a server compares byte by byte, as SQLite does.

    A server's own collation may find "desk", "Desk" and "dësk" to be the same seat.
    """
    if _inspector().has_table(name):
        _complete_table(name, parts)
        return
    options: dict[str, Any] = {
        f"{kind}_{key}": value for kind in ("mysql", "mariadb") for key, value in _OPTIONS.items()
    }
    op.create_table(name, *parts, **options)


def add_column(table: str, column: sa.Column[Any]) -> None:
    """Add a column that is not there yet."""
    if column.name not in {one["name"] for one in _inspector().get_columns(table)}:
        op.add_column(table, column)


def create_index(name: str, table: str, columns: list[str], *, unique: bool = False) -> None:
    """Add an index that is not there yet, by its name or by its columns."""
    there = _inspector().get_indexes(table)
    if not any(one["name"] == name or one["column_names"] == columns for one in there):
        op.create_index(name, table, columns, unique=unique)


def _complete_table(name: str, parts: tuple[Any, ...]) -> None:
    for part in parts:
        if isinstance(part, sa.Column):
            if not part.nullable and part.server_default is None:
                part.server_default = sa.DefaultClause(_nothing(part.type))
            add_column(name, part)
    unique = {tuple(one["column_names"]) for one in _inspector().get_unique_constraints(name)}
    for part in parts:
        if isinstance(part, sa.UniqueConstraint):
            columns = [str(column) for column in part._pending_colargs]
            if tuple(columns) not in unique:
                op.create_unique_constraint(str(part.name), name, columns)


def _nothing(kind: sa.types.TypeEngine[Any]) -> str:
    """What rows that were there before hold in a new column: 0 or an empty text.

    A version of 0 marks a job that Rollcheck did not make (`app.store.adopt`).
    """
    return "" if isinstance(kind, sa.String | sa.Text) else "0"


def _inspector() -> sa.Inspector:
    return sa.inspect(op.get_bind())
