"""What must hold of everything that was ever handed in: nobody lost, nobody judged wrongly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.domain.verdict import Verdict
from app.iec.practice.people import Outcome, person_of
from tests.chaos.lists import Fate, MembersList, true_verdict


@dataclass(frozen=True, slots=True)
class JobNow:
    """One job as the database has it."""

    job_id: str
    file_name: str
    status: str
    ward: int
    rows: int
    verdicts: Mapping[str, int]
    error: str = ""

    @property
    def has_answers_for_all(self) -> bool:
        """Whether it has results in which nobody could not be checked.

        A job may be cancelled when its last answer is in already: then nothing is left to retry.
        """
        unclear = self.verdicts.get(Verdict.COULD_NOT_CHECK, 0)
        return self.status in ("completed", "cancelled") and bool(self.verdicts) and not unclear


@dataclass(frozen=True, slots=True)
class Kept:
    """One answer as the database keeps it."""

    job_id: str
    id_number: str
    on_roll: bool
    registered: bool
    has_station: bool
    ward: int | None


def wrong_jobs(lists: Iterable[MembersList], jobs: Iterable[JobNow]) -> Iterator[str]:
    """A list that was accepted has one job, one without a reply at most one; nothing else has."""
    found = Counter(job.file_name for job in jobs)
    for made in lists:
        count = found.pop(made.name, 0)
        if made.fate is Fate.ACCEPTED and count != 1:
            yield f"{made.name} was accepted and has {count} jobs"
        if made.fate is Fate.NO_REPLY and count > 1:
            yield f"{made.name} was handed in once and has {count} jobs"
    for name in found:
        yield f"{name} was never handed in and has a job"


def wrong_answers(answers: Iterable[Kept]) -> Iterator[str]:
    """Every answer kept is what the IEC has on record, whatever failed around it."""
    for kept in answers:
        person = person_of(kept.id_number)
        on_roll = person.outcome is not Outcome.NOT_FOUND
        registered = person.outcome in (Outcome.HOME, Outcome.OTHER_WARD)
        station = registered or person.outcome is Outcome.DECEASED
        ward = person.station.ward if station else None
        told = (kept.on_roll, kept.registered, kept.has_station, kept.ward if station else None)
        if told != (on_roll, registered, station, ward):
            yield f"an answer of {kept.job_id} says {told}, the IEC {person.outcome}"


def wrong_totals(job: JobNow, made: MembersList) -> Iterator[str]:
    """Rows in are rows out, and each verdict has as many as is true."""
    true = Counter(str(true_verdict(one, job.ward)) for one in made.people)
    told = Counter({name: count for name, count in job.verdicts.items() if count})
    if sum(told.values()) != len(made.people) or job.rows != len(made.people):
        yield f"{job.job_id}: {len(made.people)} rows went in, {sum(told.values())} came out"
    unclear = told.pop(str(Verdict.COULD_NOT_CHECK), 0)
    if (told - true) or (not unclear and told != true):
        yield f"{job.job_id}: its totals are {dict(told)}, the truth is {dict(true)}"
