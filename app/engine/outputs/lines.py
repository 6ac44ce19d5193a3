"""From stored results to the overview's lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.domain.job import TERMINAL, Job
from app.domain.overview import OverviewLine, counts_of, twice
from app.domain.verdict import Verdict
from app.domain.ward import WardId
from app.engine.job_report import verdict_counts
from app.engine.results import local_text

_LABEL = re.compile(r"(?P<name>.+) (?P<ward>ward \d+) \((?P<code>.+)\)")
NO_WARD = "No ward in the row"
AGAIN = "is being checked again"
TWICE = "this ward stands in more than one line"

WardLabel = Callable[[WardId], str]


def overview_lines(jobs: Sequence[Job], ward_label: WardLabel) -> list[OverviewLine]:
    """A line for each ward of each job that has results, in the jobs' order.

    `ward_label` gives "Blouberg ward 16 (LIM351)".
    """
    lines = [line for job in jobs for line in _lines_of(job, ward_label)]
    several = twice(lines)
    return [
        replace(line, notes=(*line.notes, TWICE)) if line.ward_id in several else line
        for line in lines
    ]


def ward_parts(label: str) -> tuple[str, str]:
    """ "Blouberg ward 16" and "Blouberg (LIM351)" of a label; one it cannot read stays whole."""
    match = _LABEL.fullmatch(label)
    if match is None:
        return label, ""
    return f"{match['name']} {match['ward']}", f"{match['name']} ({match['code']})"


def _lines_of(job: Job, ward_label: WardLabel) -> list[OverviewLine]:
    by_ward = _counts_by_ward(job)
    return [
        _line(job, ward, by_ward[ward], ward_label)
        for ward in sorted(by_ward, key=lambda ward: (not ward, ward))
    ]


def _counts_by_ward(job: Job) -> dict[str, dict[str, int]]:
    counts = verdict_counts(job)
    if job.result is None or counts is None:
        return {}
    if not job.ward_per_row:
        return {job.ward_id or "": counts}
    wards: Any = job.result.get("wards") or {}
    return {str(ward): dict(found) for ward, found in wards.items()}


def _line(job: Job, ward: str, counts: dict[str, int], ward_label: WardLabel) -> OverviewLine:
    name, municipality = ward_parts(ward_label(WardId(ward))) if ward else (NO_WARD, "")
    ended = job.status in TERMINAL
    unchecked = counts_of(counts)[Verdict.COULD_NOT_CHECK] > 0
    return OverviewLine(
        ward_id=ward,
        ward=name,
        municipality=municipality,
        file_name=job.file_name,
        checked_at=datetime.fromisoformat(local_text(job.completed_at or job.created_at)),
        counts=counts,
        stopped=ended and unchecked and job.lookups_left > 0,
        notes=() if ended else (AGAIN,),
    )
