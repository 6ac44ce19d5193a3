"""What the details show of some jobs of the made-up office. No real person or station."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.domain.identity_number import mask_id
from app.domain.job_view import row_of_job
from app.domain.verdict import Verdict
from app.ui.details import Happening, JobFacts, ProblemLine, StationLine, Suspicion
from tests.helpers.office import DAY, DESK, at, counts, finished, running_row, ward
from tests.helpers.spreadsheets import synthetic_id

_WRONG, _UNSURE = Verdict.INVALID_ID_NUMBER, Verdict.COULD_NOT_CHECK
_REASONS = (
    ("its check digit is wrong: a digit was mistyped", _WRONG),
    ("has fewer than 13 digits", _WRONG),
    ("repeats row 31", Verdict.DUPLICATE),
    ("two different answers", _UNSURE),
)


def happened(*texts: str, first: str = "11:55") -> tuple[Happening, ...]:
    """A time line, oldest first, a minute apart."""
    hours, minutes = map(int, first.split(":"))
    start = DAY + timedelta(hours=hours, minutes=minutes)
    return tuple(
        Happening(number, start + timedelta(minutes=number), text)
        for number, text in enumerate(texts)
    )


def problems(number: int, *, can_correct: bool = False) -> tuple[ProblemLine, ...]:
    """So many problem rows, a few rows apart."""
    lines = []
    for at_ in range(number):
        reason, verdict = _REASONS[at_ % len(_REASONS)]
        masked = mask_id(synthetic_id(at_)) if at_ % 4 != 1 else "93••"
        correct = can_correct and verdict is _WRONG
        lines.append(ProblemLine(47 + 23 * at_, masked, reason, verdict, correct))
    return tuple(lines)


def running_facts() -> JobFacts:
    """Blouberg 16 while it is checked."""
    people = {
        "Raweshi Primary School": 96,
        "Kgobokanang Secondary": 81,
        "Mamehlabe Community Hall": 64,
        "Senwabarwana Tribal Office": 52,
        "Ditatsu Primary School": 38,
    }
    return JobFacts(
        row=running_row(),
        meeting="BPA 18:00",
        stations=tuple(StationLine(name, "ward 16", n, True) for name, n in people.items()),
        problems=problems(25),
        happened=happened(
            "added by Thandi on seat 1",
            "made urgent by Thandi",
            "checking on seat 1",
            first="11:53",
        ),
    )


def wrong_ward_facts() -> JobFacts:
    """A finished list of Blouberg 12 most of whose people are registered in 13."""
    row = row_of_job(
        finished(
            counts(96, 412, 76, 4, 3, 9, 12),
            number=12,
            file_name="BLOUBERG WARD 12.xlsx",
            ward_id=ward("Blouberg", 12),
            completed_at=at("12:44"),
        ),
        DESK,
    )
    stations = (
        StationLine("Laanglagte Primary", "ward 13", 194, False),
        StationLine("Ga-Moleele Hall", "ward 13", 144, False),
        StationLine("Dilaeneng Primary", "ward 12", 96, True),
        StationLine("Kibi Clinic", "ward 14", 41, False),
        StationLine("Tolwe Depot", "ward 17", 22, False),
        StationLine("Bochum Hall", "ward 11", 11, False),
    )
    return JobFacts(
        row=row,
        stations=stations,
        problems=problems(24, can_correct=True),
        happened=happened(
            "added by Thandi on seat 1", "checking on seat 1", "ended: completed", first="12:39"
        ),
        suspicion=Suspicion(338, 588, "Blouberg 13", ward("Blouberg", 13), "ward 12"),
    )


def with_suspicion(facts: JobFacts) -> JobFacts:
    """The same job with the question whether its ward is right."""
    doubt = Suspicion(38, 50, "Blouberg 17", ward("Blouberg", 17), "ward 16")
    return replace(facts, suspicion=doubt)
