"""The numbers on a pre-flight card, and the rows behind each. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity_number import PROBLEM_WORDS, IdProblem
from app.domain.preflight_view import FileFacts


class Number(StrEnum):
    """What a number counts."""

    WRONG = "wrong"
    DUPLICATE = "duplicate"
    ANSWERED = "answered"
    NO_WARD = "no ward"
    LOOKUPS = "lookups"
    REPAIRED = "repaired"


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One line of the sum; `has_list` where rows can be shown for it."""

    number: Number
    count: int
    has_list: bool


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row behind a number: the row Excel shows, the masked ID number, why it is here.

    `key` names the row to the one who reveals it; "" where nothing can be revealed.
    """

    row_no: int
    masked_id: str = ""
    name: str = ""
    reason: str = ""
    key: str = ""


def number_lines(facts: FileFacts) -> tuple[NumberLine, ...]:
    """What a file's rows come down to.

    rows = wrong + duplicates + answered + without a ward + lookups, where the lookups are known;
    repaired rows are among the others. `REPAIRED` is told, not summed.
    """
    found = facts.inspection
    if found is None or found.layout is None:
        return ()
    sums = [(Number.WRONG, len(found.invalid)), (Number.DUPLICATE, found.duplicates)]
    if facts.counted and not found.questions:
        left = found.distinct_ids - facts.reusable - facts.lookups
        sums += [(Number.ANSWERED, facts.reusable), (Number.NO_WARD, max(0, left))]
        sums += [(Number.LOOKUPS, facts.lookups)]
    always = (Number.WRONG, Number.DUPLICATE, Number.LOOKUPS)
    return tuple(
        NumberLine(number, count, has_list=count > 0)
        for number, count in sums
        if count or number in always
    )


def repairs_offered(facts: FileFacts) -> int:
    """Text cells that lack leading zeros: repaired only after the operator accepts."""
    found = facts.inspection
    reason = IdProblem.REPAIR_NOT_ACCEPTED.value
    return sum(row.reason == reason for row in found.invalid) if found else 0


def known_rows(facts: FileFacts, number: Number) -> tuple[ListedRow, ...] | None:
    """The rows behind a number as far as the inspection names them; None where intake must say."""
    found = facts.inspection
    if found is None:
        return ()
    if number is Number.WRONG:
        return tuple(
            ListedRow(row.row_no, reason=PROBLEM_WORDS[IdProblem(row.reason)])
            for row in found.invalid
        )
    if number is Number.REPAIRED:
        return tuple(ListedRow(row_no) for row_no in found.repaired)
    return None
