"""What happens to the office and when: drawn from the seed alone, so that a run can be repeated.

A bout of faults and errands is followed by a lull without either, in which every screen must come
to show the same. Within a bout each lane has one fault at a time, all lanes together have several.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

SEATS = ("north", "south", "east")
BOUT_SECONDS = 100.0
LULL_SECONDS = 25.0
# A shorter rest of a run is no bout of its own.
SHORTEST_BOUT_SECONDS = 25.0
Bout = tuple[float, float]
"""From when to when, in seconds of the run."""


class Target(StrEnum):
    """What a fault befalls; a seat's own are named with the seat."""

    SEAT = "seat"
    DISK = "disk"
    CLOCK = "clock"
    SHARE = "share"
    DATABASE_LINE = "line to the database"
    REDIS_LINE = "line to Redis"
    DATABASE = "database"
    REDIS = "Redis"
    IEC = "IEC"


OF_A_SEAT = (
    *(Target.SEAT, Target.DISK, Target.CLOCK, Target.SHARE),
    *(Target.DATABASE_LINE, Target.REDIS_LINE),
)
OF_ALL = (Target.DATABASE, Target.REDIS, Target.IEC)

# Faults of the IEC by the names of `app.iec.practice.faults`. `deceased` and `not-on-roll` are
# left out: there the IEC itself says something else about a person, and is to be believed.
IEC_FAULTS = (
    *("server-error", "server-error:502@every=3", "time-out@every=2", "reset", "reset@every=3"),
    *("truncated@every=2", "drip:0.5@every=2", "slow:1500", "html-403", "html-404", "html-429"),
    *("html-503", "json-403@every=2", "limit:2", "limit:date:3", "unauthorised@every=5"),
    *("token-expires-early@every=9", "redirect@every=2", "wrong-id@every=4", "registered-text"),
    *("no-ward@every=4", "contradicting@every=4", "null-fields@every=3", "not-json"),
    *("not-json:empty", "not-json:array", "not-json:garbage", "not-json:nested@every=3"),
    *("not-json:huge@every=3", "two-answers@every=5", "token-down", "token-refused"),
    *("token-time-out", "token-reset", "token-html-403", "token-limit:2", "token-empty"),
    *("gone", "tokens worthless"),
)

# Kinds of fault of each target, and how long one lasts in seconds: from, to.
_KINDS: dict[Target, tuple[tuple[str, ...], tuple[float, float]]] = {
    Target.SEAT: (("killed", "frozen", "stopped", "child killed"), (0.5, 7.0)),
    Target.DISK: (("full",), (2.0, 8.0)),
    Target.CLOCK: (("+600", "-600", "+7200", "-43"), (2.0, 15.0)),
    Target.SHARE: (("unmounted",), (2.0, 8.0)),
    Target.DATABASE_LINE: (("cut", "half-open", "slow"), (1.0, 8.0)),
    Target.REDIS_LINE: (("cut", "half-open", "slow"), (1.0, 10.0)),
    Target.DATABASE: (("killed", "frozen", "restarted", "connections cut"), (0.5, 5.0)),
    Target.REDIS: (("killed", "frozen", "flushed"), (0.5, 6.0)),
    Target.IEC: (IEC_FAULTS, (1.0, 5.0)),
}

# Seconds of peace between two faults of one lane: from, to.
_PEACE: dict[Target, tuple[float, float]] = {
    Target.SEAT: (8.0, 25.0),
    Target.DISK: (15.0, 50.0),
    Target.CLOCK: (10.0, 40.0),
    Target.SHARE: (10.0, 40.0),
    Target.DATABASE_LINE: (12.0, 40.0),
    Target.REDIS_LINE: (12.0, 40.0),
    Target.DATABASE: (15.0, 40.0),
    Target.REDIS: (12.0, 35.0),
    Target.IEC: (1.0, 4.0),
}


