"""Which row of a person counts where each row has a ward of its own. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.domain.spreadsheet import RowRecord


def first_with_ward(records: Sequence[RowRecord]) -> list[RowRecord]:
    """The same rows, where a person's first row *with a ward* is the one that counts.

    A person whose first row names no ward would otherwise never be asked about, though another
    row names one. As many rows repeat another as before.
    """
    counting: dict[str, int] = {}
    for record in records:
        if record.id_number is not None and record.ward_id is not None:
            counting.setdefault(record.id_number, record.row_no)
    return [_repeating(record, counting.get(record.id_number or "")) for record in records]


def _repeating(record: RowRecord, row_no: int | None) -> RowRecord:
    if row_no is None:
        return record
    return replace(record, duplicate_of=None if record.row_no == row_no else row_no)
