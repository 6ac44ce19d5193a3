"""Comparing result workbooks cell by cell."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

# What a second run of the same list may say differently: times, what it cost, and which job it was.
_ABOUT_THE_RUN = ("Checked", "Took", "Quota spent", "Job")

Cells = dict[str, list[tuple[object, ...]]]


def cells_of(path: Path) -> Cells:
    """Every cell of every sheet, without times, costs and the job's own name."""
    book = load_workbook(path)
    return {sheet.title: _rows_of(sheet.title, sheet) for sheet in book.worksheets}


def _rows_of(title: str, sheet: object) -> list[tuple[object, ...]]:
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]  # type: ignore[attr-defined]
    if title == "Summary":
        return [row for row in rows if row[0] not in _ABOUT_THE_RUN]
    header = rows[0]
    timed = {at for at, name in enumerate(header) if name == "Checked at"}
    return [tuple("" if at in timed else value for at, value in enumerate(row)) for row in rows]
