"""A real Redis for tests: on a free port, in a folder of its own, to be stopped at will."""

from __future__ import annotations

import contextlib
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from tests.helpers.mariadb import free_port

START_SECONDS = 20.0


class RedisServer:
    """One server; `options` are arguments of `redis-server`, such as "--maxmemory", "3mb"."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.port = free_port()
        self._folder = folder
        self._options = options
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address as a setting holds it."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start it, or start it again on the same port; returns when it answers."""
        log = (self._folder / "server.log").open("ab")
        self._process = subprocess.Popen(
            [
                _program(),
                *("--port", str(self.port), "--bind", "127.0.0.1"),
                *("--dir", str(self._folder), "--save", "", "--appendonly", "no"),
                *self._options,
            ],
            stdout=log,
            stderr=log,
        )
        log.close()
        self._wait()

    def stop(self) -> None:
        """End it with everything it holds, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait(20)
            self._process = None

    def restart(self) -> None:
        """End it and start it empty."""
        self.stop()
        self.start()

    def freeze(self) -> None:
        """It answers no more, though its connections stand."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        """It answers again, also what was asked meanwhile."""
        self._send(signal.SIGCONT)

    @contextlib.contextmanager
    def client(self, **options: object) -> Iterator[redis.Redis]:
        """A look from outside, as another program has it; texts, not bytes."""
        with redis.Redis(
            host="127.0.0.1", port=self.port, decode_responses=True, **options
        ) as client:
            yield client

    def flush(self, **options: object) -> None:
        """Empty it."""
        with self.client(**options) as client:
            client.flushall()

    def _send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                with self.client() as client:
                    client.ping()
                return
            except redis.AuthenticationError:
                return
            except redis.RedisError:
                assert self._process is not None
                if self._process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((self._folder / "server.log").read_text()[-3000:]) from None
                time.sleep(0.02)


@contextlib.contextmanager
def running_redis(*options: str) -> Iterator[RedisServer]:
    """A server of one's own."""
    folder = Path(tempfile.mkdtemp(prefix="rcredis"))
    server = RedisServer(folder, *options)
    try:
        server.start()
        yield server
    finally:
        with contextlib.suppress(ProcessLookupError, AssertionError):
            server.thaw()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """An empty server that a test may do anything to."""
    with running_redis() as server:
        yield server


def _program() -> str:
    found = shutil.which("redis-server", path="/usr/bin:/usr/local/bin:/usr/sbin:/bin")
    if found is None:
        raise RuntimeError("redis-server is missing; packaging/debian/test.txt names its package")
    return found
