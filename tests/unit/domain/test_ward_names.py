from __future__ import annotations

import pytest

from app.domain.ward_names import (
    SET_ASIDE,
    bare_numbers,
    eight_digits,
    may_be_date,
    normalise,
    provinces_named,
    set_dates_aside,
    ward_mentions,
)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("BLOUBERG Ward 16.XLSX", "blouberg ward 16"),
        ("Naudé", "naude"),
        ("Khâi-Ma", "khai-ma"),
        ("Sunday's River", "sundays river"),
        ("BloubergWard16", "blouberg ward16"),
        ("Edward", "edward"),
        ("WARD １６", "ward 16"),
    ],
)
def test_spelling_is_levelled(text, normal):
    assert normalise(text) == normal


@pytest.mark.parametrize(
    "dated",
    [
        "18-11-2025", "18.11.2025", "18_11_2025", "18 11 2025", "2025-11-18", "11/18/2025",
        "18-11-25", "18 nov 2025", "18nov2025", "nov 18, 2025", "november 2025", "18 des 2025",
    ],
)  # fmt: skip
def test_a_date_is_set_aside(dated):
    assert not any(char.isdigit() for char in set_dates_aside(f"x {dated} y"))


@pytest.mark.parametrize("text", ["ward 16-17-18", "ward 6-18-11-25", "ward 16", "ward (2)"])
def test_what_may_be_wards_is_not_set_aside(text):
    assert SET_ASIDE not in set_dates_aside(text)


@pytest.mark.parametrize(
    ("text", "numbers", "unclear"),
    [
        ("ward 16", (16,), False),
        ("ward_16", (16,), False),
        ("ward #16", (16,), False),
        ("ward nr. 16", (16,), False),
        ("wyk 16", (16,), False),
        ("w16", (16,), False),
        ("ward 016", (16,), False),
        ("wards 16, 17 & 18", (16, 17, 18), False),
        ("ward 16 en 17", (16, 17), False),
        ("ward 16 to 19", (16, 19), False),
        ("ward 16 17a", (16, 17), True),
        ("ward 16 08 members", (16, 8), False),
        ("ward 16th", (16,), True),
        ("ward 16b", (16,), True),
        ("ward 0", (), True),
        ("ward 5 and 16 nov 2025", (5,), True),
        ("ward 16-11-2025", (), True),
    ],
)
def test_a_mention_names_its_wards(text, numbers, unclear):
    mentions = ward_mentions(set_dates_aside(text))
    assert [(mention.numbers, mention.unclear) for mention in mentions] == [(numbers, unclear)]


@pytest.mark.parametrize("text", ["edward 16", "16th ward", "ward 2025", "ward 93501016", "w 16"])
def test_other_words_and_numbers_are_no_mention(text):
    assert ward_mentions(set_dates_aside(text)) == ()


def test_bare_numbers_have_at_most_three_digits():
    assert bare_numbers("16 2025 0 17th x 400 16") == (16, 400)


def test_the_end_of_a_telephone_number_is_no_ward_id():
    assert eight_digits("082 93501016 and 93501017 ward 93501018") == (
        ("93501017", False),
        ("93501018", True),
    )


@pytest.mark.parametrize(
    ("digits", "expected"),
    [("18112025", True), ("20251118", True), ("10102005", True), ("93501016", False)],
)
def test_eight_digits_may_be_a_date(digits, expected):
    assert may_be_date(digits) is expected


def test_provinces_are_known_by_name_and_abbreviation():
    assert provinces_named("kzn and noord-wes or noordwes") == {"KwaZulu-Natal", "North West"}
