"""Spreadsheets of every kind through the child process, and the sample from end to end."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app.bootstrap import Seat, open_seat
from app.domain.job import Job, JobStatus
from app.domain.spreadsheet import Wishes
from app.engine.delivery import deliver
from app.engine.intake import Choices
from app.engine.job_report import verdict_counts
from app.iec.practice.child import PracticeChild
from app.resources import resource_path
from app.selftest.check import expect
from app.settings import Settings
from app.spreadsheets.worker import SpreadsheetWorker

SAMPLE = resource_path("samples", "BLOUBERG WARD 16 MEMBERSHIP.xlsx")
# Five made-up people each, made by packaging/samples/make_kinds.py.
LISTS = resource_path("samples", "kinds")
KINDS = ("csv", "ods", "xls", "xlsb", "xlsx")
PEOPLE = 5
# What the simulated IEC answers about the sample never changes.
ROWS, IN_WARD = 401, 296
SMALLEST = 10_000


async def readers(_folder: Path) -> str:
    """One list of each kind is read, and the same people are found in it."""
    worker = SpreadsheetWorker()
    try:
        for kind in KINDS:
            path = LISTS / f"MOGALE CITY WARD 1.{kind}"
            found = await worker.run("inspect", path, path.name, Wishes())
            expect(found.kind.value.lower() == kind, f"{path.name} was taken for {found.kind}")
            expect(found.rows == PEOPLE, f"{found.rows} people in {path.name}, not {PEOPLE}")
    finally:
        await worker.aclose()
    return ", ".join(KINDS)


async def sample(folder: Path) -> str:
    """The simulated IEC answers for the sample; its workbook and register are written."""
    settings = Settings(data_dir=folder / "data", results_folder=folder / "results")
    async with (
        PracticeChild() as practice,
        open_seat(settings, practice=True, address=practice.address) as seat,
    ):
        job = await _check(seat)
        given = await deliver(seat.store, job, folder / "given")
    counts = verdict_counts(job) or {}
    expect(job.rows == ROWS, f"{job.rows} rows, not {ROWS}")
    expect(IN_WARD in counts.values(), f"nowhere {IN_WARD} people: {counts}")
    for path in (given.workbook, given.register):
        size = path.stat().st_size if path else 0
        expect(size > SMALLEST, f"a result of {size} bytes")
    rows = await asyncio.to_thread(_rows_of, given.workbook)
    expect(rows > ROWS, f"the workbook has {rows} rows")
    return f"{job.rows} rows, {job.lookups} lookups"


async def _check(seat: Seat) -> Job:
    added = await seat.intake.add(SAMPLE, Wishes(), Choices())
    await seat.runner.run_until_done(frozenset([added.job_id]))
    job = await seat.changes.find(added.job_id)
    expect(job.status is JobStatus.COMPLETED, f"the sample ended as {job.status}")
    return job


def _rows_of(workbook: Path | None) -> int:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(workbook))
    return max(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
