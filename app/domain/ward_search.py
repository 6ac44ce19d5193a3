"""Finding a ward among all of them while it is typed. Pure, fast enough for every key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from app.domain.job_view import short_ward
from app.domain.ward import WardChoice

MOST_SHOWN = 50


@dataclass(frozen=True, slots=True)
class _Entry:
    choice: WardChoice
    words: str
    short: str
    number: str


class WardSearch:
    """All wards, each found by its parts: name, code, number and ward ID, in any order."""

    def __init__(self, wards: Iterable[WardChoice]) -> None:
        self._wards = tuple(wards)

    def __len__(self) -> int:
        return len(self._wards)

    def prepare(self) -> None:
        """Do now what the first search would do for all wards: felt at a key; any thread may."""
        _ = self._entries

    @cached_property
    def _entries(self) -> tuple[_Entry, ...]:
        return tuple(map(_entry, self._wards))

    def matching(self, typed: str, limit: int = MOST_SHOWN) -> tuple[WardChoice, ...]:
        """The wards that hold every word typed; what begins so comes first, then by number.

        A number of up to three digits is a ward's: "1" finds 1, 10 and 11, never 21.
        """
        words = _plain(typed).split()
        if not words:
            return ()
        found = [entry for entry in self._entries if all(_holds(entry, word) for word in words)]
        found.sort(key=lambda entry: (not entry.short.startswith(words[0]), entry.short != typed))
        numbers = {word for word in words if _is_number(word)}
        found.sort(key=lambda entry: entry.number not in numbers)
        return tuple(entry.choice for entry in found[:limit])


def _entry(ward: WardChoice) -> _Entry:
    text = _plain(ward.label)
    short = _plain(short_ward(ward.label))
    return _Entry(ward, f" {text} {ward.ward_id} ", short, short.rpartition(" ")[2])


def _holds(entry: _Entry, word: str) -> bool:
    if _is_number(word):
        return entry.number.startswith(word)
    return word in entry.words


def _is_number(word: str) -> bool:
    return word.isdigit() and len(word) <= 3


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
