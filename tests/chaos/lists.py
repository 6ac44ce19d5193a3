"""The lists that are checked: who stands on each, and what the IEC truly has on record of them."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.verdict import Verdict
from app.iec.practice.people import Outcome, person_of
from tests.helpers.iec import synthetic_id
from tests.helpers.seats import HEADERS
from tests.helpers.spreadsheets import save_xlsx

AGAIN = 0.1
"""The share of people who stand on an earlier list too: their answers may be used again."""


class Fate(StrEnum):
    """What the one who handed a list in knows of it."""

    ON_THE_WAY = "on the way"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_REPLY = "no reply"


@dataclass
class MembersList:
    """One list; `name` is its file's, and finds its job."""

    name: str
    people: tuple[str, ...]
    path: Path
    fate: Fate = Fate.ON_THE_WAY


class Lists:
    """Makes lists in their order; the same ones for the same seed."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._draws = random.Random(f"{seed} lists")
        self._folder = folder
        self._used = 0
        self._lock = threading.Lock()
        self.all: dict[str, MembersList] = {}
        folder.mkdir()

    def make(self, people: int) -> MembersList:
        """One more list of so many people."""
        with self._lock:
            number = len(self.all) + 1
            chosen = tuple(dict.fromkeys(self._person() for _ in range(people)))
            name = f"BLOUBERG WARD 16 list {number:04d}.xlsx"
            made = self.all[name] = MembersList(name, chosen, self._folder / name)
        rows = [(f"N{at}", f"S{at}", one, f"08{at:08d}") for at, one in enumerate(chosen)]
        save_xlsx(made.path, [HEADERS, *rows])
        return made

    def _person(self) -> str:
        if self._used and self._draws.random() < AGAIN:
            return str(synthetic_id(self._draws.randrange(self._used)))
        self._used += 1
        return str(synthetic_id(self._used - 1))


def true_verdict(id_number: str, ward: int) -> Verdict:
    """What a list of this ward must say of somebody, by the IEC's own record."""
    person = person_of(id_number)
    if person.outcome in (Outcome.NOT_FOUND, Outcome.NOT_REGISTERED):
        return Verdict.NOT_REGISTERED_VOTER
    if person.outcome is Outcome.DECEASED:
        return Verdict.DECEASED
    here = person.station.ward == ward
    return Verdict.REGISTERED_IN_WARD if here else Verdict.NOT_REGISTERED_IN_WARD
