"""A list that outlasts the limit: how much of it is used, and how soon it goes on.

The references are the limit itself and the minute in which the ledger has room again. The clock of
seat and simulated IEC leaps over the waits, all but their last second: that one is real.
"""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.bootstrap import open_seat
from app.domain.spreadsheet import Wishes
from app.engine.intake import Choices
from app.engine.progress import Progress
from app.iec.practice.server import PracticeIec
from app.settings import load_settings
from tests.bench.figures import Figure
from tests.bench.program import run
from tests.helpers.fast_clock import EVENING, FastClock
from tests.helpers.spreadsheets import HEADERS, members, save_xlsx

LIMIT = 1_000
# More than one hour's, so that it has to wait; the short form waits once.
PEOPLE, SHORT_PEOPLE = 2_500, 1_300
REAL_SECONDS = 1.0
LONG_PAUSE = 1800.0

MOST = f"at a limit of {LIMIT:,} an hour: most lookups in any 60 minutes"
KEPT_UP = f"at a limit of {LIMIT:,} an hour: lookups an hour while a list lasts"
GOES_ON = "from the minute with room again to the next lookup"
KEYS = ((MOST, "the limit"), (KEPT_UP, "the limit"), (GOES_ON, ""))


class LeapingClock(FastClock):
    """Runs as real time does, but can be moved on; whoever sleeps on it wakes."""

    def __init__(self) -> None:
        super().__init__(factor=1)

    def leap_to(self, moment: datetime) -> None:
        """Be there now, unless it is past."""
        wanted = (moment - self._start).total_seconds()
        self._seen = (time.monotonic(), max(wanted, self.monotonic()))


def measure(short: bool) -> list[Figure]:
    """All three; it takes seconds."""
    with TemporaryDirectory() as folder:
        return asyncio.run(at_the_limit(Path(folder), SHORT_PEOPLE if short else PEOPLE))


async def at_the_limit(folder: Path, people: int) -> list[Figure]:
    """Raises RuntimeError where more was asked than the limit, or the IEC had to say so."""
    clock, waited = LeapingClock(), set[datetime]()

    def leap(now: Progress) -> None:
        if now.wait_until is not None:
            waited.add(now.wait_until)
            clock.leap_to(now.wait_until - timedelta(seconds=REAL_SECONDS))

    path = save_xlsx(folder / "list.xlsx", [HEADERS, *members(people)])
    settings = load_settings(
        data_dir=folder, quota_limit=LIMIT, quota_single=10, quota_small_jobs=100
    )
    async with (
        PracticeIec(limit=LIMIT, clock=clock.monotonic) as iec,
        open_seat(settings, practice=True, address=iec.address, clock=clock, now=clock.now) as seat,
    ):
        seat.runner.watchers.append(leap)
        job = await seat.intake.add(path, Wishes(ward="93501016"), Choices())
        await seat.runner.run_until_done(frozenset({job.job_id}))
    refused = sum(request.status == 429 for request in iec.requests)
    if refused or iec.max_in_any() > LIMIT:
        raise RuntimeError(f"{refused} refused; {iec.max_in_any()} in 60 minutes, not {LIMIT}")
    asked = [request.at for request in iec.requests]
    late = [lateness(asked, until) for until in waited]
    return [
        Figure(MOST, iec.max_in_any(), "", "the limit", LIMIT),
        Figure(KEPT_UP, an_hour(asked), "", "the limit", LIMIT),
        Figure(GOES_ON, max(late), "s"),
    ]


def an_hour(asked: list[float]) -> float:
    """Lookups an hour from the first burst's first to the last burst's first."""
    begins = [
        at
        for before, at in zip([-LONG_PAUSE, *asked], asked, strict=False)
        if at - before >= LONG_PAUSE
    ]
    spent = sum(at < begins[-1] for at in asked)
    return spent / (begins[-1] - begins[0]) * 3600


def lateness(asked: list[float], until: datetime) -> float:
    """Seconds from a free minute to the first lookup in it."""
    free = (until - EVENING).total_seconds()
    return min(at for at in asked if at >= free) - free


if __name__ == "__main__":
    run(__doc__, KEYS, measure, KEYS)
