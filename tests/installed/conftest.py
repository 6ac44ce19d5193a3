"""One Windows for the session; packaging/windows/test.sh makes its prefix, names the installer."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.drag.display import display
from tests.helpers.spreadsheets import HEADERS, member, members, save_xlsx
from tests.installed.windows import Windows, drive_z

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "dist" / "pictures"


@pytest.fixture(scope="session")
def bare(tmp_path_factory) -> Iterator[Windows]:
    """A Windows without Rollcheck."""
    prefix = tmp_path_factory.mktemp("windows") / "prefix"
    shutil.copytree(os.environ["ROLLCHECK_TEST_PREFIX"], prefix, symlinks=True)
    with display() as shown:
        windows = Windows(prefix, shown, Path(os.environ["ROLLCHECK_TEST_SETUP"]))
        manager = subprocess.Popen(["openbox"], env=windows.environment, stderr=subprocess.DEVNULL)
        try:
            yield windows
        finally:
            windows.kill_all()
            subprocess.run(["wineserver", "-k"], env=windows.environment, check=False)
            manager.kill()
            manager.wait()


@pytest.fixture(scope="session")
def clean(bare) -> tuple[set[str], list[str]]:
    """Files and registry before Rollcheck ever came."""
    return bare.files(), bare.about_rollcheck()


@pytest.fixture(scope="session")
def windows(bare, clean) -> Windows:
    """A Windows with Rollcheck installed."""
    assert bare.install() == 0
    return bare


@pytest.fixture(scope="session")
def long_list(bare) -> object:
    """A list of 2,000 people, by its Windows name."""
    path = bare.home / "MOGALE CITY WARD 2.xlsx"
    save_xlsx(path, [HEADERS, *members(2000)])
    return drive_z(path)


@pytest.fixture(scope="session")
def another_long_list(bare) -> object:
    """2,000 other people: an answer that is young is not asked for again."""
    path = bare.home / "MOGALE CITY WARD 4.xlsx"
    save_xlsx(path, [HEADERS, *(member(n) for n in range(3001, 5001))])
    return drive_z(path)


@pytest.fixture(scope="session")
def sample() -> Path:
    return ROOT / "resources" / "samples" / "BLOUBERG WARD 16 MEMBERSHIP.xlsx"
