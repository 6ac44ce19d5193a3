"""What seats tell each other beside the store, and whether they can. Pure.

Nothing here is the truth: the store is. Losing all of it slows screens and changes no outcome.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.job import WaitReason


class BusKind(StrEnum):
    """How this seat hears of the others; OFF: no Redis is set up, it looks at the store."""

    OFF = "off"
    CONNECTING = "connecting"
    CONNECTED = "connected"
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class BusState:
    """`since` is UTC with its zone. `reason` is a clause: why Redis is away, or, with CONNECTED,
    what it cannot do now; "" for nothing. It holds no password.
    """

    kind: BusKind
    since: datetime | None = None
    reason: str = ""

    @property
    def sentence(self) -> str:
        """One plain sentence, times as this PC shows them."""
        if self.kind is BusKind.OFF:
            return "No Redis is set up"
        if self.kind is BusKind.CONNECTING:
            return "Connecting to Redis"
        if self.kind is BusKind.CONNECTED:
            return f"Redis: {self.reason}" if self.reason else "Redis is connected"
        since = f"{self.since.astimezone():%H:%M}" if self.since else ""
        return f"Redis is away since {since}: {self.reason}"


@dataclass(frozen=True, slots=True)
class LiveProgress:
    """One moment of the running job: counts only.

    `epoch` is that of the lease it runs under, `n` grows within it: what is older is ignored.
    `done` and `left` count ID numbers.
    """

    job_id: str
    epoch: int
    n: int
    seat: str
    done: int
    left: int
    per_second: float = 0.0
    wait_reason: WaitReason | None = None

    @property
    def age_key(self) -> tuple[int, int]:
        """Grows with every newer one, whichever seat it is of."""
        return (self.epoch, self.n)


@dataclass(frozen=True, slots=True, order=True)
class SeatHere:
    """A seat that is running now; `operator` is the system's user name."""

    seat: str
    operator: str
    version: str
