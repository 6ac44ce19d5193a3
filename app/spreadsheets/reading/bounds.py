"""How far a sheet's filled cells reach, found while streaming: before a reader reserves memory.

The Rust reader reserves a dense block from the first to the last filled cell (a sparse sheet
took 125 GB); formatted blanks do not count there, so they do not count here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.spreadsheets.reading.cells import column_index, column_letter

MAX_CELLS = 12_000_000
"""Cells from A1 to the last filled one, empty ones between included; 32 bytes each there."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of any sheet, in Excel and in LibreOffice; a file may well name others."""

_NEAR_COLUMNS, _NEAR_ROWS = 26, 99_999
_FAR = re.compile(rb"""r=["'](?:[A-Za-z]{2}|[A-Za-z][0-9]{6})""")
_CELL = re.compile(rb'<(?:\w+:)?c r="([A-Za-z]{1,3})([0-9]{1,7})"[^>]*?(/?)>(</)?')
_ANY_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_HIDDEN = re.compile(rb'<(?:\w+:)?row [^>]*?hidden="(?:1|true)"[^>]*>')
_ROW_NUMBER = re.compile(rb'\br="([0-9]{1,7})"')


@dataclass(slots=True)
class Reach:
    """An upper bound of the filled cells (1-based last row and column), and the hidden rows."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)

    def stretch(self, row: int, column: int) -> None:
        """Take in one more filled cell."""
        self.last_row = max(self.last_row, row)
        self.last_column = max(self.last_column, column)

    @property
    def too_far(self) -> bool:
        """Whether the block up to the last cell is more than can be held."""
        beyond = self.last_row > LAST_ROW or self.last_column > LAST_COLUMN
        return beyond or self.last_row * self.last_column > MAX_CELLS

    @property
    def corner(self) -> str:
        """The last cell as Excel names it."""
        return f"{column_letter(self.last_column - 1)}{self.last_row}"


def reach_of_sheet_xml(chunks: Iterable[bytes]) -> Reach | None:
    """The reach of one xlsx worksheet; None when its XML is written too oddly to skim.

    Skims: a chunk in which no cell lies beyond column Z or row 99,999 is bounded by these.
    Odd is a sheet whose cells do not begin with their own reference.
    """
    reach = Reach()
    for chunk in whole_tags(chunks, b"<row", b"<"):
        values = chunk.count(b"v>") // 2
        references = chunk.count(b'c r="')
        if values > references + 1:
            return None
        if _FAR.search(chunk):
            if not _stretch_exactly(reach, chunk):
                return None
        elif references:
            reach.stretch(_NEAR_ROWS, _NEAR_COLUMNS)
        if b"hidden=" in chunk:
            reach.hidden_rows.update(_hidden_rows(chunk))
    return reach


def whole_tags(chunks: Iterable[bytes], *marks: bytes) -> Iterator[bytes]:
    """The same bytes cut before a mark (the first that occurs), so that no tag is in two."""
    rest = b""
    for chunk in chunks:
        data = rest + chunk
        cut = next((at for mark in marks if (at := data.rfind(mark)) > 0), len(data))
        yield data[:cut]
        rest = data[cut:]
    yield rest


def _stretch_exactly(reach: Reach, chunk: bytes) -> bool:
    """Stretch by each filled cell; False when some are written another way."""
    cells = _CELL.findall(chunk)
    for letters, number, closed, empty in cells:
        if not closed and not empty:
            reach.stretch(int(number), column_index(letters.decode()) + 1)
    return len(cells) == len(_ANY_CELL.findall(chunk))


def _hidden_rows(chunk: bytes) -> Iterator[int]:
    for tag in _HIDDEN.findall(chunk):
        if number := _ROW_NUMBER.search(tag):
            yield int(number[1])
