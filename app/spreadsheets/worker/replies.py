"""What the spreadsheet process answers, and the error each way of failing becomes."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from app.domain.errors import BugError, NoRoom, RollcheckError, SpreadsheetRefused

log = logging.getLogger(__name__)

_CURE = "Copy the list alone to a new workbook, save it as .xlsx and add that"


class Fate(Enum):
    """How a task ended."""

    DONE = auto()
    REFUSED = auto()
    MEMORY = auto()
    DEPTH = auto()
    PANIC = auto()
    FULL = auto()
    BUG = auto()
    DIED = auto()
    TOO_LONG = auto()
    INTERRUPTED = auto()


# After these the process may be left half-way, or near its limit.
SPOILT = frozenset({Fate.MEMORY, Fate.DEPTH, Fate.PANIC, Fate.BUG})


@dataclass(frozen=True, slots=True)
class LogLine:
    """One record of the child's log, masked already."""

    level: int
    logger: str
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """A task's end. `value` goes with DONE, `error` with REFUSED, `trace` with BUG and PANIC."""

    fate: Fate
    value: Any = None
    error: RollcheckError | None = None
    trace: str = ""
    log: tuple[LogLine, ...] = ()


def value_of(reply: Reply, task: str, file_name: str, seconds: float) -> Any:
    """The task's value, or its error raised. `seconds` is the time it was given."""
    if reply.fate is Fate.DONE:
        return reply.value
    if reply.fate is Fate.REFUSED and reply.error is not None:
        raise reply.error
    if reply.fate is Fate.FULL:
        raise NoRoom(file_name)
    if reply.fate is Fate.BUG:
        raise _bug(task, reply.trace)
    raise _refusal(reply.fate, file_name, seconds)


def pass_on(reply: Reply, task: str) -> None:
    """Write the child's log lines, and where it failed, into this process's log."""
    for line in reply.log:
        logging.getLogger(line.logger).log(line.level, "%s", line.text)
    if reply.trace:
        log.error("the spreadsheet process failed in %s:\n%s", task, reply.trace)


def _bug(task: str, trace: str) -> BugError:
    bug = BugError(f"the spreadsheet process failed in {task}: {trace.rpartition(chr(10))[2]}")
    bug.add_note(trace)
    return bug


def _refusal(fate: Fate, file_name: str, seconds: float) -> SpreadsheetRefused:
    causes = {
        Fate.MEMORY: "it needs too much memory",
        Fate.DEPTH: "it is nested too deeply; it may be damaged",
        Fate.PANIC: "it cannot be read; it may be damaged",
        Fate.DIED: "the program that reads it broke off; it may be damaged or too large",
        Fate.TOO_LONG: f"it took longer than {_length(seconds)}; it may be damaged",
    }
    return SpreadsheetRefused(file_name, causes[fate], _CURE)


def _length(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:g} seconds"
    return f"{seconds / 60:.0f} minutes"
