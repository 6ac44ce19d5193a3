"""When a list will be done, from what is known before it starts. Pure."""

from __future__ import annotations

from math import ceil

USUAL_LOOKUP_SECONDS = 0.15
"""What one lookup takes before any was measured: the order of the public clients' figures."""

_HOUR = 3600.0


def expected_seconds(lookups: int, *, per_second: float, free_now: int, limit: int) -> float:
    """Seconds for so many lookups, waits for the quota included.

    `free_now` may be spent at once; then each further `limit` lookups need another hour.
    """
    if lookups <= free_now:
        return lookups / per_second
    waits = ceil((lookups - free_now) / max(1, limit))
    last = (lookups - free_now) - (waits - 1) * limit
    return waits * _HOUR + last / per_second


def usual_rate(at_once: int, per_second_cap: float) -> float:
    """Lookups a second to expect with so many at once; `per_second_cap` 0 means no cap."""
    rate = at_once / USUAL_LOOKUP_SECONDS
    return min(rate, per_second_cap) if per_second_cap else rate
