"""A display without a screen, and a mouse on it that drags as a hand does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
NEEDED = ("Xvfb", "xdotool")
# A hand's pace: Qt begins a drag, and a target answers it, only between moves.
STEPS, PAUSE = 8, 0.1


def missing() -> list[str]:
    """Programs this needs and this computer lacks."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Display:
    """`environment` is for programs that are to open their windows on it."""

    def __init__(self, number: str) -> None:
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    @contextmanager
    def program(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """A Python program whose lines on stdout the test reads; killed at the end."""
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield process
        finally:
            process.kill()
            process.communicate()

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at `start`, move to `end` (pixels of the display), release there."""
        self._mouse("mousemove", *start)
        self._mouse("mousedown", 1)
        for step in range(1, STEPS + 1):
            here = (a + (b - a) * step // STEPS for a, b in zip(start, end, strict=True))
            self._mouse("mousemove", *here)
        self._mouse("mouseup", 1)

    def _mouse(self, *words: object) -> None:
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, timeout=20)
        time.sleep(PAUSE)


@contextmanager
def display(width: int = 1366, height: int = 768) -> Iterator[Display]:
    """Xvfb on a number that is free."""
    reading, writing = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            yield Display(told.readline().strip())
    finally:
        xvfb.terminate()
        xvfb.wait()
