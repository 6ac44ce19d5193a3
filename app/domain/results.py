"""What the result writers are told about a job beside its rows: plain data, no decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Meeting:
    """The branch meeting the register is for; every part may be unknown.

    `date` is an ISO date or ""; `kind` is "BPA", "BGA" or ""; `time` is "18:00" or "".
    """

    date: str = ""
    kind: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the heading, the Summary and the footers say about a job.

    `wards` maps a ward ID to its label "Blouberg ward 16 (LIM351)" for every ward the rows
    are judged against; `per_row` is True where each row has a ward of its own. Times are local
    ISO texts. `stopped` is True where the job ended before every row was asked.
    """

    job_id: str
    file_name: str
    sheet: str
    wards: dict[str, str]
    per_row: bool
    operator: str
    seat: str
    version: str
    practice: bool
    started_at: str
    finished_at: str
    seconds: float
    lookups: int
    reused: int
    stopped: bool
    total_rows_left_out: tuple[int, ...] = ()
    hidden_rows: int = 0
    corrected_rows: tuple[int, ...] = ()
    meeting: Meeting = field(default_factory=Meeting)
    mask_ids: bool = False
    logo_path: str = ""


@dataclass(frozen=True, slots=True)
class MadeResults:
    """What was made: files as they are really called, totals as `Totals.to_json` gives them.

    It stands here because it crosses to the window's process, which would read every library of
    the module that it belongs to: openpyxl and reportlab took 17 MB and a quarter of a second.
    """

    workbook: Path
    register: Path
    totals_json: dict[str, object]
    pages: int
