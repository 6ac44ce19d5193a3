"""The source spreadsheet as the workbook writer needs it: rows as they came, with formats."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from app.domain.identity_number import CellValue


class SourceRow(Protocol):
    """One row of the source; `formats` are Excel number formats, None where there is none."""

    @property
    def row_no(self) -> int:
        """The number Excel shows."""

    @property
    def values(self) -> Sequence[CellValue]:
        """The cells from column A on; the end may be missing."""

    @property
    def formats(self) -> Sequence[str | None]:
        """One for each of `values`, or fewer."""


class SourceRows(Protocol):
    """A sheet of the source, below its header."""

    @property
    def headers(self) -> Sequence[str]:
        """The header of each column from A on, as the source has it; may be empty texts."""

    @property
    def column_widths(self) -> Mapping[int, float]:
        """Widths in characters by column index; columns of default width are left out."""

    def rows(self) -> Iterator[SourceRow]:
        """The rows in source order; ones that hold no person may be among them."""
