"""The window, as a process of its own: opened, met by a second start, and asked to close."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.selftest.check import expect

PROJECT = Path(__file__).resolve().parents[2]
OPEN_SECONDS = 90.0


async def window(folder: Path) -> str:
    """It opens in practice mode, a second start hands over, and `quit` ends it with 0."""
    data = folder / "data"
    first = await _start(data, "--practice")
    try:
        # The engine behind the painted window has opened its store.
        await _until((data / "practice" / "rollcheck.sqlite").exists, first)
        second = await _start(data, "--practice")
        expect(await second.wait() == 0, f"a second start ended with {second.returncode}")
        expect(first.returncode is None, "the window ended when a second start came")
        asked = await _start(data, "quit", "--wait", "60")
        expect(await asked.wait() == 0, f"quit ended with {asked.returncode}")
        expect(await first.wait() == 0, f"the window ended with {first.returncode}")
    finally:
        with contextlib.suppress(ProcessLookupError):
            first.kill()
        await first.wait()
    return "opened, handed over, closed"


async def _start(data: Path, *arguments: str) -> asyncio.subprocess.Process:
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-P", "-m", "app"]
    environment = {
        **os.environ,
        "ROLLCHECK_DATA_DIR": str(data),
        "ROLLCHECK_RESULTS_FOLDER": str(data / "results"),
        "PYTHONPATH": str(PROJECT),
    }
    return await asyncio.create_subprocess_exec(
        *(*program, *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


async def _until(seen: Callable[[], bool], process: asyncio.subprocess.Process) -> None:
    async with asyncio.timeout(OPEN_SECONDS):
        while not await asyncio.to_thread(seen):
            expect(process.returncode is None, f"the window ended with {process.returncode}")
            await asyncio.sleep(0.05)
