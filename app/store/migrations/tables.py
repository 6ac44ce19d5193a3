"""What every migration makes its tables with, so that both kinds of database compare alike."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

MOMENT = sa.DateTime().with_variant(mysql.DATETIME(fsp=6), "mysql", "mariadb")
CHUNK = sa.LargeBinary().with_variant(mysql.MEDIUMBLOB(), "mysql", "mariadb")
SEQUENCE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def create_table(name: str, *parts: Any) -> None:
    """Make a table whose texts a server compares byte by byte, as SQLite does.

    A server's own collation may find "desk", "Desk" and "dësk" to be the same seat.
    """
    op.create_table(
        name,
        *parts,
        mysql_engine="InnoDB",
        mysql_charset="utf8mb4",
        mysql_collate="utf8mb4_bin",
        mariadb_engine="InnoDB",
        mariadb_charset="utf8mb4",
        mariadb_collate="utf8mb4_bin",
    )
