"""Lets the window work for a long time and watches what it holds: soak.py --minutes N [--lookups N]

Run by soak.sh with Windows' Python under Wine, on the IOCP loop, or on Linux:
    .venv/bin/python packaging/windows/soak.py --minutes 5

The real window, in practice mode, checks list after list, while clients of its feed sign in, follow
and go, some without a word. Once in a while it is written down what the process holds. It ends with
1 when the lookups were not made, or when the last quarter holds more than the second one (the first
warms up).
Wine 8 counts neither handles nor USER objects (0 in the table); CHECKLIST.md has them counted on a
real Windows.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import ctypes
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil  # noqa: E402 - found by the line above, as all of ours
from openpyxl import Workbook  # noqa: E402
from PySide6.QtCore import QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from app.domain.feed.scopes import Scope  # noqa: E402
from app.domain.job import Job  # noqa: E402
from app.domain.spreadsheet import Wishes  # noqa: E402
from app.engine.intake import Choices  # noqa: E402
from app.selftest.feed import address_of, feed_of, follow, free_port, keep_the_secret_in  # noqa: E402
from app.settings import Settings  # noqa: E402
from app.ui import event_loop  # noqa: E402
from app.ui.application import _open_seat  # noqa: E402
from app.ui.arguments import WindowArguments  # noqa: E402
from app.ui.single_instance import Ask, Request, claim  # noqa: E402
from app.ui.tasks import ErrorDesk, Problem, catch_everything  # noqa: E402
from app.ui.theme.look import Look  # noqa: E402
from app.ui.translation.language import Language  # noqa: E402
from app.ui.window.host import SeatHost, Wanted  # noqa: E402
from app.ui.window.shell import Shell  # noqa: E402
from app.ui.window.worlds import Worlds  # noqa: E402
from app.world import World, make_folders  # noqa: E402

OPEN_SECONDS = 120
PEOPLE = 1000
CLIENTS = 10
# How much more the last quarter may hold than the second one.
MAY_GROW = {"memory_mb": 1.05, "handles": 1.05, "threads": 1.1, "user_objects": 1.05}
AT_MOST = {"timers": 200, "tasks": 100}


@dataclass(frozen=True)
class Held:
    """What the process holds at one moment."""

    seconds: int
    lookups: int
    visits: int
    memory_mb: int
    handles: int
    threads: int
    user_objects: int
    timers: int
    tasks: int


class Soak:
    """One run."""

    def __init__(self, folder: Path, minutes: float, lookups: int) -> None:
        self.folder = folder
        self.until = time.monotonic() + minutes * 60
        self.every = max(5.0, minutes * 60 / 40)
        self.wanted_lookups = lookups
        self.visits = 0
        self.problems: list[str] = []
        self.held: list[Held] = []

    @property
    def is_over(self) -> bool:
        return time.monotonic() >= self.until

    async def main(self, app: QApplication) -> int:
        settings = Settings(
            data_dir=self.folder / "data",
            results_folder=self.folder / "results",
            quota_limit=1_000_000,
            feed_port=free_port(),
            language="en",
        )
        world = World(settings.data_dir, True)
        make_folders(world)
        keep_the_secret_in(world.data_dir)
        first = claim(world.data_dir, Request(Ask.RAISE))
        worlds = Worlds(first, world.data_dir)
        errors = ErrorDesk(self._wrong)
        loop = asyncio.get_running_loop()
        shells: list[Shell] = []
        with catch_everything(errors, loop, world.logs / "crash.log"):
            host = SeatHost(
                partial(_open_seat, worlds), lambda *given: shells[0].serve(*given), errors
            )
            given = WindowArguments(practice=True)
            shells.append(Shell(app, Look(app), Language(app), host, errors, given, settings))
            await shells[0].first_paint()
            opened = asyncio.Event()
            host.opened.connect(opened.set)
            running = asyncio.ensure_future(host.run(Wanted(settings, True)))
            try:
                await asyncio.wait_for(opened.wait(), OPEN_SECONDS)
                await self._work(host)
            finally:
                host.stop()
                await running
                await shells[0].aclose()
                worlds.close()
        return self._judge()

    async def _work(self, host: SeatHost) -> None:
        address = await address_of(feed_of(host.seat))
        token = await host.seat.tokens.create("soak", [Scope.READ], 1)
        headers = {"authorization": f"Bearer {token.text}"}
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._lists(host))
            for number in range(CLIENTS):
                tasks.create_task(self._client(address, headers, rude=number % 2 == 0))
            tasks.create_task(self._watch(host))

    async def _lists(self, host: SeatHost) -> None:
        path = await asyncio.to_thread(a_list, self.folder / "BLOUBERG WARD 16 MEMBERSHIP.xlsx")
        while not self.is_over:
            seat = host.seat
            job = await seat.intake.add(path, Wishes(), Choices(recheck=True))
            seat.keeper.wake()
            ended = asyncio.Event()
            watch = partial(_note_end, job.job_id, ended)
            seat.keeper.when_ended.append(watch)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), max(0.1, self.until - time.monotonic()))
            seat.keeper.when_ended.remove(watch)

    async def _client(self, address: str, headers: dict[str, str], *, rude: bool) -> None:
        """Half of them go as people go whose notebook is closed."""
        while not self.is_over:
            async with asyncio.timeout(60):
                await follow(address, headers, rude=rude)
            self.visits += 1
            await asyncio.sleep(0.3)

    async def _watch(self, host: SeatHost) -> None:
        put(" ".join(f"{field.name:>12}" for field in fields(Held)))
        started = time.monotonic()
        while not self.is_over:
            await asyncio.sleep(self.every)
            seat = host.seat
            database = seat.store.database
            stands = await seat.store.read(
                lambda c, d=database, s=seat: s.ledger.snapshot(c, d.now(c))
            )
            one = what_is_held(round(time.monotonic() - started), stands.used, self.visits)
            self.held.append(one)
            put(" ".join(f"{value:>12}" for value in astuple(one)))

    def _wrong(self, problem: Problem) -> None:
        self.problems.append(f"{problem.text} {problem.where}")

    def _judge(self) -> int:
        faults = [*self.problems, *drifts(self.held)]
        if not self.held or self.held[-1].lookups < self.wanted_lookups:
            faults.append(f"fewer than {self.wanted_lookups} lookups")
        for fault in faults:
            put(f"FAILED {fault}")
        if not faults:
            put("Steady.")
        return 1 if faults else 0


async def _note_end(job_id: str, ended: asyncio.Event, job: Job) -> None:
    if job.job_id == job_id:
        ended.set()


def drifts(held: list[Held]) -> Iterator[str]:
    """What grew between the second and the last quarter, and what there is too much of."""
    quarter = max(1, len(held) // 4)
    before, after = held[quarter : 2 * quarter], held[-quarter:]
    for name, allowed in MAY_GROW.items():
        was = statistics.median(getattr(one, name) for one in before or after)
        now = statistics.median(getattr(one, name) for one in after)
        if now > was * allowed + 2:
            yield f"{name} grew from {was} to {now}"
    for name, most in AT_MOST.items():
        worst = max(getattr(one, name) for one in held)
        if worst > most:
            yield f"{name} reached {worst}"


def what_is_held(seconds: int, lookups: int, visits: int) -> Held:
    gc.collect()
    process = psutil.Process()
    loop = asyncio.get_running_loop()
    on_windows = sys.platform == "win32"
    return Held(
        seconds=seconds,
        lookups=lookups,
        visits=visits,
        memory_mb=process.memory_info().rss >> 20,
        handles=process.num_handles() if on_windows else process.num_fds(),
        threads=process.num_threads(),
        user_objects=user_objects() if on_windows else 0,
        timers=len(loop._scheduled) + live_timers(),
        tasks=len(asyncio.all_tasks()),
    )


def live_timers() -> int:
    """Qt timers that run: Windows lets a process have about 10,000."""
    return sum(isinstance(one, QTimer) and _is_active(one) for one in gc.get_objects())


def _is_active(timer: QTimer) -> bool:
    with contextlib.suppress(RuntimeError):
        return timer.isActive()
    return False


def user_objects() -> int:
    kernel, user = ctypes.windll.kernel32, ctypes.windll.user32
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    user.GetGuiResources.argtypes = (ctypes.c_void_p, ctypes.c_uint)
    return int(user.GetGuiResources(kernel.GetCurrentProcess(), 1))


def a_list(path: Path) -> Path:
    """A list of made-up people; the simulated IEC answers about any of them."""
    book = Workbook()
    sheet = book.active
    sheet.append(["NAME", "SURNAME", "ID NUMBER"])
    for number in range(PEOPLE):
        sheet.append([f"Name{number}", f"Surname{number}", synthetic_id(number)])
    book.save(path)
    return path


def synthetic_id(number: int) -> str:
    first = f"{50 + number % 40:02d}{1 + number % 12:02d}{1 + number % 28:02d}{number:04d}08"
    digits = [int(sign) * (2 if at % 2 else 1) for at, sign in enumerate(first)]
    total = sum(digit - 9 if digit > 9 else digit for digit in digits)
    return f"{first}{-total % 10}"


def put(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description="Lets the window work for a long time.")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--lookups", type=int, default=0, help="fail with fewer")
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        soak = Soak(Path(folder), given.minutes, given.lookups)
        return event_loop.run(soak.main(app), app)


if __name__ == "__main__":
    import multiprocessing

    multiprocessing.freeze_support()
    sys.exit(main())
