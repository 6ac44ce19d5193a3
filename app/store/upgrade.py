"""Bringing a store to this version's tables, with Alembic; nothing else in the database is touched.

Alembic is imported only when there is something to do: it costs a start 0.2 s.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from app.domain.errors import UserError
from app.store.adopt import Adopted
from app.store.database import Database

HEAD = "0003"
TARGET = "head"
LOCK_SECONDS = 60
VERSION_TABLE = "rollcheck_alembic_version"
MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(database: Database, adopted: Adopted | None = None) -> bool:
    """Make the tables fit this version; True when something was changed.

    Two that start together are safe: the second one waits for the first. On a server an upgrade
    that was cut off runs again from where it was. The jobs of a table that another program made
    are taken over with the first migration; `adopted` is filled. Raises UserError when a newer
    Rollcheck has made the store.
    """
    found = version_of(database)
    if found == HEAD:
        return False
    if found is not None and found > HEAD:
        raise UserError(
            "The data were made by a newer Rollcheck. Install that version or newer on this PC"
        )
    with database.write() as connection, _alone(connection):
        if _version_of(connection) == HEAD:
            return False
        _run_migrations(connection, adopted or Adopted())
    return True


def require_current(database: Database) -> None:
    """See that an office's database has this version's tables.

    A seat does not change them by itself: the other seats may be of an older version. Raises
    UserError, saying what to do, and StoreUnavailable.
    """
    found = version_of(database)
    if found == HEAD:
        return
    if found is None:
        raise UserError(
            "The office's database has no tables of Rollcheck yet. Its administrator runs "
            "`rollcheck database upgrade` once"
        )
    if found > HEAD:
        raise UserError(
            "The office's database is used by a newer Rollcheck. Install that version on this PC"
        )
    raise UserError(
        "The office's database is still of an older Rollcheck. Its administrator runs "
        "`rollcheck database upgrade` once, when every seat has this version"
    )


def version_of(database: Database) -> str | None:
    """The version of the store's tables; None while there are none."""
    with database.read() as connection:
        return _version_of(connection)


def _version_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(
        text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608  # nosec B608 - a constant
    ).scalar()
    return found


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """A server commits at every change of a table: there the transaction keeps nobody out."""
    if connection.dialect.name == "sqlite":
        yield
        return
    name = "CONCAT('rollcheck upgrade ', DATABASE())"
    if connection.execute(text(f"SELECT GET_LOCK({name}, {LOCK_SECONDS})")).scalar() != 1:
        raise UserError("Another PC is upgrading this database. Try again when it is done")
    try:
        yield
    finally:
        connection.execute(text(f"SELECT RELEASE_LOCK({name})"))


def _run_migrations(connection: Connection, adopted: Adopted) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["adopted"] = adopted
    command.upgrade(config, TARGET)
