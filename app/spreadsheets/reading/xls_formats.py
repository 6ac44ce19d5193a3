"""Number formats of an xls sheet, as xlrd keeps them."""

from __future__ import annotations

from app.spreadsheets.reading.sheets import Book
from app.spreadsheets.reading.xls_book import XlsBook


class XlsFormats:
    """Formats by row of one sheet; a book that is not an xls has none."""

    def __init__(self, book: Book, sheet: str) -> None:
        self._book = book.book if isinstance(book, XlsBook) else None
        self._sheet = book.sheet(sheet) if isinstance(book, XlsBook) else None

    def of_row(self, number: int) -> dict[int, str]:
        """Format by 0-based column, General ones left out."""
        if self._book is None or self._sheet is None:
            return {}
        indexes = self._sheet._cell_xf_indexes[number - 1 : number]
        named = (
            (column, self._format(index))
            for column, index in enumerate(indexes[0] if indexes else ())
        )
        return {column: code for column, code in named if code}

    def _format(self, style: int) -> str:
        book = self._book
        if book is None:
            return ""
        try:
            code: str = book.format_map[book.xf_list[style].format_key].format_str
        except (KeyError, IndexError):
            # A damaged style costs the cell its format, not the list its results.
            return ""
        return "" if code == "General" else code
