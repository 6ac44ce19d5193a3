"""What the details show of one job: plain values, made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from app.domain.job_view import JobRow
from app.domain.verdict import Verdict


class Reading(Enum):
    """Whether what belongs to the job is there yet."""

    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StationLine:
    """A voting station and how many of the list vote there. `ward` is its short label."""

    name: str
    ward: str
    people: int
    in_ward: bool
    vd_number: str = ""

    @property
    def key(self) -> str:
        """Two stations of one name differ in their VD number or ward."""
        return f"{self.vd_number}|{self.ward}|{self.name}"


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A row to put right. `shown_id` is masked unless its reveal was asked for and logged."""

    row_no: int
    shown_id: str
    reason: str
    verdict: Verdict
    can_correct: bool = False

    @property
    def key(self) -> str:
        """The row's number in the spreadsheet."""
        return str(self.row_no)


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the time line; `when` is local, `text` a whole sentence."""

    number: int
    when: datetime
    text: str

    @property
    def key(self) -> str:
        """Its number: two things can happen in one minute."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """`people` of `answers` are registered in `ward` ("Blouberg 17"), the list says `own`."""

    people: int
    answers: int
    ward: str
    ward_id: str
    own: str


@dataclass(frozen=True, slots=True)
class JobFacts:
    """Everything the details show. `meeting` reads "BPA 18:00"; `error` is for FAILED.

    Of many problem rows `problems` are the first; `problems_in_all` counts all there are.
    """

    row: JobRow
    reading: Reading = Reading.READY
    error: str = ""
    meeting: str = ""
    stations: tuple[StationLine, ...] = ()
    problems: tuple[ProblemLine, ...] = ()
    happened: tuple[Happening, ...] = ()
    suspicion: Suspicion | None = None
    problems_in_all: int = 0
