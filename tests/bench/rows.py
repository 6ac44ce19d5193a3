"""Sizes of spreadsheets, and figures of what reading or writing them takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.bench.apart import Prepared, Spent, least
from tests.bench.figures import Figure, Key, slope

ROWS = (1_000, 10_000, 50_000, 200_000)
SHORT_ROWS = (1_000, 4_000)
# What takes less is measured more often: a small time is easily disturbed.
OFTEN_BELOW, OFTEN = 20_000, 3


def sizes(short: bool) -> tuple[int, ...]:
    """The sizes that are measured."""
    return SHORT_ROWS if short else ROWS


def times(rows: int, short: bool) -> int:
    """How often one size is measured; the best counts."""
    return OFTEN if rows < OFTEN_BELOW and not short else 1


class Compared:
    """Ours beside its references, at one size after another."""

    def __init__(self, what: str, references: Sequence[str]) -> None:
        self._what = what
        self._references = references
        self._spent: dict[int, dict[str, Spent]] = {}

    def keys(self, rows: Sequence[int]) -> tuple[Key, ...]:
        """What is measured at these sizes."""
        names = [*(name for count in rows for name in self._names(count)), *self._slopes()]
        return tuple((name, beside) for name in names for beside in self._references)

    def at(self, rows: int, ours: Spent, others: Mapping[str, Spent]) -> None:
        """What was measured at one size."""
        self._spent[rows] = {"": ours, **others}

    def figures(self) -> list[Figure]:
        """Times, memory, and how both grow."""
        found = []
        for rows, spent in self._spent.items():
            time, memory = self._names(rows)
            ours = spent[""]
            for beside in self._references:
                other = spent[beside]
                found.append(Figure(time, ours.seconds, "s", beside, other.seconds))
                found.append(Figure(memory, ours.peak, "MB", beside, other.peak))
        return sorted(found, key=lambda one: one.name.endswith("memory")) + self._growth()

    def _growth(self) -> list[Figure]:
        time, memory = self._slopes()
        rows = list(self._spent)
        found = []
        for beside in self._references:
            for name, part in ((time, "seconds"), (memory, "grown")):
                ours, other = (
                    slope(rows, [getattr(self._spent[count][whose], part) for count in rows])
                    for whose in ("", beside)
                )
                found.append(Figure(name, ours, "", beside, other))
        return found

    def _names(self, rows: int) -> tuple[str, str]:
        return f"{self._what}, {rows:,} rows: time", f"{self._what}, {rows:,} rows: peak memory"

    def _slopes(self) -> tuple[str, str]:
        return (
            f"{self._what}: log-log slope of time over rows",
            f"{self._what}: log-log slope of memory over rows",
        )


def spent_by(works: Mapping[str, Prepared], often: int, *arguments: object) -> dict[str, Spent]:
    """Each of these done with the same arguments."""
    return {beside: least(work, *arguments, times=often) for beside, work in works.items()}
