"""Rows between processes: one JSON array a line, in the field order of `RowRecord`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from app.domain.spreadsheet import RowRecord

FIELDS = tuple(RowRecord.__slots__)
_values = attrgetter(*FIELDS)
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def write_records(path: Path, records: Iterable[RowRecord]) -> int:
    """Write the records to `path` (UTF-8, replaced if it is there); returns how many."""
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(_encode(_values(record)) + "\n")
            count += 1
    return count


def read_records(path: Path) -> Iterator[RowRecord]:
    """The records in the order they were written; raises OSError if `path` cannot be read."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield RowRecord(*json.loads(line))
