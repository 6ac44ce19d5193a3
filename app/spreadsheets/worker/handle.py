"""The seat's side of one child, blocking. Only the worker's own thread comes here, except for
`interrupt`, which any thread may call.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import pickle
import sys
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING, Any, cast

from app.domain.errors import BugError, UserError
from app.spreadsheets.worker.child import FAREWELL, ChildOptions, serve
from app.spreadsheets.worker.replies import SPOILT, Fate, Reply

if TYPE_CHECKING:
    from app.spreadsheets.worker.job_object import JobObject

START_SECONDS = 60.0
# A start can end before it is ready (seen in a soak under Wine; virus scanners do the same).
# The operator need not hear of it.
STARTS = 3
FAREWELL_SECONDS = 5.0

log = logging.getLogger(__name__)


class ChildHandle:
    """Starts a child when one is needed, and replaces it after `tasks_per_child` or a failure."""

    def __init__(self, memory_mb: int, tasks_per_child: int, *, allow_dotted: bool) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._options = ChildOptions(memory_mb, os.getpid(), allow_dotted)
        self._tasks_per_child = tasks_per_child
        self._wake, self._waker = self._context.Pipe(duplex=False)
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._job: JobObject | None = None
        self._done = 0

    @property
    def pid(self) -> int | None:
        """The child's process id; None while there is none."""
        return self._process.pid if self._process else None

    def interrupt(self, call: int) -> None:
        """Make the call of this number end at once, its child killed; others are untouched."""
        self._waker.send(call)

    def call(self, number: int, task: str, args: tuple[object, ...], seconds: float) -> Reply:
        """Do one task. Raises UserError when no child can be started; else a reply."""
        try:
            pipe = self._ready_pipe()
            pipe.send_bytes(_parcel(task, args))
            reply = self._reply(pipe, number, seconds)
        except (BrokenPipeError, ConnectionResetError):
            reply = Reply(Fate.DIED)
        self._look_after(reply)
        return reply

    def close(self) -> None:
        """End the child: it is asked first."""
        if self._pipe is not None and self._process is not None:
            try:
                self._pipe.send_bytes(FAREWELL)
            except OSError:
                log.debug("the spreadsheet process had ended before it was asked to")
            self._process.join(FAREWELL_SECONDS)
        self._kill()

    def dispose(self) -> None:
        """`close`, for good."""
        self.close()
        self._wake.close()
        self._waker.close()

    def _ready_pipe(self) -> Connection:
        if self._process is not None and not self._process.is_alive():
            self._kill()
        if self._pipe is None:
            self._pipe = self._start()
        return self._pipe

    def _start(self) -> Connection:
        for _ in range(STARTS):
            pipe = self._started()
            if pipe is not None:
                return pipe
            log.warning("the spreadsheet process ended before it was ready")
        raise _no_child("it ended at once")

    def _started(self) -> Connection | None:
        """The pipe of a child that is ready; None where it ended before. Raises UserError."""
        ours: Any
        theirs: Any
        # Windows calls its connections by another name; they are used alike.
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=serve, args=(theirs, self._options), name="rollcheck-spreadsheets", daemon=True
        )
        try:
            process.start()
        except OSError as problem:
            raise _no_child(os.strerror(problem.errno or 0)) from problem
        finally:
            theirs.close()
        self._process = process
        self._job = _job_for(process, self._options.memory_mb)
        if not ours.poll(START_SECONDS):
            ours.close()
            self._kill()
            # Not once more: whoever asked has waited for a minute.
            raise _no_child("it did not answer")
        if not _is_ready(ours):
            ours.close()
            self._kill()
            return None
        self._done = 0
        pipe: Connection = ours
        return pipe

    def _reply(self, pipe: Connection, number: int, seconds: float) -> Reply:
        while True:
            ready = wait([pipe, self._wake], seconds)
            if self._wake in ready and self._wake.recv() == number:
                return Reply(Fate.INTERRUPTED)
            if pipe in ready:
                return _received(pipe)
            if not ready:
                return Reply(Fate.TOO_LONG)

    def _look_after(self, reply: Reply) -> None:
        self._done += 1
        if reply.fate in (Fate.DIED, Fate.TOO_LONG, Fate.INTERRUPTED):
            self._kill()
        elif reply.fate in SPOILT or self._done >= self._tasks_per_child:
            self.close()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        if self._job is not None:
            self._job.close()
        self._process, self._pipe, self._job = None, None, None


def _parcel(task: str, args: tuple[object, ...]) -> bytes:
    try:
        return pickle.dumps((task, args))
    except (pickle.PicklingError, TypeError, AttributeError) as problem:
        raise BugError(f"{task} was given what cannot cross to another process") from problem


def _received(pipe: Connection) -> Reply:
    try:
        parcel = pipe.recv_bytes()
        # nosec is explained in .github/SECURITY.md: a child that a file has taken over could answer
        # with anything.
        return cast(Reply, pickle.loads(parcel))  # noqa: S301  # nosec B301
    except (EOFError, OSError):
        return Reply(Fate.DIED)


def _is_ready(pipe: Connection) -> bool:
    try:
        return pipe.recv_bytes() == b"ready"
    except (EOFError, OSError):
        return False


def _job_for(process: SpawnProcess, memory_mb: int) -> JobObject | None:
    if sys.platform != "win32" or process.pid is None:
        return None
    from app.spreadsheets.worker.job_object import JobObject

    try:
        return JobObject(process.pid, memory_mb)
    except OSError as problem:
        # Without limits it still reads; it ends with its pipe.
        log.warning("no Job Object for the spreadsheet process: error %s", problem.winerror)
        return None


def _no_child(why: str) -> UserError:
    return UserError(
        f"The spreadsheet process cannot be started ({why}). Close other programs and try again"
    )
