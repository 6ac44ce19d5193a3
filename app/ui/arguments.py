"""What the window is started with; commands have their own options."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_OPTIONS = ("--practice", "--iec-url", "--in-tray")


@dataclass(frozen=True, slots=True)
class WindowArguments:
    """`paths` are files or folders to be added, as Windows' "Check with Rollcheck" hands over."""

    practice: bool = False
    iec_url: str | None = None
    in_tray: bool = False
    paths: tuple[Path, ...] = ()


def opens_window(arguments: Sequence[str]) -> bool:
    """Whether a command line means the window: nothing, its options, or files to add."""
    if not arguments:
        return True
    first = arguments[0]
    if first.partition("=")[0] in _OPTIONS:
        return True
    # A command has no ending; what has one and is there is a file to add.
    return Path(first).suffix != "" and Path(first).exists()


def parse(arguments: Sequence[str]) -> WindowArguments:
    """Read them. Ends the process with 2 for an unknown option, as argparse does."""
    parser = argparse.ArgumentParser(
        prog="rollcheck",
        description="Opens the window. `rollcheck --help` names the commands.",
        allow_abbrev=False,
    )
    parser.add_argument("--practice", action="store_true", help="use the simulated IEC")
    parser.add_argument("--iec-url", default=None, help="another IEC address")
    parser.add_argument("--in-tray", action="store_true", help="start without showing the window")
    parser.add_argument("paths", nargs="*", type=Path, help="spreadsheets or folders to add")
    found = parser.parse_args(list(arguments))
    paths = tuple(path.absolute() for path in found.paths)
    return WindowArguments(found.practice, found.iec_url, found.in_tray, paths)
