"""Tasks that do to the spreadsheet process what bad files do."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
from pathlib import Path

from app.domain.errors import GatewayBlocked, SpreadsheetRefused


class PanicException(BaseException):
    """Named as Rust's panics are when they reach Python."""


def pid() -> int:
    return os.getpid()


def add(left: int, right: int) -> int:
    return left + right


def hang(started: Path) -> None:
    """Never ends; says that it has begun by making a file of its process id."""
    part = started.with_suffix(".part")
    part.write_text(str(os.getpid()))
    part.rename(started)
    while True:
        time.sleep(3600)


def die_the_first_time(died: Path) -> str:
    """Kills its process, but only once."""
    if not died.exists():
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def fill_the_disk() -> None:
    """Writes where there is no room."""
    with Path("/dev/full").open("wb", buffering=0) as full:
        full.write(b"a row")


def eat_memory() -> None:
    hoard = []
    while True:
        hoard.append(bytearray(50_000_000))


def recurse() -> None:
    recurse()


def panic() -> None:
    raise PanicException("a cell with 8001015009087")


def break_a_rule(cell: str = "Mokoena 8001015009087") -> None:
    int(cell)


def die_by_signal() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def refuse() -> None:
    raise SpreadsheetRefused("list.xlsx", "it is empty", "Fill it in")


def block() -> None:
    raise GatewayBlocked


def unpicklable() -> object:
    return threading.Lock()


def interrupt_oneself() -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "still here"


def log_an_id() -> None:
    logging.getLogger("task").warning("row %s of %s", 7, "8001015009087")


def modules() -> set[str]:
    return set(sys.modules)


def modules_with_readers() -> set[str]:
    from app.spreadsheets.worker.tasks import warm

    warm()
    from app.spreadsheets.results import make as _make  # noqa: F401

    return modules()
