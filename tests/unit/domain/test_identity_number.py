import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity_number import (
    IdProblem,
    Repair,
    luhn_holds,
    mask_id,
    problem_of,
    read_id_cell,
)
from tests.helpers.spreadsheets import check_digit, synthetic_id

GOOD = "8001015009087"
BORN_2004 = synthetic_id(15, born=date(2004, 5, 6))
BORN_2000 = synthetic_id(15, born=date(2000, 1, 6))

dates = st.dates(date(1900, 1, 1), date(2099, 12, 31))
id_numbers = st.builds(
    lambda born, rest: (first := f"{born:%y%m%d}{rest:06d}"[:10] + "08") + check_digit(first),
    dates,
    st.integers(0, 999_999),
)


@pytest.mark.parametrize(
    "cell",
    [
        GOOD,
        int(GOOD),
        float(GOOD),
        f" {GOOD} ",
        f"'{GOOD}",
        f"’{GOOD}",
        "800101 5009 08 7",
        "800101-5009-087",
        "800101–5009–087",
        "800101.5009.087",
        f"\u00a0{GOOD}\u00a0",
        f"\u200b{GOOD}\ufeff",
        "\u202f800101\u20095009087",
    ],
)
def test_an_id_number_is_read_however_it_is_stored(cell):
    found = read_id_cell(cell)
    assert (found.number, found.problem, found.repair) == (GOOD, None, None)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (None, IdProblem.MISSING),
        ("", IdProblem.MISSING),
        (" - ", IdProblem.MISSING),
        (True, IdProblem.MISSING),
        ("8.00102E+12", IdProblem.SCIENTIFIC),
        ("8,00102E+12", IdProblem.SCIENTIFIC),
        ("8e12", IdProblem.SCIENTIFIC),
        ("A12345678", IdProblem.LETTERS),
        ("80O1015009087", IdProblem.LETTERS),  # the letter O
        ("800101500908", IdProblem.TOO_SHORT),
        ("12345", IdProblem.TOO_SHORT),
        (12345.0, IdProblem.TOO_SHORT),
        (0, IdProblem.TOO_SHORT),
        ("80010150090871", IdProblem.TOO_LONG),
        (80010150090871, IdProblem.TOO_LONG),
        (8001015009087.5, IdProblem.NOT_WHOLE),
        (float("nan"), IdProblem.NOT_WHOLE),
        (-8001015009087, IdProblem.NOT_A_NUMBER),
        ("8013015009087", IdProblem.BAD_DATE),
        ("8002305009087", IdProblem.BAD_DATE),
        ("0000000000000", IdProblem.BAD_DATE),
        ("8001015009387", IdProblem.BAD_CITIZENSHIP),
        ("8001015009088", IdProblem.BAD_CHECK_DIGIT),
        ("8001015009078", IdProblem.BAD_CHECK_DIGIT),
        ("٨٠٠١٠١٥٠٠٩٠٨٧", IdProblem.NOT_A_NUMBER),
        ("?", IdProblem.NOT_A_NUMBER),
        (date(1980, 1, 1), IdProblem.NOT_A_NUMBER),
        (datetime(1980, 1, 1), IdProblem.NOT_A_NUMBER),
    ],
)
def test_what_is_no_id_number_says_why(cell, problem):
    found = read_id_cell(cell)
    assert (found.number, found.problem) == (None, problem)


@pytest.mark.parametrize(
    ("yymmdd", "valid"),
    [("000229", True), ("040229", True), ("010229", False), ("990229", False), ("230431", False)],
)
def test_leap_days_are_dates_in_leap_years_of_either_century(yymmdd, valid):
    first = f"{yymmdd}500008"
    assert (problem_of(first + check_digit(first)) is None) is valid


@pytest.mark.parametrize("number", [BORN_2004, BORN_2000])
def test_a_number_that_lost_its_zeros_gets_them_back(number):
    found = read_id_cell(float(number))
    assert (found.number, found.repair) == (number, Repair.LEADING_ZEROS)
    assert found.as_received == number.lstrip("0")


