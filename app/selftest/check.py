"""What a check is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path


class CheckFailed(Exception):
    """Something is there and is not as it should be; the text says what."""


@dataclass(frozen=True, slots=True)
class Check:
    """`run` gets an empty folder, returns what it saw in a few words, and raises for a failure."""

    name: str
    run: Callable[[Path], Awaitable[str]]
    seconds: float = 60


def expect(holds: object, otherwise: str) -> None:
    """Raises CheckFailed with the sentence when it does not hold."""
    if not holds:
        raise CheckFailed(otherwise)