class Deed(StrEnum):
    """What operators and other programs do."""

    UPLOAD = "upload"
    DROP = "drop into the watched folder"
    CANCEL = "cancel"
    WARD = "ward change"
    RETRY = "retry"
    PRIORITY = "priority"


_DEEDS = {
    Deed.UPLOAD: 4,
    Deed.DROP: 4,
    Deed.CANCEL: 1,
    Deed.WARD: 1,
    Deed.RETRY: 2,
    Deed.PRIORITY: 1,
}
_PEOPLE = (4, 30)


@dataclass(frozen=True, slots=True)
class Strike:
    """One fault from `at` to `until`, in seconds of the run; `seat` is "" for what all share."""

    at: float
    until: float
    target: Target
    kind: str
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """One deed at a seat. `draw`, 0 to 1, picks the job it is about; `people` a list's length."""

    at: float
    deed: Deed
    seat: str
    draw: float
    people: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole run; `lulls` are moments at which nothing is on and the screens must agree."""

    seed: int
    strikes: tuple[Strike, ...]
    errands: tuple[Errand, ...]
    lulls: tuple[float, ...]
    seconds: float

    @property
    def mark(self) -> str:
        """The same for the same plan: printed, so that two runs can be compared."""
        return hashlib.sha256(repr((self.strikes, self.errands)).encode()).hexdigest()[:12]


def plan_of(seed: int, minutes: float, *, disks: bool = True) -> Plan:
    """The run of this seed, as long as told; at least one bout. Without `disks` none is filled."""
    bouts = list(_bouts(minutes * 60))
    lanes = [lane for lane in _lanes() if disks or lane[0] is not Target.DISK]
    strikes = [one for lane in lanes for one in _strikes(seed, *lane, bouts)]
    errands = list(_errands(random.Random(f"{seed} errands"), bouts))
    return Plan(
        seed,
        tuple(sorted(strikes, key=lambda one: (one.at, one.target, one.seat))),
        tuple(errands),
        tuple(end for _, end in bouts),
        bouts[-1][1] + LULL_SECONDS,
    )


def _bouts(seconds: float) -> Iterator[Bout]:
    """Bouts of full length, and a last one of what is left."""
    start = 0.0
    while not start or seconds - start >= SHORTEST_BOUT_SECONDS + LULL_SECONDS:
        length = BOUT_SECONDS if not start else min(BOUT_SECONDS, seconds - start - LULL_SECONDS)
        yield start, start + length
        start += length + LULL_SECONDS


def _lanes() -> Iterator[tuple[Target, str]]:
    for target in OF_A_SEAT:
        for seat in SEATS:
            yield target, seat
    for target in OF_ALL:
        yield target, ""


def _strikes(seed: int, target: Target, seat: str, bouts: Sequence[Bout]) -> Iterator[Strike]:
    draws = random.Random(f"{seed} {target} {seat}")
    kinds, lasts = _KINDS[target]
    bag: list[str] = []
    for start, end in bouts:
        at = start + draws.uniform(0.0, _PEACE[target][1])
        while True:
            until = at + draws.uniform(*lasts)
            if until > end:
                break
            # A bag that is drawn empty: every kind comes as often as every other.
            bag = bag or draws.sample(kinds, len(kinds))
            yield Strike(at, until, target, bag.pop(), seat)
            at = until + draws.uniform(*_PEACE[target])


def _errands(draws: random.Random, bouts: Sequence[Bout]) -> Iterator[Errand]:
    deeds = [deed for deed, times in _DEEDS.items() for _ in range(times)]
    bag: list[Deed] = []
    for start, end in bouts:
        at = start + draws.uniform(0.0, 1.0)
        while at < end:
            bag = bag or draws.sample(deeds, len(deeds))
            yield Errand(
                at, bag.pop(), draws.choice(SEATS), draws.random(), draws.randint(*_PEOPLE)
            )
            at += draws.uniform(1.0, 5.0)
