"""The source's own columns for the result workbook: values, number formats and widths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from app.domain.identity_number import CellValue
from app.domain.spreadsheet import Kind, Layout
from app.spreadsheets.reading.cells import NumberedRow
from app.spreadsheets.reading.formats import column_widths, formats_by_style, rows_of_formats
from app.spreadsheets.reading.people import people_rows
from app.spreadsheets.reading.sheets import Book, open_book
from app.spreadsheets.reading.workbook_parts import sheet_parts
from app.spreadsheets.reading.xls_formats import XlsFormats
from app.spreadsheets.reading.zips import Archive

DATE_FORMAT = "yyyy-mm-dd"
DATE_TIME_FORMAT = "yyyy-mm-dd hh:mm"
_LARGEST_EXACT = 2**53

Formats = tuple[str | None, ...]
FormatsOfRow = Callable[[int], dict[int, str]]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One person's row; `values` and `formats` are as long as the sheet's headers.

    Whole numbers are int, dates datetime. A format is an Excel number format, None for General.
    """

    row_no: int
    values: list[CellValue]
    formats: Formats


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """The sheet the people came from. `rows()` starts anew at each call.

    `column_widths` are in Excel's characters by 0-based column; unset ones are left out.
    """

    headers: tuple[str, ...]
    column_widths: dict[int, float]
    rows: Callable[[], Iterator[SourceRow]]


def read_source(path: Path, file_name: str, kind: Kind, layout: Layout) -> SourceSheet:
    """The sheet `layout` describes: the same rows, in the same order, that `inspect` counted.

    Raises SpreadsheetRefused, also from `rows()`, for a file that cannot be read.
    """
    width = len(layout.headers)
    widths: dict[int, float] = {}
    if kind in (Kind.XLSX, Kind.XLSM):
        archive = Archive(path, file_name)
        if part := sheet_parts(archive).get(layout.sheet):
            widths = column_widths(archive, part, width)
    return SourceSheet(layout.headers, widths, lambda: _rows(path, file_name, kind, layout))


def _rows(path: Path, file_name: str, kind: Kind, layout: Layout) -> Iterator[SourceRow]:
    with open_book(path, kind, file_name) as book:
        formats_of = _formats(path, file_name, kind, layout, book)
        width = len(layout.headers)
        # Rows of one list are formatted alike; a result holds them all at once.
        known: dict[Formats, Formats] = {}
        for number, row in people_rows(book.rows(layout.sheet), layout, width=width):
            yield _source_row((number, row), width, formats_of(number), known)


def _source_row(
    numbered: NumberedRow, width: int, formats: dict[int, str], known: dict[Formats, Formats]
) -> SourceRow:
    number, row = numbered
    values = [_plain(cell) for cell in row[:width]]
    values += [None] * (width - len(values))
    shown = tuple([formats.get(at) or _by_value(value) for at, value in enumerate(values)])
    return SourceRow(number, values, known.setdefault(shown, shown))


def _plain(cell: CellValue) -> CellValue:
    if type(cell) is str:
        return cell or None
    if type(cell) is float and cell.is_integer() and abs(cell) < _LARGEST_EXACT:
        return int(cell)
    if type(cell) is date:
        return datetime.combine(cell, time())
    return cell


def _by_value(value: CellValue) -> str | None:
    """How a value is shown where the source's format is unknown."""
    if type(value) is not datetime:
        return None
    return DATE_FORMAT if value.time() == time(0) else DATE_TIME_FORMAT


def _formats(path: Path, file_name: str, kind: Kind, layout: Layout, book: Book) -> FormatsOfRow:
    if kind is Kind.XLS:
        return XlsFormats(book, layout.sheet).of_row
    if kind not in (Kind.XLSX, Kind.XLSM):
        return lambda number: {}
    archive = Archive(path, file_name)
    part = sheet_parts(archive).get(layout.sheet)
    if part is None:
        return lambda number: {}
    return _InStep(rows_of_formats(archive, part, formats_by_style(archive))).of_row


class _InStep:
    """Formats fetched along with the rows, both in ascending order: never the whole sheet."""

    def __init__(self, rows: Iterator[tuple[int, dict[int, str]]]) -> None:
        self._rows = rows
        self._next: tuple[int, dict[int, str]] = (0, {})

    def of_row(self, number: int) -> dict[int, str]:
        while self._next[0] < number:
            self._next = next(self._rows, (2**31, {}))
        return self._next[1] if self._next[0] == number else {}
