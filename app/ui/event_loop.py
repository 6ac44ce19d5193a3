"""One event loop for window, engine and feed: qasync's, with asyncio's own scheduling.

qasync 0.28 gives every callback a Qt timer and never kills that of a cancelled one: 2,000 finished
time-outs left 2,001 live timers, and Windows allows a process about 10,000. It also loses the order
of callbacks, contexts and async generators, and lets a sleep end early. Here asyncio keeps its own
ready queue and heap, and Qt is asked for two timers: one at zero while something is ready, one
precise for the next due moment. Of qasync remain the socket notifiers and, on Windows, the thread
that polls the completion port.

Nothing of asyncio runs while a task is inside a nested Qt loop (`exec()`, `processEvents()`): it
waits, and a warning says so. A nested loop opened by a plain Qt slot disturbs nobody.
"""

from __future__ import annotations

import asyncio
import heapq
import logging
import signal
import sys
import threading
import time
from asyncio import base_events
from collections.abc import Callable, Coroutine
from contextvars import Context
from typing import Any

# Before qasync, which takes the first Qt it finds imported.
from PySide6.QtCore import QCoreApplication  # isort: skip

import qasync  # isort: skip

from app.ui.qt_timers import QtTimers

log = logging.getLogger(__name__)

# At 60 pictures a second each has 16 ms; callbacks get a third of that before Qt has its turn.
SLICE_SECONDS = 0.005
# A database call that hangs must not keep a closed window's process.
THREADS_END_WITHIN = 5.0

_CANCELLED_KEPT = 100
_QT_RUNS_ALREADY = -1
_asyncio = asyncio.BaseEventLoop


