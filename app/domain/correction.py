"""Putting an ID number right after the list was checked: what may be, and who counts then. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.identity_number import IdProblem
from app.domain.spreadsheet import RowRecord


def correctable(record: RowRecord) -> bool:
    """Whether a correction is offered: the row's ID number is wrong, and its person still there.

    What could not be checked is for retry; any other row is corrected only where somebody says
    so unasked.
    """
    return record.problem is not None and record.problem != IdProblem.ERASED


def counting_row(
    alike: Sequence[RowRecord], corrected_row: int, *, ward_per_row: bool
) -> RowRecord:
    """Which of the rows with one ID number counts, now that one of the list's was corrected.

    Whoever counted goes on to count, so that a row which came to its number late repeats the
    others; else the first. With `ward_per_row` one with a ward goes first: only those are asked.
    """
    with_ward = [one for one in alike if one.ward_id is not None] if ward_per_row else []
    candidates = with_ward or list(alike)
    counted = [
        one for one in candidates if one.duplicate_of is None and one.row_no != corrected_row
    ]
    return min(counted or candidates, key=lambda one: one.row_no)
