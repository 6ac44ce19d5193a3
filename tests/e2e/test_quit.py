"""`rollcheck quit`, as the installer asks: the real window, the real command."""

from __future__ import annotations

import pytest

from tests.helpers.commands import Rollcheck

pytestmark = pytest.mark.long

WINDOW = {"QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def rollcheck(tmp_path) -> Rollcheck:
    return Rollcheck(tmp_path)


@pytest.mark.parametrize(
    ("world", "folder"), [((), "window.lock"), (("--practice",), "practice/window.lock")]
)
def test_an_open_window_closes_and_its_process_has_ended(rollcheck, world, folder):
    arguments = world or ("--in-tray",)
    with rollcheck.start(*arguments, **WINDOW) as window:
        # As soon as there is a lock: a window that is just opening must hear it as well.
        window.until((rollcheck.data / folder).exists)
        assert rollcheck.run("quit").code == 0
        assert window.process.poll() == 0
        assert window.left_behind() == []


def test_without_a_window_there_is_nothing_to_do_and_nothing_is_made(rollcheck):
    assert rollcheck.run("quit").code == 0
    assert not rollcheck.data.exists()


def test_a_window_that_does_not_answer_is_told_and_left_alone(rollcheck):
    with rollcheck.start("--practice", **WINDOW) as window:
        window.until((rollcheck.data / "practice" / "rollcheck.sqlite").exists)
        window.process.send_signal(19)  # SIGSTOP
        refused = rollcheck.run("quit", "--wait", "1")
        window.process.send_signal(18)  # SIGCONT
        assert refused.code == 2
        assert "did not close within 1 s" in refused.err
