"""The Summary: first sheet, one printed A4 page. Cell A1 begins with "Rollcheck"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from openpyxl import Workbook

from app.spreadsheets.results.cells import EMPTY, Content, clean
from app.spreadsheets.results.sheets import (
    Line,
    PageMarks,
    StreamedSheet,
    mark_pages,
    print_on_a4,
)
from app.spreadsheets.results.styles import BANNER, HEADER, Look, Styles, status_look
from app.spreadsheets.results.summary_content import SummaryLine, Tone, Value

TITLE = "Summary"
_WIDTHS = {"A": 36, "B": 13, "C": 12, "D": 12, "E": 32, "F": 14, "G": 11}
_COUNT, _SHARE = "#,##0", "0.0%"

_FIRST_CELL: dict[Tone, Look] = {
    Tone.TITLE: Look(bold=True, size=16),
    Tone.BANNER: BANNER,
    Tone.SUBTITLE: Look(size=12),
    Tone.HEADING: HEADER,
    Tone.PLAIN: Look(shrink=True),
    Tone.TOTAL: Look(bold=True),
}
_NUMBER_HEADER = replace(HEADER, horizontal="right")
_OVER_NUMBERS = frozenset(
    ["Rows", "Share", "Members", "In ward", "Other ward", "Not counted", "Good standing", "Quorum"]
)
# Text behind a number would touch it.
_BESIDE = Look(horizontal="left", indent=1)


def write_summary(
    workbook: Workbook, styles: Styles, marks: PageMarks, lines: list[SummaryLine]
) -> None:
    """Write the lines; the sheet opens on A1 and prints on one page however many they are."""
    sheet: Any = StreamedSheet(workbook, TITLE)
    workbook._add_sheet(sheet)  # type: ignore[attr-defined]
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.print_area = f"A1:G{len(lines)}"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.tabSelected = True
    print_on_a4(sheet, landscape=False, pages_high=1)
    mark_pages(sheet, marks)
    line = Line(sheet, len(_WIDTHS))
    for content in lines:
        _fill(line, styles, content)
        sheet.append(line.cells)


def _fill(line: Line, styles: Styles, content: SummaryLine) -> None:
    for index in range(len(line.cells)):
        value = content.cells[index] if index < len(content.cells) else None
        look = _look(content, index, value)
        line.put(index, _content(value), styles.of(look) if look else None)


def _look(line: SummaryLine, index: int, value: Value) -> Look | None:
    if line.tone in (Tone.HEADING, Tone.BANNER):
        # A band over the whole width, also where it says nothing.
        over_numbers = value in _OVER_NUMBERS
        return _NUMBER_HEADER if over_numbers else _FIRST_CELL[line.tone]
    if value is None:
        return None
    if index == 0 and line.verdict:
        return status_look(line.verdict)
    if isinstance(value, str):
        return _FIRST_CELL[line.tone] if index in (0, 4) else _BESIDE
    number_format = _SHARE if isinstance(value, float) else _COUNT
    return Look(number_format=number_format, bold=line.tone is Tone.TOTAL)


def _content(value: Value) -> Content:
    if value is None or value == "":
        return EMPTY
    return Content(clean(value), "s") if isinstance(value, str) else Content(value, "n")
