"""Which seats are here. Pure: the rows come from SQL, the seconds from the observer's own clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

BEAT_SECONDS = 30.0
ALIVE_SECONDS = 90.0
"""Three beats: one may be late, one may be lost."""


NO_NETWORK = "offline"
"""The trouble of a seat whose PC has no network of its own; others are an `Account`'s."""


@dataclass(frozen=True, slots=True)
class SeatRow:
    """What a seat says of itself; times are store time, UTC, and for display only.

    `run` is the very process, `operator` the system user, `trouble` what keeps it from the IEC
    ("" for nothing). `beat` moves while the process lives.
    """

    seat: str
    run: str
    operator: str = ""
    version: str = ""
    trouble: str = ""
    beat: int = 0
    started_at: datetime | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SeatHere:
    """A seat, and whether it lives as far as the observer can know."""

    row: SeatRow
    alive: bool


class Sightings:
    """Judges seats by their beats on the observer's own monotonic clock (seconds).

    A clock of another PC, or the database's, is never compared with anything: they differ, and
    they are set. A row seen for the first time counts as alive until it has stood still for
    `ALIVE_SECONDS`.
    """

    def __init__(self, alive_seconds: float = ALIVE_SECONDS) -> None:
        self._alive_seconds = alive_seconds
        self._moved: dict[str, tuple[str, int, float]] = {}

    def see(self, rows: Iterable[SeatRow], now: float) -> list[SeatHere]:
        """The seats as they stand at `now`, in the order of the rows."""
        before, self._moved = self._moved, {}
        return [self._judge(row, before.get(row.seat), now) for row in rows]

    def _judge(self, row: SeatRow, known: tuple[str, int, float] | None, now: float) -> SeatHere:
        still = known is not None and known[:2] == (row.run, row.beat)
        since = known[2] if known is not None and still else now
        self._moved[row.seat] = (row.run, row.beat, since)
        return SeatHere(row, now - since < self._alive_seconds)
