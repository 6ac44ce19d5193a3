"""Where commands print: results on standard output, everything else on standard error.

A reader that has gone (`| head -1`) and a terminal that was closed never end a job: what cannot be
told on standard error is left untold, and standard output is given up quietly.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from app.domain.errors import UserError

PIPE_WIDTH = 500


def say(text: str) -> None:
    """One sentence for the operator, on standard error."""
    say_lines(one_line(text))


def say_lines(text: str) -> None:
    """Several lines for the operator, on standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        # Nobody reads it. Python's own flush at the end would fail again and end with 120.
        sys.stderr = io.StringIO()


def put(text: str) -> None:
    """One line of the command's result, on standard output.

    Raises UserError when it cannot be written, unless nobody reads it any more.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(f"{one_line(text)}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _stop_writing()
    except OSError as problem:
        _stop_writing()
        reason = problem.strerror or type(problem).__name__
        raise UserError(f"Standard output cannot be written: {reason}") from None


def put_json(value: Any) -> None:
    """One JSON object on one line of standard output."""
    put(json.dumps(value, ensure_ascii=False, default=str))


def put_table(headings: Sequence[str], rows: Iterable[Sequence[object]], indent: str = "") -> None:
    """A plain table on standard output; numbers to the right."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    listed = [[_cell(value) for value in row] for row in rows]
    for number, heading in enumerate(headings):
        numeric = bool(listed) and all(_is_number(row[number]) for row in listed)
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in listed:
        table.add_row(*row)
    on_screen = sys.stdout is not None and sys.stdout.isatty()
    # Into a text first: rich ends the whole program when a pipe has no reader.
    text = io.StringIO()
    width = None if on_screen else PIPE_WIDTH
    Console(file=text, width=width, highlight=False, markup=False, emoji=False).print(table)
    for line in text.getvalue().splitlines():
        put(f"{indent}{line.rstrip()}")


def one_line(text: str) -> str:
    """Without line breaks and signs that steer a terminal: a file's name may hold anything."""
    return "".join(char if char.isprintable() else " " for char in text)


def _stop_writing() -> None:
    # A later flush, Python's own at the end among them, would fail again.
    sys.stdout = io.StringIO()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
    return one_line(text)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").isdigit()
