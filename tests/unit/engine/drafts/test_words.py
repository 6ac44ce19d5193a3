import pytest

from app.domain.errors import SpreadsheetRefused
from app.engine.drafts.words import refusal_words
from app.spreadsheets.reading.choose_sheet import NO_ID_CURE
from app.spreadsheets.reading.refusals import DAMAGED_CURE, SPREAD_CURE


@pytest.mark.parametrize(
    ("cure", "said"),
    [
        (NO_ID_CURE, "Add the column with the members' 13-digit ID numbers."),
        (DAMAGED_CURE, f"{DAMAGED_CURE}."),
        (
            SPREAD_CURE,
            "Copy the list alone to a new workbook (in Excel, Ctrl+End shows where the sheet "
            "ends) and add that.",
        ),
        ("Fill in the list, or name the header's row with --header-row", "Fill in the list."),
        (
            "Give --header-row a number from 1 to 9, or 0 for a list without headers",
            "Give the header row a number from 1 to 9, or 0 for a list without headers.",
        ),
        (
            "Give --id-column one of these, by its letter: A (NAME)",
            "Give the ID column one of these, by its letter: A (NAME).",
        ),
    ],
)
def test_a_window_has_no_options(cure, said):
    told = refusal_words(SpreadsheetRefused("list.xlsx", "it is so", cure))
    assert told == f"list.xlsx: it is so. {said}"
