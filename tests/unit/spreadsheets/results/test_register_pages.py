"""Breaking the register into pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.units import mm

from app.spreadsheets.results.register.content import Group, Table
from app.spreadsheets.results.register.pages import ROW, Kind, paginate
from app.spreadsheets.results.register.sheet import COLUMNS, INNER, LEFT, room

FIRST, LATER = room(first=True, provisional=True), room(first=False, provisional=True)
SIZES = st.lists(st.integers(1, 60), min_size=1, max_size=8)


def groups_of(sizes, verify=0):
    groups = [
        Group(Table.SIGN, f"G{n}", tuple((f"{n}.{i}",) for i in range(size)), f"T{n}")
        for n, size in enumerate(sizes)
    ]
    if verify:
        rows = tuple((f"v.{i}",) for i in range(verify))
        groups.append(Group(Table.VERIFY, "Verify", rows, "TV"))
    return groups


def kinds(page):
    return [item.kind for item in page.items]


@given(SIZES, st.integers(0, 40))
def test_every_row_is_printed_once_and_in_order(sizes, verify):
    groups = groups_of(sizes, verify)
    printed = [
        item.texts
        for page in paginate(groups, FIRST, LATER)
        for item in page.items
        if item.kind is Kind.ROW
    ]
    assert printed == [row for group in groups for row in group.rows]


@given(SIZES, st.integers(0, 40))
def test_no_page_is_fuller_than_the_paper(sizes, verify):
    pages = paginate(groups_of(sizes, verify), FIRST, LATER)
    assert pages[0].used <= FIRST
    assert all(page.used <= LATER for page in pages[1:])


@given(SIZES, st.integers(0, 40))
def test_the_tables_header_stands_at_the_top_of_every_page(sizes, verify):
    for page in paginate(groups_of(sizes, verify), FIRST, LATER):
        assert page.items[0].kind is Kind.HEADER
        assert page.items[0].table is page.items[1].table


@given(SIZES)
def test_a_heading_is_followed_by_two_rows_or_all_there_are(sizes):
    for page in paginate(groups_of(sizes), FIRST, LATER):
        for at, item in enumerate(page.items):
            if item.kind is Kind.BAND:
                following = kinds(page)[at + 1 : at + 3]
                assert following in ([Kind.ROW, Kind.ROW], [Kind.ROW, Kind.TOTAL])


@given(SIZES, st.integers(0, 40))
def test_the_last_page_is_never_nearly_blank(sizes, verify):
    groups = groups_of(sizes, verify)
    last = paginate(groups, FIRST, LATER)[-1]
    assert kinds(last).count(Kind.ROW) >= min(3, len(groups[-1].rows))


def test_a_page_that_begins_within_a_station_names_it_again():
    second = paginate(groups_of([40]), FIRST, LATER)[1]
    assert [item.texts for item in second.items[:2]] == [(), ("G0 (continued)",)]


def test_the_table_to_be_verified_brings_its_own_header_along():
    items = paginate(groups_of([2], verify=2), FIRST, LATER)[0].items
    assert [item.table for item in items if item.kind is Kind.HEADER] == [Table.SIGN, Table.VERIFY]


def test_a_list_with_nobody_to_print_is_one_page_that_says_so():
    (page,) = paginate([], FIRST, LATER)
    assert kinds(page) == [Kind.NOTE]


def test_a_row_is_high_enough_to_sign():
    assert 9 * mm <= ROW


@pytest.mark.parametrize("table", list(Table))
def test_the_columns_fill_the_page_without_gaps(table):
    columns = COLUMNS[table]
    ends = [column.x + column.width for column in columns]
    assert [column.x for column in columns] == pytest.approx([LEFT, *ends[:-1]])
    assert ends[-1] == pytest.approx(LEFT + INNER)
