"""Jobs in the operator's words: how one stands, what came out of it, what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.bootstrap import Seat
from app.cli.output import put, put_table
from app.domain.job import Job, JobStatus
from app.domain.verdict import VERDICT_WORDS, Verdict
from app.engine.attention import Attention, rows_to_look_at
from app.engine.delivery import Delivered
from app.engine.details import JobDetails
from app.engine.iec_access import PRACTICE_IDENTITY
from app.engine.job_report import could_not_check, verdict_counts

ROWS_SHOWN = 12
REASONS_SHOWN = 10


async def put_job(seat: Seat, job: Job, delivered: Delivered | None) -> None:
    """What came out of one job: totals, rows that need a look, files, what to do next."""
    put(f"{job.file_name}: {job_line(job)}")
    for note in JobDetails.of(job).warnings:
        put(f"  note: {note}")
    counts = verdict_counts(job)
    if counts is not None:
        put_table(
            ("verdict", "rows"), [*_verdict_rows(counts), ("all rows", job.rows)], indent="  "
        )
        put_attention(await rows_to_look_at(seat.store, job))
    paths = [delivered.workbook, delivered.register] if delivered else []
    for what, path in zip(("workbook", "register"), paths, strict=False):
        if path is not None:
            put(f"  {what}: {path}")
    for step in next_steps(job):
        put(f"  next: {step}")


def job_line(job: Job) -> str:
    """One sentence on how a job stands."""
    end = f"(job {job.job_id})"
    match job.status:
        case JobStatus.COMPLETED:
            return (
                f"done{_practice(job)}, {_count(job.rows, 'row')}, {_count(job.lookups, 'lookup')}"
                f", {_count(job.reused, 'answer')} reused, {duration(job.seconds)} {end}"
            )
        case JobStatus.FAILED:
            return f"failed: {job.error} {end}"
        case JobStatus.CANCELLED:
            kept = "what was answered is in the results" if job.result else "nothing was asked"
            return f"cancelled; {kept} {end}"
    answered = job.distinct_ids - job.lookups_left - job.left_out
    state = "running" if job.status is JobStatus.PROCESSING else "waits in the queue"
    if job.paused_at is not None:
        state = f"paused by {job.paused_by}"
    why = f": {job.wait_text.rstrip('.')}" if job.wait_text else ""
    return f"{state}, {answered:,} of {job.distinct_ids:,} ID numbers answered{why} {end}"


def next_steps(job: Job) -> list[str]:
    """The commands that take this job further, if any."""
    name = f"{job.job_id}{' --practice' if job.iec == PRACTICE_IDENTITY else ''}"
    if job.status in (JobStatus.QUEUED, JobStatus.PROCESSING):
        return [f"`resume {name}` goes on where it stopped"]
    if job.status is JobStatus.FAILED and job.result is None:
        return [f"`resume {name}` tries it again"]
    unanswered = could_not_check(job)
    if unanswered:
        return [f"`retry {name}` asks again for {_count(unanswered, 'row')} without an answer"]
    return []


def put_attention(found: Sequence[Attention]) -> None:
    """Rows that need a look, by verdict and reason."""
    for verdict, group in groupby(found, key=lambda one: one.verdict):
        reasons = list(group)
        put(f"  {VERDICT_WORDS[verdict]}:")
        for one in reasons[:REASONS_SHOWN]:
            put(f"    {row_list(one.rows)}: {one.reason}")
        if len(reasons) > REASONS_SHOWN:
            left = sum(len(one.rows) for one in reasons[REASONS_SHOWN:])
            put(f"    and {_count(left, 'row')} more: the workbook lists them")


def row_list(numbers: Sequence[int]) -> str:
    """ "row 5", "rows 5, 9, 12", "rows 5, 9 and 40 more"."""
    shown = ", ".join(f"{number}" for number in numbers[:ROWS_SHOWN])
    if len(numbers) > ROWS_SHOWN:
        return f"rows {shown} and {len(numbers) - ROWS_SHOWN:,} more"
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}"


def duration(seconds: float) -> str:
    """ "less than a second", "12 s", "3 min 20 s", "2 h 5 min"."""
    whole = round(seconds)
    if whole < 1:
        return "less than a second"
    minutes, rest = divmod(whole, 60)
    hours, left = divmod(minutes, 60)
    if hours:
        return f"{hours:,} h {left} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _practice(job: Job) -> str:
    return " (PRACTICE)" if job.iec == PRACTICE_IDENTITY else ""


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _verdict_rows(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(VERDICT_WORDS[verdict], counts[str(verdict)]) for verdict in Verdict]
