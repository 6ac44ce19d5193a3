from datetime import date

import pytest

from app.domain.spreadsheet import Layout, Role
from app.spreadsheets.reading.names import split_name
from app.spreadsheets.reading.people import LeftOut, PeopleReader, people_rows
from tests.helpers.spreadsheets import HEADERS, member, members, save_xlsx, synthetic_id

LAYOUT = Layout(
    "Members",
    1,
    {Role.FIRST_NAMES: 0, Role.SURNAME: 1, Role.ID_NUMBER: 2, Role.CELL_NUMBER: 3},
    HEADERS,
)


def sorted_out(*rows) -> tuple[list[int], LeftOut]:
    """Numbers of the people among rows from row 2 on, and what was left out."""
    left_out = LeftOut()
    numbered = [(1, list(HEADERS)), *((n, list(row)) for n, row in enumerate(rows, start=2))]
    return [number for number, _ in people_rows(numbered, LAYOUT, left_out)], left_out


def record(*row, layout=LAYOUT, accept=False):
    return PeopleReader(layout, lambda row: None, accept_repairs=accept).record(2, list(row))


@pytest.mark.parametrize("row", [(), (None, "", " "), ("", "\u00a0", None, "")])
def test_blank_rows_are_no_people(row):
    people, left_out = sorted_out(member(1), row, member(2))
    assert people == [2, 4]
    assert left_out == LeftOut()


@pytest.mark.parametrize(
    "row",
    [
        ("TOTAL", "", "", 304),
        ("", "Grand total", 304.0),
        ("Totaal:", None, None, 12),
        ("SUB-TOTAL", "", "", ""),
        ("TOTAL MEMBERS: 304",),
    ],
)
def test_a_row_of_totals_is_left_out_and_named(row):
    people, left_out = sorted_out(member(1), row)
    assert (people, left_out.totals) == ([2], [3])


@pytest.mark.parametrize(
    "row",
    [
        ("Total", "Surname9", ""),  # two texts: perhaps somebody's name
        ("TOTAL", "", synthetic_id(1)),
        ("Totalina", "", "", ""),
        ("TOTAL", "", "", 27_821_234_567),  # a cell number, not a count
        ("Anna", "", "", ""),
        ("", "", "", "0821234567"),
        ("", "", "unknown", ""),
    ],
)
def test_in_doubt_a_row_is_a_person(row):
    assert sorted_out(member(1), row)[0] == [2, 3]


def test_a_header_repeated_between_pages_is_left_out():
    people, left_out = sorted_out(
        member(1), ("Name", "SURNAME", "Id. Number", "Cell No."), member(2)
    )
    assert (people, left_out.headers) == ([2, 4], [3])


@pytest.mark.parametrize("row", [("First names", "Van", "", "Tel"), ("", "", "ID", "Cell")])
def test_a_second_line_of_headers_is_no_person(row):
    people, left_out = sorted_out(row, member(1))
    assert (people, left_out.headers) == ([3], [2])


def test_a_person_with_a_header_for_a_surname_is_a_person():
    assert sorted_out(("Jan", "Van", "", "0821234567"))[0] == [2]


def test_a_bare_line_number_is_a_line_still_to_be_filled_in():
    layout = Layout("Members", 1, {Role.ID_NUMBER: 2}, ("NO", "NAME", "ID"))
    rows = [(2, [1, "Anna", synthetic_id(1)]), (3, [2, "", ""]), (4, [3.0, None, None])]
    left_out = LeftOut()
    assert [n for n, _ in people_rows(rows, layout, left_out)] == [2]
    assert left_out.bare_line_numbers == [3, 4]


def test_a_row_with_a_name_and_no_id_is_a_person_whose_number_is_missing():
    found = record("Anna", "Nkosi", "")
    assert (found.id_number, found.problem, found.surname) == (None, "missing", "Nkosi")


def test_a_duplicate_names_the_first_row_with_its_number():
    reader = PeopleReader(LAYOUT, lambda row: None, accept_repairs=False)
    found = [reader.record(n, list(member(1))).duplicate_of for n in (2, 5, 9)]
    assert found == [None, 2, 2]


def test_rows_without_a_valid_number_are_never_duplicates():
    reader = PeopleReader(LAYOUT, lambda row: None, accept_repairs=False)
    assert [reader.record(n, ["A", "B", "123"]).duplicate_of for n in (2, 3)] == [None, None]


SHORT = synthetic_id(15, born=date(2004, 5, 6)).lstrip("0")


def test_a_number_that_lost_its_zeros_is_repaired_and_says_so():
    found = record("A", "B", float(SHORT))
    assert (found.id_number, found.repair) == (SHORT.zfill(13), "leading_zeros")


def test_text_that_lost_its_zeros_is_repaired_only_when_accepted():
    assert record("A", "B", SHORT).problem == "repair_not_accepted"
    assert record("A", "B", SHORT, accept=True).id_number == SHORT.zfill(13)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (821234567.0, "0821234567"),
        ("082 123 4567", "082 123 4567"),
        (27821234567.0, "27821234567"),
        (None, ""),
    ],
)
def test_a_numeric_cell_number_gets_back_the_zero_it_is_dialled_with(cell, text):
    assert record("A", "B", "", cell).cell_number == text


@pytest.mark.parametrize(
    ("name", "first_names", "surname"),
    [
        ("Anna Nkosi", "Anna", "Nkosi"),
        ("Anna Maria Nkosi", "Anna Maria", "Nkosi"),
        ("Jan van der Merwe", "Jan", "van der Merwe"),
        ("JAN PIET DU PLESSIS", "JAN PIET", "DU PLESSIS"),
        ("Marie le Roux", "Marie", "le Roux"),
        ("Pieter de Villiers", "Pieter", "de Villiers"),
        ("NKOSI, Anna Maria", "Anna Maria", "NKOSI"),
        ("Van der Merwe, Jan", "Jan", "Van der Merwe"),
        ("Nkosi", "", "Nkosi"),
        ("Van Wyk", "Van", "Wyk"),
        ("", "", ""),
    ],
)
def test_a_whole_name_is_split(name, first_names, surname):
    assert split_name(name) == (first_names, surname)


@pytest.mark.parametrize(
    ("name", "first_names", "surname"),
    [("NKOSI ANNA MARIA", "ANNA MARIA", "NKOSI"), ("van der Merwe J P", "J P", "van der Merwe")],
)
def test_a_whole_name_is_split_the_other_way_where_the_header_says_so(name, first_names, surname):
    assert split_name(name, surname_first=True) == (first_names, surname)


def test_the_header_tells_which_name_comes_first(tmp_path, people):
    rows = [("SURNAME AND NAMES", "ID NUMBER"), ("NKOSI ANNA", synthetic_id(1))]
    (found,) = people(save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", rows))
    assert (found.surname, found.first_names) == ("NKOSI", "ANNA")


def test_records_survive_the_rows_file(tmp_path, people):
    rows = [HEADERS, *members(2), ("Élise \u2028x", "Ngũgĩ", "bad\n", None)]
    found = people(save_xlsx(tmp_path / "BLOUBERG WARD 16.xlsx", rows))
    assert [person.row_no for person in found] == [2, 3, 4]
    assert (found[2].surname, found[2].problem) == ("Ngũgĩ", "letters")
