from datetime import date, datetime

import pytest
from openpyxl import Workbook

from app.spreadsheets.reading.source_rows import read_source
from tests.helpers.spreadsheets import (
    HEADERS,
    members,
    save_ods,
    save_xls,
    save_xlsx,
    save_zip,
    synthetic_id,
    xlsx_parts,
)

NAME = "BLOUBERG WARD 16.xlsx"


@pytest.fixture
def source(look):
    def source(path):
        found = look(path)
        return read_source(path, path.name, found.kind, found.layout)

    return source


def styled(path):
    book = Workbook()
    sheet = book.active
    sheet.append(["NAME", "ID NUMBER", "JOINED", "FEE", "SHARE"])
    sheet.append(["Anna", float(synthetic_id(1)), datetime(2024, 1, 31), 12.5, 0.25])
    sheet.append(["Piet", synthetic_id(2), None, 7, 0.5])
    sheet["B2"].number_format = "0000000000000"
    sheet["C2"].number_format = "dd/mm/yyyy"
    sheet["D2"].number_format = '"R" #,##0.00'
    sheet["E2"].number_format = sheet["E3"].number_format = "0%"
    sheet.column_dimensions["A"].width = 31.5
    book.save(path)
    return path


def test_number_and_date_formats_of_an_xlsx_are_kept(tmp_path, source):
    first, second = source(styled(tmp_path / NAME)).rows()
    assert first.formats == (None, "0000000000000", "dd/mm/yyyy", '"R" #,##0.00', "0%")
    assert second.formats == (None, None, None, None, "0%")


def test_values_are_plain_python(tmp_path, source):
    first, second = source(styled(tmp_path / NAME)).rows()
    assert first.values == ["Anna", int(synthetic_id(1)), datetime(2024, 1, 31), 12.5, 0.25]
    assert second.values == ["Piet", synthetic_id(2), None, 7, 0.5]
    assert type(second.values[3]) is int


def test_widths_are_given_where_the_source_sets_them(tmp_path, source):
    assert source(styled(tmp_path / NAME)).column_widths == {0: 31.5}


def test_formats_are_read_in_whatever_order_the_attributes_stand(tmp_path, source):
    number = synthetic_id(1)
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ID</t></is></c></row>'
        f'<row r="2"><c r="A2" t="n" s="1"><v>{number}</v></c></row></sheetData>'
    )
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<numFmts><numFmt numFmtId="164" formatCode="000 000"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    path = save_zip(tmp_path / NAME, xlsx_parts(sheet) | {"xl/styles.xml": styles})
    assert [row.formats for row in source(path).rows()] == [("000 000",)]


def test_formats_of_an_xls_are_kept(tmp_path, source):
    rows = [("NAME", "ID NUMBER", "JOINED"), ("Anna", synthetic_id(1), date(2024, 1, 31))]
    (row,) = source(save_xls(tmp_path / "BLOUBERG WARD 16.xls", rows)).rows()
    assert row.formats == (None, None, "yyyy-mm-dd")
    assert row.values[2] == datetime(2024, 1, 31)


def test_other_kinds_have_no_formats_but_those_of_their_values(tmp_path, source):
    path = save_ods(tmp_path / "BLOUBERG WARD 16.ods", [HEADERS, *members(1)])
    assert [row.formats for row in source(path).rows()] == [(None,) * 4]


def test_the_rows_are_those_that_were_counted(tmp_path, look, people):
    rows = [["LIST"], [], HEADERS, *members(2), [], HEADERS, *members(1), ("TOTAL", "", "", 3)]
    path = save_xlsx(tmp_path / NAME, rows)
    found = look(path)
    sheet = read_source(path, path.name, found.kind, found.layout)
    numbers = [row.row_no for row in sheet.rows()]
    assert numbers == [4, 5, 8] == [person.row_no for person in people(path)]
    assert (sheet.headers, len(numbers)) == (HEADERS, found.rows)


def test_rows_can_be_read_again(tmp_path, source):
    sheet = source(styled(tmp_path / NAME))
    assert list(sheet.rows()) == list(sheet.rows())