class QtEventLoop(qasync.QEventLoop):  # type: ignore[misc]
    """An asyncio loop inside Qt's; `app` must exist and outlive it.

    Callbacks run in the order they were given, sleeps never end early, and no more than
    SLICE_SECONDS of callbacks run before Qt paints and listens.
    """

    # qasync answers these in its own way; asyncio's way fits the queues below.
    call_later = _asyncio.call_later
    is_running = _asyncio.is_running
    run_until_complete = _asyncio.run_until_complete
    run_in_executor = _asyncio.run_in_executor
    set_default_executor = _asyncio.set_default_executor
    get_debug = _asyncio.get_debug
    set_debug = _asyncio.set_debug
    get_exception_handler = _asyncio.get_exception_handler
    set_exception_handler = _asyncio.set_exception_handler
    default_exception_handler = _asyncio.default_exception_handler
    call_exception_handler = _asyncio.call_exception_handler

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._timers = QtTimers(self._step)
        self._fatal: BaseException | None = None
        self._blocking_task = ""
        # What to do when Qt ends its loop unasked, as at log-off.
        self.on_qt_quit: Callable[[], object] = self.stop
        super().__init__(app)

    # ---- What asyncio asks of a loop ----

    def time(self) -> float:
        """Seconds on the monotonic clock."""
        return time.monotonic()

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """As asyncio's."""
        handle = _asyncio.call_soon(self, callback, *args, context=context)
        self._timers.wake()
        return handle

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """As asyncio's: from any thread, in order, with its context."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = self._call_soon(callback, args, context)
        self._timers.wake_from_thread()
        return handle

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: Context | None = None,
    ) -> asyncio.TimerHandle:
        """As asyncio's."""
        handle = _asyncio.call_at(self, when, callback, *args, context=context)
        if self._scheduled[0] is handle:
            self._timers.wake_at(when, self.time())
        return handle

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> None:
        _asyncio._add_callback(self, handle)
        self._timers.wake()

    # ---- Running ----

    def run_forever(self) -> None:
        """Run Qt and asyncio until stop(); emits aboutToQuit at every end, so hang nothing on it.

        An exception that is no Exception (SystemExit, KeyboardInterrupt) ends it and is raised.
        """
        self._check_closed()
        self._check_running()
        hooks = sys.get_asyncgen_hooks()
        self._set_coroutine_origin_tracking(self._debug)
        self._before_run_forever()
        try:
            self._thread_id = threading.get_ident()
            sys.set_asyncgen_hooks(self._asyncgen_firstiter_hook, self._asyncgen_finalizer_hook)
            asyncio._set_running_loop(self)
            self._run_qt()
        finally:
            self._stopping = False
            self._thread_id = None
            asyncio._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)
            self._after_run_forever()
            self._set_coroutine_origin_tracking(False)

    def _run_qt(self) -> None:
        self._exec()
        while not self._stopping:
            self.on_qt_quit()
            self._exec()
        fatal, self._fatal = self._fatal, None
        if fatal is not None:
            raise fatal

    def _exec(self) -> None:
        self._timers.wake()
        if self._app.exec() == _QT_RUNS_ALREADY:
            raise RuntimeError("Qt's own loop runs already: asyncio must be the one that starts it")

    def stop(self) -> None:
        """End run_forever after what is ready now."""
        self._stopping = True
        self._timers.wake_from_thread()

    def _step(self) -> None:
        """Run a slice of what is ready."""
        # pytest, dialogs after the end and others may run Qt while asyncio does not run.
        if not self.is_running() or self._is_inside_a_task():
            return
        self._take_due()
        if self._ready:
            # Before the callbacks: one of them may open a Qt loop, and the others go on in it.
            self._timers.wake()
        self._run_slice()
        if self._ready:
            # Again: a step refused in a nested Qt loop has used the timer up.
            self._timers.wake()
        self._timers.wake_at(self._next_due(), self.time())
        if self._stopping:
            self._app.exit()

    def _run_slice(self) -> None:
        until = time.perf_counter() + SLICE_SECONDS
        for _ in range(len(self._ready)):
            # Taken meanwhile by a step in a nested Qt loop.
            if not self._ready:
                return
            handle = self._ready.popleft()
            if not handle._cancelled:
                self._run_handle(handle)
            if time.perf_counter() >= until and not self._stopping:
                return

    def _run_handle(self, handle: asyncio.Handle) -> None:
        try:
            if self._debug:
                self._run_watched(handle)
            else:
                handle._run()
        except BaseException as fatal:  # noqa: BLE001  raised again by run_forever
            # Out of a Qt slot it would only be printed.
            self._fatal = fatal
            self.stop()

    def _run_watched(self, handle: asyncio.Handle) -> None:
        started = self.time()
        self._current_handle = handle
        try:
            handle._run()
        finally:
            self._current_handle = None
        took = self.time() - started
        if took >= self.slow_callback_duration:
            shown = base_events._format_handle(handle)  # type: ignore[attr-defined]
            log.warning("Executing %s took %.3f seconds", shown, took)

    def _is_inside_a_task(self) -> bool:
        task = asyncio.current_task(self)
        if task is None:
            return False
        if task.get_name() != self._blocking_task:
            self._blocking_task = task.get_name()
            log.warning(
                "The task %s runs a Qt loop of its own; all others wait. "
                "Open dialogs with open() and a future",
                self._blocking_task,
            )
        return True

    # ---- The heap ----

    def _take_due(self) -> None:
        # Strictly: Qt may come a moment early, and a rate limiter must not.
        now = self.time()
        while self._scheduled and self._scheduled[0]._when <= now:
            handle = heapq.heappop(self._scheduled)
            handle._scheduled = False
            if handle._cancelled:
                self._timer_cancelled_count -= 1
            else:
                self._ready.append(handle)

    def _next_due(self) -> float | None:
        if self._timer_cancelled_count > max(_CANCELLED_KEPT, len(self._scheduled) // 2):
            self._sweep()
        while self._scheduled and self._scheduled[0]._cancelled:
            heapq.heappop(self._scheduled)._scheduled = False
            self._timer_cancelled_count -= 1
        return self._scheduled[0]._when if self._scheduled else None

    def _sweep(self) -> None:
        kept = []
        for handle in self._scheduled:
            if handle._cancelled:
                handle._scheduled = False
            else:
                kept.append(handle)
        heapq.heapify(kept)
        self._scheduled = kept
        self._timer_cancelled_count = 0

    # ---- The end ----

    async def shutdown_default_executor(self, timeout: float | None = None) -> None:
        """Wait for the default executor's threads, THREADS_END_WITHIN seconds at most.

        Work that has not begun is dropped; work that hangs is named in the log and left.
        """
        self._executor_shutdown_called = True
        executor, self._default_executor = self._default_executor, None
        if executor is None:
            return
        executor.shutdown(wait=False, cancel_futures=True)
        ended = self.create_future()
        threading.Thread(target=self._join, args=(executor, ended), daemon=True).start()
        limit = THREADS_END_WITHIN if timeout is None else min(timeout, THREADS_END_WITHIN)
        await asyncio.wait([ended], timeout=limit)
        if not ended.done():
            log.warning("Work in a thread did not end within %g s; left behind", limit)

    def _join(self, executor: Any, ended: asyncio.Future[None]) -> None:
        executor.shutdown(wait=True)
        try:
            self.call_soon_threadsafe(_settle, ended)
        except RuntimeError:
            # Closed meanwhile: nobody waits any more.
            log.debug("The last thread ended after the loop")

    def close(self) -> None:
        """Release everything; waits for no thread."""
        if not self.is_running() and not self.is_closed():
            self._timers.silence()
            self._timers.stop()
        super().close()

    def _process_events(self, events: list[tuple[Any, ...]]) -> None:
        # On Windows qasync asks only whether a future was cancelled: one that a time-out has
        # settled meanwhile would raise InvalidStateError. CPython skips them as well.
        super()._process_events([event for event in events if not event[0].done()])


def _settle(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


def run(main: Coroutine[Any, Any, int], app: QCoreApplication) -> int:
    """Run `main` in Qt's loop until it returns; its exit code.

    `main` owns the closing. It is cancelled, to end in order, when Qt quits by itself (log-off)
    and on SIGTERM and Ctrl+C; a `main` that lets the cancellation pass ends with 0, after Ctrl+C
    with KeyboardInterrupt. Tasks left over are cancelled, async generators closed, threads waited
    for THREADS_END_WITHIN seconds.
    """
    with asyncio.Runner(loop_factory=lambda: QtEventLoop(app)) as runner:
        try:
            return runner.run(_cancelled_by_quit(main))
        except asyncio.CancelledError:
            return 0


async def _cancelled_by_quit(main: Coroutine[Any, Any, int]) -> int:
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    if not isinstance(loop, QtEventLoop) or task is None:
        raise TypeError("runs in a task of a QtEventLoop only")
    loop.on_qt_quit = task.cancel
    if sys.platform != "win32":
        # Also lets the Runner's Ctrl+C be noticed while the window is idle: the signal writes to
        # a socket that Qt watches.
        loop.add_signal_handler(signal.SIGTERM, task.cancel)
    return await main
