"""Opening the store and its transactions; SQL runs in the caller's thread.

SQLite older than 3.51.3 can corrupt a WAL database that several connections use (the WAL-reset
fault, sqlite.org, fixed in 3.51.3), so the rollback journal is used unless the library is newer.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from app.domain.errors import StoreUnavailable, UserError
from app.store import changes

WAL_SAFE = (3, 51, 3)
BUSY_SECONDS = 30
NETWORK_FILESYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"})

Now = Callable[[], datetime]
T = TypeVar("T")


def utc_now() -> datetime:
    """Store time of the embedded store: naive UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


class Database:
    """One store, here in a file; `app.store.server.ServerDatabase` is that of many seats.

    Reads and writes are separate so that a write takes its lock at once. `when_changed` is called,
    in the thread of the writer, after a commit of anything that screens show.
    A deferred SQLite transaction that reads and then writes fails at once with SQLITE_BUSY,
    ignoring the time-out; `write` therefore begins IMMEDIATE, `read` does not.
    """

    is_shared = False
    chunk_bytes = 1_000_000

    def __init__(self, engine: Engine, now: Now = utc_now) -> None:
        self.engine = engine
        self.when_changed: Callable[[], None] = _nobody
        self._now = now
        changes.watch(engine)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view. Raises StoreUnavailable when the store does not answer."""
        with store_errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing. Raises StoreUnavailable."""
        with store_errors(), self.engine.connect() as plain:
            connection = plain.execution_options(rollcheck_write=True)
            changes.take(connection)
            with connection.begin():
                yield connection
            self._tell(connection)

    def look(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a consistent view. Raises StoreUnavailable."""
        with self.read() as connection:
            return work(connection)

    def glance(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which reads with one statement only. Raises StoreUnavailable."""
        return self.look(work)

    def transact(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction: all of it or nothing. Raises StoreUnavailable.

        On a server `work` may run several times, and only the last one counts.
        """
        with self.write() as connection:
            return work(connection)

    def _tell(self, connection: Connection) -> None:
        if changes.take(connection):
            self.when_changed()

    def now(self, _connection: Connection) -> datetime:
        """Store time, naive UTC."""
        return self._now()

    def shrink(self) -> None:
        """Give the space of what was removed back to the disk. Raises StoreUnavailable."""
        connection = self.engine.raw_connection()
        try:
            # A script, for `execute` makes one step and frees one page (measured, Python 3.11).
            connection.cursor().executescript("PRAGMA incremental_vacuum")
        except sqlite3.OperationalError as away:
            raise StoreUnavailable("the store is busy") from away
        finally:
            connection.close()

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()


def _nobody() -> None:
    """Nobody wants to know."""


def open_embedded(path: Path, now: Now = utc_now) -> Database:
    """The store in one file on this PC, for this user's eyes only.

    Raises UserError for a folder on a network drive: SQLite's locks do not hold there.
    """
    _refuse_network_drive(path.parent)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _keep_private(path)
    # hide_parameters: SQLAlchemy's errors would carry ID numbers into tracebacks and logs.
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, now)


def is_sqlite_url(url: str) -> bool:
    """Whether an SQLAlchemy address names an embedded store."""
    return make_url(url).get_backend_name() == "sqlite"


def _keep_private(path: Path) -> None:
    if not path.exists():
        path.touch(mode=0o600)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own BEGIN is deferred and comes at its own time: ours is emitted by the event.
    connection.isolation_level = None
    cursor = connection.cursor()
    journal = "WAL" if sqlite3.sqlite_version_info >= WAL_SAFE else "DELETE"
    for pragma in (
        "auto_vacuum = INCREMENTAL",
        f"journal_mode = {journal}",
        "synchronous = FULL",
        "secure_delete = ON",
        "foreign_keys = ON",
        "mmap_size = 0",
        f"busy_timeout = {BUSY_SECONDS * 1000}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("rollcheck_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def store_errors() -> Iterator[None]:
    """Tell a store that is away as an outage; every other error of SQL passes."""
    try:
        yield
    except OperationalError as away:
        raise StoreUnavailable(f"the store does not answer: {_plain(away)}") from away
    except DBAPIError as wrong:
        if wrong.connection_invalidated:
            raise StoreUnavailable("the connection to the store was lost") from wrong
        raise


def _plain(error: DBAPIError) -> str:
    # SQLAlchemy's own text quotes the statement's parameters: personal data.
    return str(error.orig).splitlines()[0][:200]


def on_network_drive(folder: Path) -> bool:
    """Whether a folder lies on another PC; may wait long for a share that does not answer."""
    return str(folder).startswith(("\\\\", "//")) or _is_remote(folder)


def _refuse_network_drive(folder: Path) -> None:
    if on_network_drive(folder):
        raise UserError(
            f"The data folder {folder} is on a network drive, where a database file breaks. "
            "Set ROLLCHECK_DATA_DIR to a folder on this PC"
        )


def _is_remote(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        remote_drive = 4
        drive = os.path.splitdrive(folder.absolute())[0] + "\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == remote_drive)
    return filesystem_of(folder, _mounts()) in NETWORK_FILESYSTEMS


def filesystem_of(folder: Path, mounts: str) -> str:
    """The kind of file system a folder lies on, from the text of `/proc/mounts`; "" if unknown.

    Links are followed: one may lead away from this PC.
    """
    real = folder.resolve()
    fields = [line.split() for line in mounts.splitlines()]
    # A space in a mount point is written as \040.
    points = [(Path(one[1].replace("\\040", " ")), one[2]) for one in fields]
    inside = [(point, kind) for point, kind in points if real.is_relative_to(point)]
    # Of two on one point the later one is seen.
    return sorted(inside, key=lambda mount: len(mount[0].parts))[-1][1] if inside else ""


def _mounts() -> str:
    try:
        return Path("/proc/mounts").read_text()
    except OSError:
        return ""
