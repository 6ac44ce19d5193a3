"""One broken, hostile or odd spreadsheet: how it is made, and how looking at it must end."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from tests.helpers.spreadsheets import HEADERS, members

USUAL_NAME = "BLOUBERG WARD 16.xlsx"
WARD = "93501016"
Make = Callable[[Path, random.Random], None]


class Ends(Enum):
    """How the intake of a case must end. EITHER: with its people, or with one clear sentence."""

    EITHER = "either"
    READ = "read"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Case:
    """`name` is unique; `make` writes the bytes to a path, from a generator seeded by the name.

    `file_name` is what the operator calls it. `heavy` ones take seconds: the long run's alone.
    """

    name: str
    make: Make
    file_name: str = USUAL_NAME
    ends: Ends = Ends.EITHER
    heavy: bool = False

    def write(self, folder: Path) -> Path:
        """The file, in a folder of its own; the same bytes at every run."""
        own = folder / self.name.replace("/", "_")[:80]
        own.mkdir(parents=True)
        path = own / self.file_name
        self.make(path, random.Random(self.name))
        return path


def of_bytes(data: bytes) -> Make:
    """A case whose bytes are known."""

    def make(path: Path, _: random.Random) -> None:
        path.write_bytes(data)

    return make


def people(count: int = 3) -> list[tuple[str, ...]]:
    """A short honest list, its header first."""
    return [HEADERS, *members(count)]
