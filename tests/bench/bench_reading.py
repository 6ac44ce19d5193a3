"""Our pre-flight against openpyxl and calamine that only read, on the same list of 14 columns.

Ours finds the header, the ID column and the ward, judges every ID number and writes every person
out; the references look at each cell and do nothing with it. Each in a process of its own. Then the
seat's own memory while results are made in the spreadsheet process.
"""

from __future__ import annotations

import asyncio
import random
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

import psutil
from openpyxl import Workbook

from app.bootstrap import Seat, open_seat
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState
from app.domain.spreadsheet import Wishes
from app.domain.verdict import VoterAnswer, VotingStation
from app.domain.ward import WardId
from app.engine.intake import Choices
from app.settings import load_settings
from app.store import answers
from app.store.answers import SavedAnswer
from tests.bench.apart import least
from tests.bench.figures import Figure
from tests.bench.program import run
from tests.bench.readers import calamine_reads, openpyxl_reads, ours_inspects
from tests.bench.rows import ROWS, SHORT_ROWS, Compared, sizes, spent_by, times
from tests.helpers.iec import synthetic_id

HEADER = (
    *("NO", "SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER", "JOINED", "FEE"),
    *("REGION", "GENDER", "RACE", "LANGUAGE", "BRANCH", "NOTES", "CARD"),
)
WARD = "93501016"
RESULT_ROWS = 50_000
OPENPYXL, CALAMINE = "openpyxl reading", "calamine reading"
WHAT = f"inspecting a list of {len(HEADER)} columns"
GROWN = f"growth of the seat's process while {RESULT_ROWS:,} rows' results are made"
REFERENCES = (OPENPYXL, CALAMINE)
KEYS = (*Compared(WHAT, REFERENCES).keys(ROWS), (GROWN, ""))
SHORT_KEYS = Compared(WHAT, REFERENCES).keys(SHORT_ROWS)


def measure(short: bool) -> list[Figure]:
    """Every size; without `short` the seat's memory too."""
    compared = Compared(WHAT, REFERENCES)
    with TemporaryDirectory() as name:
        folder = Path(name)
        for rows in sizes(short):
            path = folder / f"BLOUBERG WARD 16 of {rows}.xlsx"
            make_list(path, rows)
            often = times(rows, short)
            ours = least(ours_inspects, path, WARD, folder / "rows.jsonl", times=often)
            works = {OPENPYXL: openpyxl_reads, CALAMINE: calamine_reads}
            compared.at(rows, ours, spent_by(works, often, path))
        figures = compared.figures()
        if not short:
            path = folder / f"BLOUBERG WARD 16 of {RESULT_ROWS}.xlsx"
            figures.append(Figure(GROWN, asyncio.run(seat_growth(path, folder / "data")), "MB"))
    return figures


def make_list(path: Path, rows: int) -> None:
    """A membership list of so many rows."""
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


async def seat_growth(path: Path, data_dir: Path) -> float:
    """MB the seat's process grows by, from stored answers to stored results."""
    settings = load_settings(data_dir=data_dir, results_folder=data_dir / "results")
    async with open_seat(settings, practice=True) as seat:
        job = await seat.intake.add(path, Wishes(ward=WARD), Choices(recheck=True))
        await _answer_all(seat, job.job_id)
        me = psutil.Process()
        before = me.memory_info().rss
        seen: list[int] = []
        watching = asyncio.ensure_future(_watch(me, seen))
        await seat.runner.run_until_done(frozenset({job.job_id}))
        watching.cancel()
        return (max(seen) - before) / 1e6


async def _watch(process: psutil.Process, seen: list[int]) -> None:
    while True:
        seen.append(process.memory_info().rss)
        await asyncio.sleep(0.05)


async def _answer_all(seat: Seat, job_id: str) -> None:
    station = VotingStation("Baobab Hall", WardId(WARD), "15010160", "LIM351 - Blouberg")
    answer = VoterAnswer(on_roll=True, registered=True, station=station)
    at = datetime.now(UTC).replace(tzinfo=None)
    numbers = await seat.store.read(lambda c: answers.page(c, job_id, AnswerState.OPEN, 0, None))
    saved = [
        SavedAnswer(IdNumber(number), AnswerState.ANSWERED, answer, "", at) for number, _ in numbers
    ]
    await seat.store.write(lambda c: answers.save(c, job_id, saved))


if __name__ == "__main__":
    run(__doc__, KEYS, measure, SHORT_KEYS)
