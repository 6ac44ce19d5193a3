"""The window beside a bare PySide6 window: start, smoothness, painting, timers, memory.

`python tests/bench/bench_window.py [--rows 10000] [--jobs 2000] [--seconds 40]
[--undisturbed] [--json]`. Both
windows stand on one display of their own and are measured at the same time, so that they bear the
same load of the computer: the list that is checked, and the simulated IEC in a third process.
Prints figures and ratios; asserts nothing. Needs Xvfb.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.iec.practice.child import PracticeChild
from tests.bench import window_office
from tests.e2e.drag.display import Display, display

PROBE = Path(__file__).with_name("window_probe.py")
STARTS = 7
LATENCY_MS = 100
SETTLE_SECONDS = 5
LATE_P99_MS, LATE_MOST_MS, MOST_TIMERS, MOST_GROWTH_MB, MOST_START_SECONDS = 16, 100, 200, 20, 1.5


class Bench:
    """One display, one data folder."""

    def __init__(self, screen: Display, folder: Path, options: argparse.Namespace) -> None:
        self._screen = screen
        self._data = folder / "data"
        self._options = options
        self._priority = ["--undisturbed"] if options.undisturbed else []
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
        window_office.fill(self._data, self._options.jobs)

    def starts(self) -> dict[str, Any]:
        """Seconds from the start of the process, warm; the first of each warms."""
        found: dict[str, list[float]] = {"bare": [], "rollcheck": [], "listed": [], "still_ms": []}
        for _ in range(STARTS + 1):
            found["bare"].append(self._start("bare")["painted"])
            found["rollcheck"].append(self._start("rollcheck")["painted"])
            whole = self._start("rollcheck", "--jobs", str(self._options.jobs))
            for name in ("listed", "still_ms"):
                found[name].append(whole[name])
        return {name: median(measured[1:]) for name, measured in found.items()}

    def run(self) -> dict[str, Any]:
        """Both windows while a large list is checked."""
        return asyncio.run(self._run())

    async def _run(self) -> dict[str, Any]:
        async with PracticeChild(latency_ms=LATENCY_MS) as practice:
            large = (self._data, practice.address, self._options.rows)
            await asyncio.to_thread(window_office.add_large, *large)
            seconds = ("--seconds", str(self._options.seconds), "--settle", str(SETTLE_SECONDS))
            ours = self._probe("rollcheck", *seconds, "--iec", practice.address)
            other = self._probe("bare", *seconds, "--jobs", str(self._options.jobs))
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
            [sys.executable, str(PROBE), window, *options, *self._priority],
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
    hundredths = quantiles(late, n=100)
    seconds = (sum(late) + 10 * len(late)) / 1000
    return {
        "seconds": seconds,
        "late_p50_ms": hundredths[49],
        "late_p99_ms": hundredths[98],
        "late_most_ms": max(late),
        "over_16_ms": sum(one > LATE_P99_MS for one in late),
        "frames_per_second": told["frames"] / seconds,
        "table_paints_per_second": told["table_paints"] / seconds,
        "timers": told["timers"],
        "memory_mb": memory[-1] / 1e6,
        "memory_growth_mb": (memory[-1] - memory[0]) / 1e6,
    }


LINES = (
    ("late_p50_ms", "a 10 ms timer late, median", "ms", None),
    ("late_p99_ms", "… at p99", "ms", LATE_P99_MS),
    ("late_most_ms", "… at worst", "ms", LATE_MOST_MS),
    ("over_16_ms", "… by more than 16 ms, times", "", None),
    ("frames_per_second", "repaints of the window a second", "", None),
    ("table_paints_per_second", "repaints of the table a second", "", None),
    ("timers", "live Qt timers", "", MOST_TIMERS),
    ("memory_mb", "memory at the end", "MB", None),
    ("memory_growth_mb", "memory grown", "MB", MOST_GROWTH_MB),
)


def _print(found: dict[str, Any], options: argparse.Namespace) -> None:
    start, run = found["start"], found["run"]
    ratio = start["rollcheck"] / start["bare"]
    print(f"Start, warm, median of {STARTS}, from the start of the process:")
    print(f"  first paint  {start['rollcheck']:6.2f} s  (at most {MOST_START_SECONDS} s)")
    print(f"  jobs listed  {start['listed']:6.2f} s  ({options.jobs:,} jobs)")
    print(f"  … meanwhile the window stood still for {start['still_ms']:.0f} ms at most")
    print(f"  bare window  {start['bare']:6.2f} s  (Rollcheck's takes {ratio:.1f} times as long)")
    print(
        f"{options.jobs:,} jobs in the table, {options.rows:,} rows being checked at "
        f"{LATENCY_MS} ms, 10 at once, for {run['rollcheck']['seconds']:.0f} s:"
    )
    print(f"  {'':34}{'Rollcheck':>10}{'bare':>10}   at most")
    for name, words, unit, most in LINES:
        ours, other = run["rollcheck"][name], run["bare"][name]
        limit = f"{most} {unit}" if most is not None else ""
        print(f"  {words:34}{ours:10.1f}{other:10.1f}   {limit}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2_000)
    parser.add_argument("--seconds", type=float, default=40)
    parser.add_argument(
        "--undisturbed",
        action="store_true",
        help="put both windows before all other programs, where this computer is busy with some",
    )
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    for name in [name for name in os.environ if name.upper().startswith(("ROLLCHECK_", "IEC_"))]:
        del os.environ[name]
    with TemporaryDirectory() as folder, display() as screen:
        bench = Bench(screen, Path(folder), options)
        bench.fill()
        found = {"start": bench.starts(), "run": bench.run()}
    if options.json:
        print(json.dumps(found))
    else:
        _print(found, options)


if __name__ == "__main__":
    main()
