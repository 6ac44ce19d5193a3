"""No error gets lost, none is shown twice, and no ID number gets out with one."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from app.domain.errors import OutageError, UserError
from app.ui.tasks import ErrorDesk, Problem, TaskOwner, catch_everything

ROOT = Path(__file__).parents[2]
ID_NUMBER = "8001015009087"


@pytest.fixture
def shown() -> list[Problem]:
    return []


@pytest.fixture
def desk(shown) -> ErrorDesk:
    return ErrorDesk(shown.append)


@pytest.fixture
async def owner(desk):
    owner = TaskOwner(desk)
    yield owner
    await owner.aclose()


async def fail(error: BaseException) -> None:
    raise error


# ---- The desk ----


def test_what_the_operator_can_mend_is_shown_as_it_stands(desk, shown):
    desk.report(UserError("BRAVO.xlsx: it is empty. Save it again"), "Add files")
    assert shown == [Problem("BRAVO.xlsx: it is empty. Save it again", "Add files")]
    assert not shown[0].is_ours


def test_an_outage_is_logged_and_not_shown(desk, shown, logged):
    desk.report(OutageError("the share is away"), "Watched folder")
    assert shown == []
    logged.take("WARNING.*Watched folder: the share is away")


def test_a_fault_of_ours_is_logged_each_time_and_shown_once(desk, shown, logged):
    for _ in range(3):
        desk.report(caught(ZeroDivisionError("x")), "Runner")
        logged.take("Runner failed")
    assert len(shown) == 1
    assert "ZeroDivisionError: x" in shown[0].details


def test_the_same_error_by_two_ways_is_logged_once(desk, shown, logged):
    error = caught(ZeroDivisionError("x"))
    desk.report(error, "Runner")
    desk.report(error, "The window")
    logged.take("Runner failed")
    assert (len(shown), logged.lines) == (1, [])


def test_every_error_of_a_group_is_reported(desk, shown, logged):
    group = ExceptionGroup("two", [UserError("one"), ExceptionGroup("in", [UserError("two")])])
    desk.report(group, "Runner")
    assert [problem.text for problem in shown] == ["one", "two"]


def test_no_id_number_gets_out_with_an_error(desk, shown, logged):
    desk.report(caught(ValueError(f"row {ID_NUMBER}")), "Runner")
    assert ID_NUMBER not in logged.take("Runner failed") + shown[0].details


def test_a_problem_that_cannot_be_shown_is_logged(logged):
    desk = ErrorDesk(lambda problem: divmod(1, 0))
    desk.report(UserError("closed"), "Runner")
    logged.take("A problem could not be shown")


def caught(error: Exception) -> Exception:
    """The error with a traceback, as if it had happened."""
    with contextlib.suppress(type(error)):
        raise error
    return error


# ---- Tasks ----


async def test_a_task_lives_though_nobody_keeps_it(owner, until):
    done: list[int] = []

    async def work():
        await asyncio.sleep(0.01)
        done.append(1)

    owner.spawn(work(), "work")
    gc.collect()
    await until(lambda: done)
    await until(lambda: len(owner) == 0)


async def test_an_error_in_a_task_is_reported_under_its_name(owner, shown, until):
    owner.spawn(fail(UserError("no ward")), "Start BRAVO.xlsx")
    await until(lambda: shown)
    assert shown == [Problem("no ward", "Start BRAVO.xlsx")]


async def test_closing_cancels_all_and_lets_them_end_in_order(owner):
    ended: list[str] = []

    async def work():
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.001)
            ended.append("in order")

    owner.spawn(work(), "one")
    owner.spawn(work(), "two")
    assert owner.names == ["one", "two"]
    await asyncio.sleep(0)
    await owner.aclose()
    assert (ended, len(owner)) == (["in order"] * 2, 0)


async def test_a_task_that_will_not_end_is_named_and_left(desk, logged):
    owner, release = TaskOwner(desk), asyncio.Event()

    async def stubborn():
        while not release.is_set():
            with contextlib.suppress(asyncio.CancelledError):
                await release.wait()

    task = owner.spawn(stubborn(), "stubborn")
    await asyncio.sleep(0)
    await owner.aclose(within=0.01)
    logged.take(r"Did not end within 0\.01 s: stubborn")
    release.set()
    await task


async def test_after_closing_nothing_new_begins(desk):
    owner = TaskOwner(desk)
    await owner.aclose()
    with pytest.raises(RuntimeError, match="late: Rollcheck is closing"):
        owner.spawn(asyncio.sleep(0), "late")


# ---- The hooks ----


@pytest.fixture
async def hooks(desk, tmp_path, monkeypatch):
    with catch_everything(desk, asyncio.get_running_loop(), tmp_path / "crash.log"):
        yield


@pytest.mark.parametrize("way", ["slot", "thread", "callback", "finaliser", "task nobody kept"])
async def test_an_error_is_shown_whatever_way_it_came(hooks, way, shown, until):
    WAYS[way](UserError(way))
    gc.collect()
    await until(lambda: shown)
    assert [problem.text for problem in shown] == [way]


def in_a_slot(error):
    QTimer.singleShot(0, lambda: raise_(error))


def in_a_thread(error):
    threading.Thread(target=raise_, args=(error,)).start()


def in_a_callback(error):
    asyncio.get_running_loop().call_soon(raise_, error)


def in_a_finaliser(error):
    class Bad:
        def __del__(self):
            raise error

    Bad()


def in_a_task_nobody_kept(error):
    asyncio.get_running_loop().create_task(fail(error))


def raise_(error):
    raise error


WAYS = {
    "slot": in_a_slot,
    "thread": in_a_thread,
    "callback": in_a_callback,
    "finaliser": in_a_finaliser,
    "task nobody kept": in_a_task_nobody_kept,
}


async def test_a_client_that_hangs_up_is_no_fault(hooks, shown):
    asyncio.get_running_loop().call_soon(raise_, ConnectionResetError(10054, "reset"))
    await asyncio.sleep(0.01)
    assert shown == []


async def test_trouble_without_an_error_is_shown_too(hooks, shown, logged):
    asyncio.get_running_loop().call_exception_handler({"message": f"odd {ID_NUMBER}"})
    assert len(shown) == 1
    assert ID_NUMBER not in logged.take("odd")


async def test_the_hooks_are_put_back(desk, tmp_path):
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with catch_everything(desk, asyncio.get_running_loop(), tmp_path / "crash.log"):
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    assert asyncio.get_running_loop().get_exception_handler() is None


def run_program(tmp_path: Path, lines: str) -> subprocess.CompletedProcess[str]:
    program = (
        "import asyncio, faulthandler, pathlib, sys, threading\n"
        "from app.ui.tasks import ErrorDesk, catch_everything, leave\n"
        f"crash = pathlib.Path({str(tmp_path / 'crash.log')!r})\n"
        "hooks = catch_everything(ErrorDesk(print), asyncio.new_event_loop(), crash)\n" + lines
    )
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_crash_of_the_interpreter_is_written_to_its_file(tmp_path):
    crashed = run_program(tmp_path, "with hooks: faulthandler._sigsegv()")
    assert crashed.returncode != 0
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text()


def test_a_windowed_build_without_streams_can_write_to_them(tmp_path):
    lines = "sys.stdout = sys.stderr = None\nwith hooks: sys.stderr.write('x'); sys.exit(3)"
    assert run_program(tmp_path, lines).returncode == 3


def test_leaving_ends_the_process_though_a_thread_hangs(tmp_path):
    lines = "threading.Thread(target=threading.Event().wait, name='stuck').start()\nleave(6)"
    ended = run_program(tmp_path, lines)
    assert (ended.returncode, "Left behind: stuck" in ended.stderr) == (6, True)


def test_leaving_tears_nothing_down_that_qt_may_still_need(tmp_path):
    lines = "import atexit\natexit.register(print, 'torn down')\nprint('said')\nleave(6)"
    ended = run_program(tmp_path, lines)
    assert (ended.returncode, ended.stdout) == (6, "said\n")
