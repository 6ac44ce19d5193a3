from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without jobs: making one takes a third of a command's time."""
    user = Rollcheck(tmp_path_factory.mktemp("empty"))
    assert user.run("jobs").code == 0
    return user.data / "rollcheck.sqlite"


@pytest.fixture
def office(tmp_path: Path, quick_iec: PracticeIec, empty_store: Path) -> Rollcheck:
    """A user whose settings name that IEC."""
    user = Rollcheck(tmp_path / "office", quick_iec.address)
    user.data.mkdir(parents=True)
    shutil.copy(empty_store, user.data)
    return user


@pytest.fixture
def ward_list(tmp_path: Path) -> Path:
    """Thirty people of Blouberg 16, one twice, one with a wrong ID number."""
    people = members(30)
    rows = [HEADER, *people, people[0], ("Botha", "Anna", "8001015009088", "")]
    return save_xlsx(tmp_path / "BLOUBERG WARD 16 MEMBERSHIP.xlsx", rows)
