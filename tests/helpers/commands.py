"""The real program as a process, in a data folder and a home of its own."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psutil

PROJECT = Path(__file__).resolve().parents[2]
USER_NAME = "office-account"
PASSWORD = "sesame-of-the-office"
SECONDS = 60.0

# What a developer's own shell may hold and a test must not see.
_NOT_INHERITED = (
    *("ROLLCHECK_", "IEC_API_", "XDG_", "REDIS_", "MAX_FILE_SIZE", "DBUS_"),
    # Without a command the program opens a window wherever it finds a display.
    *("DISPLAY", "WAYLAND_", "QT_"),
)


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What it printed with --json: one object a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def object(self) -> dict[str, Any]:
        """Its only object."""
        (only,) = self.objects
        return only


class Running:
    """A command under way; everything it started can be found by its mark."""

    def __init__(self, process: subprocess.Popen[bytes], mark: str) -> None:
        self.process = process
        self._mark = mark
        self._texts: dict[str, list[bytes]] = {"out": [], "err": []}
        self._readers = [
            threading.Thread(target=_drain, args=(stream, self._texts[name]), daemon=True)
            for name, stream in (("out", process.stdout), ("err", process.stderr))
            if stream is not None
        ]
        for reader in self._readers:
            reader.start()

    @property
    def err(self) -> str:
        """Standard error so far."""
        return b"".join(self._texts["err"]).decode()

    def until(self, seen: Callable[[], bool], seconds: float = SECONDS) -> None:
        """Wait for a state of the world outside; fails when the command ends before."""
        wait_until(lambda: seen() or self.process.poll() is not None, seconds)
        assert seen(), f"ended with {self.process.poll()} before: {self.err}"

    def signal(self, number: int) -> None:
        """Send a signal to the command alone."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """SIGKILL the command alone: its children must see to themselves."""
        self.process.kill()
        self.process.wait(SECONDS)

    def end(self, seconds: float = SECONDS) -> Ran:
        """Wait until it has ended by itself."""
        code = self.process.wait(seconds)
        for reader in self._readers:
            reader.join(seconds)
        out = b"".join(self._texts["out"]).decode()
        return Ran(code, out, self.err)

    def left_behind(self) -> list[psutil.Process]:
        """Processes that the command started and that still live."""
        return [one for one in psutil.process_iter() if _carries(one, self._mark)]


@dataclass
class Rollcheck:
    """One user's Rollcheck: `run` a command, or `start` one and watch it."""

    root: Path
    iec_url: str | None = None
    env: dict[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.root / "data"

    @property
    def out(self) -> Path:
        """Where results go unless a command says otherwise."""
        return self.root / "results"

    @property
    def home(self) -> Path:
        """The user's home folder; it is empty."""
        return self.root / "home"

    def run(self, *arguments: object, seconds: float = SECONDS, given: str = "", **env: str) -> Ran:
        """Run a command to its end; `env` adds to the environment, "" takes away."""
        done = subprocess.run(
            self.command(*arguments),
            input=given.encode(),
            capture_output=True,
            timeout=seconds,
            cwd=self.root,
            env=self.environment(**env),
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    @contextlib.contextmanager
    def start(self, *arguments: object, **env: str) -> Iterator[Running]:
        """Start a command; whatever is left of it is ended with the block."""
        mark = os.urandom(8).hex()
        process = subprocess.Popen(
            self.command(*arguments),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.root,
            env=self.environment(TEST_MARK=mark, **env),
            preexec_fn=hear_ctrl_c,
        )
        running = Running(process, mark)
        try:
            yield running
        finally:
            for one in [*running.left_behind(), psutil.Process()]:
                if one.pid != os.getpid():
                    with contextlib.suppress(psutil.NoSuchProcess):
                        one.kill()
            process.wait(SECONDS)

    def command(self, *arguments: object) -> list[str]:
        """The command line of one command."""
        return [sys.executable, "-P", "-m", "app", *map(str, arguments)]

    def environment(self, **changes: str) -> dict[str, str]:
        """A clean environment with this user's folders and the test's account."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_INHERITED)}
        self.home.mkdir(exist_ok=True, parents=True)
        given = {
            "HOME": str(self.home),
            "PYTHONPATH": str(PROJECT),
            # No desktop's vault may be asked while testing.
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "ROLLCHECK_DATA_DIR": str(self.data),
            "ROLLCHECK_RESULTS_FOLDER": str(self.out),
            "ROLLCHECK_SEAT_NAME": "seat-1",
            "ROLLCHECK_OPERATOR": "Thandi",
            # Windows of two tests must not fight for one port.
            "ROLLCHECK_FEED_PORT": "0",
            "ROLLCHECK_RETRY_SECONDS": "0.01",
            "IEC_API_USERNAME": USER_NAME,
            "IEC_API_PASSWORD": PASSWORD,
            **({"ROLLCHECK_IEC_URL": self.iec_url} if self.iec_url else {}),
        }
        return {k: v for k, v in (kept | given | self.env | changes).items() if v != ""}

    def logs(self) -> str:
        """Everything in the logs of both worlds."""
        return "".join(path.read_text() for path in sorted(self.data.rglob("*.log*")))

    def temporary_files(self) -> list[Path]:
        """What lies in the folders for work under way."""
        return [
            path
            for folder in self.data.rglob("scratch")
            for path in folder.rglob("*")
            if path.is_file()
        ]


def hear_ctrl_c() -> None:
    """In a new process: hear Ctrl+C, which a shell lets its background commands ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def wait_until(seen: Callable[[], bool], seconds: float = SECONDS, *, every: float = 0.01) -> None:
    """Look until a state is there; the time is only a backstop."""
    end = time.monotonic() + seconds
    look = threading.Event()
    while not seen():
        assert time.monotonic() < end, "it never came to that"
        look.wait(every)


def interrupt(running: Running) -> None:
    """What Ctrl+C sends."""
    running.signal(signal.SIGINT)


def _drain(stream: IO[bytes], into: list[bytes]) -> None:
    while data := os.read(stream.fileno(), 65536):
        into.append(data)


def _carries(process: psutil.Process, mark: str) -> bool:
    with contextlib.suppress(psutil.Error):
        return (
            process.status() != psutil.STATUS_ZOMBIE and process.environ().get("TEST_MARK") == mark
        )
    return False
