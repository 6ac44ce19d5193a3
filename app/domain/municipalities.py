"""South Africa's municipalities, and which of them a text names.

The table is from `resources/municipalities` (213 municipalities of today, 35 abolished in 2016).
Nothing here reads a file; nothing here ever guesses a ward.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from app.domain.municipality_names import Former, Municipality, NameBook, Named, words_of
from app.domain.ward import WardChoice, WardFinding, WardId, parse_ward_id
from app.domain.ward_evidence import Evidence, decide, strange_prefix
from app.domain.ward_names import (
    SET_ASIDE,
    bare_numbers,
    eight_digits,
    may_be_date,
    normalise,
    provinces_named,
    set_dates_aside,
    ward_mentions,
)

__all__ = ["Former", "Municipalities", "Municipality"]

WHAT_TO_TYPE = (
    'type the 8-digit ward ID such as 93501016, or municipality and number such as "Blouberg 16"'
)

_WHOLE_NUMBER = re.compile(r"0*([1-9][0-9]{0,2})(?:[.,]0+)?")


@dataclass(frozen=True, slots=True)
class _Found:
    """A text taken apart: its names, and what is left of it when they are blanked out."""

    names: tuple[Named, ...]
    rest: str


class Municipalities:
    """All municipalities, asked by name, code or ward ID. Immutable and cheap to share."""

    def __init__(self, current: Iterable[Municipality], former: Iterable[Former]) -> None:
        self._current = tuple(current)
        self._by_prefix = {item.prefix: item for item in self._current}
        self._by_code = {item.code: item for item in self._current}
        self._former = tuple(map(self._with_readable_successors, former))

    @classmethod
    def from_rows(
        cls, rows: Iterable[Mapping[str, str]], former_rows: Iterable[Mapping[str, str]]
    ) -> Municipalities:
        """From the two tables' rows as text. Raises KeyError or ValueError for other tables."""
        return cls(map(Municipality.from_row, rows), map(Former.from_row, former_rows))

    def prepare(self) -> None:
        """Do now what the first name would do, which a window would feel; any thread may."""
        _ = self._names

    def ward_in_name(self, text: str) -> WardFinding:
        """The ward a file's name (or a whole cell) names: a ward, a question, or nothing."""
        found = self._take_apart(text)
        return decide(self._evidence(found, from_operator=False))

    def parse(self, text: str) -> WardFinding:
        """The ward an operator typed: "93501016", "Blouberg 16", "Blouberg ward 16", "LIM351_16".

        Anything else is a problem that says what to type, near names as choices.
        """
        if (ward_id := parse_ward_id(text)) and self.is_known(ward_id):
            return WardFinding(ward_id, self.label(ward_id))
        finding = decide(self._evidence(self._take_apart(text), from_operator=True))
        if finding.ward_id:
            return finding
        if ward_id:
            finding = WardFinding(problem=strange_prefix(ward_id[:5]))
        cause = (finding.problem or "that names no ward").rstrip("?")
        return replace(finding, problem=f"{cause}; {WHAT_TO_TYPE}")

    def ward_from_parts(self, number: object, municipality: str) -> WardFinding:
        """The ward of a number cell and a municipality cell; a ward ID in `number` must agree."""
        names = self._take_apart(municipality)
        whole = _whole_number(number)
        if whole is None:
            names = self._take_apart(f"{number if isinstance(number, str) else ''} {municipality}")
        evidence = self._evidence(names, from_operator=False)
        if whole is not None:
            evidence = evidence.with_number(whole)
        if ward_id := parse_ward_id(number):
            evidence = evidence.with_ward_id(ward_id, self._by_prefix.get(ward_id[:5]))
        return decide(evidence.without_doubts())

    def label(self, ward_id: WardId) -> str:
        """ "Blouberg ward 16 (LIM351)"; for an unknown prefix "ward 93501016"."""
        municipality = self._by_prefix.get(ward_id[:5])
        return municipality.ward(int(ward_id[5:])).label if municipality else f"ward {ward_id}"

    def find(self, text: str) -> tuple[Municipality, ...]:
        """Every municipality of today that a text may name, in the order of the text."""
        codes = [code for named in self._take_apart(text).names for code in named.codes]
        return tuple(self._by_code[code] for code in dict.fromkeys(codes))

    def is_known(self, ward_id: WardId) -> bool:
        """Whether the ward ID begins with a municipality's prefix; its number is not judged."""
        return ward_id[:5] in self._by_prefix

    def all_labels(self) -> tuple[str, ...]:
        """ "Blouberg (LIM351)" for every municipality, in the table's order."""
        return tuple(f"{item.name} ({item.code})" for item in self._current)

    def all_wards(self) -> tuple[WardChoice, ...]:
        """Every ward of 2021, municipality by municipality, for an operator to choose from."""
        return tuple(
            item.ward(number) for item in self._current for number in range(1, item.wards_2021 + 1)
        )

    @cached_property
    def _names(self) -> NameBook:
        return NameBook(self._current, self._former)

    def _take_apart(self, text: str) -> _Found:
        prepared = set_dates_aside(normalise(text))
        names = self._names.find(prepared)
        rest = list(prepared)
        for named in names:
            rest[named.start : named.end] = "\x01" * (named.end - named.start)
        return _Found(names, "".join(rest))

    def _evidence(self, found: _Found, *, from_operator: bool) -> Evidence:
        mentions = ward_mentions(found.rest)
        bare = bare_numbers(found.rest)
        numbers = tuple(dict.fromkeys(n for mention in mentions for n in mention.numbers))
        accept_bare = from_operator and not mentions
        evidence = Evidence(
            named=tuple(self._candidates(named) for named in found.names if named.codes),
            former=tuple(former for named in found.names for former in named.former),
            numbers=bare if accept_bare else numbers,
            unclear=any(mention.unclear for mention in mentions),
            bare=() if mentions else bare,
            provinces=provinces_named(found.rest),
            doubted=frozenset()
            if from_operator
            else self._names.doubted(found.names, mentions, found.rest),
            near=() if found.names or not (mentions or bare) else self._near(found.rest),
        )
        return self._with_ward_ids(evidence, found.rest)

    def _candidates(self, named: Named) -> tuple[Municipality, ...]:
        return tuple(self._by_code[code] for code in named.codes)

    def _with_ward_ids(self, evidence: Evidence, text: str) -> Evidence:
        for digits, after_ward in eight_digits(text):
            ward_id = parse_ward_id(digits)
            municipality = self._by_prefix.get(digits[:5])
            if ward_id is None or (municipality is None and not after_ward):
                continue
            if municipality and not after_ward and may_be_date(digits):
                # 10102005 is the tenth of October and Cederberg's ward 5.
                if evidence.numbers or int(ward_id[5:]) > municipality.wards_2021:
                    continue
                evidence = evidence.made_unclear()
            evidence = evidence.with_ward_id(ward_id, municipality)
        return evidence

    def _with_readable_successors(self, gone: Former) -> Former:
        successors = (self._by_code[code] for code in gone.successors)
        return replace(gone, successors=tuple(f"{item.name} ({item.code})" for item in successors))

    def _near(self, text: str) -> tuple[Municipality, ...]:
        words = words_of(text.replace(SET_ASIDE, " "))
        return tuple(self._by_code[code] for code in self._names.near(words))


def _whole_number(cell: object) -> int | None:
    """16 from 16, 16.0, "16", "016"; None for anything else, 0 included."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return None
    match = _WHOLE_NUMBER.fullmatch(str(cell).strip())
    return int(match[1]) if match else None
