"""The first rows of a sheet, over which its layout is decided."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.identity_number import CellValue
from app.spreadsheets.reading.cells import NumberedRow, Row, is_blank


@dataclass(frozen=True, slots=True)
class SheetSample:
    """The first rows of a sheet, blank ones left out."""

    name: str
    rows: tuple[NumberedRow, ...]

    @property
    def width(self) -> int:
        """Columns up to the last one that anything stands in."""
        return max((filled_width(row) for _, row in self.rows), default=0)

    def row(self, number: int) -> Row:
        """The cells of the row with this number; none when it is blank."""
        return next((row for at, row in self.rows if at == number), [])


def cell_at(row: Row, column: int) -> CellValue:
    """The cell in a 0-based column; None behind the row's end."""
    return row[column] if column < len(row) else None


def filled_width(row: Row) -> int:
    """Columns up to the last one that anything stands in."""
    width = len(row)
    while width and is_blank(row[width - 1]):
        width -= 1
    return width
