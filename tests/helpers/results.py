"""Made-up finished jobs: rows with verdicts, the source they came from, facts about the job."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.identity_number import CellValue
from app.domain.results import JobFacts
from app.domain.spreadsheet import Layout, Role, RowResult
from app.domain.verdict import Verdict
from tests.helpers.spreadsheets import synthetic_id

WARD = "93501016"
IN_WARD, ELSEWHERE = Verdict.REGISTERED_IN_WARD, Verdict.NOT_REGISTERED_IN_WARD
STATIONS = ("Bochum Primary School", "Kibi Clinic", "Tolwe Depot")
HEADERS = ("SURNAME", "NAME", "ID NUMBER", "CELL NO")
LAYOUT = Layout(
    "Members",
    1,
    {Role.SURNAME: 0, Role.FIRST_NAMES: 1, Role.ID_NUMBER: 2, Role.CELL_NUMBER: 3},
    HEADERS,
)
FACTS = JobFacts(
    job_id="J-0042",
    file_name="BLOUBERG WARD 16.xlsx",
    sheet="Members",
    wards={WARD: "Blouberg ward 16 (LIM351)"},
    per_row=False,
    operator="Thandi",
    seat="OFFICE-2",
    version="0.1.0",
    practice=False,
    started_at="2026-11-24T09:10:00",
    finished_at="2026-11-24T09:12:40",
    seconds=160.0,
    lookups=380,
    reused=12,
    stopped=False,
)


def facts(**changes: Any) -> JobFacts:
    """The usual job with some facts changed."""
    return replace(FACTS, **changes)


def row(row_no: int, verdict: Verdict = IN_WARD, **changes: Any) -> RowResult:
    """One finished row; registered people get a station by their row number."""
    number = synthetic_id(row_no)
    stationed = verdict in (IN_WARD, ELSEWHERE, Verdict.DECEASED)
    values: dict[str, Any] = {
        "row_no": row_no,
        "verdict": verdict.value,
        "reason": "",
        "checked_at": "2026-11-24T09:11:00",
        "id_number": "" if verdict is Verdict.INVALID_ID_NUMBER else number,
        "as_received": number,
        "repair": "",
        "surname": f"Surname{row_no:04d}",
        "first_names": "Thabo",
        "cell_number": f"08{row_no:08d}",
        "ward_id": WARD,
        "iec_ward_id": "",
        "iec_status": "",
        "voting_station": STATIONS[row_no % 3] if stationed else "",
        "vd_number": f"9350010{row_no % 3}" if stationed else "",
        "municipality": "LIM351 - Blouberg" if stationed else "",
        "province": "Limpopo" if stationed else "",
        "address": "Main Road" if stationed else "",
    }
    if stationed:
        values["iec_ward_id"] = "93501003" if verdict is ELSEWHERE else WARD
    return RowResult(**{**values, **changes})


def rows_of(counts: dict[Verdict, int], **changes: Any) -> list[RowResult]:
    """So many rows of each verdict, from row 2 on, in the order given."""
    verdicts = [verdict for verdict, count in counts.items() for _ in range(count)]
    return [row(number, verdict, **changes) for number, verdict in enumerate(verdicts, 2)]


def one_of_each() -> list[RowResult]:
    """Seven rows, one for every verdict."""
    return rows_of(dict.fromkeys(Verdict, 1))


@dataclass
class MemoryRow:
    """A source row held in memory."""

    row_no: int
    values: Sequence[CellValue]
    formats: Sequence[str | None] = ()


@dataclass
class MemorySource:
    """A source sheet held in memory, with the shape of `SourceRows`."""

    data: list[MemoryRow]
    headers: tuple[str, ...] = HEADERS
    column_widths: dict[int, float] = field(default_factory=dict)

    def rows(self) -> Iterator[MemoryRow]:
        return iter(self.data)


def source_of(rows: Sequence[RowResult]) -> MemorySource:
    """The source these results could have come from."""
    return MemorySource(
        [
            MemoryRow(r.row_no, [r.surname, r.first_names, r.as_received, r.cell_number])
            for r in rows
        ]
    )
