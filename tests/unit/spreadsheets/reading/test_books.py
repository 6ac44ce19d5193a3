from datetime import date, datetime

import pytest
from openpyxl import Workbook

from app.spreadsheets.reading.sheets import open_book
from app.spreadsheets.reading.sniff import sniff
from tests.helpers.spreadsheets import (
    HEADERS,
    member,
    members,
    save_ods,
    save_sheets,
    save_xls,
    save_xlsb,
    save_xlsx,
    save_zip,
    xlsx_parts,
)

WRITERS = [save_xlsx, save_xls, save_ods, save_xlsb]


def rows_of(path, sheet: str | None = None) -> list[tuple[int, list]]:
    with open_book(path, sniff(path, path.name)) as book:
        return list(book.rows(sheet or book.sheets[0].name))


def filled(path) -> dict[int, list]:
    return {number: row for number, row in rows_of(path) if any(cell for cell in row)}


@pytest.mark.parametrize("save", WRITERS)
def test_every_format_gives_the_same_rows(tmp_path, save):
    rows = filled(save(tmp_path / "list", [HEADERS, member(1), ("Piet", 12, 8001015009087)]))
    assert rows[2] == list(member(1))
    assert rows[3][:3] == ["Piet", 12, 8001015009087]


@pytest.mark.parametrize("save", WRITERS)
def test_numbers_and_columns_stay_where_excel_shows_them(tmp_path, save):
    empty = ("", "", "") if save in (save_ods, save_xlsb) else ()
    rows = filled(save(tmp_path / "list", [empty, empty, ("", "", "ID"), ("", "", "x")]))
    assert [(number, row[2]) for number, row in rows.items()] == [(3, "ID"), (4, "x")]


@pytest.mark.parametrize("save", [save_xls, save_ods, save_xlsb])
def test_hidden_rows_are_given_and_named(tmp_path, save):
    path = save(tmp_path / "list", [HEADERS, *members(3)], hidden_row=3)
    with open_book(path, sniff(path, path.name)) as book:
        assert book.hidden_rows("Members") == {3}
        assert len([row for _, row in book.rows("Members") if row[0]]) == 4


def test_hidden_and_filtered_rows_of_an_xlsx_are_named(tmp_path):
    book = Workbook()
    for row in [HEADERS, *members(4)]:
        book.active.append(row)
    book.active.row_dimensions[3].hidden = book.active.row_dimensions[5].hidden = True
    book.save(path := tmp_path / "list.xlsx")
    with open_book(path, sniff(path, path.name)) as opened:
        assert opened.hidden_rows("Sheet") == {3, 5}


def test_hidden_sheets_come_last(tmp_path):
    sheets = {"Old": [["x"]], "Members": [["y"]], "New": [["z"]]}
    path = save_sheets(tmp_path / "list.xlsx", sheets, hidden=["Old"])
    with open_book(path, sniff(path, path.name)) as book:
        assert [(s.name, s.hidden) for s in book.sheets] == [
            ("Members", False),
            ("New", False),
            ("Old", True),
        ]


def test_formulas_without_a_value_and_error_cells_are_blank(tmp_path):
    book = Workbook()
    book.active.append(["=1+1", "=NA()", "here"])
    book.active["D1"] = "#N/A"
    book.active["D1"].data_type = "e"
    book.save(path := tmp_path / "list.xlsx")
    assert [cell or None for cell in rows_of(path)[0][1]][:4] == [None, None, "here", None]


def test_the_stored_value_of_a_formula_is_read(tmp_path):
    sheet = '<sheetData><row r="1"><c r="A1"><f>40+2</f><v>42</v></c></row></sheetData>'
    assert rows_of(save_zip(tmp_path / "list.xlsx", xlsx_parts(sheet))) == [(1, [42.0])]


def test_dates_of_xlsx_and_xls_are_dates(tmp_path):
    day = date(2024, 1, 31)
    for save in (save_xlsx, save_xls):
        found = rows_of(save(tmp_path / "list", [("x", day)]))[0][1][1]
        assert found in (day, datetime(2024, 1, 31))


CSV = "NAAM{0}ID{0}NOTA\nÉlise{0}8001015009087{0}een twee\n"


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_csv_is_read_in_every_delimiter_and_encoding(tmp_path, sign, encoding):
    path = tmp_path / "list.csv"
    path.write_bytes(CSV.format(sign).encode(encoding))
    assert rows_of(path)[1] == (2, ["Élise", "8001015009087", "een twee"])


def test_big_endian_utf16_with_its_mark_is_read(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"\xfe\xff" + CSV.format(";").encode("utf-16-be"))
    assert rows_of(path)[0] == (1, ["NAAM", "ID", "NOTA"])


def test_quoted_cells_keep_their_delimiters_quotes_and_line_breaks(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b'A,B\r\n"van der Merwe, J","1 ""Main"" Rd\nTown"\r\nlast,x\r\n')
    assert rows_of(path)[1:] == [
        (2, ["van der Merwe, J", '1 "Main" Rd\nTown']),
        (3, ["last", "x"]),
    ]


def test_a_sep_line_names_the_delimiter_and_is_not_counted(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"sep=;\r\nNAME;a,b,c\r\nPiet;1,2,3\r\n")
    assert rows_of(path) == [(1, ["NAME", "a,b,c"]), (2, ["Piet", "1,2,3"])]


def test_blank_lines_of_a_csv_count_as_excel_counts_them(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"A,B\n\n\nx,y\n")
    assert [(number, row) for number, row in rows_of(path) if row] == [
        (1, ["A", "B"]),
        (4, ["x", "y"]),
    ]


def test_a_quotation_mark_left_open_swallows_nobody(tmp_path, refusal):
    lines = ["NAME,ID NUMBER", *(f"{n},{i}" for n, _, i, _ in members(30))]
    lines[4] = f'"{lines[4]}'
    path = tmp_path / "BLOUBERG WARD 16.csv"
    path.write_text("\n".join(lines))
    assert "row 5 is not closed" in refusal(path)
