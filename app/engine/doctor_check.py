"""One thing the doctor looks at: how it came out, and never longer than it may take."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import RollcheckError

log = logging.getLogger(__name__)


class State(StrEnum):
    """How a check came out; only trouble keeps Rollcheck from its work."""

    OK = "ok"
    WARNING = "warning"
    TROUBLE = "trouble"


SIGNS = {State.OK: "ok", State.WARNING: "warning", State.TROUBLE: "TROUBLE"}
"""How a command prints a state."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `text` says what is wrong and what to do; never a secret."""

    name: str
    state: State
    text: str


Finding = tuple[State, str]


async def check(name: str, seconds: float, look: Callable[[], Awaitable[Finding]]) -> Check:
    """Look at one thing for at most so long; whatever goes wrong becomes the check's text."""
    try:
        async with asyncio.timeout(seconds):
            state, text = await look()
    except TimeoutError:
        return Check(name, State.TROUBLE, f"No answer within {seconds:g} seconds")
    except RollcheckError as known:
        return Check(name, State.TROUBLE, str(known))
    except Exception as broken:
        # A doctor must not fall ill: whatever this is, the other checks go on.
        log.exception("doctor: %s", name)
        return Check(name, State.TROUBLE, f"{type(broken).__name__}; the log says more")
    return Check(name, state, text)


def ok(text: str) -> Finding:
    """Nothing to do."""
    return State.OK, text


def warning(text: str) -> Finding:
    """Works, but."""
    return State.WARNING, text


def trouble(text: str) -> Finding:
    """Does not work; the text says what to do."""
    return State.TROUBLE, text
