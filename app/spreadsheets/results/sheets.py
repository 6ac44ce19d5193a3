"""A sheet of people: header in row 1, rows streamed, ready to print on A4.

Row 1 is always the header, so that a result can be dropped back in as a list.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.spreadsheets.results.cells import Content, clean
from app.spreadsheets.results.styles import HEADER, OVER_NUMBERS, PRACTICE_COLOUR, Styles

PRACTICE_HEADER = "PRACTICE: not real answers"
PAPER_A4 = 9
_MIN_WIDTH, _MAX_WIDTH = 5.0, 60.0
_LINE_HEIGHT = 15.5
"""Points."""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """What every printed page of the workbook says: the list's name, and whether it is practice."""

    footer: str
    practice: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; `width` in characters. Over numbers its header stands at the right."""

    header: str
    width: float
    over_numbers: bool = False


class StreamedSheet(WriteOnlyWorksheet):
    """openpyxl's write-only sheet, fed with cells that are used again row after row.

    openpyxl makes a cell object and tries a conversion for every value; with cells that already
    say what they are the same file takes about half the time.
    """

    def _values_to_row(self, values: Iterable[Any], row_idx: int) -> Iterable[Any]:
        for cell in values:
            cell.row = row_idx
        return values


class Line:
    """The cells of the row being written. Set all of them, then `PeopleSheet.write`."""

    def __init__(self, sheet: StreamedSheet, width: int) -> None:
        self.cells: list[Any] = []
        for number in range(1, width + 1):
            cell: Any = WriteOnlyCell(sheet)
            cell.column = number
            self.cells.append(cell)

    def put(self, index: int, content: Content, style: Any) -> None:
        """Fill one cell. `data_type` is set by hand: no text is ever taken for a formula."""
        cell = self.cells[index]
        cell._value, cell.data_type = content[0], content[1]
        cell._style = style

    def clear(self, index: int) -> None:
        """Leave one cell out."""
        cell = self.cells[index]
        cell._value, cell.data_type, cell._style = None, "n", None


class PeopleSheet:
    """One sheet with a frozen, filtered header and as many rows as are written.

    `rows` must be known before: print area and filter stand for the whole table. A header that
    wraps needs `header_lines`. `freeze` is the first cell that moves.
    """

    def __init__(
        self,
        workbook: Workbook,
        styles: Styles,
        marks: PageMarks,
        title: str,
        columns: Sequence[Column],
        rows: int,
        *,
        header_lines: int = 1,
        freeze: str = "A2",
    ) -> None:
        self._styles = styles
        if marks.practice:
            columns = [*columns, Column(PRACTICE_HEADER, 14)]
        self.sheet = StreamedSheet(workbook, title)
        workbook._add_sheet(self.sheet)  # type: ignore[attr-defined]
        self.line = Line(self.sheet, len(columns))
        self._shape(columns, rows, freeze)
        self._rows = 0
        # Before the first row: openpyxl writes what stands above the rows with it.
        mark_pages(self.sheet, marks)
        self._write_header(columns, header_lines)

    def write(self, lines: int = 1) -> None:
        """Write the row that `line` holds, so high that wrapped cells show this many lines."""
        self._make_room(lines)
        self._rows += 1
        self.sheet.append(self.line.cells)

    def _make_room(self, lines: int) -> None:
        # Not every program makes room by itself, and rows that have been written are gone.
        if lines > 1:
            sheet: Any = self.sheet
            sheet.row_dimensions[self._rows + 1].height = _LINE_HEIGHT * lines

    def _shape(self, columns: Sequence[Column], rows: int, freeze: str) -> None:
        sheet: Any = self.sheet
        for number, column in enumerate(columns, 1):
            width = min(max(column.width, _MIN_WIDTH), _MAX_WIDTH)
            sheet.column_dimensions[get_column_letter(number)].width = width
        table = f"A1:{get_column_letter(len(columns))}{rows + 1}"
        sheet.freeze_panes = freeze
        sheet.auto_filter.ref = table
        sheet.print_area = table
        sheet.print_title_rows = "1:1"
        print_on_a4(sheet, landscape=True, pages_high=0)

    def _write_header(self, columns: Sequence[Column], lines: int) -> None:
        left, right = self._styles.of(HEADER), self._styles.of(OVER_NUMBERS)
        for index, column in enumerate(columns):
            style = right if column.over_numbers else left
            self.line.put(index, Content(clean(column.header), "s"), style)
        self.write(lines)
        for index in range(len(columns)):
            self.line.clear(index)


def lines_of(*wrapped: tuple[str, Column]) -> int:
    """How many lines a row of wrapped texts needs; words leave a little room in each."""
    return max(1, *(math.ceil(len(words) / (column.width - 3)) for words, column in wrapped))


def print_on_a4(sheet: Any, *, landscape: bool, pages_high: int) -> None:
    """A4, one page wide; `pages_high` 0 lets it run on over as many pages as it needs."""
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.paperSize = PAPER_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = pages_high
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.6, 0.6
    margins.header = margins.footer = 0.3


def mark_pages(sheet: Any, marks: PageMarks) -> None:
    """Print the footer, and on a practice result its header, on every page of a sheet."""
    footer = sheet.HeaderFooter.oddFooter
    for part, words in (
        (footer.left, _print_text(marks.footer)),
        (footer.center, "&A"),
        (footer.right, "Page &P of &N"),
    ):
        part.text, part.size = words, 8
    if marks.practice:
        header = sheet.HeaderFooter.oddHeader.center
        header.text, header.size = PRACTICE_HEADER, 12
        sheet.sheet_properties.tabColor = PRACTICE_COLOUR


def _print_text(text: str) -> str:
    # An ampersand starts a code in a printed header, and 255 characters are all there is room for.
    return clean(text)[:100].replace("&", "&&")