def test_text_that_lost_its_zeros_waits_for_the_operator():
    short = BORN_2004.lstrip("0")
    assert read_id_cell(short).problem is IdProblem.REPAIR_NOT_ACCEPTED
    assert read_id_cell(short, accept_text_repairs=True).number == BORN_2004


def test_nothing_but_lost_zeros_is_ever_repaired():
    wrong = int(BORN_2004) + 1
    assert read_id_cell(wrong).problem is IdProblem.TOO_SHORT


@given(id_numbers)
def test_a_whole_number_read_back_from_text_int_or_float_is_itself(number):
    assert read_id_cell(number).number == number
    assert read_id_cell(f" {number[:6]} {number[6:]}").number == number
    if number[:3] != "000":
        assert read_id_cell(float(number)).number == number


# What programs and people make of one person's number in a cell.
WRITTEN = st.sampled_from(
    [
        str,
        int,
        float,
        lambda number: number.lstrip("0"),
        lambda number: f"{int(number)}.0",
        lambda number: f"{number},00",
        lambda number: f"'{number}",
        lambda number: f"{float(number):.5E}",
        lambda number: f"{number[:6]} {number[6:10]} {number[10:12]} {number[12]}",
        lambda number: f"{number.lstrip('0')[:6]}-{number.lstrip('0')[6:]}",
        lambda number: number[:-1],
        lambda number: number + "0",
        lambda number: f"{number}\u00a0",
    ]
)


@given(id_numbers, WRITTEN, st.booleans())
def test_what_is_read_of_one_persons_number_has_its_digits_and_no_others(number, written, accept):
    cell = written(number)
    found = read_id_cell(cell, accept_text_repairs=accept)
    if found.number is not None:
        # Nothing but zeros in front is ever added, nothing but a fraction of zeros left out.
        digits = re.sub("[^0-9]", "", re.sub("[.,]0+$", "", str(cell)))
        assert int(found.number) == int(digits)
        assert (found.repair is not None) is (len(digits) < 13)
    if int(re.sub("[^0-9]", "", str(cell)) or 0) == int(number):
        assert found.number in (number, None)


@given(id_numbers, st.integers(1, 12))
def test_a_number_that_lost_its_last_digits_is_never_completed(number, lost):
    found = read_id_cell(number[:-lost], accept_text_repairs=True)
    assert found.number is None or int(found.number) == int(number[:-lost])


@given(st.one_of(st.integers(0, 10**14), st.text("0123456789 -eE.'", max_size=18)))
def test_what_is_read_is_valid_and_holds_the_digits_received(cell):
    found = read_id_cell(cell, accept_text_repairs=True)
    assert (found.number is None) is (found.problem is not None)
    if found.number:
        digits = "".join(char for char in str(cell) if char.isdigit())
        assert found.number == digits.zfill(13)
        assert problem_of(found.number) is None


@given(st.text("0123456789", min_size=1, max_size=20))
def test_the_check_digit_completes_any_run_of_digits_and_no_other_does(digits):
    right = check_digit(digits.zfill(12))
    padded = digits.zfill(12)
    assert [d for d in "0123456789" if luhn_holds(padded + d)] == [right] or len(padded) % 2


@given(id_numbers, st.integers(0, 12), st.integers(1, 9))
def test_one_mistyped_digit_is_always_noticed(number, place, by):
    wrong = number[:place] + str((int(number[place]) + by) % 10) + number[place + 1 :]
    assert read_id_cell(wrong).number is None


def test_a_masked_number_shows_enough_to_recognise_and_no_more():
    assert mask_id(GOOD) == "800101•••••87"
    assert mask_id("123") == "•••"


@pytest.mark.parametrize("cell", ["8001015009087.0", "8001015009087,00", "'8001015009087.0"])
def test_a_number_written_as_text_with_decimals_of_nothing_is_read(cell: str) -> None:
    assert read_id_cell(cell).number == "8001015009087"


def test_a_short_number_written_with_decimals_is_not_shifted_into_another() -> None:
    assert read_id_cell("800101500908.0").number is None
