"""The window beside a bare PySide6 window: start, smoothness, timers, memory.

Both windows stand on one display of their own and are measured at the same time, so that they bear
the same load of the computer: the list that is checked, and the simulated IEC in a third process.
The jobs are listed once what the first paint did not wait for is done too. Needs Xvfb.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.iec.practice.child import PracticeChild
from tests.bench import window_office
from tests.bench.figures import Figure, share
from tests.bench.program import run
from tests.e2e.drag.display import Display, display

PROBE = Path(__file__).with_name("window_probe.py")
JOBS = 2_000
LATENCY_MS = 100


@dataclass(frozen=True, slots=True)
class Size:
    """How often a start is repeated, people in the list that is checked, seconds of measuring."""

    starts: int = 7
    rows: int = 10_000
    settle: int = 5
    seconds: int = 60


SHORT = Size(starts=1, rows=1_000, settle=2, seconds=4)

BARE = "bare PySide6 window"
PAINTED = "start to first paint, warm"
LISTED = f"start to {JOBS:,} jobs listed, warm"
STILL = f"the window stands still at most, while {JOBS:,} jobs are first listed"
TIMERS = f"live Qt timers of the window with {JOBS:,} jobs"
_LATE = f"a 10 ms timer of the window with {JOBS:,} jobs, while a list is checked: late"
MEANWHILE = (
    (f"{_LATE} at p99", "late_p99_ms", "ms"),
    (f"{_LATE} at worst", "late_most_ms", "ms"),
    ("memory of the window grown meanwhile", "memory_growth_mb", "MB"),
    ("memory of the window at its end", "memory_mb", "MB"),
)
KEYS = (
    *((PAINTED, BARE), (LISTED, BARE), (STILL, "")),
    *((name, BARE) for name, _, _ in MEANWHILE),
    (TIMERS, ""),
)


class Bench:
    """One display, one data folder."""

    def __init__(self, screen: Display, folder: Path, size: Size) -> None:
        self._screen = screen
        self._data = folder / "data"
        self._size = size
        self._environment = {
            **screen.environment,
            "ROLLCHECK_DATA_DIR": str(self._data),
            "ROLLCHECK_RESULTS_FOLDER": str(folder / "results"),
            "ROLLCHECK_CONFIG_FILE": str(folder / "settings.toml"),
            "ROLLCHECK_FEED_PORT": "0",
            # Neither the limit nor its shares are to end the run.
            "ROLLCHECK_QUOTA_LIMIT": "1000000",
        }

    def fill(self) -> None:
        """Lists that were checked before."""
        window_office.fill(self._data, JOBS)

    def starts(self) -> dict[str, Any]:
        """Seconds from the start of the process, warm; the first of each warms."""
        found: dict[str, list[float]] = {"bare": [], "rollcheck": [], "listed": [], "still_ms": []}
        for _ in range(self._size.starts + 1):
            found["bare"].append(self._start("bare")["painted"])
            found["rollcheck"].append(self._start("rollcheck")["painted"])
            whole = self._start("rollcheck", "--jobs", str(JOBS))
            for name in ("listed", "still_ms"):
                found[name].append(whole[name])
        return {name: median(measured[1:]) for name, measured in found.items()}

    def run(self) -> dict[str, Any]:
        """Both windows while a large list is checked."""
        return asyncio.run(self._run())

    async def _run(self) -> dict[str, Any]:
        async with PracticeChild(latency_ms=LATENCY_MS) as practice:
            large = (self._data, practice.address, self._size.rows)
            await asyncio.to_thread(window_office.add_large, *large)
            size = self._size
            seconds = ("--seconds", str(size.seconds), "--settle", str(size.settle))
            ours = self._probe("rollcheck", *seconds, "--iec", practice.address)
            other = self._probe("bare", *seconds, "--jobs", str(JOBS))
            told = await asyncio.gather(
                *(asyncio.to_thread(_told, process) for process in (ours, other))
            )
        return {"rollcheck": _summary(told[0]), "bare": _summary(told[1])}

    def _start(self, window: str, *options: str) -> dict[str, float]:
        began = time.monotonic()
        told = _told(self._probe(window, *options))
        measured = {name: at - began for name, at in told["moments"].items()}
        return measured | {"still_ms": max(told.get("late_ms", [0]))}

    def _probe(self, window: str, *options: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(PROBE), window, *options],
            env=self._environment,
            stdout=subprocess.PIPE,
            text=True,
        )


def _told(process: subprocess.Popen[str]) -> dict[str, Any]:
    printed, _ = process.communicate(timeout=600)
    if process.returncode or not printed:
        raise SystemExit(f"a window ended with {process.returncode} before it was measured")
    found: dict[str, Any] = json.loads(printed.splitlines()[-1])
    return found


def _summary(told: dict[str, Any]) -> dict[str, float]:
    late, memory = told["late_ms"], told["memory"]
    return {
        "late_p99_ms": share(late, 0.99),
        "late_most_ms": max(late),
        "timers": told["timers"],
        "memory_mb": memory[-1] / 1e6,
        "memory_growth_mb": (memory[-1] - memory[0]) / 1e6,
    }


def measure(short: bool) -> list[Figure]:
    """Start, smoothness and memory."""
    size = SHORT if short else Size()
    with TemporaryDirectory() as folder, display() as screen:
        bench = Bench(screen, Path(folder), size)
        bench.fill()
        start, both = bench.starts(), bench.run()
    ours, bare = both["rollcheck"], both["bare"]
    return [
        Figure(PAINTED, start["rollcheck"], "s", BARE, start["bare"]),
        Figure(LISTED, start["listed"], "s", BARE, start["bare"]),
        Figure(STILL, start["still_ms"], "ms"),
        *(Figure(name, ours[key], unit, BARE, bare[key]) for name, key, unit in MEANWHILE),
        Figure(TIMERS, ours["timers"]),
    ]


if __name__ == "__main__":
    run(__doc__, KEYS, measure, KEYS)
