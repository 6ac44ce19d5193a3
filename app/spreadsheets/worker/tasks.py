"""What the spreadsheet process can be asked to do, by name. Libraries are imported when needed."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.domain.errors import BugError
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import Inspection, Wishes


def task_named(name: str, *, allow_dotted: bool) -> Callable[..., Any]:
    """The function behind a name. Raises BugError for an unknown one.

    `module:function` names one from anywhere, for tests only.
    """
    if name in _TASKS:
        return _TASKS[name]
    if allow_dotted and ":" in name:
        module, _, function = name.partition(":")
        found: Callable[..., Any] = getattr(importlib.import_module(module), function)
        return found
    raise BugError(f"the spreadsheet process has no task {name}")


def _inspect(path: Path, file_name: str, wishes: Wishes, rows_to: Path | None = None) -> Inspection:
    from app.spreadsheets.reading.inspect import inspect

    return inspect(path, file_name, wishes, _municipalities(), rows_to)


def _make_results(*given: Any) -> Any:
    from app.spreadsheets.results.make import make_results

    return make_results(*given)


def _ping() -> int:
    return os.getpid()


@lru_cache(maxsize=1)
def _municipalities() -> Municipalities:
    from app.spreadsheets.municipality_table import load_municipalities

    return load_municipalities()


_TASKS: dict[str, Callable[..., Any]] = {
    "inspect": _inspect,
    "make_results": _make_results,
    "ping": _ping,
}
