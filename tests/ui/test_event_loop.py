"""asyncio's promises, kept inside Qt."""

from __future__ import annotations

import asyncio
import contextvars
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer

from app.ui import event_loop
from app.ui.event_loop import SLICE_SECONDS, QtEventLoop, run
from app.ui.qt_timers import QtTimers
from tests.helpers.commands import hear_ctrl_c

ROOT = Path(__file__).parents[2]


@pytest.fixture
def loop(qapp):
    """A loop that does not run, for tests that run it themselves."""
    made = QtEventLoop(qapp)
    yield made
    made.close()


def here() -> QtEventLoop:
    running = asyncio.get_running_loop()
    assert isinstance(running, QtEventLoop)
    return running


async def turn() -> None:
    """Let everything that is ready now run."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)


# ---- Order, time, cancellation ----


async def test_callbacks_run_in_the_order_they_were_given():
    ran: list[int] = []
    for number in range(1000):
        here().call_soon(ran.append, number)
    await turn()
    assert ran == list(range(1000))


async def test_timers_run_in_the_order_they_fall_due(until):
    ran: list[int] = []
    for number in (3, 1, 2):
        here().call_later(number / 100, ran.append, number)
    await until(lambda: len(ran) == 3)
    assert ran == [1, 2, 3]


async def test_a_call_for_later_can_say_when():
    handle = here().call_later(60, print)
    assert 59 < handle.when() - here().time() <= 60
    handle.cancel()


async def test_a_call_for_a_moment_gone_by_runs_at_once(until):
    ran: list[int] = []
    here().call_at(here().time() - 5, ran.append, 1)
    await until(lambda: ran)


@pytest.mark.parametrize("seconds", [0.0001, 0.0013, 0.007, 0.0199, 0.05])
async def test_a_sleep_never_ends_early(seconds):
    for _ in range(10):
        began = here().time()
        await asyncio.sleep(seconds)
        assert here().time() - began >= seconds


async def test_a_nearer_timer_does_not_wait_for_a_far_one(until):
    ran: list[str] = []
    far = here().call_later(60, ran.append, "far")
    here().call_later(0.001, ran.append, "near")
    await until(lambda: ran == ["near"])
    far.cancel()


async def test_a_cancelled_call_does_not_run():
    ran: list[int] = []
    here().call_soon(ran.append, 1).cancel()
    here().call_later(0, ran.append, 2).cancel()
    await asyncio.sleep(0.01)
    assert ran == []


async def test_two_thousand_finished_timeouts_leave_next_to_nothing():
    for _ in range(2000):
        async with asyncio.timeout(30):
            await asyncio.sleep(0)
    assert here()._timers.live <= 2
    assert len(here()._scheduled) < 10


async def test_cancelled_timers_below_a_live_one_are_swept():
    near = here().call_later(20, print)
    for _ in range(2000):
        here().call_later(30, print).cancel()
    await turn()
    assert len(here()._scheduled) < 10
    near.cancel()


async def test_a_timer_left_by_a_cancelled_one_still_comes(until):
    ran: list[int] = []
    here().call_later(0.01, ran.append, 1).cancel()
    here().call_later(0.02, ran.append, 2)
    await until(lambda: ran == [2])


# ---- Threads, contexts, errors ----


async def test_calls_from_threads_arrive_in_order_with_their_context(until):
    number = contextvars.ContextVar("number", default=-1)
    ran: list[tuple[int, int]] = []
    loop = here()

    def work():
        for call in range(500):
            context = contextvars.copy_context()
            context.run(number.set, call)
            loop.call_soon_threadsafe(lambda c=call: ran.append((c, number.get())), context=context)

    threading.Thread(target=work).start()
    await until(lambda: len(ran) == 500)
    assert ran == [(call, call) for call in range(500)]


async def test_a_call_from_a_thread_wakes_an_idle_loop():
    woken = asyncio.Event()
    threading.Timer(0.05, here().call_soon_threadsafe, [woken.set]).start()
    async with asyncio.timeout(5):
        await woken.wait()


async def test_work_in_a_thread_gives_its_result_and_its_error():
    assert await asyncio.to_thread(sum, [1, 2]) == 3
    with pytest.raises(ZeroDivisionError):
        await asyncio.to_thread(divmod, 1, 0)


async def test_an_error_in_a_callback_goes_to_the_loops_handler(until):
    told: list[dict] = []
    here().set_exception_handler(lambda _, context: told.append(context))
    here().call_soon(divmod, 1, 0)
    await until(lambda: told)
    assert isinstance(told[0]["exception"], ZeroDivisionError)


async def test_debug_mode_names_a_slow_callback(logged):
    here().set_debug(True)
    here().slow_callback_duration = 0.001
    here().call_soon(time.sleep, 0.002)
    await turn()
    here().set_debug(False)
    logged.take(r"Executing <Handle .*sleep.* took 0\.0")
    # On a busy machine others were slow as well.
    logged.lines.clear()


async def test_debug_mode_refuses_a_call_from_another_thread():
    here().set_debug(True)
    with pytest.raises(RuntimeError, match="Non-thread-safe"):
        await asyncio.to_thread(here().call_soon, print)
    here().set_debug(False)


async def test_an_abandoned_async_generator_is_closed(until):
    closed: list[int] = []

    async def numbers():
        try:
            yield 1
        finally:
            await asyncio.sleep(0)
            closed.append(1)

    async for _ in numbers():
        break
    await until(lambda: closed)


# ---- Qt and asyncio side by side ----


async def test_a_qt_timer_keeps_ticking_while_thousands_of_callbacks_wait(until):
    ran = 0
    at_ticks = [0]
    clock = QTimer(interval=10, timerType=Qt.TimerType.PreciseTimer)
    clock.timeout.connect(lambda: at_ticks.append(ran))
    clock.start()

    def work():
        nonlocal ran
        busy_for(0.0001)
        ran += 1

    for _ in range(5000):
        here().call_soon(work)
    await until(lambda: ran == 5000)
    clock.stop()
    # A slice holds 50 of them, and a tick is due after every second slice.
    assert max(b - a for a, b in pairwise([*at_ticks, ran])) <= 4 * SLICE_SECONDS / 0.0001


def busy_for(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        pass


async def test_a_loop_opened_in_a_slot_lets_tasks_go_on(until):
    order: list[str] = []

    def open_dialog():
        inner = QEventLoop()
        here().call_later(0.01, inner.quit)
        here().call_soon(order.append, "task")
        inner.exec()
        order.append("closed")

    QTimer.singleShot(0, open_dialog)
    await until(lambda: "closed" in order)
    assert order == ["task", "closed"]


async def test_a_loop_opened_in_a_plain_callback_lets_the_others_go_on():
    order: list[str] = []
    closed = here().create_future()

    def open_dialog():
        inner = QEventLoop()
        QTimer.singleShot(50, inner.quit)
        inner.exec()
        order.append("closed")
        closed.set_result(None)

    here().call_soon(open_dialog)
    here().call_soon(order.append, "other")
    # No time-out of asyncio's: its timer would wake a loop that has fallen asleep.
    await closed
    assert order == ["other", "closed"]


async def test_a_loop_opened_inside_a_task_delays_the_others_and_says_so(logged):
    ran = here().create_future()
    here().call_soon(ran.set_result, "at last")
    inner = QEventLoop()
    QTimer.singleShot(20, inner.quit)
    inner.exec()
    assert not ran.done()
    logged.take("runs a Qt loop of its own; all others wait")
    # No time-out of asyncio's: its timer would wake a loop that has fallen asleep.
    assert await ran == "at last"


# ---- Networks and processes ----


@contextmanager
def http_server():
    class Greeting(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"hello")

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Greeting) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


async def test_httpx_gets_a_page():
    with http_server() as address:
        async with httpx.AsyncClient() as client, asyncio.TaskGroup() as group:
            pages = [group.create_task(client.get(address)) for _ in range(20)]
    assert {page.result().text for page in pages} == {"hello"}


async def test_streams_talk_both_ways_and_end():
    async def echo(reader, writer):
        while line := await reader.readline():
            writer.write(line)
        writer.close()

    async with await asyncio.start_server(echo, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"one\n" * 1000)
        writer.write_eof()
        assert await reader.read() == b"one\n" * 1000
        writer.close()
        await writer.wait_closed()


async def test_a_process_gives_its_output_and_its_exit_code():
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "import sys; print('out'); sys.exit(3)", stdout=subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert (output.strip(), process.returncode) == (b"out", 3)


async def test_a_task_group_cancels_the_others_when_one_fails():
    async def fail():
        raise ValueError("one")

    others: list[asyncio.Task] = []

    async def both():
        async with asyncio.TaskGroup() as group:
            others.append(group.create_task(asyncio.sleep(60)))
            group.create_task(fail())

    with pytest.raises(ExceptionGroup):
        await both()
    assert others[0].cancelled()


async def test_a_timeout_ends_what_takes_too_long():
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)


# ---- Beginning and end ----


def test_a_stopped_loop_finishes_what_was_ready_and_can_run_again(loop):
    ran: list[int] = []
    loop.call_soon(loop.stop)
    loop.call_soon(ran.append, 1)
    loop.run_forever()
    assert ran == [1]
    assert loop.run_until_complete(asyncio.sleep(0, "again")) == "again"


def test_nothing_runs_while_the_loop_does_not(loop, qapp):
    ran: list[int] = []
    loop.call_soon(ran.append, 1)
    qapp.processEvents()
    assert ran == []


def test_system_exit_in_a_callback_ends_the_loop(loop):
    loop.call_soon(sys.exit, 4)
    with pytest.raises(SystemExit) as ended:
        loop.run_forever()
    assert ended.value.code == 4


def test_a_closed_loop_takes_no_calls(qapp):
    loop = QtEventLoop(qapp)
    loop.close()
    loop.close()
    for call in (loop.call_soon, loop.call_soon_threadsafe):
        with pytest.raises(RuntimeError, match="closed"):
            call(print)


def test_closing_stops_both_timers(qapp):
    loop = QtEventLoop(qapp)
    loop.call_soon(print)
    loop.call_later(60, print)
    assert loop._timers.live == 2
    loop.close()
    assert loop._timers.live == 0


def test_run_gives_mains_exit_code_and_cancels_what_is_left(qapp):
    left: list[asyncio.Task] = []

    async def main() -> int:
        left.append(asyncio.create_task(asyncio.sleep(60)))
        await asyncio.sleep(0)
        return 7

    assert run(main(), qapp) == 7
    assert left[0].cancelled()


def test_when_qt_quits_by_itself_main_ends_in_order(qapp):
    ended: list[str] = []

    async def main() -> int:
        QTimer.singleShot(0, qapp.quit)
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.01)
            ended.append("in order")
        return 0

    assert run(main(), qapp) == 0
    assert ended == ["in order"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_to_an_idle_window_lets_main_end_in_order(sent):
    program = (
        "import asyncio\nfrom PySide6.QtWidgets import QApplication\n"
        "from app.ui.event_loop import run\n"
        "async def main():\n"
        "    print('idle', flush=True)\n"
        "    try: await asyncio.sleep(60)\n"
        "    finally: print('in order', flush=True)\n"
        "    return 0\n"
        "run(main(), QApplication([]))\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        preexec_fn=hear_ctrl_c,
    )
    with process:
        assert process.stdout.readline() == "idle\n"
        process.send_signal(sent)
        assert process.stdout.readline() == "in order\n"


def test_a_thread_that_hangs_does_not_hold_the_end(qapp, monkeypatch, logged):
    monkeypatch.setattr(event_loop, "THREADS_END_WITHIN", 0.05)
    release = threading.Event()

    async def main() -> int:
        here().run_in_executor(None, release.wait)
        return 0

    began = time.monotonic()
    assert run(main(), qapp) == 0
    assert time.monotonic() - began < 5
    logged.take("did not end within")
    release.set()


def test_work_that_has_not_begun_is_dropped_at_the_end(qapp):
    begun: list[int] = []

    async def main() -> int:
        gate = threading.Event()
        workers = min(32, (os.cpu_count() or 1) + 4)
        for _ in range(workers):
            here().run_in_executor(None, gate.wait, 0.3)
        for number in range(50):
            here().run_in_executor(None, begun.append, number)
        return 0

    assert run(main(), qapp) == 0
    assert len(begun) < 50


def test_the_loop_writes_no_log_of_its_own_while_debugging_is_off(loop, caplog):
    caplog.set_level(logging.DEBUG)
    loop.run_until_complete(asyncio.sleep(0.001))
    assert [record for record in caplog.records if record.name == event_loop.__name__] == []


def test_a_loop_that_ends_waits_for_a_thread_that_is_about_to_wake_it(qapp):
    """What the thread would emit on is gone a moment later: the process ended in a crash."""
    timers = QtTimers(lambda: None)
    emitting, go_on = threading.Event(), threading.Event()

    class Slow:
        def emit(self):
            emitting.set()
            go_on.wait(10)

    timers._wanted = Slow()
    waking = threading.Thread(target=timers.wake_from_thread)
    ending = threading.Thread(target=timers.silence)
    waking.start()
    assert emitting.wait(10)
    ending.start()
    ending.join(0.1)
    assert ending.is_alive()
    go_on.set()
    for thread in (waking, ending):
        thread.join(10)
    assert not ending.is_alive()
    emitting.clear()
    timers._asked = False
    timers.wake_from_thread()
    assert not emitting.is_set()
