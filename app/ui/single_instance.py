"""One window for each user and world: a second start hands its files to the first and ends.

The lock of the data folder says who is first; the system drops it when a process dies, however it
dies. The first listens on a local socket. Each message is one line of JSON, at most MAX_BYTES:

    first:   {"pid": 4711}                                      at once, so that it is known to live
    second:  {"do": "open", "paths": ["C:\\\\…"]} | {"do": "raise"} | {"do": "quit"}
    first:   {"ok": true}

The installer asks with "quit". Nothing else is understood.
"""

from __future__ import annotations

import ctypes
import getpass
import hashlib
import json
import logging
import os
import sys
import time
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.domain.errors import UserError

log = logging.getLogger(__name__)

MAX_BYTES = 1_000_000
MAX_PATHS = 2_000
ANSWER_WITHIN = 5.0
_TALK_MS = 5_000


class Ask(Enum):
    """What a second start may ask of the first."""

    OPEN = "open"
    RAISE = "raise"
    QUIT = "quit"


_ASKS = [ask.value for ask in Ask]


@dataclass(frozen=True, slots=True)
class Request:
    """`paths` are absolute, and empty unless something is to be opened."""

    ask: Ask
    paths: tuple[Path, ...] = ()


class NotAnswering(UserError):
    """The first window runs and does not answer."""

    def __init__(self, pid: int | None) -> None:
        text = QCoreApplication.translate(
            "SingleInstance",
            "Rollcheck is running already{process}, but does not answer. Wait a minute, or end it "
            "in the Task Manager, then start it again; answers that were received are kept.",
        )
        super().__init__(text.format(process=f" (process {pid})" if pid else ""))
        self.pid = pid


# ---- The messages ----


def encode(request: Request) -> bytes:
    """One line."""
    message: dict[str, Any] = {"do": request.ask.value}
    if request.paths:
        message["paths"] = [str(path) for path in request.paths]
    return json.dumps(message).encode() + b"\n"


def decode(line: bytes) -> Request:
    """Raises ValueError, without quoting it, for anything that is no request."""
    try:
        message = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("not JSON") from None
    if not isinstance(message, dict) or not message.keys() <= {"do", "paths"}:
        raise ValueError("unknown fields")
    if message.get("do") not in _ASKS:
        raise ValueError("an unknown wish")
    ask = Ask(message["do"])
    paths = message.get("paths", [])
    if not isinstance(paths, list) or len(paths) > MAX_PATHS:
        raise ValueError("paths are not a list, or too many")
    if paths and ask is not Ask.OPEN:
        raise ValueError("paths where none belong")
    return Request(ask, tuple(_absolute(path) for path in paths))


def _absolute(path: object) -> Path:
    if not isinstance(path, str) or "\0" in path or not Path(path).is_absolute():
        raise ValueError("a path that is not absolute")
    return Path(path)


def server_name(data_dir: Path) -> str:
    """The socket's name: for this user and this data folder, and so for this world."""
    owner = f"{getpass.getuser()}\0{os.path.normcase(data_dir.resolve())}"
    return f"rollcheck-{hashlib.sha256(owner.encode()).hexdigest()[:20]}"


# ---- The first ----


class FirstInstance(QObject):
    """Holds the world for this process and passes on what later starts ask."""

    asked = Signal(Request)

    def __init__(self, lock: FileLock, name: str) -> None:
        super().__init__()
        self._lock = lock
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        # The lock is ours: a socket of that name was left by a process that was killed.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            # Not worth refusing to work: only later starts notice.
            log.warning("Later starts cannot hand over: %s", self._server.errorString())

    def close(self) -> None:
        """Let the next start be the first."""
        self._server.close()
        self._lock.release()

    def _welcome(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Visit(socket, self)


class _Visit(QObject):
    """One conversation; ends by itself, with the other side or after _TALK_MS."""

    def __init__(self, socket: QLocalSocket, first: FirstInstance) -> None:
        super().__init__(first)
        self._socket = socket
        self._first = first
        socket.setParent(self)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        limit = QTimer(self, singleShot=True, interval=_TALK_MS)
        limit.timeout.connect(self._give_up)
        limit.start()
        socket.write(_line({"pid": os.getpid()}))

    def _read(self) -> None:
        if not self._socket.canReadLine():
            if self._socket.bytesAvailable() > MAX_BYTES:
                self._refuse("too long")
            return
        try:
            request = decode(bytes(self._socket.readLine(MAX_BYTES).data()))
        except ValueError as wrong:
            self._refuse(str(wrong))
            return
        self._answer(ok=True)
        self._first.asked.emit(request)

    def _give_up(self) -> None:
        self._socket.abort()

    def _refuse(self, reason: str) -> None:
        log.warning("A later start sent what is no request: %s", reason)
        self._answer(ok=False)

    def _answer(self, *, ok: bool) -> None:
        self._socket.readyRead.disconnect(self._read)
        self._socket.write(_line({"ok": ok}))
        self._socket.disconnectFromServer()


# ---- The second ----


def claim(
    data_dir: Path, request: Request, answer_within: float = ANSWER_WITHIN
) -> FirstInstance | None:
    """Be the first in this data folder, which must exist; or hand the request over.

    None: the first has taken the request, this process is to end with 0. Raises NotAnswering after
    `answer_within` seconds, and OSError where the folder cannot be written to. Blocks: to be
    called before the window and the loop are there.
    """
    lock = FileLock(data_dir / "window.lock", thread_local=False)
    name = server_name(data_dir)
    until = time.monotonic() + answer_within
    pid = None
    while True:
        # Again in every turn: the first may be closing just now.
        if _is_ours(lock):
            return FirstInstance(lock, name)
        taken, heard = hand_over(name, request, until)
        pid = heard or pid
        if taken:
            return None
        if time.monotonic() >= until:
            raise NotAnswering(pid)
        time.sleep(0.02)


def _is_ours(lock: FileLock) -> bool:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    return True


def hand_over(name: str, request: Request, until: float) -> tuple[bool, int | None]:
    """Whether the first took it, and its process as far as it was heard; `until` is monotonic.

    Raises NotAnswering when the first does not understand the request.
    """
    socket = QLocalSocket()
    socket.connectToServer(name)
    try:
        if not socket.waitForConnected(_left_ms(until)):
            return False, None
        pid = _read_line(socket, until).get("pid")
        if not isinstance(pid, int):
            return False, None
        _let_it_come_forward(pid)
        socket.write(encode(request))
        taken = _read_line(socket, until).get("ok")
        if taken is False:
            # It lives and does not understand us, as an older version might not.
            raise NotAnswering(pid)
        return taken is True, pid
    finally:
        socket.abort()


def _read_line(socket: QLocalSocket, until: float) -> dict[str, Any]:
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_left_ms(until)) or socket.bytesAvailable() > MAX_BYTES:
            return {}
    try:
        message = json.loads(socket.readLine(MAX_BYTES).data())
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def _left_ms(until: float) -> int:
    return max(1, round((until - time.monotonic()) * 1000))


def _let_it_come_forward(pid: int) -> None:
    # Windows lets only the process the operator has just started give the foreground away.
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(pid)


def _line(message: dict[str, Any]) -> bytes:
    return json.dumps(message).encode() + b"\n"
