"""The store of many seats: one MySQL or MariaDB, reached with PyMySQL; SQL in the caller's thread.

Tested on MariaDB 10.11. What is set for each connection, and why:

- READ COMMITTED for writes: with `innodb_snapshot_isolation` (the default from MariaDB 11.6.2 on)
  REPEATABLE READ ends claims of several seats with error 1020 (measured, queues-and-seats notes,
  2). Reads are REPEATABLE READ, so that a look at several tables fits together.
- A strict `sql_mode`: a server that cuts values short without a word would change answers.
- A short `wait_timeout`: the server keeps the locks of a seat that was frozen or cut off within a
  transaction until it takes the connection to be dead; by default that is eight hours.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

from app.domain.errors import StoreUnavailable, UserError
from app.store import changes
from app.store.database import Database, Now, store_errors
from app.store.marks import Marks
from app.store.repeat import Repeats, is_lost
from app.store.tls import Tls, tls_arguments

T = TypeVar("T")

CONNECT_SECONDS = 5
ANSWER_SECONDS = 30
LOCK_SECONDS = 10
# Firewalls forget connections that are older.
RECYCLE_SECONDS = 1800
POOL = 6
STRICT = "STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO"
SMALLEST_PACKET = 4_000_000
# PyMySQL doubles bytes by hex-encoding them (measured); the rest is room for the statement.
_PACKET_PARTS = 2.2


class ServerDatabase(Database):
    """One database on a server. Every write is done exactly once or not at all.

    A transaction that a deadlock or a lost connection undid is run again; whether a COMMIT whose
    answer was lost was done is looked up in `rollcheck_marks`, not guessed. `first_work` is done
    before anything else; what it raises is raised until it succeeds.
    """

    is_shared = True

    def __init__(
        self, writes: Engine, reads: Engine, glances: Engine, now: Now | None = None
    ) -> None:
        super().__init__(writes)
        self.reads = reads
        self.glances = glances
        self.first_work: Callable[[], None] | None = None
        self._first_turn = threading.RLock()
        self._first_under_way = False
        self._given_now = now
        self._marks = Marks(writes)
        self._repeats = Repeats()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """As `Database.read`."""
        with store_errors(), self.reads.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """As `Database.write`, once only: use `transact` wherever the work can be repeated."""
        with store_errors(), self.engine.connect() as connection:
            changes.take(connection)
            with connection.begin():
                yield connection
            self._tell(connection)

    def look(self, work: Callable[[Connection], T]) -> T:
        """As `Database.look`."""

        def attempt() -> T:
            with self.reads.connect() as connection, connection.begin():
                return work(connection)

        self._begin()
        with store_errors():
            return self._repeats.run(attempt)

    def glance(self, work: Callable[[Connection], T]) -> T:
        """As `Database.glance`; a transaction around it would be a statement more."""

        def attempt() -> T:
            with self.glances.connect() as connection:
                return work(connection)

        self._begin()
        with store_errors():
            return self._repeats.run(attempt)

    def transact(self, work: Callable[[Connection], T]) -> T:
        """As `Database.transact`."""
        self._begin()
        with store_errors():
            return self._repeats.run(lambda: self._attempt(work))

    def now(self, connection: Connection) -> datetime:
        """Store time, naive UTC: the server's, so that seats' clocks never count."""
        if self._given_now is not None:
            return self._given_now()
        moment: datetime = connection.execute(text("SELECT UTC_TIMESTAMP(6)")).scalar_one()
        return moment

    def shrink(self) -> None:
        """A server gives space back by itself."""

    def close(self) -> None:
        """Give back every connection."""
        super().close()
        self.reads.dispose()
        self.glances.dispose()

    def _begin(self) -> None:
        if self.first_work is None:
            return
        # Other threads wait here; what the first work itself asks comes in the same thread.
        with self._first_turn:
            first = self.first_work
            if first is None or self._first_under_way:
                return
            self._first_under_way = True
            try:
                first()
                self.first_work = None
            finally:
                self._first_under_way = False

    def _attempt(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect() as connection:
            changes.take(connection)
            transaction = connection.begin()
            try:
                result = work(connection)
                mark = self._marks.set(connection)
            except BaseException:
                transaction.rollback()
                raise
            try:
                transaction.commit()
            except DBAPIError as lost:
                if not is_lost(lost) or not self._marks.was_kept(mark):
                    raise
                # What it was is gone with the connection.
                self.when_changed()
                return result
            self._tell(connection)
            return result


def open_shared(
    url: URL,
    *,
    tls: Tls | None = None,
    idle_seconds: float = 45,
    now: Now | None = None,
    answer_seconds: float = ANSWER_SECONDS,
) -> ServerDatabase:
    """The store on a server; nothing is asked of it yet. `url` names host, user and database.

    `answer_seconds` is how long one statement may take. `idle_seconds`: the server ends a
    connection on which nothing was said for so long, locks and all. `now` is for tests; without it
    store time is the server's.
    Raises UserError for an address or a certificate file that cannot be used.
    """
    arguments = {
        "connect_timeout": CONNECT_SECONDS,
        "read_timeout": answer_seconds,
        "write_timeout": answer_seconds,
        "charset": "utf8mb4",
        "init_command": _init_command(max(5, math.ceil(idle_seconds))),
        **tls_arguments(url, tls or Tls()),
    }
    plain = plain_address(url)
    made = [
        create_engine(
            plain,
            connect_args=arguments,
            isolation_level=level,
            pool_pre_ping=True,
            # What the server has ended meanwhile the ping finds; making connections anew all the
            # time cost an idle seat more than everything else it asks (measured, bench_office).
            pool_recycle=RECYCLE_SECONDS,
            # The same one again and again: of several that take turns each would grow old.
            pool_use_lifo=True,
            # Every transaction here is ended by itself; a second end is a statement for nothing.
            pool_reset_on_return=None,
            pool_size=POOL,
            pool_timeout=CONNECT_SECONDS,
            # A glance has no transaction that could be ended.
            skip_autocommit_rollback=level == "AUTOCOMMIT",
            # hide_parameters: SQLAlchemy's errors would carry ID numbers into tracebacks and logs.
            hide_parameters=True,
        )
        for level in ("READ COMMITTED", "REPEATABLE READ", "AUTOCOMMIT")
    ]
    return ServerDatabase(made[0], made[1], made[2], now)


def plain_address(url: URL) -> URL:
    """The address as the driver takes it. Raises UserError for another kind of database."""
    if url.get_backend_name() not in ("mysql", "mariadb"):
        raise UserError(
            f"The database address begins with {url.drivername}://, which Rollcheck does not know. "
            "Use mysql+pymysql://USER@HOST/DATABASE"
        )
    if not url.host or not url.database:
        raise UserError(
            "The database address names no host or no database. "
            "Use mysql+pymysql://USER@HOST/DATABASE"
        )
    # Options in an address could switch the certificate's check off unseen (measured: one of
    # PyMySQL's loses the CA and the host check).
    return url.set(drivername="mysql+pymysql", query={})


def measure_packets(database: ServerDatabase) -> None:
    """Fit the length of stored pieces to what the server takes in one packet.

    Raises UserError when it takes less than 4 MB, and StoreUnavailable.
    """
    packet = database.look(
        lambda connection: int(
            connection.execute(text("SELECT @@SESSION.max_allowed_packet")).scalar_one()
        )
    )
    if packet < SMALLEST_PACKET:
        raise UserError(
            f"The database server takes packets of {packet:,} bytes only. Ask its administrator "
            "to set max_allowed_packet to 16M"
        )
    database.chunk_bytes = min(Database.chunk_bytes, int(packet / _PACKET_PARTS))


def _init_command(idle_seconds: int) -> str:
    return (
        f"SET SESSION sql_mode='{STRICT}', time_zone='+00:00', wait_timeout={idle_seconds}, "
        f"innodb_lock_wait_timeout={LOCK_SECONDS}"
    )


__all__ = [
    "ServerDatabase",
    "StoreUnavailable",
    "measure_packets",
    "open_shared",
    "plain_address",
]
