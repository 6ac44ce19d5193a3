"""A real MariaDB for tests: one server a test run and worker, a fresh database for each test."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pymysql
import pytest
from pymysql.connections import Connection
from sqlalchemy.engine import URL

START_SECONDS = 60.0
ROOT = "office"
PASSWORD = "a password / with @ signs"


class MariaDb:
    """One server on a free port in a folder of its own; `options` are added to its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = free_port()
        self._folder = folder
        self._options = options
        self._made = 0
        self._process: subprocess.Popen[bytes] | None = None
        _install(folder / "data")

    def start(self) -> None:
        """Start it, or start it again on the same data and port; returns when it answers."""
        log = (self._folder / "server.log").open("ab")
        self._process = subprocess.Popen(
            [
                _program("mariadbd"),
                "--no-defaults",
                f"--datadir={self._folder / 'data'}",
                f"--socket={self._folder / 's'}",
                f"--pid-file={self._folder / 'pid'}",
                f"--port={self.port}",
                "--bind-address=127.0.0.1",
                "--user=root",
                "--skip-name-resolve",
                # What is on the disk must survive a restart, not a power cut.
                "--innodb-flush-log-at-trx-commit=2",
                "--innodb-buffer-pool-size=64M",
                *self._options,
            ],
            stdout=log,
            stderr=log,
        )
        log.close()
        self._wait()

    def stop(self) -> None:
        """Shut it down as its service would."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(30)
            self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(30)
            self._process = None

    @property
    def pid(self) -> int:
        """The server's process."""
        assert self._process is not None
        return self._process.pid

    def connect(self, database: str | None = None) -> Connection:
        """A connection with every right, for looking from outside."""
        return pymysql.connect(
            host="127.0.0.1",
            port=self.port,
            user=ROOT,
            password=PASSWORD,
            database=database,
            autocommit=True,
            ssl_disabled=True,
            connect_timeout=10,
        )

    def run(self, statement: str, database: str | None = None) -> list[tuple[object, ...]]:
        """Run one statement; its rows."""
        with contextlib.closing(self.connect(database)) as connection, connection.cursor() as at:
            at.execute(statement)
            return list(at.fetchall())

    def fresh_url(self) -> str:
        """The address of an empty database of its own, password included."""
        self._made += 1
        name = f"office_{self._made}"
        self.run(f"CREATE DATABASE {name} CHARACTER SET utf8mb4")
        return self.url(name)

    def url(self, database: str, user: str = ROOT, password: str = PASSWORD) -> str:
        """The address of a database as a setting holds it."""
        return URL.create(
            "mysql+pymysql", user, password, "127.0.0.1", self.port, database
        ).render_as_string(hide_password=False)

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                self._let_in()
                return
            except pymysql.err.OperationalError:
                assert self._process is not None
                if self._process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError(self._log()) from None
                time.sleep(0.05)

    def _let_in(self) -> None:
        """On its first start only root of the socket may come in."""
        try:
            self.connect().close()
        except pymysql.err.OperationalError as refused:
            if refused.args[0] not in (1045, 1130):
                raise
            with (
                contextlib.closing(
                    pymysql.connect(unix_socket=str(self._folder / "s"), user="root")
                ) as connection,
                connection.cursor() as at,
            ):
                at.execute(f"CREATE USER {ROOT}@'127.0.0.1' IDENTIFIED BY %s", (PASSWORD,))
                at.execute(f"GRANT ALL ON *.* TO {ROOT}@'127.0.0.1' WITH GRANT OPTION")

    def _log(self) -> str:
        return (self._folder / "server.log").read_text()[-3000:]


def free_port() -> int:
    """A port of loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running_mariadb(*options: str) -> Iterator[MariaDb]:
    """A server of one's own, to be stopped and killed at will."""
    # Not pytest's folder: the path of a socket has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="rcdb"))
    server = MariaDb(folder, *options)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def mariadb() -> Iterator[MariaDb]:
    """The server that tests share who do it no harm."""
    with running_mariadb() as server:
        yield server


def _install(data: Path) -> None:
    """The tables of an empty server, copied: making them takes seconds."""
    template = Path(tempfile.gettempdir()) / f"rollcheck-mariadb-{_version()}"
    if not (template / "ready").exists():
        making = Path(tempfile.mkdtemp(prefix="rcdb-template"))
        subprocess.run(
            [
                _program("mariadbd"),
                "--no-defaults",
                f"--datadir={making}",
                "--user=root",
                "--bootstrap",
                "--max_allowed_packet=8M",
                "--net_buffer_length=16K",
            ],
            input=_system_tables(),
            check=True,
            capture_output=True,
        )
        (making / "ready").touch()
        with contextlib.suppress(OSError):
            making.rename(template)
        shutil.rmtree(making, ignore_errors=True)
    shutil.copytree(template, data)


def _system_tables() -> bytes:
    """What `mariadb-install-db` feeds a new server; it needs a package that nothing else does."""
    scripts = Path("/usr/share/mysql")
    parts = ("mysql_system_tables", "mysql_performance_tables", "mysql_system_tables_data")
    begin = b"CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket='root';\n"
    return begin + b"".join((scripts / f"{part}.sql").read_bytes() for part in parts)


def _version() -> str:
    told = subprocess.run([_program("mariadbd"), "--version"], check=True, capture_output=True)
    return told.stdout.decode().split("Ver ")[-1].split("-")[0].strip()


def _program(name: str) -> str:
    found = shutil.which(name, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/sbin")
    if found is None:
        raise RuntimeError(f"{name} is not installed; packaging/debian/test.txt names its package")
    return found
