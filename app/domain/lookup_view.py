"""What the look-up panel shows of a person's earlier checks. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class EarlierCheck:
    """One row in which a person stands; names are personal data, the ID number is masked.

    `checked_at` is local, None where the row has no answer yet. `ward` is the one judged
    against, `iec_ward` the one the IEC names, both readable labels or "".
    """

    job_id: str
    row_no: int
    file_name: str
    verdict: Verdict
    checked_at: datetime | None = None
    reason: str = ""
    ward: str = ""
    iec_ward: str = ""
    masked_id: str = ""
    surname: str = ""
    first_names: str = ""

    @property
    def key(self) -> tuple[str, int]:
        """Job and row: names the row to the one who reveals its ID number."""
        return self.job_id, self.row_no


@dataclass(frozen=True, slots=True)
class PersonFound:
    """One person with her checks, newest first."""

    surname: str
    first_names: str
    masked_id: str
    checks: tuple[EarlierCheck, ...]

    @property
    def name(self) -> str:
        """ "Sebola, Mokgadi Anna"; what there is of it."""
        return ", ".join(part for part in (self.surname, self.first_names) if part)


def people_found(checks: Iterable[EarlierCheck], *, by_number: bool) -> tuple[PersonFound, ...]:
    """Group the checks by person, who was checked last first.

    By ID number all rows are of one person, however her name was written. By surname, only the
    same name with the same masked ID number is.
    """
    groups: dict[tuple[str, ...], list[EarlierCheck]] = {}
    for check in sorted(checks, key=_age):
        same = ("",) if by_number else (check.masked_id, *_names(check))
        groups.setdefault(same, []).append(check)
    return tuple(_person(members) for members in groups.values())


def _age(check: EarlierCheck) -> float:
    # Only compared with its like; a naive time has no timestamp without guessing a zone.
    start = datetime(1970, 1, 1)  # noqa: DTZ001
    return -(check.checked_at - start).total_seconds() if check.checked_at else 1.0


def _names(check: EarlierCheck) -> tuple[str, str]:
    return check.surname.casefold().strip(), check.first_names.casefold().strip()


def _person(members: list[EarlierCheck]) -> PersonFound:
    newest = members[0]
    return PersonFound(newest.surname, newest.first_names, newest.masked_id, tuple(members))
