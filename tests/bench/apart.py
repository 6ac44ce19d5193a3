"""Measures one piece of work in a process of its own: its seconds and its peak memory.

`python -m tests.bench.apart MODULE:FUNCTION ARGUMENT…` is that process. Linux only: it reads
/proc.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[2]

Prepared = Callable[[], Callable[..., object]]


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of the work without its imports; MB of the process at its peak, and how many of
    them the work took."""

    seconds: float
    peak: float
    grown: float

    def without(self, seconds: float) -> Spent:
        """What it took without so many of its seconds. Raises ValueError where none are left."""
        if seconds >= self.seconds:
            raise ValueError(f"{seconds} s of {self.seconds} s are to be taken off")
        return replace(self, seconds=self.seconds - seconds)


def least(work: Prepared, *arguments: object, times: int = 1) -> Spent:
    """Do it so many times, each in a new process; what it took when it took the least time.

    `work` is a function of a module: it imports what it needs and gives back what is measured,
    which takes texts. Raises RuntimeError where it fails.
    """
    found = (_once(work, [str(one) for one in arguments]) for _ in range(times))
    return min(found, key=lambda spent: spent.seconds)


def _once(work: Prepared, arguments: Iterable[str]) -> Spent:
    named = f"{_module_of(work)}:{work.__name__}"
    ended = subprocess.run(
        [sys.executable, "-m", "tests.bench.apart", named, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{named} ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
    return Spent(**json.loads(ended.stdout.splitlines()[-1]))


def _module_of(work: Prepared) -> str:
    """Its importable name, also where the module was started as a program."""
    if work.__module__ != "__main__":
        return work.__module__
    return f"tests.bench.{Path(work.__code__.co_filename).stem}"


def megabytes(name: str) -> float:
    """A line of this process's status: VmRSS what it has now, VmHWM the most it ever had."""
    # Not ru_maxrss: a child begins with its parent's.
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise LookupError(name)


def main(named: str, arguments: list[str]) -> None:
    """Do the work and print what it took."""
    module, _, function = named.partition(":")
    work = getattr(import_module(module), function)()
    gc.collect()
    before, began = megabytes("VmRSS"), time.perf_counter()
    work(*arguments)
    seconds, peak = time.perf_counter() - began, megabytes("VmHWM")
    print(json.dumps({"seconds": seconds, "peak": peak, "grown": max(0.1, peak - before)}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
