"""The spreadsheet process's side: take a task, do it, answer; end with the pipe."""

from __future__ import annotations

import logging
import os
import pickle
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from app.domain.errors import RollcheckError, is_disk_full
from app.privacy import MaskDigits, bare_traceback
from app.spreadsheets.worker.limits import ignore_terminal, limit_this_process
from app.spreadsheets.worker.replies import Fate, LogLine, Reply
from app.spreadsheets.worker.tasks import find_task

FAREWELL = b""
MAX_LOG_LINES = 200


@dataclass(frozen=True, slots=True)
class ChildOptions:
    """What a child is told when it is started."""

    memory_mb: int
    parent_pid: int
    allow_dotted: bool


def serve(pipe: Connection, options: ChildOptions) -> None:
    """The child's whole life: says that it is ready, then one reply for each request."""
    ignore_terminal()
    limit_this_process(options.memory_mb, options.parent_pid)
    _silence()
    log = _LogLines()
    logging.getLogger().addHandler(log)
    logging.getLogger().setLevel(logging.INFO)
    try:
        pipe.send_bytes(b"ready")
        while (request := pipe.recv_bytes()) != FAREWELL:
            _answer(pipe, replace(_perform(request, options), log=log.taken()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        # The seat is gone; nobody waits for an answer.
        return


def _perform(request: bytes, options: ChildOptions) -> Reply:
    try:
        name, args = pickle.loads(request)  # noqa: S301  # nosec B301 - from our own parent
        return Reply(Fate.DONE, find_task(name, allow_dotted=options.allow_dotted)(*args))
    except RollcheckError as error:
        return Reply(Fate.REFUSED, error=error)
    except MemoryError:
        return Reply(Fate.MEMORY)
    except RecursionError:
        return Reply(Fate.DEPTH)
    except BaseException as problem:  # noqa: BLE001 - whatever a reader raises must be answered
        if is_disk_full(problem):
            return Reply(Fate.FULL)
        fate = Fate.PANIC if type(problem).__name__ == "PanicException" else Fate.BUG
        return Reply(fate, trace=bare_traceback(problem))


def _answer(pipe: Connection, reply: Reply) -> None:
    try:
        parcel = pickle.dumps(reply)
    except MemoryError:
        parcel = pickle.dumps(Reply(Fate.MEMORY))
    except Exception as problem:  # noqa: BLE001 - pickle raises anything over an odd value
        parcel = pickle.dumps(Reply(Fate.BUG, trace=bare_traceback(problem)))
    pipe.send_bytes(parcel)


def _silence() -> None:
    """A Rust panic prints straight to stderr, past every filter, and may quote a cell."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


class _LogLines(logging.Handler):
    """Gathers what a task logs; it travels with the reply."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[LogLine] = []
        self.addFilter(MaskDigits())

    def emit(self, record: logging.LogRecord) -> None:
        if len(self._lines) < MAX_LOG_LINES:
            self._lines.append(LogLine(record.levelno, record.name, self.format(record)))

    def taken(self) -> tuple[LogLine, ...]:
        """The lines since the last call."""
        lines, self._lines = tuple(self._lines), []
        return lines
