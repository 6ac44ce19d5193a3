"""Values made safe for Excel."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from app.spreadsheets.results.cells import EMPTY, Content, clean, content_of, moment

DAY = datetime(2020, 1, 5)


@pytest.mark.parametrize("beginning", ["=1+1", "+27821234567", "-1", "@SUM(A1)", "#N/A", "=", "1"])
def test_text_stays_text_whatever_it_begins_with(beginning):
    assert content_of(beginning, None) == Content(beginning, "s")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x00b\x0bc\x1fd", "abcd"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("\ufffe\uffff", ""),
        ("two\nlines\tand tab", "two\nlines\tand tab"),
        ("Ḓau 😀", "Ḓau 😀"),
    ],
)
def test_characters_that_xml_forbids_are_left_out(raw, shown):
    assert clean(raw) == shown


def test_a_text_is_cut_where_excel_cuts_it():
    assert len(clean("x" * 40_000)) == 32_767


@pytest.mark.parametrize(
    ("value", "content"),
    [
        (None, EMPTY),
        ("", EMPTY),
        (True, Content(True, "b")),
        (12, Content(12, "n")),
        (12.5, Content(12.5, "n")),
        (10**15, Content("1000000000000000", "s", "@")),
        (float("nan"), Content("nan", "s", "@")),
        (float("inf"), Content("inf", "s", "@")),
        (date(1899, 12, 31), Content("1899-12-31", "s", "@")),
        (timedelta(hours=-1), Content("-1 day, 23:00:00", "s", "@")),
        (time(12), Content(0.5, "n", "hh:mm:ss")),
        (timedelta(days=2), Content(2.0, "n", "[h]:mm:ss")),
        (date(2020, 1, 5), Content(43835, "n", "yyyy-mm-dd")),
        (DAY, Content(43835, "n", "yyyy-mm-dd hh:mm:ss")),
    ],
)
def test_a_value_becomes_what_excel_can_hold(value, content):
    assert content_of(value, None) == content


def test_a_date_keeps_the_format_it_had():
    assert content_of(DAY, "dd/mm/yyyy").number_format == "dd/mm/yyyy"


@pytest.mark.parametrize("number_format", ["General", "0" * 256])
def test_a_format_that_says_nothing_or_that_excel_refuses_is_left_out(number_format):
    assert content_of(1, number_format).number_format is None


def test_a_time_that_is_no_time_is_shown_as_it_stands():
    assert moment("yesterday") == Content("yesterday", "s")
