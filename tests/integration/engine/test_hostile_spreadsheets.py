"""Every broken, hostile and odd spreadsheet through the real intake and its real child process."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from app.bootstrap import Seat, open_seat
from app.domain.errors import BugError, QuestionOpen, SpreadsheetRefused, UserError
from app.domain.job import Job
from app.domain.spreadsheet import Wishes
from app.engine.intake import Choices
from app.settings import load_settings
from app.store import files
from app.store.database import utc_now
from tests.corpus import archives
from tests.corpus.case import WARD, Case, Ends, of_bytes
from tests.corpus.corpus import all_cases, short_cases

SECONDS_A_FILE = 30
MEMORY_MB = 2_048
MOST_GROWN_MB = 250
# What a sentence for an operator never holds.
NOT_FOR_OPERATORS = ("Traceback", 'File "', "Error:", "Exception", "0x", "NoneType", "\n")
_AN_HONEST_LIST = Case("honest", of_bytes(archives.honest("xlsx")))


@dataclass
class Pulse:
    """Looks at the event loop all the time; `longest` is its longest silence, in seconds."""

    longest: float = 0.0
    beats: int = 0

    async def beat(self) -> None:
        """Until cancelled."""
        before = time.monotonic()
        while True:
            await asyncio.sleep(0.005)
            now = time.monotonic()
            self.longest = max(self.longest, now - before)
            self.beats += 1
            before = now


@asynccontextmanager
async def real_seat(folder: Path) -> AsyncIterator[Seat]:
    """A seat as it is, its spreadsheet process included; nobody is asked about anybody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ROLLCHECK_CONFIG_FILE", str(folder / "none.toml"))
        settings = load_settings(
            data_dir=folder / "data",
            seat_name="desk",
            operator="Thandi",
            worker_memory_mb=MEMORY_MB,
            worker_seconds=SECONDS_A_FILE,
        )
        async with open_seat(settings, practice=True, address="http://127.0.0.1:9") as seat:
            yield seat


async def take(seat: Seat, path: Path) -> Job | UserError:
    """The job, or what the operator is told."""
    try:
        return await seat.intake.add(path, Wishes(ward=WARD), Choices())
    except (SpreadsheetRefused, QuestionOpen) as told:
        return told


async def results_of(seat: Seat, job: Job, folder: Path) -> Path:
    """The workbook made of a job nobody was asked about."""
    made = await seat.results.make(job, utc_now(), stopped=True)
    target = folder / "made.xlsx"
    await seat.store.in_thread(lambda: files.get_file(seat.store.database, made.workbook, target))
    return target


def complaint(case: Case, end: Job | UserError) -> str:
    """What is wrong with a case's end; "" for nothing."""
    if isinstance(end, Job):
        return "it was read" if case.ends is Ends.REFUSED else ""
    text = str(end)
    if case.ends is Ends.READ:
        return f"it was refused: {text}"
    body = text.removeprefix(getattr(end, "file_name", ""))
    found = [word for word in NOT_FOR_OPERATORS if word in body]
    return f"the sentence holds {found}: {text}" if found or len(body) > 600 else ""


async def try_all(folder: Path, cases: Iterable[Case]) -> None:
    """Each case, and an honest list behind every tenth; all complaints at once."""
    wrong: list[str] = []
    pulse = Pulse()
    process = psutil.Process()
    async with real_seat(folder) as seat:
        assert isinstance(await take(seat, _AN_HONEST_LIST.write(folder / "first")), Job)
        gc.collect()
        before = process.memory_info().rss
        beating = asyncio.create_task(pulse.beat())
        for number, case in enumerate(cases):
            path = await asyncio.to_thread(case.write, folder / "files")
            wrong += await _try_one(seat, case, path, folder)
            path.unlink()
            if number % 10 == 9:
                after = await take(seat, _AN_HONEST_LIST.write(folder / f"after {number}"))
                wrong += [] if isinstance(after, Job) else [f"after {case.name}: {after}"]
        beating.cancel()
        gc.collect()
        grown = (process.memory_info().rss - before) / 2**20
    print(f"longest silence {pulse.longest:.3f} s, {pulse.beats} beats, grown {grown:.0f} MB")
    assert wrong == []
    assert grown < MOST_GROWN_MB
    # A backstop: reading in this process, or holding its interpreter, would be seconds.
    assert pulse.beats
    assert pulse.longest < 3


async def _try_one(seat: Seat, case: Case, path: Path, folder: Path) -> list[str]:
    begun = time.monotonic()
    try:
        end = await take(seat, path)
        said = complaint(case, end)
        if not said and isinstance(end, Job) and end.rows < 1_000:
            await results_of(seat, end, folder)
    except BugError as bug:
        said = f"a fault of our own: {bug} {getattr(bug, '__notes__', '')}"
    except UserError as told:
        said = "" if "\n" not in str(told) else f"{told}"
    took = time.monotonic() - begun
    if took > 3:
        print(f"{case.name} took {took:.1f} s")
    return [f"{case.name}: {said}"] if said else []


async def test_every_sixth_hostile_spreadsheet_ends_in_a_result_or_one_sentence(tmp_path):
    await try_all(tmp_path, short_cases())


@pytest.mark.long
@pytest.mark.timeout(600)
@pytest.mark.parametrize("half", [0, 1])
async def test_every_hostile_spreadsheet_ends_in_a_result_or_one_sentence(tmp_path, half):
    await try_all(tmp_path, all_cases()[half::2])
