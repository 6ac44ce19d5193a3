"""No text that leaves the seat tells an ID number, however somebody wrote it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.masking import MASK, mask_numbers, name_numbers
from tests.helpers.spreadsheets import synthetic_id

ID = "8001015009087"
GROUPED = [
    "800101 5009 08 7",
    "800101 5009 087",
    "800101-5009-087",
    "800101_5009_08_7",
    "800101.5009.087",
    "80 01 01 5009 08 7",
    "80-01-01 5009087",
    "800101\u00a05009\u200b087",
    "800101 – 5009 – 087",
]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"row 7: {ID}", f"row 7: {MASK}"),
        (f"{ID}.xlsx", f"{MASK}.xlsx"),
        ("0101015009", MASK),
        (f"{ID}{ID}", MASK),
        (f"/IDNumber/{ID}?x=1", f"/IDNumber/{MASK}?x=1"),
        *((f"list {text}.xlsx", f"list {MASK}.xlsx") for text in GROUPED),
    ],
)
def test_what_could_be_an_id_number_is_masked(text, masked):
    assert mask_numbers(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "ward 93501016 at 12:30",
        "123456789",
        "WARD 16 2026-11-24.xlsx",
        "DANNHAUSER_WARD_6-18-11-2025.xlsx",
        "BLOUBERG WARD 6 20251118 1203.xlsx",
        "row 3,412 of 10,000",
    ],
)
def test_other_numbers_stay_readable(text):
    assert mask_numbers(text) == text


@pytest.mark.parametrize("written", [ID, *GROUPED])
def test_a_file_is_not_named_after_a_person(written):
    assert name_numbers(f"list {written} final") == "list ID final"


@pytest.mark.parametrize("text", ["list 20251118093015", "list 20251118_093015", "0821234567"])
def test_times_and_telephone_numbers_stay_in_a_files_name(text):
    assert name_numbers(text) == text


@given(
    st.integers(0, 9_999).map(synthetic_id),
    st.lists(
        st.sampled_from(["", " ", "-", ".", "_", " - ", "\u00a0", "–"]), min_size=5, max_size=5
    ),
    st.text(max_size=20).filter(lambda text: not any(char.isdigit() for char in text)),
)
def test_however_it_is_grouped_nothing_of_it_is_left(number, gaps, around):
    parts = (number[:2], number[2:4], number[4:6], number[6:10], number[10:12], number[12])
    written = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    for shown in (mask_numbers(f"{around}{written}{around}"), name_numbers(f"{around}{written}")):
        assert not any(char.isdigit() for char in shown)
