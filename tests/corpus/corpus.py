"""All broken, hostile and odd spreadsheets, and the fifth of them that every run tries.

`python -m tests.corpus.corpus FOLDER` writes them all, for another program's readers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from tests.corpus import archives, bombs, names, old_excel, other_workbooks, sheets, texts
from tests.corpus.case import Case

_MAKERS = (archives, bombs, sheets, old_excel, other_workbooks, texts, names)
SHORT = 120


def all_cases() -> list[Case]:
    """Every case, in a fixed order; each name once."""
    found = list(chain.from_iterable(maker.cases() for maker in _MAKERS))
    assert len({case.name for case in found}) == len(found)
    return found


def short_cases() -> list[Case]:
    """So many of all kinds alike that a run with other tests has time for them."""
    light = [case for case in all_cases() if not case.heavy]
    return [light[number * len(light) // SHORT] for number in range(SHORT)]


def write_all(folder: Path, cases: Iterable[Case]) -> int:
    """Write these; returns how many."""
    return sum(1 for case in cases if case.write(folder))


if __name__ == "__main__":
    print(write_all(Path(sys.argv[1]), all_cases()), "spreadsheets")
