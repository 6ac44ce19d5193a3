"""The installed window on a display, with a real mouse."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.helpers.spreadsheets import HEADERS, members, save_xlsx
from tests.installed.conftest import PICTURES
from tests.installed.windows import PROGRAM, drive_z

SOURCE = Path(__file__).parents[1] / "e2e" / "drag" / "source.py"
BY_TITLE = ("--name", "Rollcheck")


def workbooks(windows, name: str) -> list[Path]:
    return list(windows.results.rglob(f"{name}*.xlsx"))


def test_a_spreadsheet_dragged_onto_the_window_is_checked(windows, sample):
    shutil.copy(sample, windows.home / sample.name)
    before = len(workbooks(windows, sample.stem))
    with windows.started("rollcheck.exe", "--practice"):
        windows.until(lambda: windows.window(*BY_TITLE) is not None)
        # Painted before its engine is there; then it listens, and answers a second start.
        assert windows.run(PROGRAM / "rollcheck.exe", "--practice").code == 0
        x, y, width, height = windows.window(*BY_TITLE)
        windows.picture(PICTURES / "installed-empty.png")
        dragged = [str(SOURCE), "20", "20", "text/uri-list", str(windows.home / sample.name)]
        with windows.display.program(*dragged) as source:
            assert source.stdout.readline() == "ready\n"
            left, top, *_ = windows.window("--pid", source.pid, smallest=50)
            windows.display.drag((left + 30, top + 30), (x + width // 2, y + height // 2))
            windows.picture(PICTURES / "installed-dropped.png")
            windows.until(lambda: len(workbooks(windows, sample.stem)) > before)
        windows.until(lambda: is_shown_as_done(windows), 30)
        windows.picture(PICTURES / "installed-checked.png")
        assert windows.rollcheck("quit").code == 0
        assert windows.processes("rollcheck") == []


def is_shown_as_done(windows) -> bool:
    return [job["status"] for job in windows.jobs()][:1] == ["completed"]


def test_a_second_start_hands_its_file_to_the_first(windows):
    path = save_xlsx(windows.home / "MOGALE CITY WARD 3.xlsx", [HEADERS, *members(5)])
    with windows.started("rollcheck.exe", "--practice") as first:
        windows.until(lambda: windows.window(*BY_TITLE) is not None)
        second = windows.run(PROGRAM / "rollcheck.exe", "--practice", drive_z(path))
        assert second.code == 0
        windows.until(lambda: len(workbooks(windows, path.stem)) == 1)
        assert first.poll() is None
        assert len(windows.processes("rollcheck.exe")) >= 1
