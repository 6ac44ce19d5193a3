"""What the spreadsheet process can do, by name. Imports wait: the seat reads this module too."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.domain.errors import BugError

if TYPE_CHECKING:
    from app.domain.overview import OverviewLine
    from app.domain.results import JobFacts, MadeResults
    from app.domain.spreadsheet import Inspection, Kind, Layout, Wishes
    from app.spreadsheets.results.register.parts import RegisterPart

Task = Callable[..., Any]


def inspect(path: Path, file_name: str, wishes: Wishes, rows_to: Path | None = None) -> Inspection:
    """`reading.inspect.inspect` with the municipalities of this process."""
    from app.spreadsheets.municipality_table import load_municipalities
    from app.spreadsheets.reading.inspect import inspect as inspect_file

    return inspect_file(path, file_name, wishes, load_municipalities(), rows_to)


def make_results(
    source: Path,
    file_name: str,
    kind: Kind,
    layout: Layout,
    results_file: Path,
    facts: JobFacts,
    out_dir: Path,
) -> MadeResults:
    """`results.make.make_results`."""
    from app.spreadsheets.results import make

    return make.make_results(source, file_name, kind, layout, results_file, facts, out_dir)


def make_overview(
    target: Path, file_name: str, lines: Sequence[OverviewLine], practice: bool
) -> None:
    """`results.overview.write_overview`; `file_name` is what it is called in sentences."""
    from app.spreadsheets.results.overview import write_overview

    write_overview(lines, target, practice=practice)


def make_problem_rows(target: Path, file_name: str, results_file: Path, practice: bool) -> int:
    """`results.problem_rows.write_problem_rows`."""
    from app.spreadsheets.results.problem_rows import write_problem_rows

    return write_problem_rows(results_file, file_name, target, practice=practice)


def merge_registers(target: Path, file_name: str, parts: Sequence[RegisterPart]) -> int:
    """`results.register.merge.merge_registers`; `file_name` is what it is called in sentences."""
    from app.spreadsheets.results.register import merge

    return merge.merge_registers(parts, target)


def warm() -> None:
    """Import what reading needs, so that the first file does not wait for it."""
    from app.spreadsheets.municipality_table import load_municipalities
    from app.spreadsheets.reading import inspect as _inspect  # noqa: F401

    load_municipalities().prepare()


TASKS: dict[str, Task] = {
    "inspect": inspect,
    "make_results": make_results,
    "make_overview": make_overview,
    "make_problem_rows": make_problem_rows,
    "merge_registers": merge_registers,
    "warm": warm,
}


def find_task(name: str, *, allow_dotted: bool) -> Task:
    """The task of a name; "module:function" only where allowed. Raises BugError for others."""
    if name in TASKS:
        return TASKS[name]
    module, colon, function = name.partition(":")
    if not (allow_dotted and colon):
        raise BugError(f"the spreadsheet process has no task {name}")
    task: Task = getattr(importlib.import_module(module), function)
    return task


def file_of(name: str, args: tuple[object, ...]) -> str:
    """The file a task is about, as the operator calls it; for sentences."""
    named = args[1] if name in TASKS and len(args) > 1 else None
    return named if isinstance(named, str) else "The spreadsheet"
