"""Who is who at the simulated IEC: a pure function of the ID number.

Everybody here is invented, and the same on every PC and every day: sha256 of the ID number
decides. Of a thousand people about 790 are registered in the home ward, 125 in other wards,
65 are not on the roll (half of them answered 404, half with a flag) and 20 are on record as
deceased. Municipalities are real, stations and streets are not.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

HOME_WARD = 93501016
"""Blouberg (LIM351) ward 16, the ward of the sample spreadsheet."""

_NEIGHBOURS = (-1, 1, 2)
_ELSEWHERE = (93503004, 93503007)

_MUNICIPALITIES = {
    "93501": (4091, "LIM351 - Blouberg"),
    "93503": (4093, "LIM353 - Molemole"),
}
_UNKNOWN_MUNICIPALITY = (4999, "PRA001 - Practice")
_PROVINCE = (9, "Limpopo")

_STATION_NAMES = (
    "Marula Primary School",
    "Dinoko Community Hall",
    "Thabana Secondary School",
    "Ga-Lerato Creche",
    "Mohlaka Tribal Office",
)
_STREETS = ("Baobab Street", "Leadwood Road", "Kudu Lane", "Fever Tree Avenue", "Sable Way")


class Outcome(StrEnum):
    """What the simulated IEC has on record about somebody."""

    HOME = "home"
    OTHER_WARD = "other_ward"
    NOT_FOUND = "not_found"
    NOT_REGISTERED = "not_registered"
    DECEASED = "deceased"


_SHARES = (
    (Outcome.HOME, 790),
    (Outcome.OTHER_WARD, 125),
    (Outcome.NOT_FOUND, 33),
    (Outcome.NOT_REGISTERED, 32),
    (Outcome.DECEASED, 20),
)


@dataclass(frozen=True, slots=True)
class Station:
    """One invented voting station. `ward` and `vd_number` are numbers of 8 digits."""

    name: str
    ward: int
    vd_number: int
    municipality_id: int
    municipality: str
    province_id: int
    province: str
    street: str
    suburb: str


@dataclass(frozen=True, slots=True)
class Person:
    """What is on record; `station` is where the person votes or would have voted."""

    outcome: Outcome
    station: Station


def person_of(id_number: str, home_ward: int = HOME_WARD) -> Person:
    """The record of one ID number (13 digits)."""
    seed = hashlib.sha256(id_number.encode()).digest()
    outcome = _outcome(int.from_bytes(seed[:8], "big") % 1000)
    ward = _other_ward(seed[8], home_ward) if outcome is Outcome.OTHER_WARD else home_ward
    return Person(outcome, station_of(ward, seed[9]))


def station_of(ward: int, pick: int) -> Station:
    """One of the ward's five stations."""
    index = pick % len(_STATION_NAMES)
    municipality_id, municipality = _MUNICIPALITIES.get(str(ward)[:5], _UNKNOWN_MUNICIPALITY)
    return Station(
        name=f"{_STATION_NAMES[index]} {ward % 1000}",
        ward=ward,
        vd_number=10_000_000 + ward % 1_000_000 * 10 + index,
        municipality_id=municipality_id,
        municipality=municipality,
        province_id=_PROVINCE[0],
        province=_PROVINCE[1],
        street=f"{index + 1} {_STREETS[index]}",
        suburb=f"Practice Village {index + 1}",
    )


def _outcome(draw: int) -> Outcome:
    for outcome, share in _SHARES:
        if draw < share:
            return outcome
        draw -= share
    raise AssertionError("the shares add up to 1,000")


def _other_ward(pick: int, home_ward: int) -> int:
    neighbours = [home_ward + step for step in _NEIGHBOURS if (home_ward + step) % 1000 > 0]
    # One in four lives in another municipality.
    wards = neighbours * 2 + [ward for ward in _ELSEWHERE if ward != home_ward]
    return wards[pick % len(wards)]
