"""Whether whoever holds the lease is dead: decided by change, never by a clock of another seat.

A holder lives while (epoch, beat) moves on the *observer's* monotonic clock (client-go's
leaderelection documents the same; design, decision 2).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LeaseTimes:
    """Seconds. A holder that cannot renew stops before anybody may take over."""

    renew: float = 10
    stop: float = 20
    takeover: float = 45


class LeaseWatch:
    """What one seat saw of the lease. Times are its own monotonic seconds.

    Only time in which this seat could look counts: after an outage of the database, or a sleep of
    this PC, the holder gets as long again to show that it lives as it would have had.
    """

    def __init__(self, takeover_seconds: float) -> None:
        self._takeover = takeover_seconds
        self._gap = takeover_seconds / 2
        self._seen: tuple[int, int] | None = None
        self._since = 0.0
        self._looked_at = 0.0

    def saw(self, epoch: int, beat: int, at: float) -> None:
        """One look found the lease like this."""
        moved = self._seen != (epoch, beat)
        if moved or at - self._looked_at > self._gap:
            self._since = at
        self._seen = (epoch, beat)
        self._looked_at = at

    def is_dead(self, at: float) -> bool:
        """Whether what was seen last has stood still for so long that another may take over."""
        if self._seen is None or at - self._looked_at > self._gap:
            return False
        return self._looked_at - self._since >= self._takeover
