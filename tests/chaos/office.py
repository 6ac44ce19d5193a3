"""A whole office to be broken: three seats, their disks, shares and lines, and what they share.

Runs in a mount namespace of its own (`packaging/chaos.sh`): whatever is mounted here goes with it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
from sqlalchemy.engine import make_url

from app.cli.exit_codes import ExitCode
from app.iec.practice.server import PracticeIec
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.chaos.lines import Lines
from tests.chaos.plan import SEATS
from tests.helpers.commands import Rollcheck, Running, wait_until
from tests.helpers.iec import practice_in_thread
from tests.helpers.mariadb import MariaDb, free_port, running_mariadb
from tests.helpers.office_seats import SHORT
from tests.helpers.redis_server import RedisServer, running_redis

DISK_MB = 48
LATENCY_MS = 60
PATIENCE = 60.0

_SETTINGS = {
    **SHORT,
    "ROLLCHECK_PROBE_SECONDS": "1",
    "ROLLCHECK_RETRY_SECONDS": "0.05",
    "ROLLCHECK_IEC_TIMEOUT_MS": "1200",
    "ROLLCHECK_LOOKUPS_AT_ONCE": "3",
    "ROLLCHECK_CHECKPOINT_LOOKUPS": "10",
    "ROLLCHECK_CHECKPOINT_SECONDS": "0.5",
}


class Program(Rollcheck):
    """As `tests.chaos.seat` says."""

    def command(self, *arguments: object) -> list[str]:
        """The command line of one command."""
        return [sys.executable, "-P", "-m", "tests.chaos.seat", *map(str, arguments)]


class SeatPc:
    """One seat's PC: a small disk, a share with lists, a clock, lines, and the program on it."""

    def __init__(self, name: str, root: Path, office: ChaosOffice) -> None:
        self.name = name
        self.root = root / name
        self.disk = self.root / "disk"
        self.share = self.root / "share"
        self.behind_share = self.root / "server of the share"
        self.clock = self.root / "clock"
        self.feed_port = free_port()
        self.token = ""
        self.errors: list[str] = []
        self.ended_alone: list[str] = []
        self.ended_badly: list[str] = []
        self.past: list[Running] = []
        self.database_line = office.lines.before(office.mariadb.port)
        self.redis_line = office.lines.before(office.redis.port)
        self._office = office
        self._stack = ExitStack()
        self.running: Running | None = None
        for folder in (self.disk, self.share, self.behind_share):
            folder.mkdir(parents=True)
        self.clock.write_text("+0")
        self._mounts = office.mounts
        if self._mounts:
            _run("mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m", "none", str(self.disk))
        self.mount_share()
        self.program = Program(self.disk, office.iec.address, self._environment())

    @property
    def feed(self) -> str:
        """Where its feed is."""
        return f"http://127.0.0.1:{self.feed_port}/api/v1/file-processing"

    def start(self) -> None:
        """Start the program; it need not serve yet."""
        self.running = self._stack.enter_context(self.program.start("seat", **self._clockwork()))

    def serves(self) -> bool:
        """Whether the program has said that it serves; one that has ended is started again."""
        assert self.running is not None
        ended = self.running.process.poll()
        if ended is not None:
            # As whoever watches over an office's server does.
            self.ended_alone.append(f"{self.name} ended with {ended}: {self.running.err[-400:]}")
            self._note_end()
            self.start()
        return self.served()

    def end(self, number: signal.Signals) -> None:
        """End the program by a signal, and wait for it; its children see to themselves."""
        assert self.running is not None
        with contextlib.suppress(ProcessLookupError):
            self.running.process.send_signal(number)
        code = self.running.process.wait(PATIENCE)
        # One that has said that it serves hears SIGTERM; before, it may die of it.
        if number is signal.SIGTERM and self.served() and code != ExitCode.DONE:
            self.ended_badly.append(f"{self.name} was asked to end and ended with {code}")
        self._note_end()

    def served(self) -> bool:
        """Whether the program that runs now has said that it serves."""
        return self.running is not None and "serves" in self.running.err

    def _note_end(self) -> None:
        assert self.running is not None
        self.errors.append(self.running.err)
        self.past.append(self.running)
        self.running = None

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal that it lives through."""
        if self.running is not None:
            self.running.signal(number)

    def kill_child(self) -> bool:
        """Kill its spreadsheet process, if it has one."""
        if self.running is None:
            return False
        children: list[psutil.Process] = []
        with contextlib.suppress(psutil.Error):
            children = psutil.Process(self.running.process.pid).children()
        for child in children:
            with contextlib.suppress(psutil.Error):
                child.kill()
        return bool(children)

    def mount_share(self) -> None:
        """The share is there."""
        if self._mounts:
            _run("mount", "--bind", str(self.behind_share), str(self.share))
        else:
            self.share.rmdir()
            self.share.symlink_to(self.behind_share)

    def unmount_share(self) -> None:
        """The share is gone: an empty folder is left where it was."""
        if self._mounts:
            _run("umount", "--lazy", str(self.share))
        else:
            self.share.unlink()
            self.share.mkdir()

    def close(self) -> None:
        """End the program and everything it left, and take its disk and share away."""
        self._stack.close()
        for mounted in (self.share, self.disk) if self._mounts else ():
            subprocess.run(["umount", "--lazy", str(mounted)], capture_output=True, check=False)

    def make_token(self) -> None:
        """A token for the programs that use its feed."""
        scopes = ("members.read", "members.create", "members.write", "personal")
        wanted = [part for scope in scopes for part in ("--scope", scope)]
        made = self.program.run("token", "create", "--name", f"chaos {self.name}", *wanted)
        assert made.code == 0, made.err
        self.token = made.out.strip()

    def _environment(self) -> dict[str, str]:
        redis = f"redis://127.0.0.1:{self.redis_line.port}/0"
        through = make_url(self._office.url).set(port=self.database_line.port)
        return {
            **_SETTINGS,
            "ROLLCHECK_SEAT_NAME": self.name,
            "ROLLCHECK_DATABASE_URL": through.render_as_string(hide_password=False),
            "ROLLCHECK_REDIS_URL": redis,
            "ROLLCHECK_FEED_PORT": str(self.feed_port),
            "ROLLCHECK_WATCHED_FOLDER": str(self.share),
        }

    def _clockwork(self) -> dict[str, str]:
        library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
        return {
            "LD_PRELOAD": str(library),
            "FAKETIME_TIMESTAMP_FILE": str(self.clock),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_CACHE_DURATION": "1",
        }


class ChaosOffice:
    """Everything of it; `seats` by name. Without `mounts` a share is a folder that is renamed."""

    def __init__(
        self,
        root: Path,
        mariadb: MariaDb,
        redis: RedisServer,
        iec: PracticeIec,
        lines: Lines,
        *,
        mounts: bool,
    ) -> None:
        self.mounts = mounts
        self.root = root
        self.mariadb = mariadb
        self.redis = redis
        self.iec = iec
        self.lines = lines
        self.url = mariadb.fresh_url()
        self.database_name = str(make_url(self.url).database)
        with contextlib.closing(open_shared(make_url(self.url))) as database:
            upgrade(database)
        self.seats = {name: SeatPc(name, root, self) for name in SEATS}

    def keep_logs(self, folder: Path) -> None:
        """Copy what every seat wrote and printed."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, seat in self.seats.items():
            (folder / f"{name}.log").write_text(seat.program.logs())
            (folder / f"{name}.printed").write_text("\n----\n".join(seat.errors))

    def start(self) -> None:
        """Make every seat's token, start them all, and wait until they serve."""
        for seat in self.seats.values():
            seat.make_token()
            seat.start()
        for seat in self.seats.values():
            wait_until(seat.serves, PATIENCE)


@contextmanager
def open_office(root: Path, *, mounts: bool = True) -> Iterator[ChaosOffice]:
    """An office whose seats are not started yet."""
    with (
        running_mariadb() as mariadb,
        running_redis() as redis,
        practice_in_thread(latency_ms=LATENCY_MS) as iec,
        ExitStack() as stack,
    ):
        lines = Lines()
        stack.callback(lines.close)
        office = ChaosOffice(root, mariadb, redis, iec, lines, mounts=mounts)
        for seat in office.seats.values():
            stack.callback(seat.close)
        yield office


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:2])}: {done.stderr.decode()} {os.geteuid()}")
