"""What operators take from finished lists is made in the spreadsheet process itself."""

from __future__ import annotations

from datetime import datetime

from openpyxl import load_workbook
from pypdf import PdfReader, PdfWriter

from app.domain.overview import OverviewLine
from app.domain.verdict import Verdict
from app.spreadsheets.results.register.parts import RegisterPart
from app.spreadsheets.results.rows_file import write_results
from app.spreadsheets.worker import SpreadsheetWorker
from tests.helpers.results import row

LINE = OverviewLine(
    "93501016",
    "Blouberg ward 16",
    "Blouberg (LIM351)",
    "WARD 16.xlsx",
    datetime(2026, 11, 24, 9, 12),
    {"RegisteredInWard": 7},
)


async def test_each_output_crosses_to_the_process_and_back(tmp_path):
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(tmp_path / "one.pdf")
    write_results(tmp_path / "rows", [row(2), row(3, Verdict.DUPLICATE, reason="repeats row 2")])
    parts = [RegisterPart(tmp_path / "one.pdf", "WARD 16.xlsx", "Blouberg ward 16")] * 2
    worker = SpreadsheetWorker()
    try:
        await worker.run("make_overview", tmp_path / "o.xlsx", "The overview", [LINE], False)
        problems = (tmp_path / "p.xlsx", "WARD 16.xlsx", tmp_path / "rows", False)
        assert await worker.run("make_problem_rows", *problems) == 1
        assert await worker.run("merge_registers", tmp_path / "m.pdf", "The registers", parts) == 2
    finally:
        await worker.aclose()
    assert load_workbook(tmp_path / "o.xlsx").active["F2"].value == 7
    assert load_workbook(tmp_path / "p.xlsx").active["A2"].value == 3
    assert len(PdfReader(tmp_path / "m.pdf").pages) == 2
