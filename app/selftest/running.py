"""Runs the checks one after the other and says what came of each."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import platform
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from app.cli.output import one_line, put
from app.selftest.check import Check


@dataclass(frozen=True, slots=True)
class Told:
    """What came of one check; `trace` is "" when it passed."""

    name: str
    passed: bool
    text: str
    seconds: float
    trace: str = ""

    @property
    def line(self) -> str:
        """One line for the screen."""
        sign = "ok    " if self.passed else "FAILED"
        return f"{sign} {self.name}: {one_line(self.text)} ({self.seconds:.1f} s)"


def main(arguments: Sequence[str]) -> int:
    """0 when every check passed, else 1; tracebacks are in the report, not on the screen."""
    parser = argparse.ArgumentParser(prog="rollcheck --selftest", allow_abbrev=False)
    # A program without a console has nowhere to print.
    parser.add_argument("--report", type=Path, help="write the outcome into this file as well")
    parser.add_argument("--only", metavar="NAME", help="only the check of this name")
    given = parser.parse_args(list(arguments))
    _use_own_surroundings()
    told: list[Told] = []
    with tempfile.TemporaryDirectory(
        prefix="rollcheck-selftest-", ignore_cleanup_errors=True
    ) as folder:
        asyncio.run(_run_all(Path(folder), told, given.only))
    failed = [one for one in told if not one.passed]
    last = f"FAILED: {', '.join(one.name for one in failed)}" if failed else "All is well."
    put(last)
    if given.report:
        _write(given.report, told, last)
    return 1 if failed else 0


def _use_own_surroundings() -> None:
    """Settings of this PC must not decide whether the program is whole."""
    for name in list(os.environ):
        if name.startswith(("ROLLCHECK_", "IEC_API_")):
            del os.environ[name]
    # Without a handler logging would print among the lines what a failing part has to say.
    logging.getLogger().addHandler(logging.NullHandler())
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not has_display:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


async def _run_all(folder: Path, told: list[Told], only: str | None) -> None:
    from app.selftest.checks import CHECKS

    put(_heading())
    for number, check in enumerate(CHECKS):
        if only not in (None, check.name):
            continue
        place = folder / f"{number:02d}"
        place.mkdir()
        one = await _run(check, place)
        told.append(one)
        put(one.line)


async def _run(check: Check, place: Path) -> Told:
    started = time.monotonic()
    try:
        async with asyncio.timeout(check.seconds):
            text = await check.run(place)
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
        text = f"{type(problem).__name__}: {problem}"
        took = time.monotonic() - started
        return Told(check.name, False, text, took, "".join(traceback.format_exception(problem)))
    return Told(check.name, True, text, time.monotonic() - started)


def _heading() -> str:
    kind = "frozen" if getattr(sys, "frozen", False) else "source"
    return f"Rollcheck {__version__} ({kind}), Python {platform.python_version()}, {sys.platform}"


def _write(report: Path, told: Sequence[Told], last: str) -> None:
    lines = [_heading(), *(one.line for one in told), last]
    traces = [f"\n== {one.name}\n{one.trace}" for one in told if one.trace]
    report.write_text("\n".join([*lines, *traces, ""]), encoding="utf-8")
