"""Lookups a second against the ceiling: so many at once, divided by what one takes.

`python tests/bench/bench_lookups.py [LOOKUPS]`. The reference is the same client without store,
quota or checkpoints, in the same run. Prints ratios; asserts nothing.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.bootstrap import Seat, open_seat
from app.domain.identity_number import IdNumber
from app.domain.spreadsheet import Wishes
from app.engine.intake import Choices
from app.iec.account import Credentials
from app.iec.client import IecClient
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.child import PracticeChild
from app.settings import Settings, load_settings
from tests.helpers.spreadsheets import members, save_xlsx

LATENCIES_MS = (50, 100, 250)
HEADER = ("SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER")


async def bare_client(address: str, numbers: list[str], at_once: int) -> float:
    """Lookups a second of the client alone."""
    waiting = iter(numbers)

    async def ask(client: IecClient) -> None:
        for number in waiting:
            await client.look_up(IdNumber(number))

    async with IecClient(address, Credentials(PRACTICE_USER_NAME, PRACTICE_PASSWORD)) as client:
        await client.sign_in()
        began = time.perf_counter()
        await asyncio.gather(*(ask(client) for _ in range(at_once)))
        return len(numbers) / (time.perf_counter() - began)


async def whole_engine(seat: Seat, spreadsheet: Path) -> float:
    """Lookups a second of a whole job, confirmations counted, intake and results not."""
    moments: list[tuple[str, float]] = []
    seat.runner.watchers.append(lambda now: moments.append((now.phase, time.perf_counter())))
    job = await seat.intake.add(spreadsheet, Wishes(ward="93501016"), Choices())
    began = time.perf_counter()
    await seat.runner.run_until_done(frozenset({job.job_id}))
    ended = next(at for phase, at in moments if phase != "checking")
    done = await seat.changes.find(job.job_id)
    return done.lookups / (ended - began)


async def measure(folder: Path, latency_ms: int, count: int) -> None:
    """One line: the ceiling, the bare client and the engine."""
    spreadsheet = folder / f"list-{latency_ms}.xlsx"
    people = members(count)
    save_xlsx(spreadsheet, [HEADER, *people])
    settings = _settings(folder / f"data-{latency_ms}")
    ceiling = settings.lookups_at_once / (latency_ms / 1000)
    async with PracticeChild(latency_ms=latency_ms) as practice:
        numbers = [person[2] for person in people]
        bare = await bare_client(practice.address, numbers, settings.lookups_at_once)
        async with open_seat(settings, practice=True, address=practice.address) as seat:
            engine = await whole_engine(seat, spreadsheet)
    print(
        f"{latency_ms:>4} ms: ceiling {ceiling:6.1f}/s, bare client {bare:6.1f}/s "
        f"({bare / ceiling:.0%}), engine {engine:6.1f}/s ({engine / ceiling:.0%} of the ceiling)"
    )


def _settings(data_dir: Path) -> Settings:
    return load_settings(data_dir=data_dir, results_folder=data_dir / "results")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    print(f"{count} distinct ID numbers, ten at once")
    with TemporaryDirectory() as folder:
        for latency_ms in LATENCIES_MS:
            asyncio.run(measure(Path(folder), latency_ms, count))


if __name__ == "__main__":
    main()
