"""What works on this PC and what does not, with what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.engine.iec_access import IecAccess
from app.settings import Settings


class State(StrEnum):
    """How a check came out; only trouble keeps Rollcheck from its work."""

    OK = "ok"
    WARNING = "warning"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `text` says what is wrong and what to do; never a secret."""

    name: str
    state: State
    text: str


async def examine(
    settings: Settings,
    *,
    data_dir: Path,
    store_file: Path,
    practice: bool,
    access: Callable[[tuple[str, str] | None], IecAccess],
) -> list[Check]:
    """Look at everything, each within a limit of time; never raises.

    Needs no open seat, so that it works where a seat does not. `access` makes the IEC's access
    from user name and password: `partial(access_to, settings, practice=…, address=…)`.
    """
    raise NotImplementedError
