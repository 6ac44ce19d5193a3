"""A full run of the real window, hunted: what it tells outside of itself, logs and leaves.

Titles, notifications, the icon beside the clock, standard output and error, settings, logs. What
the window itself shows is the operator's; ID numbers there are masked, and a file has its name.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.drag.display import display, missing
from tests.e2e.window.seat import PROGRAM, open_window
from tests.helpers.commands import PASSWORD, Rollcheck
from tests.helpers.hunting import Hunt, grouped
from tests.helpers.iec import practice_in_thread
from tests.helpers.office_seats import numbers
from tests.helpers.spreadsheets import HEADERS, save_encrypted_xlsx, save_xlsx

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="X11"),
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
    pytest.mark.long,
    pytest.mark.timeout(240),
]

SURNAME, FIRST = "Qwazimbi", "Vukosiq"
PEOPLE = numbers(30)
LEAKY = ("tests.helpers.leaky", "window")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return full_run(tmp_path_factory.mktemp("run"), PROGRAM)


@pytest.fixture(scope="module")
def leaky_run(tmp_path_factory):
    return full_run(tmp_path_factory.mktemp("leaky"), LEAKY)


def full_run(root: Path, program: tuple[str, ...]) -> tuple[Path, set[str], str]:
    """A list called by an ID number is checked, another is refused; where, and what was told."""
    for folder in ("lists", "watched", "temporary"):
        (root / folder).mkdir()
    env = {"TMPDIR": str(root / "temporary"), "ROLLCHECK_WATCHED_FOLDER": str(root / "watched")}
    path = list_of(root / "lists" / f"BLOUBERG WARD 16 {grouped(PEOPLE[0])}.xlsx", PEOPLE[:15])
    save_encrypted_xlsx(root / "watched" / f"BLOUBERG WARD 17 {PEOPLE[29]}.xlsx", [HEADERS])
    with practice_in_thread(latency_ms=30) as iec, display(1800, 900) as screen:
        iec.fault("server-error:500@every=5")
        user = Rollcheck(root / "office", iec.address, env)
        with open_window(user, screen, str(path), program=program) as window:
            window.until(lambda now: now["preflight"] == "1 ready")
            press(screen, "mousemove", "700", "20", "click", "1")
            press(screen, "key", "ctrl+Return")
            window.until(lambda now: done(now["jobs"]))
            window.until(lambda _now: any("Done:" in text for text in outside(window.shown)))
            window.until(lambda now: any(row["state"] == "Cannot be read" for row in now["jobs"]))
            assert user.run("quit").code == 0
            window.process.wait(60)
            return root, outside(window.shown), window.errors


def list_of(path: Path, people: list[str]) -> Path:
    rows = [(f"{FIRST}{at}", f"{SURNAME}{at}", one, "") for at, one in enumerate(people)]
    return save_xlsx(path, [HEADERS, *rows])


def press(screen, *words: str) -> None:
    subprocess.run(["xdotool", *words], env=screen.environment, check=True, timeout=20)


def done(jobs: list[dict[str, object]]) -> bool:
    return any(str(row["state"]).startswith("Done") for row in jobs)


def outside(shown: list[dict[str, list[str]]]) -> set[str]:
    return {text for now in shown for text in now["outside"]}


def kind_of(text: str) -> str:
    if text.startswith("Rollcheck\n"):
        return "the icon"
    return "a notification" if text.startswith("Done: ") else "a title"


def hunt_of() -> Hunt:
    return Hunt(PEOPLE, (SURNAME, FIRST, PASSWORD))


def test_no_title_notification_or_icon_names_a_person(run):
    _, told, _ = run
    hunt = hunt_of()
    hunt.look_at_all((kind_of(text), text.encode()) for text in told)
    assert hunt.found == []
    assert "Rollcheck" in told
    assert any(text.startswith("Done: BLOUBERG WARD 16") for text in told)
    assert any("Checking BLOUBERG WARD 16" in text for text in told)


def test_no_log_and_no_file_that_the_window_leaves_names_a_person_or_a_password(run):
    root, _, errors = run
    hunt = hunt_of()
    hunt.look("standard error", errors.encode())
    hunt.look_into(root, "lists", "watched", "office/results", "office/data/rollcheck.sqlite")
    assert hunt.found == []
    assert (root / "office/data/logs/rollcheck.log").stat().st_size
    assert list((root / "office/data/scratch").iterdir()) == []


def test_the_same_run_without_masks_is_caught_in_icon_notification_and_log(leaky_run):
    root, told, _ = leaky_run
    hunt = hunt_of()
    hunt.look_at_all((kind_of(text), text.encode()) for text in told)
    assert set(hunt.found) == {"a notification", "the icon"}
    hunt.look_into(root / "office/data/logs")
    assert "rollcheck.log" in hunt.found
