from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from app.domain.errors import (
    BugError,
    GatewayBlocked,
    NoRoom,
    OutageError,
    SpreadsheetRefused,
    UserError,
)
from app.spreadsheets.worker import SpreadsheetWorker

TASKS = "tests.helpers.worker_tasks:"
ROOT = Path(__file__).parents[4]


@pytest_asyncio.fixture
async def worker() -> AsyncIterator[SpreadsheetWorker]:
    worker = SpreadsheetWorker(memory_mb=1024, task_seconds=60, allow_dotted=True)
    yield worker
    await worker.aclose()


async def begun(file: Path) -> int:
    """The process id of a task that has begun to hang."""
    async with asyncio.timeout(30):
        while not file.exists():
            await asyncio.sleep(0.01)
    return int(file.read_text())


async def gone(pid: int) -> None:
    async with asyncio.timeout(30):
        while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
            await asyncio.sleep(0.01)


async def test_tasks_run_in_one_warm_child_of_their_own(worker):
    pids = [await worker.run(TASKS + "pid") for _ in range(3)]
    assert set(pids) == {worker.pid} != {os.getpid()}


async def test_tasks_asked_for_together_are_all_answered(worker):
    sums = await asyncio.gather(*(worker.run(TASKS + "add", n, 1) for n in range(20)))
    assert sums == list(range(1, 21))


async def test_a_child_is_replaced_after_its_share_of_tasks(worker):
    worker = SpreadsheetWorker(tasks_per_child=3, allow_dotted=True)
    pids = [await worker.run(TASKS + "pid") for _ in range(7)]
    await worker.aclose()
    assert [pids.count(pid) for pid in dict.fromkeys(pids)] == [3, 3, 1]


def test_a_child_does_fifty_tasks_unless_told_otherwise():
    from app.spreadsheets.worker import worker

    assert worker.TASKS_PER_CHILD == 50


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        ("eat_memory", "too much memory"),
        ("recurse", "nested too deeply"),
        ("panic", "cannot be read"),
        ("die_by_signal", "broke off"),
        ("refuse", "list.xlsx: it is empty. Fill it in"),
    ],
)
async def test_a_bad_file_ends_in_one_sentence_and_the_next_task_is_done(worker, task, sentence):
    with pytest.raises(SpreadsheetRefused, match=sentence):
        await worker.run(TASKS + task)
    assert await worker.run(TASKS + "add", 1, 2) == 3


@pytest.mark.parametrize("task", ["eat_memory", "recurse", "panic", "break_a_rule"])
async def test_a_child_that_was_left_half_way_is_not_used_again(worker, task):
    before = await worker.run(TASKS + "pid")
    with pytest.raises((SpreadsheetRefused, BugError)):
        await worker.run(TASKS + task)
    assert await worker.run(TASKS + "pid") != before


async def test_a_task_that_never_ends_is_ended_at_its_time_limit(worker, tmp_path):
    with pytest.raises(SpreadsheetRefused, match=r"longer than 0\.5 seconds"):
        await worker.run(TASKS + "hang", tmp_path / "begun", timeout=0.5)
    assert await worker.run(TASKS + "add", 1, 2) == 3


async def test_a_child_killed_in_the_middle_of_a_task_is_replaced(worker, tmp_path):
    assert await worker.run(TASKS + "die_the_first_time", tmp_path / "died") == "done"
    assert await worker.run(TASKS + "add", 1, 2) == 3


async def test_a_list_that_kills_its_reader_twice_is_refused(worker):
    with pytest.raises(SpreadsheetRefused, match="broke off"):
        await worker.run(TASKS + "die_by_signal")
    assert await worker.run(TASKS + "add", 1, 2) == 3


async def test_a_full_disk_is_not_the_lists_fault(worker):
    with pytest.raises(NoRoom, match="the disk of this PC is full"):
        await worker.run(TASKS + "fill_the_disk")


async def test_a_child_killed_between_two_tasks_is_replaced_unnoticed(worker):
    pid = await worker.run(TASKS + "pid")
    os.kill(pid, signal.SIGKILL)
    await gone(pid)
    assert await worker.run(TASKS + "pid") != pid


async def test_cancelling_a_task_kills_its_child_and_frees_the_worker(worker, tmp_path):
    task = asyncio.create_task(worker.run(TASKS + "hang", tmp_path / "begun"))
    pid = await begun(tmp_path / "begun")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not psutil.pid_exists(pid)
    assert await worker.run(TASKS + "add", 1, 2) == 3


async def test_cancelling_a_task_that_waits_its_turn_leaves_the_running_one_alone(worker):
    await worker.run(TASKS + "add", 0, 0)
    running = asyncio.create_task(worker.run(TASKS + "pid"))
    waiting = asyncio.create_task(worker.run(TASKS + "pid"))
    await asyncio.sleep(0)
    waiting.cancel()
    assert await running == worker.pid


