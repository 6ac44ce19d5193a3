import csv
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty

from app.domain.spreadsheet import About, Kind, Role, Wishes
from app.domain.ward import WardSource
from app.spreadsheets.reading.inspect import inspect
from app.spreadsheets.reading.rows_file import read_records
from tests.helpers.spreadsheets import (
    HEADERS,
    member,
    members,
    save_ods,
    save_sheets,
    save_xls,
    save_xlsx,
    synthetic_id,
)

NAME = "BLOUBERG WARD 16 MEMBERSHIP.xlsx"
B16 = "93501016"


def test_a_list_with_every_kind_of_row_adds_up(tmp_path, look):
    rows = [
        ["BLOUBERG WARD 16"],
        [],
        HEADERS,
        *members(3),
        member(1),
        [],
        ("No", "Number", "", ""),
        ("A", "Passport", "A1234567", ""),
        ("Short", "Number", 105067000185, ""),
        ("TOTAL", "", "", 6),
    ]
    found = look(save_xlsx(tmp_path / NAME, rows))
    assert (found.kind, found.sheets, found.layout.header_row) == (Kind.XLSX, ("Members",), 3)
    assert (found.rows, found.distinct_ids, found.duplicates) == (7, 3, 1)
    assert [bad.row_no for bad in found.invalid] == [9, 10, 11]
    assert found.rows == found.distinct_ids + found.duplicates + len(found.invalid)
    assert found.total_rows == (12,)
    assert any("row 12" in warning for warning in found.warnings)


