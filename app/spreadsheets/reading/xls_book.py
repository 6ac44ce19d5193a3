"""xls (BIFF) through xlrd; hidden rows and number formats come with the formatting."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import xlrd
from xlrd.xldate import XLDateError, xldate_as_datetime

from app.domain.identity_number import CellValue
from app.spreadsheets.reading.cells import NumberedRow
from app.spreadsheets.reading.refusals import readers_errors
from app.spreadsheets.reading.sheets import ClosingBook, SheetInfo


class XlsBook(ClosingBook):
    """An old Excel workbook, its sheets read when they are first asked for."""

    def __init__(self, path: Path, file_name: str) -> None:
        self._file_name = file_name
        with readers_errors(file_name):
            self.book: Any = xlrd.open_workbook(
                str(path),
                logfile=io.StringIO(),
                formatting_info=True,
                on_demand=True,
                # Without it one stray cell in the last column widens 65,536 rows.
                ragged_rows=True,
            )

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """All worksheets; xlrd gives no other kinds."""
        found = [
            SheetInfo(name, self.book._sheet_visibility[at] != 0)
            for at, name in enumerate(self.book.sheet_names())
        ]
        return tuple(sorted(found, key=lambda sheet: sheet.hidden))

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """See `Book.rows`; trailing blank cells are left out."""
        loaded = self.sheet(sheet)
        for at in range(loaded.nrows):
            with readers_errors(self._file_name):
                row = [cell_value(cell, self.book.datemode) for cell in loaded.row(at)]
            yield at + 1, row

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """See `Book.hidden_rows`."""
        info = self.sheet(sheet).rowinfo_map
        return frozenset(at + 1 for at, row in info.items() if row.hidden)

    def sheet(self, name: str) -> Any:
        """xlrd's own sheet, for its formats."""
        with readers_errors(self._file_name):
            return self.book.sheet_by_name(name)

    def close(self) -> None:
        """Let go of the file."""
        self.book.release_resources()


def cell_value(cell: Any, datemode: int) -> CellValue:
    """A cell as plain Python; error cells and blanks are None."""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, datemode)
    value: str | float = cell.value
    return value


def _date(value: float, datemode: int) -> datetime | timedelta | float:
    if 0 <= value < 1:
        return timedelta(days=value)
    try:
        found: datetime = xldate_as_datetime(value, datemode)
    except (XLDateError, OverflowError, ValueError):
        return value
    return found