async def test_the_loop_turns_while_a_task_runs(worker, tmp_path):
    task = asyncio.create_task(worker.run(TASKS + "hang", tmp_path / "begun", timeout=0.3))
    turns = 0
    while not task.done():
        await asyncio.sleep(0)
        turns += 1
    assert isinstance(task.exception(), SpreadsheetRefused)
    assert turns > 1000


async def test_our_own_errors_cross_as_themselves(worker):
    with pytest.raises(GatewayBlocked, match="allow-list"):
        await worker.run(TASKS + "block")


async def test_an_unknown_error_is_our_bug_logged_and_shows_no_cell(worker, caplog):
    with pytest.raises(BugError, match="ValueError") as caught:
        await worker.run(TASKS + "break_a_rule")
    told = f"{caught.value}{caught.value.__notes__}{caplog.text}"
    assert "failed in" in caplog.text
    assert "worker_tasks.py" in told
    assert "Mokoena" not in told
    assert "8001015009087" not in told


async def test_a_value_that_cannot_cross_is_our_bug_and_not_the_files(worker):
    with pytest.raises(BugError):
        await worker.run(TASKS + "unpicklable")
    with pytest.raises(BugError, match="cannot cross"):
        await worker.run(TASKS + "add", lambda: 1, 2)
    assert await worker.run(TASKS + "add", 1, 2) == 3


async def test_only_named_tasks_are_done_in_a_real_seat():
    worker = SpreadsheetWorker()
    with pytest.raises(BugError, match="no task"):
        await worker.run(TASKS + "pid")
    await worker.aclose()


async def test_a_file_is_named_in_the_sentence(worker, tmp_path):
    file = tmp_path / "list.xlsx"
    file.write_bytes(b"")
    from app.domain.spreadsheet import Wishes

    with pytest.raises(SpreadsheetRefused, match=r"^members\.xlsx: "):
        await worker.run("inspect", file, "members.xlsx", Wishes(), None)


@pytest.mark.skipif(sys.platform == "win32", reason="a console event on Windows")
async def test_ctrl_c_in_the_terminal_does_not_reach_the_child(worker):
    assert await worker.run(TASKS + "interrupt_oneself") == "still here"


async def test_what_a_task_logs_reaches_the_seats_log_without_digits(worker, caplog):
    await worker.run(TASKS + "log_an_id")
    assert "row 7 of •••" in caplog.text


async def test_the_child_imports_neither_qt_nor_the_store(worker):
    modules = await worker.run(TASKS + "modules_with_readers")
    assert "app.spreadsheets.reading.inspect" in modules
    refused = ("PySide6", "qasync", "app.store", "app.ui", "app.cli", "sqlalchemy", "app.engine")
    assert [name for name in modules if name.startswith(refused)] == []


async def test_closing_ends_the_child_and_the_task_in_it(worker, tmp_path):
    task = asyncio.create_task(worker.run(TASKS + "hang", tmp_path / "begun"))
    pid = await begun(tmp_path / "begun")
    await worker.aclose()
    with pytest.raises(OutageError, match="closing"):
        await task
    assert not psutil.pid_exists(pid)


async def test_nothing_runs_after_closing(worker):
    await worker.warm()
    await worker.aclose()
    await worker.aclose()
    with pytest.raises(OutageError, match="closing"):
        await worker.run(TASKS + "pid")


async def test_a_child_that_cannot_start_is_not_the_files_fault():
    worker = SpreadsheetWorker(memory_mb=1, allow_dotted=True)
    with pytest.raises(UserError, match="cannot be started") as caught:
        await worker.run(TASKS + "pid")
    assert not isinstance(caught.value, SpreadsheetRefused)
    await worker.aclose()


PARENT = """
import asyncio, sys
from pathlib import Path
from app.spreadsheets.worker import SpreadsheetWorker

async def main():
    worker = SpreadsheetWorker(allow_dotted=True)
    if sys.argv[2] == "hang":
        await worker.run("tests.helpers.worker_tasks:hang", Path(sys.argv[1]))
    Path(sys.argv[1]).write_text(str(await worker.run("tests.helpers.worker_tasks:pid")))
    await asyncio.sleep(3600)

if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.mark.parametrize("doing", ["hang", "rest"])
async def test_the_child_dies_with_its_parent(tmp_path, doing):
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    command = [sys.executable, str(script), str(tmp_path / "begun"), doing]
    parent = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
    pid = await begun_whole(tmp_path / "begun")
    parent.kill()
    parent.wait()
    await gone(pid)


async def begun_whole(file: Path) -> int:
    async with asyncio.timeout(30):
        while not (file.exists() and file.read_text()):
            await asyncio.sleep(0.01)
    return int(file.read_text())
