"""The verdicts of a job as far as they are sure: counted while it runs. Pure.

The same decision table as for the results; at the job's end both say the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.job import TERMINAL, UNFINISHED_ANSWERS, AnswerState, Job
from app.domain.row_decision import decide_row
from app.domain.spreadsheet import RowRecord
from app.domain.verdict import AnswerMeaning, Verdict, VoterAnswer, meaning_of
from app.domain.ward import WardId


@dataclass(frozen=True, slots=True)
class Alike:
    """`rows` of a job that differ in nothing a verdict depends on.

    `problem` is an `IdProblem` value, `ward_id` the rows' own ward. `state` and `answer` are those
    of their ID numbers: None for wrong ones and duplicates. Of a station only the ward is known.
    """

    rows: int
    problem: str | None = None
    duplicate: bool = False
    ward_id: WardId | None = None
    state: AnswerState | None = None
    answer: VoterAnswer | None = None


def verdict_counts(job: Job, groups: Iterable[Alike]) -> Counter[Verdict]:
    """How many rows have each verdict for sure.

    What is open or unconfirmed is in none, unless the job has ended: then nobody asks any more.
    """
    counts: Counter[Verdict] = Counter()
    for group in groups:
        verdict = sure_verdict(job, group)
        if verdict is not None:
            counts[verdict] += group.rows
    return counts


PROBLEMS = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER, Verdict.DUPLICATE)
"""What somebody should look at."""


def sure_verdict(job: Job, group: Alike) -> Verdict | None:
    """The verdict of rows that are alike; None while their answer may still come."""
    ward = group.ward_id if job.ward_per_row else job.ward_id
    may_come = _to_be_asked(group) and ward is not None and _is_open(group)
    if may_come and job.status not in TERMINAL:
        return None
    # Any row will do: only whether it repeats another one counts.
    repeats = 1 if group.duplicate else None
    record = RowRecord(0, None, group.problem, None, "", "", "", "", group.ward_id, repeats)
    return decide_row(record, group.state, group.answer, "", ward=ward).verdict


def people_by_ward(groups: Iterable[Alike]) -> tuple[int, Counter[WardId]]:
    """How many people the IEC has answered about, and how many are registered in each ward."""
    answered, registered = 0, Counter[WardId]()
    for group in groups:
        if group.state is not AnswerState.ANSWERED or group.answer is None:
            continue
        answered += group.rows
        if meaning_of(group.answer) is AnswerMeaning.REGISTERED and group.answer.station:
            registered[group.answer.station.ward_id] += group.rows
    return answered, registered


def _to_be_asked(group: Alike) -> bool:
    return group.problem is None and not group.duplicate


def _is_open(group: Alike) -> bool:
    return group.state is None or group.state in UNFINISHED_ANSWERS
