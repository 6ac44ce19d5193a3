"""No error gets lost: every task has an owner, every way out of Python has a reporter.

`ErrorDesk` logs each error once and tells the operator once; `catch_everything` leads all hooks to
it; `TaskOwner` keeps tasks alive, watches them and ends them.
"""

from __future__ import annotations

import asyncio
import contextlib
import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn, TypeVar

from PySide6.QtCore import QCoreApplication

from app.domain.errors import OutageError, UserError
from app.domain.masking import mask_numbers

log = logging.getLogger(__name__)

CLOSE_WITHIN = 5.0
_REPORTED = "_rollcheck_reported"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Problem:
    """An error to show. No personal data: long digits are masked.

    `details` is for "Copy details", empty when the operator can act on `text` as it stands.
    """

    text: str
    where: str
    details: str = ""

    @property
    def is_ours(self) -> bool:
        """A fault of Rollcheck, not something the operator can mend."""
        return bool(self.details)


class ErrorDesk:
    """Where every error ends: logged once, shown once.

    `show` is called in the thread that reports; the window's must hand over to its own. A UserError
    is shown as it is, an OutageError only logged (the work waits and goes on), anything else is
    ours: shown the first time it happens at that place, logged every time.
    """

    def __init__(self, show: Callable[[Problem], None]) -> None:
        self._show = show
        self._lock = threading.Lock()
        self._shown: set[tuple[object, ...]] = set()

    def report(self, error: BaseException, where: str) -> None:
        """Log and show; never raises. An error that comes again by another way is left out."""
        for single in _leaves(error):
            if self._is_new(single):
                self._report_one(single, where)

    def report_text(self, text: str, where: str) -> None:
        """The same for trouble without an exception."""
        log.error("%s: %s", where, mask_numbers(text))
        if self._is_first(("text", text)):
            self._tell(Problem(_bug_text(), where, mask_numbers(text)))

    def _report_one(self, error: BaseException, where: str) -> None:
        if isinstance(error, OutageError):
            log.warning("%s: %s", where, mask_numbers(str(error)))
        elif isinstance(error, UserError):
            log.info("%s: %s", where, mask_numbers(str(error)))
            self._tell(Problem(mask_numbers(str(error)), where))
        else:
            # Masked here, not only by the file's filter: other handlers may listen.
            details = mask_numbers("".join(traceback.format_exception(error)))
            log.error("%s failed\n%s", where, details)
            if self._is_first(_place_of(error)):
                self._tell(Problem(_bug_text(), where, details))

    def _is_new(self, error: BaseException) -> bool:
        with self._lock:
            # On the error itself: a list of those seen would keep all they hold alive.
            if hasattr(error, _REPORTED):
                return False
            setattr(error, _REPORTED, True)
            return True

    def _is_first(self, place: tuple[object, ...]) -> bool:
        with self._lock:
            if place in self._shown:
                return False
            self._shown.add(place)
            return True

    def _tell(self, problem: Problem) -> None:
        try:
            self._show(problem)
        except Exception:  # the desk is where errors end
            log.exception("A problem could not be shown")


def _bug_text() -> str:
    return QCoreApplication.translate(
        "Problem",
        "Something went wrong inside Rollcheck. Answers that were received are kept. "
        "Copy the details and send them to whoever looks after Rollcheck.",
    )


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _place_of(error: BaseException) -> tuple[object, ...]:
    frames = traceback.extract_tb(error.__traceback__)
    return (type(error), frames[-1].filename, frames[-1].lineno) if frames else (type(error),)


class TaskOwner:
    """Keeps its tasks alive until they end, reports their errors, ends them with itself."""

    def __init__(self, desk: ErrorDesk) -> None:
        self._desk = desk
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def names(self) -> list[str]:
        """What runs now, sorted."""
        return sorted(task.get_name() for task in self._tasks)

    def spawn(self, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Run it; `name` is what an error report calls it. Raises RuntimeError once closed."""
        if self._closed:
            work.close()
            raise RuntimeError(f"{name}: Rollcheck is closing")
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def aclose(self, within: float = CLOSE_WITHIN) -> None:
        """Cancel all and wait, at most `within` seconds; who does not end is named in the log."""
        self._closed = True
        tasks = {task for task in self._tasks if task is not asyncio.current_task()}
        for task in tasks:
            task.cancel()
        if not tasks:
            return
        _, pending = await asyncio.wait(tasks, timeout=within)
        if pending:
            names = ", ".join(sorted(task.get_name() for task in pending))
            log.error("Did not end within %g s: %s", within, names)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            self._desk.report(error, task.get_name())


# ---- The hooks ----


@contextmanager
def catch_everything(
    desk: ErrorDesk, loop: asyncio.AbstractEventLoop, crash_file: Path
) -> Iterator[None]:
    """Lead every uncaught error to the desk, and a crash of the interpreter into `crash_file`.

    Puts back what was there. Raises OSError where `crash_file` cannot be written.
    """
    _give_streams()
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, loop.get_exception_handler()
    was_enabled = faulthandler.is_enabled()
    with crash_file.open("a", encoding="utf-8") as crashes:
        faulthandler.enable(crashes)
        sys.excepthook = _slots_hook(desk)
        threading.excepthook = _threads_hook(desk)
        sys.unraisablehook = _unraisables_hook(desk)
        loop.set_exception_handler(_loops_handler(desk))
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook, sys.unraisablehook = hooks[:3]
            loop.set_exception_handler(hooks[3])
            faulthandler.disable()
            if was_enabled:
                faulthandler.enable()


def _give_streams() -> None:
    # A windowed build has none, and libraries write to them without asking.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _slots_hook(desk: ErrorDesk) -> Callable[..., None]:
    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
        else:
            desk.report(error, "The window")

    return hook


def _threads_hook(desk: ErrorDesk) -> Callable[[threading.ExceptHookArgs], None]:
    def hook(args: threading.ExceptHookArgs) -> None:
        name = args.thread.name if args.thread else "a thread"
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            desk.report(args.exc_value, name)

    return hook


def _unraisables_hook(desk: ErrorDesk) -> Callable[[Any], None]:
    def hook(args: Any) -> None:
        # The object is not kept: doing so would bring it back to life.
        desk.report(args.exc_value or args.exc_type(), args.err_msg or "Clearing up")

    return hook


def _loops_handler(desk: ErrorDesk) -> Callable[[asyncio.AbstractEventLoop, dict[str, Any]], None]:
    def handler(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        message = str(context.get("message", "The event loop"))
        task = context.get("task") or context.get("future")
        named = f"{message} ({task.get_name()})" if isinstance(task, asyncio.Task) else message
        error = context.get("exception")
        if isinstance(error, ConnectionError):
            # A client of the feed hung up; Windows tells it here (WinError 10054, 64, 995).
            log.info("%s: %s", named, type(error).__name__)
        elif error is None:
            desk.report_text(named, "The event loop")
        else:
            desk.report(error, named)

    return handler


def leave(code: int) -> NoReturn:
    """End the process with `code`, though a thread may hang in a call that never returns.

    To be called last, after the store, the worker and the log are closed. Python's own end is left
    out: it tears Qt's objects down in an order of its own.
    """
    others = [thread for thread in threading.enumerate() if not thread.daemon]
    others.remove(threading.main_thread())
    if others:
        log.warning("Left behind: %s", ", ".join(thread.name for thread in others))
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        # Windows gives a program without a console none.
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)
