from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.iec.practice.server import PracticeIec
from tests.helpers.commands import Rollcheck
from tests.helpers.iec import practice_in_thread
from tests.helpers.spreadsheets import members, save_xlsx

HEADER = ("SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER")


@pytest.fixture
def quick_iec() -> Iterator[PracticeIec]:
    """A simulated IEC that answers at once."""
    with practice_in_thread() as server:
        yield server


@pytest.fixture
def office(tmp_path: Path, quick_iec: PracticeIec) -> Rollcheck:
    """A user whose settings name that IEC."""
    return Rollcheck(tmp_path / "office", quick_iec.address)


@pytest.fixture
def ward_list(tmp_path: Path) -> Path:
    """Thirty people of Blouberg 16, one twice, one with a wrong ID number."""
    people = members(30)
    rows = [HEADER, *people, people[0], ("Botha", "Anna", "8001015009088", "")]
    return save_xlsx(tmp_path / "BLOUBERG WARD 16 MEMBERSHIP.xlsx", rows)
