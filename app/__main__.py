"""The entry: the window, or a command."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.errors import UserError

SELF_TEST = "--selftest"

NO_DISPLAY = (
    "There is no display to open the window on. Commands work without one: verify, inspect, jobs "
    "and others; --help names them"
)
NO_QT = (
    "The window's packages are not installed. `bash packaging/run.sh` fetches them; commands work "
    "without them: --help names them"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window or run one command; the exit code."""
    # First of all: in a frozen program the spreadsheet process starts here too.
    multiprocessing.freeze_support()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [SELF_TEST]:
        from app.selftest import run_self_test

        return run_self_test(given[1:])
    from app.ui.arguments import opens_window

    if opens_window(given):
        return _open_window(given)
    from app.cli.shell import run

    return run(given, _ask_windows_to_quit)


def _ask_windows_to_quit(data_dir: Path, seconds: float) -> bool:
    """For the command `quit`: the window's own words are spoken with Qt."""
    try:
        from app.ui.quitting import ask_windows_to_quit
    except ImportError as missing:
        if not _is_qt(missing):
            raise
        raise UserError(NO_QT) from None
    ended: bool = ask_windows_to_quit(data_dir, seconds)
    return ended


def _open_window(given: list[str]) -> int:
    if not _has_display():
        print(NO_DISPLAY, file=sys.stderr)  # noqa: T201 - before any window or command is there
        return 2
    try:
        application = read_application()
    except ImportError as missing:
        if not _is_qt(missing):
            raise
        print(NO_QT, file=sys.stderr)  # noqa: T201 - as above
        return 2
    code: int = application.open_window(given)
    return code


def read_application() -> Any:
    """The module `app.ui.application`, and with it all that the first paint needs."""
    # Nearly all that is made here stays: looking for garbage in it is waiting for nothing
    # (bench_window prints how long a start takes).
    gc.disable()
    try:
        from app.ui import application
    finally:
        gc.enable()
    gc.freeze()
    return application


def _is_qt(missing: ImportError) -> bool:
    return (missing.name or "").partition(".")[0] in {"PySide6", "qasync"}


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main())
