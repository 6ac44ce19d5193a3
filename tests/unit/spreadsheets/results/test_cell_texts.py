"""Rows written as text stand in the file to the letter as openpyxl would have written them."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from app.spreadsheets.results.cell_texts import StreamedSheet
from app.spreadsheets.results.cells import EMPTY, Content, as_text, text
from app.spreadsheets.results.sheets import Line
from app.spreadsheets.results.styles import HEADER, PLAIN, Look, Styles

BOLD = Look(bold=True)
CELLS = [
    pytest.param(text("Sebei"), PLAIN, id="text"),
    pytest.param(text("Böhmer & Söhne <Pty> \"Ltd\" 'x'"), PLAIN, id="signs of XML"),
    pytest.param(text("=1+1"), PLAIN, id="what looks like a formula"),
    pytest.param(text("]]> &amp; <c/>"), BOLD, id="what looks like XML"),
    pytest.param(text(" a b "), PLAIN, id="spaces at its ends"),
    pytest.param(text("two\nlines\t"), PLAIN, id="line break and tab"),
    pytest.param(text("a\r\nb"), PLAIN, id="a carriage return"),
    pytest.param(text("  "), PLAIN, id="spaces alone"),
    pytest.param(text("Ngqushwa ꧁ 𝔘 é"), BOLD, id="letters from afar"),
    pytest.param(as_text("0012"), Look(number_format="@"), id="digits as text"),
    pytest.param(Content(7, "n"), PLAIN, id="whole number"),
    pytest.param(Content(-999_999_999_999_999, "n"), PLAIN, id="fifteen digits"),
    pytest.param(Content(0.1 + 0.2, "n"), BOLD, id="fraction"),
    pytest.param(Content(1e-9, "n"), PLAIN, id="small fraction"),
    pytest.param(Content(45_000.25, "n"), Look(number_format="yyyy-mm-dd"), id="moment"),
    pytest.param(Content(True, "b"), PLAIN, id="true"),
    pytest.param(Content(False, "b"), BOLD, id="false"),
    pytest.param(EMPTY, PLAIN, id="nothing"),
    pytest.param(EMPTY, HEADER, id="nothing in a band"),
    pytest.param(Content("", "s"), HEADER, id="no words in a band"),
]


def written(path: Path, sheet_type: Any, content: Content, look: Look) -> str:
    """The rows of a sheet with this cell between two others; the second row is a high one."""
    workbook = Workbook(write_only=True)
    styles = Styles(workbook)
    sheet = sheet_type(workbook, "Sheet")
    workbook._add_sheet(sheet)
    sheet.row_dimensions[2].height = 31
    style = styles.of(look)
    for row in (1, 2):
        sheet.append(cells_of(sheet, [(text("first"), None), (content, style), (EMPTY, None)], row))
    workbook.save(path)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    return xml[xml.index("<sheetData>") : xml.index("</sheetData>")]


def cells_of(sheet: Any, parts: list[tuple[Content, Any]], row: int) -> Any:
    if isinstance(sheet, StreamedSheet):
        line = Line(sheet, len(parts))
        for index, part in enumerate(parts):
            line.put(index, *part)
        return line.cells
    return [openpyxls_cell(sheet, *part, row, column) for column, part in enumerate(parts, 1)]


def openpyxls_cell(sheet: Any, content: Content, style: Any, row: int, column: int) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell._value, cell.data_type, cell._style = content.value, content.kind, style
    cell.row, cell.column = row, column
    return cell


class PlainSheet(openpyxl.worksheet._write_only.WriteOnlyWorksheet):
    """openpyxl's own, told only that its cells are ready."""

    def _values_to_row(self, values: Any, row_idx: int) -> Any:
        return values


@pytest.mark.parametrize(("content", "look"), CELLS)
def test_a_cell_stands_in_the_file_as_openpyxl_writes_it(tmp_path, content, look):
    ours = written(tmp_path / "ours.xlsx", StreamedSheet, content, look)
    assert ours == written(tmp_path / "theirs.xlsx", PlainSheet, content, look)
    assert ours.count("<row") == 2


@pytest.mark.parametrize("words", ["a & b < c > d", " a ", "line\nbreak", "=SUM(A1)", "ꧾ 𝔘"])
def test_what_was_written_is_read_again(tmp_path, words):
    written(tmp_path / "ours.xlsx", StreamedSheet, text(words), PLAIN)
    sheet = load_workbook(tmp_path / "ours.xlsx").active
    assert [sheet["A1"].value, sheet["B1"].value, sheet["B2"].value] == ["first", words, words]


def test_a_line_keeps_its_cells_until_they_are_set_or_cleared():
    sheet = StreamedSheet(Workbook(write_only=True), "Sheet")
    line = Line(sheet, 2)
    line.put(0, text("stays"), None)
    line.put(1, text("goes"), None)
    line.clear(1)
    assert ["stays" in line.cells[0], line.cells[1]] == [True, ""]


def test_the_library_whose_door_is_used_is_the_one_that_writes():
    assert not openpyxl.LXML
