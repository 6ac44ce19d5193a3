"""A line before a MySQL or MariaDB that knows what a COMMIT is, for tests that block.

It can be cut, stalled and closed, and it asks a test what to do with every COMMIT of a transaction
that has written something.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

_QUERY = 0x03
_WRITES = (b"UPDATE", b"INSERT", b"DELETE")


class Act(Enum):
    """What becomes of one COMMIT.

    LOSE: it never arrives, and the connection is cut. KEEP: it is done, and the connection is cut
    before its answer comes back. HOLD: it never arrives, and nobody is told.
    """

    PASS = auto()
    LOSE = auto()
    KEEP = auto()
    HOLD = auto()


class MysqlLine:
    """Listens on `port` of loopback.

    `on_commit` is called in a thread of the line, with the writing statements before the COMMIT.
    """

    def __init__(self, to_port: int) -> None:
        self.on_commit: Callable[[bytes], Act] = lambda _written: Act.PASS
        self.stalled = threading.Event()
        self._to_port = to_port
        self._lock = threading.Lock()
        self._pairs: set[_Pair] = set()
        self._listener: socket.socket | None = None
        self.port = 0
        self.open()

    def open(self) -> None:
        """Let connections in, on the same port as before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen(64)
        self.port = listener.getsockname()[1]
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def close(self) -> None:
        """Cut every connection and let none in."""
        if self._listener is not None:
            # Wakes the thread that accepts; closing alone would leave it there.
            with contextlib.suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._listener = None
        self.cut()

    def cut(self) -> None:
        """Cut every connection; new ones may come."""
        with self._lock:
            pairs = list(self._pairs)
        for pair in pairs:
            pair.cut()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self._to_port), 5)
            except OSError:
                client.close()
                continue
            server.settimeout(None)
            pair = _Pair(self, client, server)
            with self._lock:
                self._pairs.add(pair)
            pair.start()

    def forget(self, pair: _Pair) -> None:
        """It was cut."""
        with self._lock:
            self._pairs.discard(pair)


class _Pair:
    def __init__(self, line: MysqlLine, client: socket.socket, server: socket.socket) -> None:
        self._line = line
        self._client = client
        self._server = server
        self._answer_is_lost = threading.Event()
        self._written = b""

    def start(self) -> None:
        for way in (self._there, self._back):
            threading.Thread(target=self._carry, args=(way,), daemon=True).start()

    def cut(self) -> None:
        for end in (self._client, self._server):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
        self._line.forget(self)

    def _carry(self, way: Callable[[], None]) -> None:
        try:
            way()
        except (OSError, EOFError):
            pass
        finally:
            self.cut()

    def _there(self) -> None:
        while True:
            head = _exactly(self._client, 4)
            body = _exactly(self._client, int.from_bytes(head[:3], "little"))
            self._wait_while_stalled()
            act = self._act(body[1:]) if body[:1] == bytes([_QUERY]) else Act.PASS
            if act is Act.LOSE:
                return
            if act is Act.HOLD:
                continue
            if act is Act.KEEP:
                self._answer_is_lost.set()
            self._server.sendall(head + body)

    def _act(self, statement: bytes) -> Act:
        if statement.startswith(_WRITES):
            self._written += statement
        if statement not in (b"COMMIT", b"ROLLBACK"):
            return Act.PASS
        written, self._written = self._written, b""
        commits = written and statement == b"COMMIT"
        return self._line.on_commit(written) if commits else Act.PASS

    def _back(self) -> None:
        while data := self._server.recv(1 << 16):
            self._wait_while_stalled()
            if self._answer_is_lost.is_set():
                return
            self._client.sendall(data)

    def _wait_while_stalled(self) -> None:
        look = threading.Event()
        while self._line.stalled.is_set():
            look.wait(0.02)


def _exactly(source: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        more = source.recv(count - len(data))
        if not more:
            raise EOFError
        data += more
    return data


@contextmanager
def mysql_line(to_port: int) -> Iterator[MysqlLine]:
    """A line before the server on this port of loopback."""
    line = MysqlLine(to_port)
    try:
        yield line
    finally:
        line.stalled.clear()
        line.close()