CELLS = st.one_of(
    st.integers(1, 12).map(synthetic_id),
    st.integers(1, 12).map(lambda n: f" {synthetic_id(n)[:6]} {synthetic_id(n)[6:]}"),
    st.sampled_from(["", "x", "A1234567", "8001015009088", "12", "TOTAL", "8.00102E+12", "-"]),
    st.text("0123456789 -'\"=,;", max_size=15),
)


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(["Anna", "", "TOTAL", "=1+1"]), CELLS), max_size=30))
def test_whatever_the_cells_hold_every_row_is_counted_once(municipalities, tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("list") / "list.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("NAME", "ID NUMBER"), ("Ben", synthetic_id(99)), *rows])
    kept = path.with_suffix(".jsonl")
    found = inspect(path, path.name, Wishes(ward=B16), municipalities, kept)
    records = list(read_records(kept))
    assert found.rows == found.distinct_ids + found.duplicates + len(found.invalid)
    assert found.rows == len(records) <= len(rows) + 1
    assert len({record.row_no for record in records}) == len(records)
    numbers = {record.id_number for record in records if record.id_number}
    assert found.distinct_ids == len(numbers)


def test_the_ward_of_the_file_name_is_found_with_its_label(tmp_path, look):
    found = look(save_xlsx(tmp_path / NAME, [HEADERS, *members(2)]))
    assert (found.ward_id, found.ward_source) == (B16, WardSource.FILE_NAME)
    assert found.ward_label == "Blouberg ward 16 (LIM351)"


def test_a_file_without_a_ward_asks_and_counts_all_the_same(tmp_path, look):
    found = look(save_xlsx(tmp_path / "members.xlsx", [HEADERS, *members(2)]))
    assert [question.about for question in found.questions] == [About.WARD]
    assert (found.ward_id, found.rows) == (None, 2)


@pytest.mark.parametrize("wish", [B16, "Blouberg 16", "blouberg ward 16"])
def test_the_operators_ward_may_be_an_id_or_words(tmp_path, look, wish):
    found = look(save_xlsx(tmp_path / "members.xlsx", [HEADERS, *members(2)]), ward=wish)
    assert (found.ward_id, found.ward_source) == (B16, WardSource.OPERATOR)


def test_a_ward_nobody_can_place_is_refused(tmp_path, refusal):
    path = save_xlsx(tmp_path / "members.xlsx", [HEADERS, *members(2)])
    assert "does not say which ward" in refusal(path, ward="sixteen")


def test_each_row_may_have_its_own_ward(tmp_path, look, people):
    rows = [("ID NUMBER", "WARD"), (synthetic_id(1), B16), (synthetic_id(2), 93501017), ("x", "")]
    path = save_xlsx(tmp_path / "members.xlsx", rows)
    found = look(path, ward="column")
    assert (found.ward_id, found.ward_source) == (None, WardSource.COLUMN)
    assert (found.row_wards, found.rows_without_ward) == ({B16: 1, "93501017": 1}, 1)
    assert [row.ward_id for row in people(path, ward="column")] == [B16, "93501017", None]


def test_a_ward_per_row_without_a_ward_column_is_refused(tmp_path, refusal):
    path = save_xlsx(tmp_path / "members.xlsx", [HEADERS, *members(2)])
    assert "no ward column" in refusal(path, ward="column")


def test_hidden_rows_are_counted_and_checked(tmp_path, look):
    book = Workbook()
    for row in [HEADERS, *members(4)]:
        book.active.append(row)
    book.active.row_dimensions[1].hidden = book.active.row_dimensions[3].hidden = True
    book.save(path := tmp_path / NAME)
    found = look(path)
    assert (found.hidden_rows, found.rows) == (1, 4)


def test_the_sheet_with_the_people_is_chosen(tmp_path, look):
    sheets = {"Cover": [["Branch"], ["Blouberg"]], "Empty": [], "List": [HEADERS, *members(2)]}
    assert look(save_sheets(tmp_path / NAME, sheets)).layout.sheet == "List"


def test_a_visible_sheet_goes_before_a_hidden_one(tmp_path, look):
    sheets = {"Old": [HEADERS, *members(9)], "New": [HEADERS, *members(2)]}
    found = look(save_sheets(tmp_path / NAME, sheets, hidden=["Old"]))
    assert (found.layout.sheet, found.rows) == ("New", 2)
    assert any("Old" in warning for warning in found.warnings)


def test_people_on_a_hidden_sheet_only_are_found(tmp_path, look):
    sheets = {"Cover": [["Branch"]], "List": [HEADERS, *members(2)]}
    assert look(save_sheets(tmp_path / NAME, sheets, hidden=["List"])).layout.sheet == "List"


def test_two_sheets_with_people_are_a_question_and_a_wish_answers_it(tmp_path, look):
    sheets = {"North": [HEADERS, *members(2)], "South": [HEADERS, *members(3)]}
    path = save_sheets(tmp_path / NAME, sheets)
    (question,) = look(path).questions
    assert (question.about, question.choices) == (About.SHEET, ("North", "South"))
    assert look(path, sheet="South").rows == 3


def test_an_unknown_sheet_is_refused_naming_those_that_exist(tmp_path, refusal):
    sheets = {"North": [HEADERS, *members(2)], "South": [HEADERS]}
    sentence = refusal(save_sheets(tmp_path / NAME, sheets), sheet="East")
    assert "North, South" in sentence


def test_while_the_id_column_is_open_nothing_is_counted(tmp_path, look):
    rows = [(synthetic_id(n), f"Name{n}", synthetic_id(n + 100)) for n in range(1, 6)]
    found = look(save_xlsx(tmp_path / NAME, [("FIRST", "SURNAME", "WARD"), *rows]))
    assert [question.about for question in found.questions] == [About.ID_COLUMN]
    assert (found.layout, found.rows) == (None, 0)


def test_no_column_with_id_numbers_is_refused_with_the_way_out(tmp_path, refusal):
    rows = [("NAME", "CELL"), ("Anna", "0821234567")]
    assert "--id-column" in refusal(save_xlsx(tmp_path / NAME, rows))


@pytest.mark.parametrize("rows", [[], [[]], [["", None, " "]]])
def test_a_workbook_with_nothing_in_it_is_called_empty(tmp_path, refusal, rows):
    assert "the spreadsheet is empty" in refusal(save_xlsx(tmp_path / NAME, rows))


def test_a_header_without_people_is_refused(tmp_path, refusal):
    assert "ID numbers" in refusal(save_xlsx(tmp_path / NAME, [HEADERS]))


def test_scientific_notation_is_invalid_in_plain_words(tmp_path, look):
    path = tmp_path / "BLOUBERG WARD 16.csv"
    path.write_text("NAME;ID NO\nAnna;8.00102E+12\nPiet;7,501e12\n")
    assert {bad.reason for bad in look(path).invalid} == {"scientific"}


@pytest.mark.parametrize("cell", ["{} ", "'{}", "\u00a0{}", "\u200b{}"])
def test_marks_around_an_id_number_are_taken_off(tmp_path, look, cell):
    rows = [HEADERS, ("A", "B", cell.format(synthetic_id(1)), "")]
    assert look(save_xlsx(tmp_path / NAME, rows)).distinct_ids == 1


def own_result(path, *, practice: bool) -> None:
    book = Workbook()
    book.active.title = "Summary"
    book.active.append(["Rollcheck 1.0: membership check"])
    book.active.append(["PRACTICE: not real answers" if practice else "real"])
    rows = book.create_sheet("All rows")
    rows.append([*HEADERS, "As received", "Status", "Reason", "Voting Station", "Municipality"])
    for n in (1, 2):
        rows.append([*member(n), "", "In ward", "", "School", "LIM351 - Blouberg"])
    inside = book.create_sheet("RegisteredInWard")
    inside.append(["NAME", "WARD_NUMBER", "ID_NUMBER"])
    inside.append(["Name1", B16, synthetic_id(1)])
    book.save(path)


@pytest.mark.parametrize("practice", [False, True])
def test_our_own_result_dropped_back_in_gives_its_people(tmp_path, look, practice):
    own_result(tmp_path / NAME, practice=practice)
    found = look(tmp_path / NAME)
    assert (found.layout.sheet, found.rows, found.questions) == ("All rows", 2, ())
    assert found.layout.headers == HEADERS
    assert Role.MUNICIPALITY not in found.layout.columns
    assert found.practice_output is practice


def test_our_own_result_is_known_by_its_property_when_its_summary_is_gone(tmp_path, look):
    own_result(tmp_path / NAME, practice=False)
    book = load_workbook(tmp_path / NAME)
    del book["Summary"]
    book.custom_doc_props.append(StringProperty(name="rollcheck_result", value="job"))
    book.custom_doc_props.append(StringProperty(name="rollcheck_practice", value="yes"))
    book.save(tmp_path / NAME)
    found = look(tmp_path / NAME)
    assert (found.layout.headers, found.practice_output) == (HEADERS, True)


def test_a_number_in_the_column_is_of_the_municipality_in_the_file_name(tmp_path, look):
    rows = [("ID NUMBER", "WARD"), (synthetic_id(1), 16), (synthetic_id(2), 16)]
    found = look(save_xlsx(tmp_path / "BLOUBERG MEMBERS.xlsx", rows))
    assert (found.ward_id, found.ward_source) == (B16, WardSource.COLUMN)


@pytest.mark.parametrize(
    ("name", "ward"),
    [
        ("WARD 16.xlsx", B16),
        ("BLOUBERG LIST.xlsx", B16),
        ("WARD 3.xlsx", None),
        ("DANNHAUSER LIST.xlsx", None),
    ],
)
def test_half_a_ward_in_the_file_name_must_fit_the_column(tmp_path, look, name, ward):
    rows = [("ID NUMBER", "WARD"), (synthetic_id(1), B16), (synthetic_id(2), B16)]
    found = look(save_xlsx(tmp_path / name, rows))
    assert (found.ward_id, len(found.questions)) == (ward, 0 if ward else 1)


def test_somebody_elses_summary_sheet_is_not_ours(tmp_path, look):
    sheets = {"Summary": [["Totals"]], "List": [[*HEADERS, "Status", "Reason"], *members(2)]}
    found = look(save_sheets(tmp_path / NAME, sheets))
    assert found.layout.headers == (*HEADERS, "Status", "Reason")


def test_a_list_open_in_excel_is_read_with_a_warning_naming_who(tmp_path, look):
    path = save_xlsx(tmp_path / NAME, [HEADERS, *members(2)])
    name = "Thandi"
    lock = bytes([len(name)]) + name.encode().ljust(54) + bytes([len(name), 0])
    (tmp_path / f"~${NAME}").write_bytes(lock + name.encode("utf-16-le"))
    assert "open in Excel by Thandi: read as last saved" in look(path).warnings


def test_a_lock_file_that_says_nothing_still_warns(tmp_path, look):
    path = save_xlsx(tmp_path / NAME, [HEADERS, *members(2)])
    (tmp_path / f"~${NAME}").write_bytes(b"")
    assert "open in Excel: read as last saved" in look(path).warnings


def test_a_list_open_in_libre_office_is_read_with_a_warning(tmp_path, look):
    path = save_xlsx(tmp_path / NAME, [HEADERS, *members(2)])
    (tmp_path / f".~lock.{NAME}#").write_text("Thandi,pc,pc,23.11.2026,file:///x;")
    assert "open in LibreOffice by Thandi: read as last saved" in look(path).warnings


def test_columns_that_fill_up_only_far_below_belong_to_the_list(tmp_path, look):
    rows = [HEADERS, *members(700), (*member(701), "moved to town")]
    assert len(look(save_xlsx(tmp_path / NAME, rows)).layout.headers) == 5


def test_a_row_filled_only_in_a_late_column_is_a_person(tmp_path, look):
    rows = [HEADERS, *members(700), ("", "", "", "", "", "see the secretary")]
    found = look(save_xlsx(tmp_path / NAME, rows))
    assert [bad.row_no for bad in found.invalid] == [702]


def test_the_preview_shows_the_first_people_as_read(tmp_path, look):
    found = look(save_xlsx(tmp_path / NAME, [HEADERS, *members(9)]))
    assert found.preview[0] == member(1)
    assert len(found.preview) == 5


def by_csv(path, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


MADE = {".xlsx": save_xlsx, ".xls": save_xls, ".ods": save_ods, ".csv": by_csv}
BORN = st.dates(date(1930, 1, 1), date(2009, 12, 31))
IDS = st.builds(synthetic_id, st.integers(0, 9_999), BORN)


@settings(max_examples=12)
@given(people=st.dictionaries(IDS, st.booleans(), min_size=1, max_size=8))
@pytest.mark.parametrize("suffix", MADE)
def test_id_numbers_come_back_from_every_kind_of_file_as_text_or_as_numbers(
    municipalities, tmp_path_factory, suffix, people
):
    cells = [int(number) if as_number else number for number, as_number in people.items()]
    rows = [HEADERS, *(("Anna", "Botha", cell, "") for cell in cells)]
    path = MADE[suffix](tmp_path_factory.mktemp("list") / f"list{suffix}", rows)
    kept = path.with_suffix(".jsonl")
    inspect(path, path.name, Wishes(ward=B16, accept_repairs=True), municipalities, kept)
    assert [one.id_number for one in read_records(kept)] == list(people)
