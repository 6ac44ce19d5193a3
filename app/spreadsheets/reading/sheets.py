"""One way to read every kind of spreadsheet: numbered rows of plain values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from app.domain.spreadsheet import Kind
from app.spreadsheets.reading.cells import NumberedRow


@dataclass(frozen=True, slots=True)
class SheetInfo:
    """A sheet by its name; `hidden` when Excel does not show its tab."""

    name: str
    hidden: bool = False


class Book(Protocol):
    """An open spreadsheet. Every method raises SpreadsheetRefused for damaged bytes."""

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """The sheets that can hold a list, visible ones first, else in the book's order."""

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """The sheet's rows, each with the number Excel shows and its cells from column A on.

        Blank rows may be left out; trailing blank cells too. Error cells and formulas without a
        stored value are None or "".
        """

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """The numbers of the hidden and filtered rows, which `rows` gives like all others."""

    def properties(self) -> dict[str, str]:
        """The document properties its makers added; none in formats that have none."""

    def close(self) -> None:
        """Let go of the file; Windows keeps it locked until then."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None: ...


class ClosingBook:
    """What all books share: closed at the end of a `with`, no properties unless they say so."""

    def properties(self) -> dict[str, str]:
        """See `Book.properties`."""
        return {}

    def close(self) -> None:
        """Nothing to let go of, unless a book says otherwise."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def sheet_names(book: Book) -> tuple[str, ...]:
    """All names, visible sheets first."""
    return tuple(sheet.name for sheet in book.sheets)


def open_book(path: Path, kind: Kind, file_name: str | None = None) -> Book:
    """Open a spreadsheet whose kind `sniff` has told; `file_name` is what messages call it.

    Raises SpreadsheetRefused when it is damaged, unpacks beyond reason, or spreads too far.
    """
    # Imported here: a list in one format should not wait for the readers of the others.
    name = file_name or path.name
    if kind is Kind.CSV:
        from app.spreadsheets.reading.csv_book import CsvBook

        return CsvBook(path, name)
    if kind is Kind.XLS:
        from app.spreadsheets.reading.xls_book import XlsBook

        return XlsBook(path, name)
    from app.spreadsheets.reading.calamine_book import CalamineBook

    return CalamineBook(path, kind, name)
