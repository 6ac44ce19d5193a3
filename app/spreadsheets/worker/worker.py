"""What the seat holds: one spreadsheet process, awaited and never blocking the event loop."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from app.domain.errors import OutageError
from app.spreadsheets.worker.handle import ChildHandle
from app.spreadsheets.worker.limits import block_terminal_in_this_thread
from app.spreadsheets.worker.replies import Fate, Reply, pass_on, value_of
from app.spreadsheets.worker.tasks import file_of

TASKS_PER_CHILD = 50

log = logging.getLogger(__name__)


class SpreadsheetWorker:
    """Runs named tasks (`tasks.TASKS`) in a child process, one at a time, in order of asking.

    `memory_mb` bounds the child's address space, `task_seconds` a task that names no time of its
    own. `allow_dotted` lets tests name "module:function". Belongs to one event loop.
    """

    def __init__(
        self,
        *,
        memory_mb: int = 4096,
        task_seconds: float = 300,
        tasks_per_child: int = TASKS_PER_CHILD,
        allow_dotted: bool = False,
    ) -> None:
        self._child = ChildHandle(memory_mb, tasks_per_child, allow_dotted=allow_dotted)
        self._task_seconds = task_seconds
        self._turn = asyncio.Lock()
        # Its thread lives as long as the worker: the kernel ends a child with the thread
        # that started it (prctl(2), PR_SET_PDEATHSIG).
        self._thread = ThreadPoolExecutor(
            1, "spreadsheets", initializer=block_terminal_in_this_thread
        )
        self._calls = 0
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The child's process id; None while there is none."""
        return self._child.pid

    async def warm(self) -> None:
        """Start the child and let it import what reading needs."""
        await self.run("warm")

    async def run(self, task: str, *args: object, timeout: float | None = None) -> Any:
        """Do one task and return its value; `timeout` in seconds counts from its turn on.

        Raises the task's own RollcheckError; SpreadsheetRefused for a file that kills the child
        or needs too much time or memory; UserError where no child can be started; OutageError
        when the worker is closed meanwhile; BugError for anything else. After cancellation the
        child has been killed, and the next task gets a fresh one.
        """
        seconds = self._task_seconds if timeout is None else timeout
        async with self._turn:
            if self._closed:
                raise OutageError("Rollcheck is closing")
            end = asyncio.get_running_loop().time() + seconds
            reply = await self._call(task, args, seconds)
            left = end - asyncio.get_running_loop().time()
            if reply.fate is Fate.DIED and not self._closed and left > 0:
                # Out of memory elsewhere, a virus scanner, a kill: a good list is not refused for
                # it. One that kills its reader does so again.
                log.warning("the spreadsheet process died in %s; once more", task)
                reply = await self._call(task, args, left)
        pass_on(reply, task)
        # At log-off the child may be ended before the seat is.
        if reply.fate is Fate.INTERRUPTED or (reply.fate is Fate.DIED and self._closed):
            raise OutageError("Rollcheck is closing")
        return value_of(reply, task, file_of(task, args), seconds)

    async def aclose(self) -> None:
        """End the child, the running task included. Safe to call twice."""
        if self._closed:
            return
        self._closed = True
        self._child.interrupt(self._calls)
        async with self._turn:
            closing = asyncio.get_running_loop().run_in_executor(self._thread, self._child.dispose)
            await _settled(closing)
        self._thread.shutdown(wait=False)

    async def _call(self, task: str, args: tuple[object, ...], seconds: float) -> Reply:
        self._calls += 1
        number = self._calls
        loop = asyncio.get_running_loop()
        call = loop.run_in_executor(self._thread, self._child.call, number, task, args, seconds)
        try:
            return await asyncio.shield(call)
        except asyncio.CancelledError:
            self._child.interrupt(number)
            await _settled(call)
            raise


async def _settled(call: asyncio.Future[Any]) -> None:
    """Wait until the thread is free again, even when cancelled meanwhile."""
    cancelled = None
    while not call.done():
        try:
            await asyncio.wait({call})
        except asyncio.CancelledError as again:
            cancelled = again
    # Looked at, so that asyncio does not report it: whoever asked was cancelled.
    call.exception()
    if cancelled:
        raise cancelled
