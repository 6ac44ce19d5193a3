"""The parent's side of the spreadsheet process: one warm child, replaced when it must be.

Start method `spawn` everywhere: a forked child would inherit sockets, locks and threads.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any

from app.domain.errors import BugError, SpreadsheetRefused
from app.spreadsheets.worker.child import Broken, Done, Refused, Reply, TooBig, serve
from app.spreadsheets.worker.limits import hold_in_job

log = logging.getLogger(__name__)

TASKS_PER_CHILD = 50
STOP_SECONDS = 5.0
_CURE = "Open it in Excel, remove what is not the list, and save it as a new .xlsx"
_SPAWN = multiprocessing.get_context("spawn")


class _Child:
    """One child process and the pipe to it."""

    def __init__(self, memory_mb: int, allow_dotted: bool) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: SpawnProcess = _SPAWN.Process(
            target=serve, args=(theirs, memory_mb, allow_dotted), daemon=True
        )
        self.process.start()
        # Only the child may hold its end, or its death would never be seen here.
        theirs.close()
        self.tasks_done = 0
        self._job = hold_in_job(self.process.pid or 0, memory_mb)

    def ask(self, name: str, arguments: tuple[Any, ...], seconds: float) -> Reply | None:
        """Send a task and wait for its reply; None when the time is over.

        Raises EOFError or OSError when the child has died.
        """
        self.pipe.send((name, arguments))
        if not self.pipe.poll(seconds):
            return None
        reply: Reply = self.pipe.recv()
        self.tasks_done += 1
        return reply

    def kill(self) -> None:
        """End it at once, in whatever it does."""
        self.process.kill()
        self.process.join(STOP_SECONDS)
        _close(self.pipe)

    def stop(self) -> None:
        """Let it end by itself: its pipe is closed."""
        _close(self.pipe)
        self.process.join(STOP_SECONDS)
        if self.process.is_alive():
            self.process.kill()


class SpreadsheetWorker:
    """Runs tasks in the spreadsheet process, one at a time, never blocking the event loop.

    The child is started when first needed and replaced after a crash, a limit, or
    `TASKS_PER_CHILD` tasks, so that what a library leaks does not grow.
    """

    def __init__(
        self, *, memory_mb: int = 4096, task_seconds: float = 300, allow_dotted: bool = False
    ) -> None:
        self._memory_mb = memory_mb
        self._task_seconds = task_seconds
        self._allow_dotted = allow_dotted
        self._child: _Child | None = None
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="spreadsheets")

    @property
    def pid(self) -> int | None:
        """The child's process number while there is one."""
        return self._child.process.pid if self._child else None

    async def warm(self) -> None:
        """Start the child before it is needed."""
        await self.run("ping")

    async def run(self, task: str, *arguments: Any, seconds: float | None = None) -> Any:
        """Do one task in the child and return its value.

        Raises the RollcheckError the task raised; SpreadsheetRefused when it took too long or
        too much memory, or the child died on it; BugError for anything else. A cancelled caller
        kills the child: the next task starts a fresh one.
        """
        async with self._turn:
            loop = asyncio.get_running_loop()
            limit = seconds or self._task_seconds
            asked = loop.run_in_executor(self._thread, self._ask, task, arguments, limit)
            try:
                reply = await asyncio.shield(asked)
            except asyncio.CancelledError:
                self._kill()
                await asyncio.gather(asked, return_exceptions=True)
                self._child = None
                raise
        return _value_of(reply, _file_of(arguments))

    async def aclose(self) -> None:
        """End the child and the thread; a task under way is ended too."""
        if self._turn.locked():
            self._kill()
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._thread, self._stop)
        self._thread.shutdown(wait=False)

    def _ask(self, task: str, arguments: tuple[Any, ...], seconds: float) -> Reply | str:
        """In the thread: the reply, or why there is none."""
        child = self._fresh_enough()
        try:
            reply = child.ask(task, arguments, seconds)
        except (EOFError, OSError):
            self._replace(child)
            return "cannot be read: the program that reads it broke off"
        if reply is None:
            self._replace(child)
            return f"took longer than {seconds:,.0f} seconds to read"
        if isinstance(reply, (TooBig, Broken)):
            self._replace(child)
        return reply

    def _fresh_enough(self) -> _Child:
        child = self._child
        if child is not None and (
            child.tasks_done >= TASKS_PER_CHILD or not child.process.is_alive()
        ):
            child.stop()
            child = None
        if child is None:
            child = self._child = _Child(self._memory_mb, self._allow_dotted)
        return child

    def _replace(self, child: _Child) -> None:
        child.kill()
        if self._child is child:
            self._child = None

    def _kill(self) -> None:
        if self._child is not None:
            self._child.process.kill()

    def _stop(self) -> None:
        if self._child is not None:
            self._child.stop()
            self._child = None


def _value_of(reply: Reply | str, file_name: str) -> Any:
    match reply:
        case Done(value):
            return value
        case Refused(error):
            raise error
        case TooBig():
            raise SpreadsheetRefused(file_name, "needs more memory than it may take", _CURE)
        case Broken(trace):
            log.error("the spreadsheet process failed:\n%s", trace)
            raise BugError("the spreadsheet process failed; the log says how")
        case _:
            raise SpreadsheetRefused(file_name, str(reply), _CURE)


def _file_of(arguments: tuple[Any, ...]) -> str:
    """The operator's name for the file a task is about: the first text among its arguments."""
    return next((one for one in arguments if isinstance(one, str)), "This spreadsheet")


def _close(pipe: Connection) -> None:
    try:
        pipe.close()
    except OSError:
        log.debug("the pipe was closed already")
