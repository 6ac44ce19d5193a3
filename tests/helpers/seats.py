"""Whole seats for tests: real store, real HTTP, real spreadsheets; only the process is near."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from app import bootstrap
from app.bootstrap import Seat, open_seat
from app.domain.job import Job
from app.domain.results import JobFacts, MadeResults
from app.domain.spreadsheet import RowResult, Wishes
from app.domain.totals import Totals
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.intake import Choices
from app.engine.progress import Progress
from app.engine.results import row_results
from app.iec.practice.people import Outcome, person_of
from app.iec.practice.server import PracticeIec
from app.settings import load_settings
from app.spreadsheets.results.rows_file import read_results
from app.spreadsheets.worker.tasks import find_task
from app.store import jobs, rows
from app.store.database import utc_now
from tests.helpers.fast_clock import FastClock
from tests.helpers.iec import synthetic_id
from tests.helpers.spreadsheets import save_xlsx

LIST_NAME = "BLOUBERG WARD 16 MEMBERSHIP.xlsx"
HEADERS = ("NAME", "SURNAME", "ID NUMBER", "CELL NO")

VERDICT_OF = {
    Outcome.HOME: Verdict.REGISTERED_IN_WARD,
    Outcome.OTHER_WARD: Verdict.NOT_REGISTERED_IN_WARD,
    Outcome.NOT_FOUND: Verdict.NOT_REGISTERED_VOTER,
    Outcome.NOT_REGISTERED: Verdict.NOT_REGISTERED_VOTER,
    Outcome.DECEASED: Verdict.DECEASED,
}


class NearWorker:
    """Does the spreadsheet process's tasks in a thread: starting a child costs a second a test."""

    def __init__(self, **_limits: object) -> None: ...

    async def run(self, task: str, *arguments: Any, seconds: float | None = None) -> Any:
        """Do one task."""
        return await asyncio.to_thread(find_task(task, allow_dotted=False), *arguments)

    async def aclose(self) -> None:
        """Nothing to end."""


class PlainWorker(NearWorker):
    """Makes two short texts for results, with the true totals: half a second less a test."""

    async def run(self, task: str, *arguments: Any, seconds: float | None = None) -> Any:
        """Do one task."""
        if task != "make_results":
            return await super().run(task, *arguments, seconds=seconds)
        return await asyncio.to_thread(_plain_results, *arguments[-3:])


def _plain_results(results_file: Path, facts: JobFacts, out: Path) -> MadeResults:
    totals = Totals.of(read_results(results_file)).to_json(facts.seconds)
    workbook, register = out / "workbook.xlsx", out / "register.pdf"
    for path in (workbook, register):
        path.write_text(f"{path.name} {facts.finished_at} {totals}")
    return MadeResults(workbook, register, totals, pages=1)


@asynccontextmanager
async def seat_of(
    folder: Path,
    iec: PracticeIec,
    *,
    clock: Clock | None = None,
    max_wait: float | None = None,
    real_files: bool = False,
    **settings: Any,
) -> AsyncIterator[Seat]:
    """A seat in `folder` that asks this simulated IEC; on a `FastClock` store time is fast too.

    With `real_files` it makes whole workbooks and registers.
    """
    now = clock.now if isinstance(clock, FastClock) else utc_now
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "SpreadsheetWorker", NearWorker if real_files else PlainWorker)
        patch.setenv("ROLLCHECK_CONFIG_FILE", str(folder / "none.toml"))
        given: dict[str, Any] = {"seat_name": "desk", "operator": "Thandi", "retry_seconds": 0.05}
        loaded = load_settings(data_dir=folder / "data", **(given | settings))
        async with open_seat(
            loaded, practice=True, address=iec.address, max_wait=max_wait, clock=clock, now=now
        ) as seat:
            if isinstance(clock, FastClock):
                seat.runner.watchers.append(lambda one: clock.race(one.wait_reason is not None))
            yield seat


