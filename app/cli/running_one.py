"""Every command line runs one command: its settings, and the code it ends with."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

import typer

from app.cli.exit_codes import ExitCode

if TYPE_CHECKING:
    from app.settings import Settings


def settings() -> Settings:
    """The settings of this PC. Raises UserError."""
    from app.settings import load_settings

    return load_settings()


def end(command: Coroutine[Any, Any, ExitCode]) -> None:
    """Run it, and end the program with its code."""
    end_now(asyncio.run(command))


def end_now(code: ExitCode) -> None:
    """End the program with this code."""
    if code is not ExitCode.DONE:
        raise typer.Exit(int(code))
