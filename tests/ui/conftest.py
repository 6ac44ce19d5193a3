"""A Qt event loop for every coroutine, and a window that must leave nothing behind.

Beside a test's own assertions it fails when a task is still pending, a QTimer still runs, or a
warning or worse was logged that the test did not `take` from `logged`. Errors in slots are
pytest-qt's to report, unraisable ones pytest's own.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import re
from collections.abc import Awaitable, Callable, Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.event_loop import QtEventLoop

Condition = Callable[[], object]


def pytest_asyncio_loop_factories(config, item):
    return {"qt": lambda: QtEventLoop(QApplication.instance())}


class LogWatch(logging.Handler):
    """Every warning and worse; a test takes those it provokes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def take(self, pattern: str) -> str:
        """The first line that matches, expected from now on."""
        for line in self.lines:
            if re.search(pattern, line):
                self.lines.remove(line)
                return line
        raise AssertionError(f"nothing logged like {pattern!r}; logged: {self.lines}")


@pytest.fixture(scope="session")
def qapp(qapp):
    """The one QApplication; the same style everywhere, and no window's closing ends it."""
    qapp.setStyle("Fusion")
    qapp.setQuitOnLastWindowClosed(False)
    # Modules live to the end: the collection after every test need not walk them.
    gc.collect()
    gc.freeze()
    return qapp


@pytest.fixture
def logged() -> Iterator[LogWatch]:
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield watch
    logging.getLogger().removeHandler(watch)


@pytest.fixture(autouse=True)
def nothing_left_behind(request, qapp, logged) -> Iterator[None]:
    before = set(live_timers())
    # Set up before every other fixture of the test, and so torn down after them.
    runner = None
    if asyncio.iscoroutinefunction(getattr(request, "function", None)):
        runner = request.getfixturevalue("_function_scoped_runner")
    yield
    pending = left_over_tasks(runner.get_loop()) if runner else []
    # What a collected task or generator has to say, it says to this test.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = {
        "tasks still pending": pending,
        "timers still live": [describe(timer) for timer in live_timers() if timer not in before],
        "unexpected log lines": logged.lines,
    }
    found = [f"{what}: {items}" for what, items in left.items() if items]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def left_over_tasks(loop: asyncio.AbstractEventLoop) -> list[str]:
    return sorted(task.get_name() for task in asyncio.all_tasks(loop))


def live_timers() -> list[QTimer]:
    """Every running QTimer that Python made, except those of event loops: they stop at close."""
    wrappers = shiboken6.getAllValidWrappers()
    timers = [wrapper for wrapper in wrappers if isinstance(wrapper, QTimer)]
    return [timer for timer in timers if timer.isActive() and not is_the_loops(timer)]


def is_the_loops(timer: QTimer) -> bool:
    return type(timer.parent()).__name__ == "QtTimers"


def describe(timer: QTimer) -> str:
    owner = timer.parent()
    return f"every {timer.interval()} ms, of {type(owner).__name__} {timer.objectName()}".rstrip()


@pytest.fixture
def until() -> Callable[[Condition], Awaitable[None]]:
    """`await until(lambda: …)`: Qt and asyncio go on until it holds; the limit is a backstop."""

    async def wait(condition: Condition, limit: float = 10) -> None:
        async with asyncio.timeout(limit):
            while not condition():
                await asyncio.sleep(0.005)

    return wait
