"""The checks after every test of the window: that they fail when they should."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]

UNTIDY = """
import asyncio, logging
import pytest
from PySide6.QtCore import QObject, QTimer

kept = []

async def test_leaves_a_task():
    kept.append(asyncio.create_task(asyncio.sleep(60), name="forgotten"))

def test_leaves_a_timer(qapp):
    timer = QTimer(qapp, objectName="forgotten")
    kept.append(timer)
    timer.start(50)

async def test_logs_a_warning():
    logging.getLogger("app.ui").warning("odd")

async def test_has_an_error_in_a_callback():
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)

async def test_has_an_error_in_a_slot(until):
    done = []
    def slot():
        done.append(1)
        raise ValueError("in a slot")
    QTimer.singleShot(0, slot)
    await until(lambda: done)

async def test_has_an_error_nobody_asked_for():
    async def fails():
        raise ValueError("unasked")
    asyncio.create_task(fails())
    await asyncio.sleep(0.01)

def test_has_an_error_in_a_finaliser():
    class Bad:
        def __del__(self):
            raise ValueError("in a finaliser")
    Bad()

async def test_is_tidy(logged, until):
    logging.getLogger("app.ui").warning("expected")
    logged.take("expected")
    timer = QTimer()
    timer.start(1)
    timer.stop()
    await until(lambda: True)
"""


@pytest.fixture
def untidy_run(pytester, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("COLUMNS", "300")
    pytester.makepyfile(test_untidy=UNTIDY)
    pytester.makeconftest((ROOT / "tests" / "ui" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini(
        "[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n"
        "filterwarnings = error::pytest.PytestUnraisableExceptionWarning\n"
    )
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rA")


def test_every_kind_of_mess_fails_its_test_and_only_its_own(untidy_run):
    untidy_run.stdout.fnmatch_lines_random(
        [
            "ERROR*test_leaves_a_task*tasks still pending: *forgotten*",
            "ERROR*test_leaves_a_timer*timers still live: *every 50 ms, of QApplication forgotten*",
            "ERROR*test_logs_a_warning*unexpected log lines: *odd*",
            "ERROR*test_has_an_error_in_a_callback*unexpected log lines: *Exception in callback*",
            "FAILED*test_has_an_error_in_a_slot*",
            "ERROR*test_has_an_error_nobody_asked_for*never retrieved*",
            "*test_has_an_error_in_a_finaliser*",
            "PASSED*test_is_tidy*",
        ]
    )
    untidy_run.assert_outcomes(passed=6, failed=2, errors=5)
