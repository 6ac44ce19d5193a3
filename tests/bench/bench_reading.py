"""inspect against openpyxl read-only, and the parent's memory while results are made.

`python tests/bench/bench_reading.py [ROWS]`. Prints ratios; asserts nothing.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

import psutil
from openpyxl import Workbook, load_workbook

from app.bootstrap import Seat, open_seat
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState
from app.domain.spreadsheet import Wishes
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.engine.intake import Choices
from app.settings import load_settings
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.reading.inspect import inspect
from app.store import answers
from app.store.answers import SavedAnswer
from tests.helpers.spreadsheets import synthetic_id

HEADER = (
    *("NO", "SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER", "JOINED", "FEE"),
    *("REGION", "GENDER", "RACE", "LANGUAGE", "BRANCH", "NOTES", "CARD"),
)


def make_list(path: Path, rows: int) -> None:
    """A membership list of so many rows and 14 columns."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Members")
    sheet.append(HEADER)
    chance = random.Random(7)
    joined = datetime(2024, 3, 1)
    for number in range(rows):
        sheet.append(
            [
                *(number + 1, f"Surname{number % 900}", f"First{number % 700}"),
                *(synthetic_id(number), f"08{chance.randrange(10**8):08d}", joined, 12.5),
                *("Limpopo", "F", "A", "Sepedi", f"Branch {number % 40}", "", f"C{number:06d}"),
            ]
        )
    book.save(path)


def openpyxl_seconds(path: Path) -> float:
    """How long openpyxl takes just to read every cell."""
    began = time.perf_counter()
    book = load_workbook(path, read_only=True, data_only=True)
    for _ in book.active.iter_rows(values_only=True):
        pass
    book.close()
    return time.perf_counter() - began


def inspect_seconds(path: Path, folder: Path) -> float:
    """How long the whole pre-flight takes, every person written out."""
    municipalities = load_municipalities()
    began = time.perf_counter()
    inspect(path, path.name, Wishes(ward="93501016"), municipalities, folder / "rows.jsonl")
    return time.perf_counter() - began


async def parent_growth(path: Path, data_dir: Path) -> tuple[float, float]:
    """MB the seat's process grows by, and seconds, from stored answers to stored results."""
    settings = load_settings(data_dir=data_dir, results_folder=data_dir / "results")
    async with open_seat(settings, practice=True) as seat:
        job = await seat.intake.add(path, Wishes(ward="93501016"), Choices(recheck=True))
        await _answer_all(seat, job.job_id)
        me = psutil.Process()
        before, began = me.memory_info().rss, time.perf_counter()
        seen: list[int] = []
        watching = asyncio.ensure_future(_watch(me, seen))
        await seat.runner.run_until_done(frozenset({job.job_id}))
        seconds = time.perf_counter() - began
        watching.cancel()
        return (max(seen) - before) / 1e6, seconds


async def _watch(process: psutil.Process, seen: list[int]) -> None:
    while True:
        seen.append(process.memory_info().rss)
        await asyncio.sleep(0.05)


async def _answer_all(seat: Seat, job_id: str) -> None:
    station = VotingStation("Baobab Hall", WardId("93501016"), "15010160", "LIM351 - Blouberg")
    answer = VoterAnswer(on_roll=True, registered=True, station=station)
    at = datetime.now(UTC).replace(tzinfo=None)
    numbers = await seat.store.read(lambda c: answers.page(c, job_id, AnswerState.OPEN, 0, None))
    saved = [
        SavedAnswer(IdNumber(number), AnswerState.ANSWERED, answer, "", at) for number, _ in numbers
    ]
    await seat.store.write(lambda c: answers.save(c, job_id, saved))


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "BLOUBERG WARD 16.xlsx"
        make_list(path, rows)
        reading = openpyxl_seconds(path)
        ours = inspect_seconds(path, folder)
        print(
            f"{rows:,} rows x {len(HEADER)} columns: openpyxl read-only {reading:.2f} s, "
            f"inspect + extract {ours:.2f} s, ratio {ours / reading:.2f}"
        )
        grown, seconds = asyncio.run(parent_growth(path, folder / "data"))
        print(f"results of {rows:,} rows: {seconds:.1f} s, the parent grew by {grown:.0f} MB")


if __name__ == "__main__":
    main()
