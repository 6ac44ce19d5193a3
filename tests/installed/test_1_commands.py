"""The installed program's commands. The files run in the order of their names."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app import __version__
from tests.helpers.commands import Rollcheck
from tests.installed.windows import PROGRAM, UNINSTALL_KEY, drive_z

# Lines of the summary that differ between two runs.
OF_THE_RUN = {"Took", "Job"}
# When a list was checked differs as well.
MOMENT = re.compile(r"\d{1,2} \w+ \d{4}|\d{4}-\d{2}-\d{2}|\b\d{2}:\d{2}(:\d{2})?\b")


def test_apps_and_features_shows_what_was_installed(windows):
    assert windows.registry(UNINSTALL_KEY, "DisplayVersion") == __version__
    assert windows.registry(UNINSTALL_KEY, "UninstallString") == f'"{PROGRAM}\\Uninstall.exe"'
    assert (windows.program / "LICENCES.txt").stat().st_size > 100_000


def test_the_windowed_program_passes_its_self_test_and_reports_it(windows):
    report = windows.home / "self-test.txt"
    ran = windows.run(PROGRAM / "rollcheck.exe", "--selftest", "--report", drive_z(report))
    text = report.read_text(encoding="utf-8")
    print(text)
    assert (ran.code, text.splitlines()[-1]) == (0, "All is well."), text


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ("resources/fonts/Inter-Regular.ttf", "resources"),
        ("resources/feed/live.js", "feed"),
        ("fastapi_offline/static/swagger-ui-bundle.js", "feed"),
    ],
)
def test_a_self_test_that_fails_says_so(windows, gone, named):
    """A test that cannot fail proves nothing: a file is taken away."""
    file = windows.program / "_internal" / gone
    away = file.rename(file.with_suffix(".away"))
    try:
        ran = windows.rollcheck("--selftest", "--only", named)
    finally:
        away.rename(file)
    assert ran.code == 1
    assert f"FAILED {named}" in ran.out


def test_the_sample_gives_the_same_workbook_as_on_linux(windows, sample, tmp_path):
    here = Rollcheck(tmp_path)
    arguments = ("verify", "--practice", "--json")
    on_linux = here.run(*arguments, sample).object
    on_windows = json.loads(windows.rollcheck(*arguments, drive_z(sample)).out)
    theirs = windows.unix_of(on_windows["outputs"]["workbook"])
    assert cells(theirs) == cells(Path(on_linux["outputs"]["workbook"]))
    assert windows.unix_of(on_windows["outputs"]["register"]).read_bytes()[:5] == b"%PDF-"


def cells(workbook: Path) -> dict[str, object]:
    """Value, format and colour of every cell, by sheet and place."""
    book = load_workbook(workbook)
    found = {
        f"{sheet.title}!{cell.coordinate}": (
            timeless(cell.value),
            cell.number_format,
            cell.fill.fgColor.rgb,
            cell.font.b,
        )
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if row[0].value not in OF_THE_RUN
    }
    assert len(found) > 3000
    return found


def timeless(value: object) -> object:
    """Without the moment it was checked at."""
    if isinstance(value, datetime):
        return "a moment"
    return MOMENT.sub("a moment", value) if isinstance(value, str) else value


def test_a_job_of_2000_rows_that_was_killed_goes_on_where_it_was(windows, long_list):
    store = windows.data / "practice" / "rollcheck.sqlite"
    before = answers_in(store)
    with windows.started("rollcheck-cli.exe", "verify", "--practice", long_list):
        windows.until(lambda: answers_in(store) >= before + 300)
        windows.kill_all()
    kept = answers_in(store) - before
    assert 300 <= kept < 2000
    resumed = windows.rollcheck("resume", "--practice", "--json").object
    assert (resumed["rows"], resumed["status"]) == (2000, "completed")
    # Never asked twice but for what was under way, and the second look at who may have died.
    assert 2000 <= resumed["lookups"] <= 2000 + 60 + resumed["verdicts"]["Deceased"]


def answers_in(store: Path) -> int:
    """How many answers of the long list are kept; read on this side, as nobody else writes."""
    if not store.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{store}?mode=ro&nolock=1", uri=True) as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM rollcheck_answers WHERE asked_at IS NOT NULL"
            ).fetchone()
    except sqlite3.Error:
        return 0
    return int(count)
