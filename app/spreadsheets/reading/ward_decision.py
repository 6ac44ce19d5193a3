"""Whose ward a list is of: the operator's word, the file name, the ward column, or a question.

Pure. Never a default: what is unclear is asked (the seed used a fixed ward).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import WARD_PER_ROW, About, Question
from app.domain.ward import WardFinding, WardId, WardSource

MAX_CHOICES = 12
PER_ROW_CHOICE = f"{WARD_PER_ROW} (each row against its own ward)"


STRAY_SHARE = 0.1
"""Rows of another ward up to this share are strays in a list whose name says its ward."""


@dataclass(frozen=True, slots=True)
class ColumnEvidence:
    """What the ward column says: rows by ward, rows without one, and what is unclear in it."""

    counts: Counter[str]
    without: int = 0
    problem: WardFinding | None = None

    @property
    def majority(self) -> str | None:
        """The ward most rows name; None when no row names one."""
        return self.counts.most_common(1)[0][0] if self.counts else None

    def share_beside(self, ward_id: str) -> float:
        """The share of rows with a ward that name another one; 0 without any."""
        rows = self.counts.total()
        return 1 - self.counts[ward_id] / rows if rows else 0.0

    @property
    def only(self) -> str | None:
        """The one ward all rows agree on; rows without a ward must not be the most."""
        agreed = len(self.counts) == 1 and not self.problem
        return self.majority if agreed and self.counts.total() >= self.without else None


@dataclass(frozen=True, slots=True)
class WardDecision:
    """A ward with its source, or the question; both empty only for a ward per row."""

    ward_id: WardId | None = None
    source: str = ""
    question: Question | None = None


def decide_ward(
    wish: str | None,
    in_name: WardFinding,
    column: ColumnEvidence,
    municipalities: Municipalities,
    file_name: str = "",
) -> WardDecision:
    """Decide over the evidence; `wish` is a ward ID or `WARD_PER_ROW`, as the operator said.

    `in_name` is what `file_name` says as a whole; its parts must not contradict the column.
    """
    if wish == WARD_PER_ROW:
        return WardDecision(source=WardSource.COLUMN)
    if wish is not None:
        return WardDecision(WardId(wish), WardSource.OPERATOR)
    if in_name.ward_id:
        return _name_beside_column(in_name.ward_id, column, municipalities)
    if in_name.problem:
        return _unclear_name(in_name, column, municipalities, file_name)
    return _column_alone(column, municipalities)


def readable_ward(ward_id: str, municipalities: Municipalities) -> str:
    """A choice as the operator reads it: "93501016 (Blouberg ward 16, LIM351)"."""
    label = municipalities.label(WardId(ward_id)).replace(" (", ", ").rstrip(")")
    return f"{ward_id} ({label})" if label and label != ward_id else ward_id


def _name_beside_column(
    ward_id: WardId, column: ColumnEvidence, municipalities: Municipalities
) -> WardDecision:
    if column.majority in (None, ward_id) and column.share_beside(ward_id) <= STRAY_SHARE:
        return WardDecision(ward_id, WardSource.FILE_NAME)
    text = "The file name and the ward column name different wards"
    wards = (ward_id, *_most_common(column))
    return _ask(text, wards, column, municipalities)


def _unclear_name(
    in_name: WardFinding, column: ColumnEvidence, municipalities: Municipalities, file_name: str
) -> WardDecision:
    possible = tuple(choice.ward_id for choice in in_name.choices)
    settled = column.only in possible if possible else _fits(column.only, file_name, municipalities)
    if column.only and settled:
        return WardDecision(WardId(column.only), WardSource.COLUMN)
    text = f"The file name does not say clearly which ward this is: {_without_mark(in_name)}"
    return _ask(text, (*possible, *_most_common(column)), column, municipalities)


def _column_alone(column: ColumnEvidence, municipalities: Municipalities) -> WardDecision:
    if column.only:
        return WardDecision(WardId(column.only), WardSource.COLUMN)
    if len(column.counts) > 1:
        text = "The rows are of several wards"
    elif column.problem:
        text = f"The file does not say clearly which ward this is: {_without_mark(column.problem)}"
    elif column.counts:
        text = "Most rows name no ward"
    else:
        text = "Neither the file name nor a column says which ward this is"
    possible = tuple(choice.ward_id for choice in column.problem.choices) if column.problem else ()
    return _ask(text, (*_most_common(column), *possible), column, municipalities)


def _ask(
    text: str, wards: tuple[str, ...], column: ColumnEvidence, municipalities: Municipalities
) -> WardDecision:
    choices = [readable_ward(ward, municipalities) for ward in dict.fromkeys(wards)][:MAX_CHOICES]
    if len(column.counts) > 1:
        choices.append(PER_ROW_CHOICE)
    cure = "say it with --ward, as 93501016 or as a municipality and number"
    return WardDecision(question=Question(About.WARD, f"{text}; {cure}", tuple(choices)))


def _fits(ward_id: str | None, file_name: str, municipalities: Municipalities) -> bool:
    """Whether half a ward in a file name ("WARD 3", "BLOUBERG") can be half of this one."""
    if ward_id is None:
        return False
    named = {found.prefix for found in municipalities.find(file_name)}
    if named and ward_id[:5] not in named:
        return False
    code = municipalities.label(WardId(ward_id)).rpartition("(")[2].rstrip(")")
    completed = municipalities.ward_in_name(f"{code} {file_name}").ward_id
    return completed in (None, ward_id)


def _without_mark(finding: WardFinding) -> str:
    return (finding.problem or "").rstrip("?. ")


def _most_common(column: ColumnEvidence) -> tuple[str, ...]:
    return tuple(ward for ward, _ in column.counts.most_common(MAX_CHOICES))
