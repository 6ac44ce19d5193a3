"""Around every command: what goes wrong becomes a sentence and an exit code, no traceback."""

from __future__ import annotations

import asyncio
import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from app.cli.exit_codes import ExitCode
from app.cli.output import say, say_lines
from app.domain.errors import OutageError, SeatBlocked, StoreUnavailable, UserError

INTERRUPTED = "Interrupted. What was answered is kept; `resume` goes on"
_DASH_HINT = "A file whose name begins with a dash goes after --, as in: verify -- -list.xlsx"


# Data folder and seconds: ask its windows to close, and whether all have ended by then.
AskToQuit = Callable[[Path, float], bool]


def run(arguments: list[str], ask_to_quit: AskToQuit | None = None) -> int:
    """Run one command line; its exit code. Nothing but results goes to standard output.

    `ask_to_quit` is what the command `quit` does: windows are no affair of this room.
    """
    _speak_utf8()
    _keep_logging_off_the_screen()
    try:
        return int(_run(arguments, ask_to_quit))
    except (KeyboardInterrupt, asyncio.CancelledError):
        say(INTERRUPTED)
        return ExitCode.INTERRUPTED


def _run(arguments: list[str], ask_to_quit: AskToQuit | None) -> int:
    from app.cli.program import program

    options: dict[str, Any] = {"standalone_mode": False, "prog_name": "rollcheck"}
    try:
        return program(arguments, obj=ask_to_quit, **options) or ExitCode.DONE
    except typer.TyperException as wrong:
        _say_usage(wrong)
        return ExitCode.BAD_INPUT
    except SeatBlocked as blocked:
        say(str(blocked))
        return ExitCode.IEC_UNUSABLE
    except StoreUnavailable as away:
        say(f"{str(away).capitalize()}. Nothing is lost; run this again when that is mended")
        return ExitCode.BAD_INPUT
    except (UserError, OutageError) as refused:
        say(str(refused))
        return ExitCode.BAD_INPUT
    except Exception as bug:
        logging.getLogger(__name__).debug("internal error", exc_info=bug)
        say(
            f"An internal error ({_where(bug)}); nothing is lost. "
            "Details are in the log of the data folder"
        )
        return ExitCode.BUG


def _say_usage(wrong: typer.TyperException) -> None:
    text = wrong.format_message()
    context: Any = getattr(wrong, "ctx", None)
    if context is not None and not text.startswith("Usage:"):
        say_lines(context.get_usage())
    say_lines(text)
    if text.startswith("No such option"):
        say(_DASH_HINT)


def _where(bug: Exception) -> str:
    """Kind and place, to be told on the phone; the text of a bug may hold anything."""
    frames = traceback.extract_tb(bug.__traceback__)
    ours = [frame for frame in frames if "/app/" in frame.filename.replace("\\", "/")]
    if not ours:
        return type(bug).__name__
    name = ours[-1].filename.replace("\\", "/").rpartition("/app/")[2]
    return f"{type(bug).__name__} in {name}, line {ours[-1].lineno}"


def _keep_logging_off_the_screen() -> None:
    # Without a handler logging prints warnings on standard error, and a log that cannot be
    # written (disk full, open elsewhere on Windows) prints a traceback there.
    logging.getLogger().addHandler(logging.NullHandler())
    logging.raiseExceptions = False


def _speak_utf8() -> None:
    # A Windows console or a pipe may use a code page that has no letter for a member's name.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
