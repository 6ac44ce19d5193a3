"""Starts the simulated IEC as a child process, and ends it whatever happens to the parent."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from app.domain.errors import UserError

START_SECONDS = 20.0
STOP_SECONDS = 5.0

_PROJECT = Path(__file__).resolve().parents[3]


def practice_command(latency_ms: float = 0, faults: Sequence[str] = ()) -> list[str]:
    """The command line of a practice server that ends with its parent."""
    # -P: a folder named `app` where the operator stands must not be taken for ours.
    from_source = [sys.executable, "-P", "-m", "app"]
    program = [sys.executable] if getattr(sys, "frozen", False) else from_source
    options = ["--port", "0", "--until-stdin-closes", "--latency-ms", f"{latency_ms:g}"]
    for fault in faults:
        options += ["--fault", fault]
    return [*program, "practice-server", *options]


class PracticeChild:
    """`async with PracticeChild() as practice:` gives a simulated IEC at `practice.address`.

    The child lives as long as its standard input is open: it ends with the parent, even one
    that was killed. Raises UserError when it does not start within `START_SECONDS`.
    """

    def __init__(
        self,
        *,
        latency_ms: float = 0,
        faults: Sequence[str] = (),
        command: Sequence[str] | None = None,
    ) -> None:
        self._command = list(command or practice_command(latency_ms, faults))
        self._process: asyncio.subprocess.Process | None = None
        self._address = ""

    @property
    def address(self) -> str:
        """The base address; "" before it has started."""
        return self._address

    @property
    def pid(self) -> int | None:
        """The child's process number while there is one."""
        return self._process.pid if self._process else None

    async def start(self) -> None:
        """Start it and wait until it listens."""
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=_environment(),
            # Ctrl+C goes to a whole group: the child must outlive the parent's last lookups.
            start_new_session=True,
            # A console window would flash up beside the window otherwise.
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        try:
            self._address = await self._read_address(self._process)
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """Ask it to end by closing its input; after `STOP_SECONDS`, kill it."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin:
            process.stdin.close()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _read_address(self, process: asyncio.subprocess.Process) -> str:
        line = b""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(START_SECONDS):
                line = await process.stdout.readline() if process.stdout else b""
        try:
            return str(json.loads(line)["address"])
        except (ValueError, KeyError, TypeError):
            raise UserError(
                "The practice server did not start. Run `rollcheck practice-server` to see why"
            ) from None


def _environment() -> dict[str, str]:
    """This process's, with the project findable from any working folder."""
    paths = [str(_PROJECT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
