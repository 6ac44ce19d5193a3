"""csv and tsv: one sheet, every cell text, row numbers as Excel counts records."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from app.domain.errors import SpreadsheetRefused
from app.spreadsheets.reading.bounds import LAST_COLUMN
from app.spreadsheets.reading.cells import NumberedRow, Row, column_letter
from app.spreadsheets.reading.refusals import damaged, spread_out
from app.spreadsheets.reading.sheets import ClosingBook, SheetInfo
from app.spreadsheets.reading.text_bytes import encoding_of

_DELIMITERS = ",;\t|"
_LOOKED_AT_LINES = 50
_LONGEST_TEXT = 32_767
"""Characters in one cell (Excel's limit)."""
_MOST_BREAKS_IN_A_CELL = 10
"""More lines than this in one cell are rows swallowed by a quotation mark left open."""


class CsvBook(ClosingBook):
    """A text file as a book with one sheet, named like the file."""

    def __init__(self, path: Path, file_name: str) -> None:
        self._file_name = file_name
        # The process's, and 131,072 characters unless told: a cell left open is longer.
        csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
        try:
            text = path.read_bytes().decode(encoding_of(path), "replace")
        except UnicodeError as exc:
            raise damaged(file_name) from exc
        # NUL ends a csv reader's patience; DOS programs close files with Ctrl-Z.
        text = text.lstrip("\ufeff").replace("\0", "").rstrip("\x1a")
        self._text, self._delimiter = _named_delimiter(text)
        # Excel hides the line `sep=;` but counts from the one behind it.
        self._sheet = Path(file_name).stem or "Sheet1"

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """The one sheet."""
        return (SheetInfo(self._sheet),)

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """See `Book.rows`; a cell with line breaks is one cell of one row."""
        reader = csv.reader(StringIO(self._text, newline=""), delimiter=self._delimiter)
        number = 0
        try:
            for number, row in enumerate(reader, start=1):
                if any(cell.count("\n") > _MOST_BREAKS_IN_A_CELL for cell in row):
                    raise self._open_quotation(number)
                yield number, self._within_excel(number, row)
        except csv.Error as exc:
            raise self._open_quotation(number + 1) from exc

    def _within_excel(self, number: int, row: list[str]) -> Row:
        """The row as Excel would hold it: no wider sheet, no longer text."""
        if len(row) > LAST_COLUMN:
            filled = max((at for at, cell in enumerate(row, start=1) if cell), default=0)
            if filled > LAST_COLUMN:
                far = f"{column_letter(filled - 1)}{number}"
                raise spread_out(self._file_name, "", far)
            row = row[:filled]
        return [cell[:_LONGEST_TEXT] for cell in row]

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """Text hides nothing."""
        return frozenset()

    def _open_quotation(self, number: int) -> SpreadsheetRefused:
        cause = f"a quotation mark opened in row {number} is not closed, so rows run together"
        cure = "Open it in Excel, correct that row, save as .xlsx and add that"
        return SpreadsheetRefused(self._file_name, cause, cure)


def _named_delimiter(text: str) -> tuple[str, str]:
    """The text without its `sep=` line, and the delimiter."""
    first, _, rest = text.partition("\n")
    line = first.strip().strip('"')
    if line.lower().startswith("sep=") and len(line) == 5:
        return rest, line[4]
    if line.lower() == "sep=" and first.rstrip("\r").endswith("\t"):
        return rest, "\t"
    return text, _likely_delimiter(text)


def _likely_delimiter(text: str) -> str:
    """The sign that parts the most lines into the same number of cells, at least two."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_LOOKED_AT_LINES]
    return max(_DELIMITERS, key=lambda sign: _agreement(lines, sign))


def _agreement(lines: list[str], sign: str) -> tuple[int, int]:
    counts = [len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1]
    if not counts:
        return 0, 0
    usual = max(set(counts), key=counts.count)
    return counts.count(usual), usual
