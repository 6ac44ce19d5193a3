"""From what a text names to a ward, a question or nothing: the rule, and its sentences.

Only one municipality with one ward number, and nothing that speaks against it, is a ward.
Problems are clauses that can follow a colon; they name wards and municipalities, never people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.domain.municipality_names import Former, Municipality
from app.domain.ward import WardChoice, WardFinding, WardId

MAX_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one text says. `named` has, for each name in it, the municipalities it may mean.

    `bare` are numbers without the word ward; `near` is what a misspelt name may mean;
    `doubted` are codes that only a name which is also a person's speaks for; `strange` is a
    ward ID's unknown prefix.
    """

    named: tuple[tuple[Municipality, ...], ...] = ()
    former: tuple[Former, ...] = ()
    numbers: tuple[int, ...] = ()
    unclear: bool = False
    bare: tuple[int, ...] = ()
    provinces: frozenset[str] = frozenset()
    doubted: frozenset[str] = frozenset()
    near: tuple[Municipality, ...] = ()
    ward_ids: tuple[WardId, ...] = ()
    strange: str = ""

    def with_number(self, number: int) -> Evidence:
        """The same with a ward number beside what the text says."""
        return replace(self, numbers=tuple(dict.fromkeys((*self.numbers, number))), bare=())

    def with_ward_id(self, ward_id: WardId, municipality: Municipality | None) -> Evidence:
        """The same with a ward ID, which names a municipality and a number at once."""
        if municipality is None:
            return replace(self, strange=ward_id[:5])
        both = self.with_number(int(ward_id[5:]))
        doubted = both.doubted - {municipality.code}
        ids = (*both.ward_ids, ward_id)
        return replace(both, named=(*both.named, (municipality,)), doubted=doubted, ward_ids=ids)

    def made_unclear(self) -> Evidence:
        """The same with its number in doubt."""
        return replace(self, unclear=True)

    def without_doubts(self) -> Evidence:
        """The same from a place that holds municipalities only, where no person is meant."""
        return replace(self, doubted=frozenset())


def decide(evidence: Evidence) -> WardFinding:
    """A ward, a problem with its choices, or an empty finding for a text that names nothing."""
    municipalities = _municipalities(evidence)
    if _says_nothing(evidence, municipalities):
        return WardFinding()
    problem = _problem(evidence, municipalities)
    if problem is None:
        ward = municipalities[0].ward(evidence.numbers[0])
        return WardFinding(ward.ward_id, ward.label)
    return WardFinding(problem=problem, choices=_choices(evidence, municipalities))


def strange_prefix(prefix: str) -> str:
    """The problem of a ward ID whose first five digits are no municipality's."""
    return f"no municipality has ward IDs that begin with {prefix}"


def _municipalities(evidence: Evidence) -> tuple[Municipality, ...]:
    """All that the text may mean: a name of several counts as the one that is sure elsewhere."""
    narrowed = [_in_provinces(bearers, evidence.provinces) for bearers in evidence.named]
    sure = {bearers[0] for bearers in narrowed if len(bearers) == 1}
    found: dict[Municipality, None] = {}
    for bearers in narrowed:
        known = [bearer for bearer in bearers if bearer in sure]
        found.update(dict.fromkeys(known or bearers))
    return tuple(found)


def _in_provinces(
    bearers: tuple[Municipality, ...], provinces: frozenset[str]
) -> tuple[Municipality, ...]:
    return tuple(bearer for bearer in bearers if bearer.province in provinces) or bearers


def _says_nothing(evidence: Evidence, municipalities: tuple[Municipality, ...]) -> bool:
    if evidence.numbers or evidence.unclear or evidence.strange:
        return False
    if evidence.former and not municipalities:
        return False
    return all(item.code in evidence.doubted for item in municipalities)


def _choices(
    evidence: Evidence, municipalities: tuple[Municipality, ...]
) -> tuple[WardChoice, ...]:
    numbers = evidence.numbers or evidence.bare
    meant = [item for item in municipalities if not _bears_any(item, evidence)]
    wards = [item.ward(number) for item in meant or evidence.near for number in numbers]
    wards.sort(key=lambda ward: ward.ward_id not in evidence.ward_ids)
    return tuple(wards[:MAX_CHOICES])


def _problem(evidence: Evidence, municipalities: tuple[Municipality, ...]) -> str | None:
    numbers = evidence.numbers
    if evidence.strange:
        return strange_prefix(evidence.strange)
    if gone := _former(evidence, municipalities):
        return _former_problem(gone, numbers)
    if not municipalities:
        return _no_municipality(evidence)
    if len(municipalities) > 1:
        return f"it may be of {_listed(_name(item) for item in municipalities)}"
    name = municipalities[0].name
    if not numbers:
        return f"it names {name} but not which ward of it"
    if len(numbers) > 1:
        return f"it names wards {_listed(map(str, numbers), 'and')}"
    return _doubt(evidence, municipalities[0])


def _doubt(evidence: Evidence, municipality: Municipality) -> str | None:
    number = evidence.numbers[0]
    if evidence.unclear:
        return f"it may mean ward {number} or something else"
    if evidence.provinces and municipality.province not in evidence.provinces:
        named = _listed(sorted(evidence.provinces), "and")
        return f"{municipality.name} is in {municipality.province}, and it names {named}"
    if municipality.code in evidence.doubted:
        return f"{municipality.name} may be the municipality or another name"
    return None


def _former(evidence: Evidence, municipalities: tuple[Municipality, ...]) -> Former | None:
    """The abolished municipality meant: one whose name no municipality of today bears.

    A name that is borne today too (Naledi) is today's, unless its own province is named.
    """
    for gone in evidence.former:
        bearers = [item for item in municipalities if _bears(item, gone)]
        if not bearers or (
            evidence.provinces and not any(item.province in evidence.provinces for item in bearers)
        ):
            return gone
    return None


def _bears(municipality: Municipality, gone: Former) -> bool:
    return gone.name in (municipality.name, *municipality.aliases)


def _bears_any(municipality: Municipality, evidence: Evidence) -> bool:
    return any(_bears(municipality, gone) for gone in evidence.former)


def _former_problem(gone: Former, numbers: tuple[int, ...]) -> str:
    into = _listed(gone.successors, "and")
    which = f"its ward {numbers[0]}" if len(numbers) == 1 else "its ward"
    return f"{gone.name} became part of {into} in 2016, so {which} has another number today"


def _no_municipality(evidence: Evidence) -> str:
    near = _listed(_name(item) for item in evidence.near)
    hint = f"; perhaps {near}" if near else ""
    if len(evidence.numbers) == 1:
        return f"ward {evidence.numbers[0]} of which municipality{hint or '?'}"
    if evidence.numbers:
        return f"it names wards {_listed(map(str, evidence.numbers), 'and')} of no municipality"
    return f"it names no municipality and no clear ward number{hint}"


def _name(municipality: Municipality) -> str:
    return f"{municipality.name} ({municipality.code})"


def _listed(items: Iterable[str], word: str = "or") -> str:
    *most, last = list(items) or [""]
    return f"{', '.join(most)} {word} {last}" if most else last
