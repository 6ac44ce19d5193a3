"""The least steps from one order of ids to another. Pure; the model turns them into signals."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remove:
    """Take out the ids from `first` to `last`, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Put new ids in, from `first` of the new order to `last`, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Move:
    """Take the id at `source` and put it before the one at `before`, both counted beforehand."""

    source: int
    before: int


def removals(old: Sequence[str], new: Sequence[str]) -> list[Remove]:
    """Runs of ids that are gone, from the last to the first, so that indexes stay right."""
    kept = set(new)
    gone = [index for index, item in enumerate(old) if item not in kept]
    return [Remove(first, last) for first, last in reversed(_runs(gone))]


def insertions(old: Sequence[str], new: Sequence[str]) -> list[Insert]:
    """Runs of new ids, from the first to the last."""
    known = set(old)
    return [
        Insert(first, last)
        for first, last in _runs([i for i, item in enumerate(new) if item not in known])
    ]


def moves(old: Sequence[str], new: Sequence[str], limit: int | None = None) -> list[Move] | None:
    """The fewest single moves that bring `old` into the order of `new` (the same ids).

    None when they are more than `limit`: then a shuffle of the whole is cheaper.
    """
    if list(old) == list(new):
        return []
    place = {item: index for index, item in enumerate(old)}
    staying = _longest_rise([place[item] for item in new])
    if limit is not None and len(new) - len(staying) > limit:
        return None
    now = list(old)
    found: list[Move] = []
    for index, item in enumerate(new):
        if place[item] in staying:
            continue
        source = now.index(item)
        before = now.index(new[index - 1]) + 1 if index else 0
        if source != before:
            found.append(Move(source, before))
            now.insert(before, item)
            del now[source if source < before else source + 1]
    return found


def _runs(indexes: Sequence[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The numbers of a longest increasing subsequence: what need not move."""
    tails: list[int] = []
    tail_at: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(tail_at[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        tail_at[length : length + 1] = [index]
    rise: set[int] = set()
    at = tail_at[-1] if tail_at else -1
    while at >= 0:
        rise.add(numbers[at])
        at = before[at]
    return rise
