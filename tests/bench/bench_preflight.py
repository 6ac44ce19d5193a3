"""How soon a dropped list's card has its numbers, and how late the loop is meanwhile.

Run by hand: `python tests/bench/bench_preflight.py [ROWS]`. Prints seconds and milliseconds;
asserts nothing.
"""

from __future__ import annotations

import asyncio
import gc
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.bootstrap import open_seat
from app.domain.draft import Door, Draft
from app.domain.spreadsheet import Wishes
from app.engine.drafts import Drafts
from app.settings import load_settings
from tests.helpers.drafts import a_list
from tests.helpers.iec import synthetic_ids

TICK = 0.01


class Lateness:
    """How late a 10 ms timer of the loop is, by what is being done."""

    def __init__(self) -> None:
        self._late: dict[str, list[float]] = {}
        self._doing = ""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            began = time.perf_counter()
            await asyncio.sleep(TICK)
            late = time.perf_counter() - began - TICK
            self._late.setdefault(self._doing, []).append(late)

    def now(self, doing: str) -> float:
        """Name what is done from now on; the time."""
        self._doing = doing
        return time.perf_counter()

    def worst(self, doing: str) -> float:
        """In milliseconds."""
        return 1000 * max(self._late.get(doing, [0.0]))


async def measure(rows: int, folder: Path) -> None:
    """Take a list in, answer a question about it, start it."""
    path = a_list(folder, synthetic_ids(rows))
    settings = load_settings(data_dir=folder / "data", operator="Thandi", seat_name="desk")
    async with open_seat(settings, practice=True) as seat:
        drafts = Drafts(
            seat.store, seat.worker, seat.iec, settings, seat.scratch.folder, seat.permit
        )
        await seat.worker.warm()
        gc.collect()
        gc.freeze()
        lateness = Lateness()
        watching = asyncio.ensure_future(lateness.run())
        began = lateness.now("card")
        taken = await drafts.take(path, door=Door.DROPPED)
        assert isinstance(taken, Draft)
        facts = await drafts.facts_of(taken)
        shown = lateness.now("answer")
        await drafts.change(taken.draft_id, Wishes(ward="93501017"))
        answered = lateness.now("start")
        await drafts.start([taken.draft_id])
        started = lateness.now("")
        watching.cancel()
    print(f"{rows:,} rows, {facts.lookups:,} lookups")
    for name, seconds in (
        ("card", shown - began),
        ("answer", answered - shown),
        ("start", started - answered),
    ):
        print(f"  {name:8}{seconds:6.2f} s, timer late by at most {lateness.worst(name):5.1f} ms")


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        asyncio.run(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, Path(temporary)))