async def add_list(
    seat: Seat,
    cells: Iterable[object],
    *,
    name: str = LIST_NAME,
    wards: Sequence[object] | None = None,
    wishes: Wishes | None = None,
    **choices: Any,
) -> Job:
    """A spreadsheet with these cells as ID numbers, taken in; data begin in row 2."""
    headers = (*HEADERS, "WARD") if wards else HEADERS
    data: list[Sequence[object]] = [headers]
    for at, cell in enumerate(cells):
        row = (f"Name{at}", f"Surname{at}", cell, f"08{at:08d}")
        data.append((*row, wards[at]) if wards else row)
    folder = seat.world.data_dir.parent / "lists"
    folder.mkdir(exist_ok=True)
    path = save_xlsx(folder / name, data)
    return await seat.intake.add(path, wishes or Wishes(), Choices(**choices))


async def run_list(seat: Seat, cells: Iterable[object], **options: Any) -> Job:
    """Take a list in and run it to its end."""
    job = await add_list(seat, cells, **options)
    await seat.runner.run_until_done()
    return await job_now(seat, job)


async def job_now(seat: Seat, job: Job) -> Job:
    """The job as the store has it now."""
    return await seat.store.read(partial(jobs.job_of, job_id=job.job_id))


async def results_of(seat: Seat, job: Job) -> list[RowResult]:
    """What goes into the job's workbook now, in row order."""
    job = await job_now(seat, job)
    checked = partial(rows.checked_rows, seat.store.database, job.job_id)
    return await seat.store.in_thread(lambda: list(row_results(job, checked())))


async def verdicts_of(seat: Seat, job: Job) -> list[str]:
    """The verdicts of a job's rows, in row order."""
    return [row.verdict for row in await results_of(seat, job)]


async def reasons_of(seat: Seat, job: Job) -> Counter[str]:
    """How many rows could not be checked, by reason."""
    found = await results_of(seat, job)
    return Counter(row.reason for row in found if row.verdict == Verdict.COULD_NOT_CHECK)


async def notes_of(seat: Seat, job: Job) -> list[str]:
    """The lines of a job's time line."""
    return [text for _, text in await seat.changes.time_line(job.job_id)]


def true_verdict(number: str) -> Verdict:
    """What the simulated IEC's own record makes of somebody on a list of its home ward."""
    return VERDICT_OF[person_of(number).outcome]


def ids_of(*outcomes: Outcome, count: int, start: int = 0) -> list[str]:
    """So many synthetic ID numbers whose owners have one of these records."""
    found: list[str] = []
    index = start
    while len(found) < count:
        number = synthetic_id(index)
        if person_of(number).outcome in outcomes:
            found.append(number)
        index += 1
    return found


def voters(count: int, start: int = 0) -> list[str]:
    """So many people registered in the ward: one lookup each, no confirmation."""
    return ids_of(Outcome.HOME, count=count, start=start)


class Watch:
    """Remembers every progress a runner tells, and lets a test wait for one."""

    def __init__(self, seat: Seat) -> None:
        self.seen: list[Progress] = []
        self._waiting: list[tuple[Callable[[Progress], bool], asyncio.Event]] = []
        seat.runner.watchers.append(self._note)

    async def until(self, holds: Callable[[Progress], bool]) -> None:
        """Wait until a progress told from now on is so."""
        event = asyncio.Event()
        self._waiting.append((holds, event))
        await asyncio.wait_for(event.wait(), 30)

    def _note(self, progress: Progress) -> None:
        self.seen.append(progress)
        for holds, event in self._waiting:
            if holds(progress):
                event.set()


@asynccontextmanager
async def running(seat: Seat) -> AsyncIterator[asyncio.Task[None]]:
    """The seat's runner at work; what is still running at the end is interrupted."""
    task = asyncio.ensure_future(seat.runner.run_until_done())
    try:
        yield task
    finally:
        await interrupt(task)


async def interrupt(task: asyncio.Task[None]) -> None:
    """Stop a runner as Ctrl+C does, and wait until it has put everything in order."""
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def until(
    holds: Callable[[], Awaitable[bool]] | Callable[[], bool], limit: float = 30
) -> None:
    """Wait until something is so, looking again as often as the loop allows."""
    async with asyncio.timeout(limit):
        while True:
            answer = holds()
            if await answer if isinstance(answer, Awaitable) else answer:
                return
            await asyncio.sleep(0.002)
