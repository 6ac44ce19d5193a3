"""A look at a database server from outside: how far one comes, and what it says of itself.

Blocks, for as long as its time-outs allow; changes nothing.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pymysql
from sqlalchemy.engine import URL

from app.domain.barrier import Barred, Barrier
from app.domain.grants import Grants, read_grants
from app.store.tls import Tls, tls_arguments
from app.store.upgrade import VERSION_TABLE

CONNECT_SECONDS = 5
ANSWER_SECONDS = 8


@dataclass(frozen=True, slots=True)
class ServerFacts:
    """What a server says of itself. `cipher` is "" in the clear; times are seconds.

    `version` is the tables' version, None while there are none; `ahead` is how far this PC's
    clock is before the server's.
    """

    server: str
    cipher: str
    packet: int
    snapshot_isolation: bool
    idle_seconds: int
    ahead: float
    grants: Grants
    version: str | None
    tables: frozenset[str]


_BY_NUMBER = {
    1040: Barrier.FULL,
    1044: Barrier.NOT_THIS_DATABASE,
    1045: Barrier.LOGIN,
    1049: Barrier.NO_DATABASE,
    1129: Barrier.NOT_FROM_HERE,
    1130: Barrier.NOT_FROM_HERE,
    1203: Barrier.FULL,
    1226: Barrier.FULL,
    1698: Barrier.LOGIN,
    2013: Barrier.OTHER_SERVER,
    2026: Barrier.NO_TLS,
    3159: Barrier.TLS_WANTED,
}


def look_at_server(url: URL, tls: Tls) -> ServerFacts:
    """Sign in and look. Raises Barred, and UserError for a certificate file that cannot be read."""
    arguments = tls_arguments(url, tls)
    with _barriers(), contextlib.closing(_connect(url, arguments)) as connection:
        return _facts(connection, url.database or "")


def _connect(url: URL, arguments: dict[str, Any]) -> Any:
    return pymysql.connect(
        host=url.host,
        port=url.port or 3306,
        user=url.username,
        password=url.password or "",
        database=url.database,
        charset="utf8mb4",
        connect_timeout=CONNECT_SECONDS,
        read_timeout=ANSWER_SECONDS,
        write_timeout=ANSWER_SECONDS,
        **arguments,
    )


def _facts(connection: Any, database: str) -> ServerFacts:
    with connection.cursor() as at:
        known = _variables(at)
        before = datetime.now(UTC).replace(tzinfo=None)
        theirs = _one(at, "SELECT UTC_TIMESTAMP(6)")
        after = datetime.now(UTC).replace(tzinfo=None)
        grants = read_grants((str(row[0]) for row in _all(at, "SHOW GRANTS")), database)
        tables = frozenset(str(row[0]) for row in _all(at, "SHOW TABLES"))
        cipher = _all(at, "SHOW SESSION STATUS LIKE 'Ssl_cipher'")
        return ServerFacts(
            server=known["version"],
            cipher=str(cipher[0][1]) if cipher else "",
            packet=int(known["max_allowed_packet"]),
            snapshot_isolation=known.get("innodb_snapshot_isolation", "OFF") == "ON",
            idle_seconds=int(known["wait_timeout"]),
            ahead=(before + (after - before) / 2 - theirs).total_seconds(),
            grants=grants,
            version=_version(at) if VERSION_TABLE in tables else None,
            tables=tables,
        )


def _variables(at: Any) -> dict[str, str]:
    names = "'version','max_allowed_packet','innodb_snapshot_isolation','wait_timeout'"
    rows = _all(at, f"SHOW VARIABLES WHERE Variable_name IN ({names})")
    return {str(name): str(value) for name, value in rows}


def _version(at: Any) -> str | None:
    try:
        return str(_one(at, f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608  # nosec B608
    except (pymysql.err.OperationalError, TypeError):
        # Not even this right, or an empty table: the rights are told apart from it.
        return None


def _all(at: Any, statement: str) -> list[Any]:
    at.execute(statement)
    return list(at.fetchall())


def _one(at: Any, statement: str) -> Any:
    return _all(at, statement)[0][0]


@contextlib.contextmanager
def _barriers() -> Iterator[None]:
    try:
        yield
    except pymysql.err.Error as refused:
        raise _barred(refused) from None
    except (OSError, EOFError, IndexError, ValueError) as broken:
        # What is no such server may send anything; PyMySQL takes its bytes as they are.
        raise Barred(Barrier.OTHER_SERVER, type(broken).__name__) from None


def _barred(refused: pymysql.err.Error) -> Barred:
    cause = getattr(refused, "original_exception", None) or refused.__context__
    if isinstance(cause, OSError):
        return Barred(barrier_of(cause), type(cause).__name__)
    number = refused.args[0] if refused.args else 0
    told = str(refused.args[1]) if len(refused.args) > 1 else ""
    if isinstance(refused, pymysql.err.InternalError) or number not in _BY_NUMBER:
        strange = isinstance(refused, pymysql.err.InternalError) or not number
        return Barred(Barrier.OTHER_SERVER if strange else Barrier.OTHER, f"{told} ({number})")
    return Barred(_BY_NUMBER[number], told)


def barrier_of(cause: BaseException) -> Barrier:
    """What a socket's or TLS's error means; for Redis too."""
    if isinstance(cause, ssl.SSLCertVerificationError):
        wrong_name = cause.verify_code in (62, 64)
        return Barrier.WRONG_NAME if wrong_name else Barrier.UNTRUSTED
    if isinstance(cause, ssl.SSLError):
        return Barrier.TLS_BROKEN
    if isinstance(cause, socket.gaierror):
        return Barrier.NAME
    if isinstance(cause, TimeoutError):
        return Barrier.SILENT
    if isinstance(cause, ConnectionRefusedError):
        return Barrier.CLOSED
    return Barrier.OTHER_SERVER if isinstance(cause, ConnectionError) else Barrier.UNREACHABLE
