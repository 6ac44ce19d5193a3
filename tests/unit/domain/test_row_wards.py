from __future__ import annotations

from app.domain.row_wards import first_with_ward
from app.domain.spreadsheet import RowRecord


def row(row_no: int, number: str, ward: str | None, repeats: int | None = None) -> RowRecord:
    return RowRecord(row_no, number, None, None, number, "", "", "", ward, repeats)


def test_a_person_whose_first_row_has_no_ward_counts_in_the_row_that_has_one() -> None:
    rows = [row(2, "A", None), row(3, "A", "93501016", 2), row(4, "A", "93501017", 2)]
    assert [one.duplicate_of for one in first_with_ward(rows)] == [3, None, 3]


def test_people_without_any_ward_and_without_repeats_stay_as_they_are() -> None:
    rows = [row(2, "A", None), row(3, "A", None, 2), row(4, "B", "93501016")]
    assert first_with_ward(rows) == rows
