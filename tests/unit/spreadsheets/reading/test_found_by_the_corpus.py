"""What the hostile corpus and the fuzzers found once, each by its name."""

from __future__ import annotations

import csv

import pytest

from app.domain.errors import QuestionOpen, SpreadsheetRefused
from app.domain.spreadsheet import Kind
from app.spreadsheets.reading.cells import plain_words
from app.spreadsheets.reading.csv_book import CsvBook
from app.spreadsheets.reading.formats import column_widths, formats_by_style
from app.spreadsheets.reading.sheets import open_book
from app.spreadsheets.reading.workbook_parts import parse_part, sheet_parts
from app.spreadsheets.reading.xls_book import XlsBook
from app.spreadsheets.reading.xls_formats import XlsFormats
from app.spreadsheets.reading.zips import Archive
from tests.corpus.other_workbooks import changed
from tests.corpus.sheets import list_and
from tests.helpers.spreadsheets import (
    HEADERS,
    members,
    save_sheets,
    save_xls,
    save_zip,
    xlsx_parts,
)

NAME = "list.xlsx"
DAMAGED = pytest.raises(SpreadsheetRefused, match="damaged or cut off")


def archive_of(tmp_path, **parts):
    """An xlsx with these parts beside the least it needs; "xl/styles" is called styles."""
    named = {f"xl/{name}.xml": text for name, text in parts.items()}
    return Archive(save_zip(tmp_path / NAME, xlsx_parts(list_and("")) | named), NAME)


@pytest.mark.parametrize("number", ["abc", "9" * 5_000, "-1", "٣", "1.5", ""])
def test_a_format_whose_number_is_none_is_general_and_costs_no_results(tmp_path, number):
    xml = f'<s><numFmts><numFmt numFmtId="{number}" formatCode="0"/></numFmts>'
    xml += f'<cellXfs><xf numFmtId="{number}"/><xf numFmtId="14"/></cellXfs></s>'
    assert list(formats_by_style(archive_of(tmp_path, styles=xml))) == [1]


@pytest.mark.parametrize("tag", ['min="1" max="2" width="1.2.3"', 'min="1" width="."', 'width=""'])
def test_a_column_width_that_is_no_number_is_left_out(tmp_path, tag):
    parts = xlsx_parts(f"<cols><col {tag}/></cols>{list_and('')}")
    archive = Archive(save_zip(tmp_path / NAME, parts), NAME)
    assert column_widths(archive, "xl/worksheets/sheet1.xml", 5) == {}


def test_a_column_width_with_odd_bounds_is_read(tmp_path):
    parts = xlsx_parts(f'<cols><col min="1.5" max="2.5" width="9"/></cols>{list_and("")}')
    archive = Archive(save_zip(tmp_path / NAME, parts), NAME)
    assert column_widths(archive, "xl/worksheets/sheet1.xml", 5) == {0: 9.0, 1: 9.0}


@pytest.mark.parametrize("encoding", ["x-klingon", "shift_jis", "utf-7"])
def test_a_part_in_an_encoding_nobody_knows_is_called_damaged(tmp_path, encoding):
    archive = archive_of(tmp_path, odd=f'<?xml version="1.0" encoding="{encoding}"?><a/>')
    with DAMAGED:
        parse_part(archive, "xl/odd.xml")


@pytest.mark.parametrize("encoding", ["x-klingon", "shift_jis"])
def test_an_ods_in_an_encoding_nobody_knows_is_called_damaged(tmp_path, encoding):
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    make = changed("ods", "content.xml", lambda b: declared + b.partition(b"?>")[2])
    make(tmp_path / "list.ods", None)
    with DAMAGED:
        open_book(tmp_path / "list.ods", Kind.ODS)


def test_a_binary_book_whose_list_of_sheets_is_cut_off_is_called_damaged(tmp_path):
    short = b"\x9c\x01\x09" + bytes(9)
    changed("xlsb", "xl/workbook.bin", lambda b: short)(tmp_path / "list.xlsb", None)
    with DAMAGED:
        sheet_parts(Archive(tmp_path / "list.xlsb", NAME))


def test_a_quotation_left_open_over_a_long_text_is_read_in_a_fresh_process(tmp_path):
    csv.field_size_limit(131_072)
    path = tmp_path / "list.csv"
    path.write_text('"' + "x" * 150_000 + '",NAME\r\n1,2\r\n')
    assert len(list(CsvBook(path, "list.csv").rows("list"))) == 2


def test_a_cell_of_an_old_workbook_with_a_style_that_is_not_there_has_no_format(tmp_path):
    book = XlsBook(save_xls(tmp_path / "list.xls", members(2)), "list.xls")
    formats = XlsFormats(book, "Members")
    book.book.xf_list.clear()
    assert formats.of_row(1) == {}
    assert formats.of_row(10_000) == {}


@pytest.mark.parametrize("far", ["ZZZZ3", "ZZZZZ3", "B99999999999"])
def test_a_cell_beyond_excels_own_last_one_is_refused_before_room_is_reserved(tmp_path, far):
    rows = f'<row r="3"><c r="{far}"><v>1</v></c></row>'
    path = save_zip(tmp_path / NAME, xlsx_parts(list_and(rows)))
    refused = pytest.raises(SpreadsheetRefused, match=f"as far away as cell {far}")
    with open_book(path, Kind.XLSX) as book, refused:
        list(book.rows("Members"))


def csv_of(tmp_path, text):
    path = tmp_path / "list.csv"
    path.write_text(text)
    return list(CsvBook(path, "list.csv").rows("list"))


def test_a_text_wider_than_any_sheet_is_refused_naming_how_wide(tmp_path):
    with pytest.raises(SpreadsheetRefused, match="as far away as cell XFE2"):
        csv_of(tmp_path, "NAME\n" + "," * 16_384 + "x\n")


def test_countless_separators_behind_a_row_are_no_reason_to_refuse(tmp_path):
    assert csv_of(tmp_path, "NAME\nAnna" + "," * 20_000 + "\n")[1] == (2, ["Anna"])


def test_a_text_longer_than_a_cell_holds_is_cut_as_excel_cuts_it(tmp_path):
    ((_, (cell,)),) = csv_of(tmp_path, "x" * 100_000)
    assert len(cell) == 32_767


def test_of_a_heading_of_millions_of_signs_only_the_beginning_is_looked_at():
    assert len(plain_words("NAME " * 1_000_000)) < 1_000


def test_of_thousands_of_sheets_a_question_names_the_first_and_how_many_more(tmp_path, look):
    sheets = {f"S{at}": [HEADERS, *members(1)] for at in range(40)}
    (question, *_) = look(save_sheets(tmp_path / NAME, sheets)).questions
    assert "S11 and 28 more all hold" in question.text
    assert len(question.choices) == 40
    told = str(QuestionOpen(NAME, question.about, question.text, question.choices))
    assert told.endswith("S11 and 28 more")
