"""`rollcheck --selftest` in the source tree; frozen and installed: packaging/*/test.sh."""

from __future__ import annotations

import shutil

import pytest

from tests.helpers.commands import PROJECT, Rollcheck

pytestmark = pytest.mark.long


@pytest.fixture
def rollcheck(tmp_path) -> Rollcheck:
    return Rollcheck(tmp_path)


def test_the_source_tree_passes(rollcheck):
    report = rollcheck.root / "report.txt"
    ran = rollcheck.run("--selftest", "--report", report, seconds=110)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "All is well."), ran.out
    assert report.read_text() == ran.out
    # It has worked in a folder of its own.
    assert not rollcheck.data.exists()
    assert not rollcheck.out.exists()


def test_one_check_can_be_asked_for(rollcheck):
    ran = rollcheck.run("--selftest", "--only", "time zones")
    assert [line for line in ran.out.splitlines() if line.startswith("ok")] == [
        next(line for line in ran.out.splitlines() if "time zones" in line)
    ]


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ("resources/licences/LICENSE-Python.txt", "licences"),
        ("app/store/migrations/versions/0003_many_seats.py", "SQLite"),
        ("resources/feed/words.js", "resources"),
        ("resources/feed/live.js", "feed"),
        ("resources/samples/kinds/MOGALE CITY WARD 1.ods", "readers"),
    ],
)
def test_what_is_missing_is_named(rollcheck, tmp_path, gone, named):
    project = tmp_path / "project"
    for part in ("app", "resources"):
        shutil.copytree(PROJECT / part, project / part)
    (project / gone).unlink()
    report = tmp_path / "report.txt"
    ran = rollcheck.run("--selftest", "--only", named, "--report", report, PYTHONPATH=str(project))
    assert ran.code == 1
    assert ran.out.splitlines()[-1] == f"FAILED: {named}"
    assert "Traceback" not in ran.out + ran.err
    assert "Traceback" in report.read_text()
