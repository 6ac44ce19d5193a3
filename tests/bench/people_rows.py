"""A list of so many made-up members with a verdict for each, for the benches of the results."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

from app.domain.results import JobFacts
from app.domain.spreadsheet import Layout, Role, RowResult
from app.domain.verdict import Verdict
from app.spreadsheets.results.rows_file import write_results

HEADERS = (
    *("NO", "SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER", "JOINED", "FEE"),
    *("REGION", "GENDER", "RACE", "LANGUAGE", "BRANCH", "NOTES", "CARD"),
)
LAYOUT = Layout(
    "List",
    1,
    {Role.SURNAME: 1, Role.FIRST_NAMES: 2, Role.ID_NUMBER: 3, Role.CELL_NUMBER: 4},
    HEADERS,
)
FACTS = JobFacts(
    job_id="bench",
    file_name="BENCH.xlsx",
    sheet="List",
    wards={"93501016": "Blouberg ward 16 (LIM351)"},
    per_row=False,
    operator="bench",
    seat="bench",
    version="0",
    practice=False,
    started_at="2026-11-24T09:00:00",
    finished_at="2026-11-24T10:00:00",
    seconds=3600,
    lookups=50_000,
    reused=0,
    stopped=False,
)
# In the order of Verdict.
SHARES = (70, 8, 10, 3, 3, 3, 3)


def put_results(folder: Path, count: int, *, source: bool = True) -> list[RowResult]:
    """Write `results.jsonl`, and `source.xlsx` unless it is not wanted; the results."""
    rows = results(count)
    write_results(folder / "results.jsonl", rows)
    if source:
        write_source(folder / "source.xlsx", rows)
    return rows


def results(count: int) -> list[RowResult]:
    """The same ones at every call."""
    from tests.helpers.iec import synthetic_id

    chance = random.Random(16)
    verdicts = chance.choices(list(Verdict), SHARES, k=count)
    return [
        _result(at + 2, verdict, str(synthetic_id(at)), chance)
        for at, verdict in enumerate(verdicts)
    ]


def _result(row_no: int, verdict: Verdict, number: str, chance: random.Random) -> RowResult:
    known = verdict in list(Verdict)[:2] or verdict is Verdict.DECEASED
    return RowResult(
        row_no=row_no,
        verdict=verdict.value,
        reason="" if known else "server error 502, asked twice",
        checked_at="2026-11-24T09:30:00",
        id_number=number,
        as_received=number,
        repair="",
        surname=f"SURNAME{chance.randrange(5000)}",
        first_names="Thabo Johannes",
        cell_number="0821234567",
        ward_id="93501016",
        iec_ward_id="93501016" if known else "",
        iec_status="You are registered." if known else "",
        voting_station=f"STATION {chance.randrange(12)} PRIMARY SCHOOL" if known else "",
        vd_number="93500123" if known else "",
        municipality="LIM351 - Blouberg" if known else "",
        province="Limpopo" if known else "",
        address="Main Road, Bochum" if known else "",
    )


def write_source(path: Path, rows: list[RowResult]) -> None:
    """The list they came from, its dates formatted."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(HEADERS)
    for number, row in enumerate(rows, 1):
        joined = WriteOnlyCell(sheet, datetime(2020, 1, 5))
        joined.number_format = "dd/mm/yyyy"
        start = [number, row.surname, row.first_names, row.id_number, row.cell_number, joined]
        rest = ["Limpopo", "F", "African", "Sepedi", "Blouberg 16", "paid", f"C{number:06d}"]
        sheet.append([*start, 12.5, *rest])
    book.save(path)
