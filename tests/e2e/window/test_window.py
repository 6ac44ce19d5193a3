"""The whole window: lists are really dragged onto it, checked, and their results opened."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.e2e.drag.display import display, missing
from tests.e2e.window.seat import open_window
from tests.helpers.commands import Rollcheck, wait_until
from tests.helpers.iec import practice_in_thread
from tests.helpers.spreadsheets import member, save_xlsx

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="X11"),
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
    pytest.mark.timeout(180),
]

HEADER = ("SURNAME", "FIRST NAMES", "ID NUMBER", "CELL NUMBER")
SOURCE = (1500, 130)
MIDDLE = (500, 400)


@pytest.fixture
def screen():
    with display(1800, 900) as made:
        yield made


@pytest.fixture
def iec():
    with practice_in_thread(latency_ms=60) as server:
        yield server


@pytest.fixture
def office(tmp_path, iec):
    user = Rollcheck(tmp_path / "office", iec.address)
    user.root.mkdir()
    return user


@pytest.fixture(autouse=True)
def nothing_unexpected_in_the_log(office):
    yield
    lines = [
        line for line in office.logs().splitlines() if " WARNING " in line or " ERROR " in line
    ]
    # A machine without a desktop has nobody to ask for staying awake.
    assert [line for line in lines if "app.ui.presence.awake" not in line] == []


@pytest.fixture
def opened(office):
    """What the system was asked to open: a file that a program of ours writes."""
    folder = office.root / "bin"
    folder.mkdir()
    told = office.root / "opened.txt"
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{told}"\n')
    program.chmod(0o755)
    office.env["PATH"] = f"{folder}:/usr/bin:/bin"
    return told


def ward_list(folder: Path, name: str, count: int, first: int = 0) -> Path:
    people = [member(number) for number in range(first + 1, first + count + 1)]
    return save_xlsx(folder / name, [HEADER, *people])


def keys(screen, *names: str) -> None:
    for name in names:
        subprocess.run(["xdotool", "key", name], env=screen.environment, check=True, timeout=20)


def click(screen, x: int, y: int, *, times: int = 1) -> None:
    move = ["xdotool", "mousemove", str(x), str(y)]
    press = ["click", "--repeat", str(times), "--delay", "60", "1"]
    subprocess.run([*move, *press], env=screen.environment, check=True, timeout=20)


def test_two_lists_dragged_onto_the_window_are_checked_and_their_workbook_opens(
    office, screen, opened, tmp_path, iec
):
    lists = [
        ward_list(tmp_path, "BLOUBERG WARD 16.xlsx", 120),
        ward_list(tmp_path, "BLOUBERG WARD 17.xlsx", 60, 500),
    ]
    paths = [str(path) for path in lists]
    with open_window(office, screen) as window:
        window.until(lambda now: now["page"] == "EMPTY" and now["status"].startswith("Ready."))
        corner = [str(SOURCE[0] - 50), str(SOURCE[1] - 30)]
        source = ("-m", "tests.e2e.drag.source", *corner, "text/uri-list", *paths)
        with screen.program(*source) as other:
            assert other.stdout.readline() == "ready\n"
            screen.drag(SOURCE, MIDDLE)
            assert other.stdout.readline() == "CopyAction\n"
            window.until(lambda now: now["page"] == "PREFLIGHT")
        assert any(now["hint"] == "Drop to add 2 spreadsheets" for now in window.shown)
        window.until(lambda now: now["preflight"] == "2 ready")
        click(screen, 700, 20)
        keys(screen, "ctrl+Return")
        window.until(lambda now: len(now["jobs"]) == 2 and now["page"] == "JOBS")
        window.until(lambda now: all(row["state"].startswith("Done") for row in now["jobs"]))
        percents = [
            row["percent"]
            for now in window.shown
            for row in now["jobs"]
            if row["file"] == lists[0].name
        ]
        assert percents == sorted(percents)
        assert len(set(percents)) > 4, percents
        table = window.until(lambda now: now["table"] is not None)["table"]
        click(screen, table[0] + 80, table[1] + 18, times=2)
        wait_until(lambda: opened.exists() and opened.read_text().strip() != "", 20)
    workbook = Path(opened.read_text().strip().removeprefix("file://").replace("%20", " "))
    assert workbook.parent.parent.parent == office.out
    sheets = openpyxl.load_workbook(workbook).sheetnames
    assert "RegisteredInWard" in sheets
    assert [path.read_bytes()[:2] for path in lists] == [b"PK", b"PK"]


def test_a_window_killed_while_checking_goes_on_at_its_next_start(office, screen, tmp_path, iec):
    path = ward_list(tmp_path, "BLOUBERG WARD 16.xlsx", 400)
    with open_window(office, screen, str(path)) as window:
        window.until(lambda now: now["preflight"] == "1 ready")
        click(screen, 700, 20)
        keys(screen, "ctrl+Return")
        window.until(lambda now: window.job(path.name).get("percent", 0) >= 20)
        window.process.send_signal(signal.SIGKILL)
        window.process.wait(20)
    asked = len(iec.requests)
    with open_window(office, screen) as again:
        again.until(lambda now: again.job(path.name).get("state", "").startswith("Done"))
        first = next(now for now in again.shown if now["jobs"])
        assert first["jobs"][0]["percent"] >= 10
    # At most a batch of fifty and the ten in flight were asked twice.
    assert asked > 0
    assert len(iec.requests) <= 400 + 60 + 40


def test_a_second_start_hands_its_files_to_the_first_window(office, screen, tmp_path):
    path = ward_list(tmp_path, "BLOUBERG WARD 16.xlsx", 20)
    with open_window(office, screen) as window:
        window.until(lambda now: now["status"].startswith("Ready."))
        second = subprocess.run(
            [sys.executable, "-m", "app", str(path)],
            env={**office.environment(), "DISPLAY": screen.environment["DISPLAY"]},
            timeout=60,
        )
        assert second.returncode == 0
        window.until(lambda now: now["preflight"] == "1 ready")


def test_without_a_display_the_window_says_so_and_names_the_commands(office):
    ran = office.run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert ran.code == 2
    assert "no display" in ran.err
    assert "verify" in ran.err


def test_data_of_a_newer_version_are_refused_in_one_sentence(office, screen):
    assert office.run("jobs").code == 0
    with sqlite3.connect(office.data / "rollcheck.sqlite") as store:
        store.execute("UPDATE rollcheck_alembic_version SET version_num = '9999'")
    with open_window(office, screen) as window:
        wait_until(
            lambda: press_return(screen) and window.process.poll() is not None, 60, every=0.3
        )
        assert window.process.returncode == 2
        assert "Traceback" not in window.errors


def press_return(screen) -> bool:
    keys(screen, "Return")
    return True


def test_a_second_start_of_practice_finds_the_practice_window(office, screen):
    with open_window(office, screen, "--practice") as window:
        window.until(lambda now: now["status"].startswith("Ready."))
        second = subprocess.run(
            [sys.executable, "-m", "app", "--practice"],
            env={**office.environment(), "DISPLAY": screen.environment["DISPLAY"]},
            timeout=60,
        )
        assert second.returncode == 0
