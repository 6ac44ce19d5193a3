"""How busy the computer was with other things while something was measured. Linux only."""

from __future__ import annotations

import os
import time
from pathlib import Path

TRUSTED = 1.0
STAT = Path("/proc/stat")
# user, nice, system, idle, iowait, irq, softirq, steal: what a core spends idle is left out.
_BUSY = (0, 1, 2, 5, 6, 7)


class Others:
    """What processes that are not of this one's family take of the cores, since it was made."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._busy, self._own = busy_seconds(), own_seconds()

    def load(self) -> float:
        """How many cores on an average. Only children that have ended count as family."""
        busy, own = busy_seconds() - self._busy, own_seconds() - self._own
        return max(0.0, busy - own) / (time.monotonic() - self._began)


def busy_seconds() -> float:
    """All cores' seconds of work since the computer started."""
    first, *_ = STAT.read_text(encoding="ascii").splitlines()
    ticks = [int(each) for each in first.split()[1:]]
    return sum(ticks[at] for at in _BUSY) / os.sysconf("SC_CLK_TCK")


def own_seconds() -> float:
    """This process's, and those of its children and theirs that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def mark(load: float) -> str:
    """A sentence for the table; where it is not to be trusted, says so."""
    cores = os.cpu_count()
    told = f"Measured at load {load:.1f} on {cores} cores"
    # As it is printed: 1.04 is told as 1.0.
    if round(load, 1) > TRUSTED:
        return f"{told}; not to be trusted above {TRUSTED} on this many cores."
    return f"{told}."
