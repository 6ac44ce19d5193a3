"""The workbook of 50,000 rows against openpyxl write-only writing the same styled cells.

Run by hand: `python tests/bench/bench_results.py [ROWS]`. Prints ratios; asserts nothing.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from app.domain.identity_number import luhn_holds
from app.domain.results import JobFacts
from app.domain.spreadsheet import Kind, Layout, Role, RowResult
from app.domain.totals import Totals
from app.domain.verdict import Verdict
from app.spreadsheets.reading.source_rows import read_source
from app.spreadsheets.results.register.register import write_register
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.results.workbook import write_workbook

HEADERS = [
    *("NO", "SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER", "JOINED", "FEE"),
    *("REGION", "GENDER", "RACE", "LANGUAGE", "BRANCH", "NOTES", "CARD"),
]
LAYOUT = Layout(
    "List",
    1,
    {Role.SURNAME: 1, Role.FIRST_NAMES: 2, Role.ID_NUMBER: 3, Role.CELL_NUMBER: 4},
    tuple(HEADERS),
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


def id_number(chance: random.Random) -> str:
    body = f"{chance.randrange(50, 99)}0{chance.randrange(1, 9)}15{chance.randrange(10_000):04d}08"
    return next(body + digit for digit in "0123456789" if luhn_holds(body + digit))


def results(count: int) -> list[RowResult]:
    chance = random.Random(16)
    shares = [70, 8, 10, 3, 3, 3, 3]
    verdicts = chance.choices(list(Verdict), shares, k=count)
    return [result(row_no, verdict, chance) for row_no, verdict in enumerate(verdicts, 2)]


def result(row_no: int, verdict: Verdict, chance: random.Random) -> RowResult:
    number = id_number(chance)
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
    book = Workbook(write_only=True)
    sheet = book.create_sheet("List")
    sheet.append(HEADERS)
    for number, row in enumerate(rows, 1):
        joined: Any = WriteOnlyCell(sheet, datetime(2020, 1, 5))
        joined.number_format = "dd/mm/yyyy"
        start = [number, row.surname, row.first_names, row.id_number, row.cell_number, joined]
        rest = ["Limpopo", "F", "African", "Sepedi", "Blouberg 16", "paid", f"C{number:06d}"]
        sheet.append([*start, 12.5, *rest])
    book.save(path)


def cells_of(path: Path) -> list[tuple[str, list[list[tuple[Any, str, str | None]]]]]:
    """Every sheet's cells as (value, number format, fill) for the plain writer to repeat."""
    book = load_workbook(path)
    return [
        (
            sheet.title,
            [
                [(cell.value, cell.number_format, _fill(cell)) for cell in row]
                for row in sheet.iter_rows()
            ],
        )
        for sheet in book
    ]


def _fill(cell: Any) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def write_plainly(sheets: list[tuple[str, list[Any]]], target: Path) -> None:
    """What a program using openpyxl's write-only mode as documented would do."""
    book = Workbook(write_only=True)
    fills: dict[str, PatternFill] = {}
    white = Font(color="FFFFFFFF")
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([styled(sheet, *cell, fills, white) for cell in row])
    book.save(target)


def styled(
    sheet: Any, value: Any, shape: str, fill: str | None, fills: dict[str, PatternFill], font: Font
) -> Any:
    if value is None or (shape == "General" and not fill):
        return value
    cell: Any = WriteOnlyCell(sheet, value)
    if shape != "General":
        cell.number_format = shape
    if fill:
        cell.fill = fills.setdefault(fill, PatternFill("solid", fgColor=fill))
        cell.font = font
    return cell


def timed(what: str, work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(f"{what}: {seconds:.2f} s")
    return seconds


def main(count: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        rows = results(count)
        write_source(folder / "source.xlsx", rows)
        write_results(folder / "results.jsonl", rows)
        totals = Totals.of(rows)
        rows = []

        def ours() -> None:
            source = read_source(folder / "source.xlsx", "BENCH.xlsx", Kind.XLSX, LAYOUT)
            write_workbook(source, LAYOUT, folder / "results.jsonl", FACTS, folder / "ours.xlsx")

        def register() -> None:
            target = folder / "register.pdf"
            write_register(folder / "results.jsonl", FACTS, totals, "0" * 64, target)

        taken = timed(f"workbook of {count:,} rows, source and results read", ours)
        timed("its register", register)
        sheets = cells_of(folder / "ours.xlsx")
        plain = timed(
            "openpyxl write-only, the same cells", lambda: write_plainly(sheets, folder / "p.xlsx")
        )
        print(f"ratio: {taken / plain:.2f} (at most 1.5)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
