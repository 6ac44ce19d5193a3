"""The window as a process of its own on a display of its own, watched and used from outside."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil

from tests.e2e.drag.display import Display
from tests.helpers.commands import PROJECT, Rollcheck, wait_until

SECONDS = 60.0
PROGRAM = ("tests.e2e.window.driver",)


class Window:
    """One running window: what it shows now, and what was ever shown."""

    def __init__(self, process: subprocess.Popen[str], errors: Path) -> None:
        self.process = process
        self.shown: list[dict[str, Any]] = []
        self._errors = errors
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def now(self) -> dict[str, Any]:
        """The last that was told; empty before anything was."""
        return self.shown[-1] if self.shown else {}

    def until(self, seen: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Wait until it shows this; fails when the process ends before."""

        def is_there() -> bool:
            return bool(self.now) and seen(self.now)

        try:
            wait_until(lambda: is_there() or self._ended, SECONDS)
        except AssertionError:
            raise AssertionError(f"never shown; now: {self.now}\n{self.errors}") from None
        assert is_there(), f"ended before: {self.now}\n{self.errors}"
        return self.now

    def job(self, file: str) -> dict[str, Any]:
        """A row of the table; empty where there is none."""
        return next((row for row in self.now.get("jobs", []) if row["file"] == file), {})

    @property
    def errors(self) -> str:
        """What it wrote to standard error."""
        return self._errors.read_text(errors="replace")

    @property
    def _ended(self) -> bool:
        return self.process.poll() is not None

    def _read(self) -> None:
        for line in self.process.stdout or ():
            with contextlib.suppress(ValueError):
                self.shown.append(json.loads(line))


@contextlib.contextmanager
def open_window(
    office: Rollcheck,
    screen: Display,
    *arguments: str,
    program: Sequence[str] = PROGRAM,
    **env: str,
) -> Iterator[Window]:
    """The window of this user; whatever is left of it is ended with the block.

    `program` is the module that opens it, with its first words.
    """
    mark = os.urandom(8).hex()
    errors = office.root / f"window-{mark}.err"
    office.root.mkdir(parents=True, exist_ok=True)
    with errors.open("w") as err:
        process = subprocess.Popen(
            [sys.executable, "-m", *program, *arguments],
            cwd=PROJECT,
            env={
                **office.environment(TEST_MARK=mark, **env),
                "DISPLAY": screen.environment["DISPLAY"],
                "QT_QPA_PLATFORM": "xcb",
            },
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
        )
        try:
            yield Window(process, errors)
        finally:
            for one in psutil.process_iter():
                with contextlib.suppress(psutil.Error):
                    if one.environ().get("TEST_MARK") == mark:
                        one.kill()
            process.kill()
            process.wait(SECONDS)
