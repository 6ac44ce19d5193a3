"""The child's side: take a task, do it, send what came of it; until the pipe ends."""

from __future__ import annotations

import logging
import signal
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from app.domain.errors import RollcheckError
from app.privacy import MaskDigits, mask_digits
from app.spreadsheets.worker.limits import die_with_parent, limit_own_memory
from app.spreadsheets.worker.tasks import task_named


@dataclass(frozen=True, slots=True)
class Done:
    """A task's value."""

    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """A task ended with an error that means something to the operator."""

    error: RollcheckError


@dataclass(frozen=True, slots=True)
class TooBig:
    """A task needed more memory, or went deeper, than the process may."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A task ended with an error nobody foresaw; `trace` is masked."""

    trace: str


Reply = Done | Refused | TooBig | Broken


def serve(pipe: Connection, memory_mb: int, allow_dotted: bool) -> None:
    """The child's main function."""
    # Ctrl+C in a terminal reaches the whole group; only the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    limit_own_memory(memory_mb)
    logging.getLogger().addFilter(MaskDigits())
    while True:
        try:
            name, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_do(name, arguments, allow_dotted))


def _do(name: str, arguments: tuple[Any, ...], allow_dotted: bool) -> Reply:
    try:
        return Done(task_named(name, allow_dotted=allow_dotted)(*arguments))
    except RollcheckError as refused:
        return Refused(refused)
    except (MemoryError, RecursionError):
        return TooBig()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a Rust library's panic is no Exception
        return Broken(mask_digits(traceback.format_exc()))
