"""When the lists of the queue will be done: the quota's own arithmetic, run ahead. Pure.

Told only while the way there is known: a pace, the hour's limit and the shares kept of it. Who
knows of an outage or a pause does not ask here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from app.domain.quota import (
    WINDOW_MINUTES,
    Lane,
    QuotaOutlook,
    free_for,
    minute_of,
    used_by_lane,
)

HORIZON_MINUTES = 48 * 60
RESULTS_SECONDS = 2.0
STEADY_SECONDS = 45.0
STEADY_SHARE = 0.05
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class InLine:
    """One list of the queue: what it still has to ask, and whose share of the quota it spends."""

    job_id: str
    lookups_left: int
    lane: Lane


def finish_times(
    queue: Iterable[InLine], per_second: float, quota: QuotaOutlook, now: datetime
) -> dict[str, datetime]:
    """When each list will be done at this pace, one after the other in this order (store time).

    One that cannot be done within two days has no time, nor has any behind it. Second looks,
    retries and lists still to come are not foreseen: "about".
    """
    found: dict[str, datetime] = {}
    road = _Road(per_second, quota, now)
    for line in queue:
        done = road.spend(line.lookups_left, line.lane)
        if done is None:
            break
        found[line.job_id] = done
    return found


def steady(shown: datetime | None, found: datetime | None, now: datetime) -> datetime | None:
    """What to show: whole minutes, and the time shown before unless it was really wrong.

    A rate that trembles must not make the table flicker.
    """
    if found is None:
        return None
    if shown is not None and shown >= now:
        slack = max(STEADY_SECONDS, STEADY_SHARE * (found - now).total_seconds())
        if abs((found - shown).total_seconds()) <= slack:
            return shown
    return _next_minute(found)


@dataclass
class _Road:
    """The time ahead, walked once: what was spent on the way counts for what comes later."""

    per_second: float
    quota: QuotaOutlook
    at: datetime
    _minute: int = 0
    _end: int = 0
    _spent: dict[tuple[Lane, int], int] = field(default_factory=dict)
    _used: dict[Lane, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._minute = minute_of(self.at)
        self._end = self._minute + HORIZON_MINUTES
        self._spent = dict(self.quota.buckets)
        self._used = used_by_lane(self.quota.buckets, self._minute)

    def spend(self, lookups: int, lane: Lane) -> datetime | None:
        """Ask for so many; when the results are there, None when that is too far ahead."""
        left = lookups
        while left > 0:
            taken = min(left, self._free(lane), self._room())
            left -= taken
            self._take(lane, taken)
            if not taken and not self._go_to(_next_minute(self.at)):
                return None
        done = self.at + timedelta(seconds=RESULTS_SECONDS)
        return done if self._go_to(done) else None

    def _free(self, lane: Lane) -> int:
        blocked = self.quota.blocked_until
        if blocked is not None and self.at < blocked:
            return 0
        office = self.quota.office_hours(self._minute)
        return free_for(lane, self.quota.rules, self._used, office)

    def _room(self) -> int:
        """What the line can carry in the rest of this minute."""
        return int(self.per_second * (_next_minute(self.at) - self.at).total_seconds())

    def _take(self, lane: Lane, lookups: int) -> None:
        if lookups:
            key = (lane, self._minute)
            self._spent[key] = self._spent.get(key, 0) + lookups
            self._used[lane] += lookups
            self._go_to(self.at + timedelta(seconds=lookups / self.per_second))

    def _go_to(self, moment: datetime) -> bool:
        """Move on in time; what was spent an hour before is free again."""
        self.at = moment
        while self._minute < minute_of(moment):
            self._minute += 1
            for lane in Lane:
                self._used[lane] -= self._spent.get((lane, self._minute - WINDOW_MINUTES), 0)
        return self._minute < self._end


def _next_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0) + _MINUTE
