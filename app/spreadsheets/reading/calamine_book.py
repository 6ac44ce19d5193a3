"""xlsx, xlsm, xlsb and ods through calamine, after the archive has been measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.domain.spreadsheet import Kind
from app.spreadsheets.reading import bounds
from app.spreadsheets.reading.cells import NumberedRow, Row
from app.spreadsheets.reading.refusals import damaged, readers_errors, spread_out
from app.spreadsheets.reading.sheets import ClosingBook, SheetInfo
from app.spreadsheets.reading.slow_bounds import reach_of_binary_sheet, reach_of_odd_sheet_xml
from app.spreadsheets.reading.slow_bounds import reaches_of_open_document as ods_reaches
from app.spreadsheets.reading.workbook_parts import custom_properties, sheet_parts
from app.spreadsheets.reading.zips import Archive


class CalamineBook(ClosingBook):
    """A zip-based workbook. Sheets are measured, then read, when they are first asked for."""

    def __init__(self, path: Path, kind: Kind, file_name: str) -> None:
        self._file_name, self._kind = file_name, kind
        self._archive = Archive(path, file_name)
        self._reaches: dict[str, bounds.Reach] = {}
        self._loaded: dict[str, CalamineSheet] = {}
        self._check_common_parts()
        self._file = path.open("rb")
        with readers_errors(file_name):
            self._book = CalamineWorkbook.from_filelike(self._file)
        self._parts = sheet_parts(self._archive)

    @property
    def sheets(self) -> tuple[SheetInfo, ...]:
        """Worksheets only: charts, dialogs and macros hold no list."""
        found = [
            SheetInfo(sheet.name, sheet.visible != SheetVisibleEnum.Visible)
            for sheet in self._book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        ]
        return tuple(sorted(found, key=lambda sheet: sheet.hidden))

    def rows(self, sheet: str) -> Iterator[NumberedRow]:
        """See `Book.rows`; the first row given is row 1."""
        with readers_errors(self._file_name):
            loaded = self._load(sheet)
            start = loaded.start
            # Its rows begin at row 1 but at the first filled column, whatever that is.
            indent: Row = [None] * (start[1] if start else 0)
            rows: Iterator[Row] = iter(loaded.iter_rows())  # type: ignore[arg-type]
            for number, row in enumerate(rows, start=1):
                yield number, indent + row if indent else row

    def hidden_rows(self, sheet: str) -> frozenset[int]:
        """See `Book.hidden_rows`."""
        return frozenset(self._reach(sheet).hidden_rows)

    def properties(self) -> dict[str, str]:
        """See `Book.properties`."""
        return custom_properties(self._archive)

    def close(self) -> None:
        """Let go of the file and of what calamine holds."""
        self._loaded.clear()
        self._book.close()
        self._file.close()

    def _check_common_parts(self) -> None:
        """What calamine unpacks as soon as it opens the book."""
        if self._kind is Kind.ODS:
            self._reaches = self._within_reason(ods_reaches(self._archive))
            return
        for name in self._archive.names:
            if not name.startswith(("xl/worksheets/", "xl/media/", "xl/theme/", "xl/drawings/")):
                self._archive.check(name)

    def _load(self, sheet: str) -> CalamineSheet:
        if sheet not in self._loaded:
            self._reach(sheet)
            self._loaded[sheet] = self._book.get_sheet_by_name(sheet)
        return self._loaded[sheet]

    def _reach(self, sheet: str) -> bounds.Reach:
        if sheet not in self._reaches:
            self._reaches |= self._within_reason({sheet: self._measure(sheet)})
        return self._reaches[sheet]

    def _measure(self, sheet: str) -> bounds.Reach:
        if self._kind is Kind.ODS:
            return bounds.Reach()
        part = self._parts.get(sheet)
        if part is None:
            raise damaged(self._file_name)
        if self._kind is Kind.XLSB:
            return reach_of_binary_sheet(self._archive, part)
        skimmed = bounds.reach_of_sheet_xml(self._archive.chunks(part))
        return skimmed or reach_of_odd_sheet_xml(self._archive.chunks(part), self._file_name)

    def _within_reason(self, reaches: dict[str, bounds.Reach]) -> dict[str, bounds.Reach]:
        for sheet, reach in reaches.items():
            if reach.too_far:
                raise spread_out(self._file_name, sheet, reach.corner)
        return reaches
