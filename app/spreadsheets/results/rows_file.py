"""Results between processes: one JSON array a line, in the field order of `RowResult`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from app.domain.errors import BugError
from app.domain.spreadsheet import RowResult

FIELDS = tuple(RowResult.__slots__)
# What many rows say alike is kept once: it is most of the memory that a large list would take
# (bench_results prints what it takes).
_SAID_ALIKE = tuple(
    FIELDS.index(name)
    for name in (
        *("verdict", "reason", "repair", "ward_id", "iec_ward_id", "iec_status"),
        *("voting_station", "vd_number", "municipality", "province", "address"),
    )
)
_values = attrgetter(*FIELDS)
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def write_results(path: Path, results: Iterable[RowResult]) -> int:
    """Write the results to `path` (replaced if it is there); returns how many.

    ASCII: a lone surrogate in a cell would otherwise stop the job at the file's encoder.
    """
    count = 0
    with path.open("w", encoding="ascii", newline="\n") as file:
        for result in results:
            file.write(_encode(_values(result)) + "\n")
            count += 1
    return count


def read_results(path: Path) -> Iterator[RowResult]:
    """The results in the order they were written.

    Raises BugError, naming the line only, where the file was cut short; OSError if it cannot
    be read.
    """
    said: dict[str, str] = {}
    with path.open(encoding="ascii") as file:
        for number, line in enumerate(file, 1):
            yield _parse(line, number, said)


def _parse(line: str, number: int, said: dict[str, str]) -> RowResult:
    try:
        values = json.loads(line)
        for at in _SAID_ALIKE:
            values[at] = said.setdefault(values[at], values[at])
        return RowResult(*values)
    except (ValueError, TypeError, LookupError):
        # Not chained: the decoder's error carries the whole line, which is personal data.
        raise BugError(f"the results file is damaged at line {number}") from None
