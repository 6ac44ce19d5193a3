"""The workbook, read back with openpyxl."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime

import pytest

from app.domain.errors import BugError
from app.domain.verdict import VERDICT_WORDS, Verdict
from tests.helpers.results import (
    ELSEWHERE,
    HEADERS,
    IN_WARD,
    MemoryRow,
    MemorySource,
    one_of_each,
    row,
    rows_of,
    source_of,
)

OWN_COLUMNS = [
    *("Status", "Reason", "Checked at", "Voting Station", "VD Number", "IEC Ward"),
    *("Province", "Municipality", "Address", "IEC status"),
]
SEED_COLUMNS = [
    *("NAME", "WARD_NUMBER", "ID_NUMBER", "CELL_NUMBER", "REGISTERED_VD", "VD_NUMBER"),
    *("SIGNATURE", "NEW_CELL_NUM", "PROVINCE", "MUNICIPALITY"),
]
SEED_FILLS = {
    Verdict.REGISTERED_IN_WARD: ("FF00FF00", "FF000000"),
    Verdict.NOT_REGISTERED_IN_WARD: ("FF0000FF", "FFFFFFFF"),
    Verdict.NOT_REGISTERED_VOTER: ("FFFF0000", "FFFFFFFF"),
    Verdict.DECEASED: ("FFFFFF00", "FF000000"),
}


def values(sheet):
    return [list(line) for line in sheet.iter_rows(values_only=True)]


def column(sheet, header):
    lines = values(sheet)
    return [line[lines[0].index(header)] for line in lines[1:]]


def test_the_sheets_stand_in_this_order(make_workbook):
    expected = ["Summary", "All rows", *(verdict.value for verdict in Verdict)]
    assert make_workbook(one_of_each()).sheetnames == expected


def test_rows_in_are_rows_out_on_the_sheet_of_all_rows_and_over_the_seven_sheets(make_workbook):
    rows = rows_of({verdict: count for count, verdict in enumerate(Verdict, 3)})
    book = make_workbook(rows)
    assert book["All rows"].max_row - 1 == len(rows)
    assert sum(book[verdict.value].max_row - 1 for verdict in Verdict) == len(rows)


def test_every_row_stands_on_the_sheet_of_its_verdict(make_workbook):
    book = make_workbook(one_of_each())
    assert [column(book[verdict.value], "NAME") for verdict in Verdict] == [
        [f"SURNAME{number:04d}, Thabo"] for number in range(2, 9)
    ]


def test_an_empty_list_still_makes_a_whole_workbook(make_workbook):
    book = make_workbook([])
    assert values(book["All rows"]) == [[*HEADERS, *OWN_COLUMNS]]


def test_all_rows_keep_source_order_and_columns_before_rollchecks_own(make_workbook):
    rows = rows_of({ELSEWHERE: 2, IN_WARD: 2})
    lines = values(make_workbook(rows)["All rows"])
    assert lines[0] == [*HEADERS, *OWN_COLUMNS]
    assert [line[0] for line in lines[1:]] == [r.surname for r in rows]


def test_source_rows_that_hold_no_person_are_left_out(make_workbook):
    rows = [row(3), row(5)]
    source = source_of(rows)
    source.data.insert(1, MemoryRow(4, ["Total", None, None, None]))
    assert make_workbook(rows, source)["All rows"].max_row == 3


def test_a_checked_row_that_the_source_no_longer_has_is_a_bug(make_workbook):
    with pytest.raises(BugError, match="2 rows were checked, 1 are in the source"):
        make_workbook([row(2), row(3)], source_of([row(2)]))


def test_two_results_for_one_row_are_a_bug(make_workbook):
    with pytest.raises(BugError, match="two results for one row"):
        make_workbook([row(2), row(2)])


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_status_is_said_in_plain_words(make_workbook, verdict):
    sheet = make_workbook([row(2, verdict)])["All rows"]
    assert column(sheet, "Status") == [VERDICT_WORDS[verdict]]


@pytest.mark.parametrize(("verdict", "colours"), SEED_FILLS.items())
def test_the_status_has_the_fill_the_seed_gave_it(make_workbook, verdict, colours):
    cell = make_workbook([row(2, verdict)])["All rows"]["E2"]
    assert (cell.fill.fgColor.rgb, cell.font.color.rgb) == colours


def test_no_two_verdicts_share_a_fill(make_workbook):
    sheet = make_workbook(one_of_each())["All rows"]
    at = [cell.value for cell in sheet[1]].index("Status")
    assert len({line[at].fill.fgColor.rgb for line in sheet.iter_rows(min_row=2)}) == 7


def test_what_the_iec_said_stands_beside_the_status(make_workbook):
    person = row(2, iec_status="You are registered.", reason="why")
    found = values(make_workbook([person])["All rows"])[1][5:]
    assert found == [
        *("why", datetime(2026, 11, 24, 9, 11), "Tolwe Depot", "93500102", "93501016"),
        *("Limpopo", "LIM351 - Blouberg", "Main Road", "You are registered."),
    ]


@pytest.mark.parametrize("received", [8001015009087, 8001015009087.0, "8001015009087"])
def test_an_id_number_is_text_however_it_came(make_workbook, received):
    person = row(2, id_number="8001015009087", as_received="8001015009087")
    source = MemorySource([MemoryRow(2, ["A", "B", received, "082"], [None, None, "0", None])])
    cell = make_workbook([person], source)["All rows"]["C2"]
    assert (cell.value, cell.number_format, cell.data_type) == ("8001015009087", "@", "s")


def test_a_cell_number_stored_as_a_number_gets_its_zero_back_as_text(make_workbook):
    source = MemorySource([MemoryRow(2, ["A", "B", "1", 821234567.0])])
    cell = make_workbook([row(2, cell_number="0821234567")], source)["All rows"]["D2"]
    assert (cell.value, cell.number_format) == ("0821234567", "@")


def test_a_cell_number_typed_as_text_is_kept_as_it_was_typed(make_workbook):
    source = MemorySource([MemoryRow(2, ["A", "B", "1", "+27 82 / 083"])])
    assert make_workbook([row(2)], source)["All rows"]["D2"].value == "+27 82 / 083"


def test_what_was_received_has_its_own_column_once_an_id_number_was_repaired(make_workbook):
    repaired = row(2, id_number="0001010000088", as_received="1010000088", repair="leading_zeros")
    sheet = make_workbook([repaired, row(3)])["All rows"]
    assert column(sheet, "As received") == ["1010000088", None]
    assert column(sheet, "ID NUMBER")[0] == "0001010000088"


def test_a_wrong_id_number_stays_in_its_column_as_it_came(make_workbook):
    wrong = row(2, Verdict.INVALID_ID_NUMBER, as_received="80O1015009087")
    sheet = make_workbook([wrong])["All rows"]
    assert column(sheet, "ID NUMBER") == column(sheet, "As received") == ["80O1015009087"]


def test_number_and_date_formats_of_the_source_are_kept(make_workbook):
    cells = [datetime(2020, 1, 5), 12.5, "1", "2"]
    source = MemorySource([MemoryRow(2, cells, ["dd/mm/yyyy", '"R" 0.00', None, None])])
    sheet = make_workbook([row(2)], source)["All rows"]
    assert (sheet["A2"].value, sheet["A2"].number_format) == (datetime(2020, 1, 5), "dd/mm/yyyy")
    assert (sheet["B2"].value, sheet["B2"].number_format) == (12.5, '"R" 0.00')


def test_rows_longer_than_the_header_lose_nothing(make_workbook):
    source = MemorySource([MemoryRow(2, ["A", "B", "1", "2", "a note"])])
    sheet = make_workbook([row(2)], source)["All rows"]
    assert (sheet["E1"].value, sheet["E2"].value) == ("Column E", "a note")
    assert sheet["F1"].value == "Status"


def test_more_formats_than_excel_takes_cost_formats_and_no_values(make_workbook):
    rows = [row(number) for number in range(2, 402)]
    data = [MemoryRow(r.row_no, [1, "B", "1", "2"], [f'0.0"{r.row_no}"']) for r in rows]
    sheet = make_workbook(rows, MemorySource(data))["All rows"]
    shapes = {cell.number_format for cell in sheet["A"]}
    assert 100 < len(shapes) < 200
    assert all(cell.value == 1 for cell in sheet["A"][1:])


@pytest.mark.parametrize("text", ["=1+1", "+27", "-x", "@SUM(A1)", "=HYPERLINK(1)", "#REF!"])
def test_no_text_becomes_a_formula_on_any_sheet(make_workbook, tmp_path, text):
    changes = dict.fromkeys(("first_names", "address", "reason", "as_received"), text)
    rows = rows_of(dict.fromkeys(Verdict, 1), surname="", **changes)
    make_workbook(rows, operator=text, file_name=text, sheet=text)
    with zipfile.ZipFile(tmp_path / "made.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert len(sheets) == 9
    assert not any(re.search(rb'<f[ >]|<hyperlink|t="[ef]"', xml) for xml in sheets)


def test_text_that_looks_like_an_address_is_no_link(make_workbook):
    sheet = make_workbook([row(2, address="https://example.org")])["All rows"]
    assert all(cell.hyperlink is None for cell in sheet[2])


def test_characters_excel_refuses_do_not_stop_the_workbook(make_workbook):
    sheet = make_workbook([row(2, first_names="Tha\x00bo\x0b")])[IN_WARD]
    assert column(sheet, "NAME") == ["SURNAME0002, Thabo"]


@pytest.mark.parametrize("verdict", list(Verdict)[:4])
def test_the_four_old_sheets_have_the_seeds_columns(make_workbook, verdict):
    assert values(make_workbook([])[verdict.value])[0] == SEED_COLUMNS


@pytest.mark.parametrize("verdict", [IN_WARD, ELSEWHERE])
def test_the_registered_sheets_are_sorted_by_station_then_surname(make_workbook, verdict):
    sheet = make_workbook(list(reversed(rows_of({verdict: 20}))))[verdict.value]
    keys = list(zip(column(sheet, "REGISTERED_VD"), column(sheet, "NAME"), strict=True))
    assert keys == sorted(keys)


@pytest.mark.parametrize("verdict", list(Verdict)[4:])
def test_rows_in_trouble_name_their_row_what_was_received_and_the_reason(make_workbook, verdict):
    sheet = make_workbook([row(7, verdict, as_received="80O1", reason="why")])[verdict.value]
    found = [column(sheet, name) for name in ("ROW_NUMBER", "AS_RECEIVED", "REASON")]
    assert found == [[7], ["80O1"], ["why"]]


def test_every_sheet_of_people_is_frozen_filtered_and_prints_on_a4_with_its_header(make_workbook):
    book = make_workbook(one_of_each())
    for sheet in book.worksheets[1:]:
        table = sheet.dimensions
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", table)
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area.split("!")[1].replace("$", "") == table
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_the_workbook_opens_on_the_summary_in_its_first_cell(make_workbook):
    book = make_workbook([row(2)])
    assert book.active.title == "Summary"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Summary"]
    assert book["Summary"].sheet_view.selection[0].activeCell == "A1"


def test_the_workbook_knows_its_job_and_that_it_is_real(make_workbook):
    properties = make_workbook([row(2)]).custom_doc_props
    assert properties["rollcheck_result"].value == "J-0042"
    assert properties["rollcheck_practice"].value == "no"


def test_a_practice_result_says_so_on_every_sheet_and_every_printed_page(make_workbook):
    book = make_workbook(one_of_each(), practice=True)
    for sheet in book:
        words = [str(cell) for line in values(sheet)[:4] for cell in line if cell]
        assert any("PRACTICE" in word for word in words), sheet.title
        assert "PRACTICE" in sheet.HeaderFooter.oddHeader.center.text
        assert sheet.sheet_properties.tabColor is not None
    assert book.custom_doc_props["rollcheck_practice"].value == "yes"


def test_a_real_result_says_practice_nowhere(make_workbook):
    book = make_workbook(one_of_each())
    assert not any("PRACTICE" in str(values(sheet)) for sheet in book)


def test_a_column_the_source_gives_a_width_keeps_it(make_workbook):
    source = source_of([row(2)])
    source.column_widths[1] = 22.5
    assert make_workbook([row(2)], source)["All rows"].column_dimensions["B"].width == 22.5


def test_a_formatted_number_has_room_so_that_it_does_not_print_as_hashes(make_workbook):
    source = MemorySource([MemoryRow(2, [99.5, "B", "1", "2"], ['"R" #,##0.00'])], ("FEE",))
    assert make_workbook([row(2)], source)["All rows"].column_dimensions["A"].width >= 10


def test_an_empty_column_of_the_source_is_kept_empty(make_workbook):
    source = MemorySource([MemoryRow(2, ["A", None, "1", "2"])], ("SURNAME", "", "ID", "CELL"))
    sheet = make_workbook([row(2)], source)["All rows"]
    assert [sheet["B1"].value, sheet["B2"].value, sheet["C1"].value] == [None, None, "ID"]
