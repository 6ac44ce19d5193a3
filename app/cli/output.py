"""Where commands print: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from app.domain.job import Job, JobStatus
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.engine.delivery import Delivered
from app.engine.job_report import could_not_check, verdict_counts


def say(text: str) -> None:
    """A sentence for the operator, on standard error."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201 - this is the one place that prints


def put(text: str) -> None:
    """A line of the command's result, on standard output."""
    print(text, flush=True)  # noqa: T201 - this is the one place that prints


def put_json(value: Any) -> None:
    """One JSON object on one line of standard output."""
    put(json.dumps(value, ensure_ascii=False, default=str))


def put_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A plain table on standard output; numbers to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    listed = [[_cell(value) for value in row] for row in rows]
    for number, heading in enumerate(headings):
        numeric = bool(listed) and all(_is_number(row[number]) for row in listed)
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in listed:
        table.add_row(*row)
    Console(soft_wrap=False, highlight=False, markup=False).print(table)


def put_job(job: Job, delivered: Delivered | None) -> None:
    """What came out of one job, in the operator's words."""
    put(f"{job.file_name}: {job_line(job)}")
    counts = verdict_counts(job)
    if counts is not None:
        put_table(("verdict", "rows"), [*_verdict_rows(counts), ("all rows", job.rows)])
    for path in (delivered.workbook, delivered.register) if delivered else ():
        if path is not None:
            put(f"  {path}")


def job_line(job: Job) -> str:
    """One sentence on how a job stands."""
    if job.status is JobStatus.COMPLETED:
        left = could_not_check(job)
        tail = f"; {left} could not be checked: `retry {job.job_id}` asks again" if left else ""
        return f"done, {job.lookups} lookups, {job.reused} answers reused{tail} (job {job.job_id})"
    if job.status is JobStatus.FAILED:
        return f"failed: {job.error} (job {job.job_id})"
    if job.status is JobStatus.CANCELLED:
        return f"stopped; what was answered is in the results (job {job.job_id})"
    waiting = f": {job.wait_text}" if job.wait_text else ""
    answered = job.distinct_ids - job.lookups_left
    return (
        f"{job.status}, {answered} of {job.distinct_ids} ID numbers have their answer{waiting} "
        f"(`resume {job.job_id}` goes on)"
    )


def _verdict_rows(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(VERDICT_WORDS[verdict], counts[str(verdict)]) for verdict in Verdict]


def _cell(value: object) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdigit()
