"""What writes a workbook in a process of its own; each imports only what it needs (see `apart`)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from tests.bench.written_cells import GENERAL, kept_cells


def ours_writes() -> Callable[[str], None]:
    """The result workbook of a folder's source and results, both read."""
    from app.domain.spreadsheet import Kind
    from app.spreadsheets.reading.source_rows import read_source
    from app.spreadsheets.results.workbook import write_workbook
    from tests.bench.people_rows import FACTS, LAYOUT

    def work(name: str) -> None:
        folder = Path(name)
        source = read_source(folder / "source.xlsx", "BENCH.xlsx", Kind.XLSX, LAYOUT)
        write_workbook(source, LAYOUT, folder / "results.jsonl", FACTS, folder / "ours.xlsx")

    return work


def cells_are_read() -> Callable[[str], None]:
    """What the other writers get their cells by, and nothing done with them."""

    def work(cells: str) -> None:
        _, lines = kept_cells(Path(cells))
        for _ in lines:
            pass

    return work


def openpyxl_writes() -> Callable[[str, str], None]:
    """The same cells in write-only mode, as a program does that follows its documentation."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font, PatternFill

    def work(cells: str, target: str) -> None:
        styles, lines = kept_cells(Path(cells))
        white = Font(color="FFFFFFFF")
        fills = {one.fill: PatternFill("solid", fgColor=one.fill) for one in styles if one.fill}
        book = Workbook(write_only=True)

        def styled(value: object, at: int) -> object:
            if at == 0 or value is None:
                return value
            cell = WriteOnlyCell(sheet, value)
            if styles[at].number_format != GENERAL:
                cell.number_format = styles[at].number_format
            if styles[at].fill:
                cell.fill, cell.font = fills[styles[at].fill], white
            return cell

        for line in lines:
            if isinstance(line, str):
                sheet = book.create_sheet(line)
            else:
                sheet.append([styled(value, at) for value, at in zip(*line, strict=True)])
        book.save(target)

    return work


def xlsxwriter_writes() -> Callable[[str, str], None]:
    """The same cells, a row at a time in memory, each by the method for its type.

    So its documentation has it for large files; `write` would look for the type at every cell.
    """
    import xlsxwriter

    sheets = xlsxwriter.worksheet.Worksheet
    methods = {
        str: sheets.write_string,
        int: sheets.write_number,
        float: sheets.write_number,
        bool: sheets.write_boolean,
        datetime: sheets.write_datetime,
        date: sheets.write_datetime,
    }

    def work(cells: str, target: str) -> None:
        styles, lines = kept_cells(Path(cells))
        book = xlsxwriter.Workbook(target, {"constant_memory": True})
        formats = [None] + [book.add_format(_properties(*style)) for style in styles[1:]]
        for line in lines:
            if isinstance(line, str):
                sheet, row = book.add_worksheet(line), 0
                continue
            for column, (value, at) in enumerate(zip(*line, strict=True)):
                if value is not None:
                    methods[type(value)](sheet, row, column, value, formats[at])
            row += 1
        book.close()

    return work


def _properties(number_format: str, fill: str) -> dict[str, object]:
    found: dict[str, object] = {}
    if number_format != GENERAL:
        found["num_format"] = number_format
    if fill:
        found |= {"pattern": 1, "bg_color": f"#{fill[2:]}", "font_color": "#FFFFFF"}
    return found
