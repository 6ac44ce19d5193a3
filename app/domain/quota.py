"""The quota's arithmetic: at most the limit in any 60 minutes (design, decision 5). Pure.

Lookups are counted in minute buckets when they are reserved, up to a minute before they are
sent. A bucket therefore counts for 62 minutes: one in which the reservation fell, one in which
the lookup may still be sent, and sixty after it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum

WINDOW_MINUTES = 62
DAY_MINUTES = 24 * 60
BLOCK = 50
BLOCK_SECONDS = 60.0
SHARE_HOURS = (time(7), time(18))


class Lane(StrEnum):
    """Who spends: shares of the limit are kept for some."""

    SINGLE = "single"
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True, slots=True)
class QuotaRules:
    """The limit in any 60 minutes and the shares kept of it, in lookups."""

    limit: int = 10_000
    single: int = 100
    small_jobs: int = 2_000


@dataclass(frozen=True, slots=True)
class QuotaSnapshot:
    """How the quota stands: lookups spent in the window, and free now for each lane.

    `blocked_until` and `next_free_at` are store time, UTC, naive; None where unknown.
    """

    used: int
    limit: int
    free: Mapping[Lane, int]
    blocked_until: datetime | None
    next_free_at: datetime | None


Buckets = Mapping[tuple[Lane, int], int]
"""Lookups by lane and minute (minutes since 1970, UTC)."""


@dataclass(frozen=True, slots=True)
class QuotaOutlook:
    """What the quota of the time ahead is reckoned from.

    `office_hours` says of a minute whether the share for small lists is kept then;
    `blocked_until` (store time, UTC) is set after the IEC's own 429.
    """

    rules: QuotaRules
    buckets: Buckets
    office_hours: Callable[[int], bool]
    blocked_until: datetime | None = None


def minute_of(moment: datetime) -> int:
    """The bucket of a naive UTC moment."""
    return int(moment.replace(tzinfo=UTC).timestamp() // 60)


def moment_of(minute: int) -> datetime:
    """When a bucket begins, naive UTC."""
    return datetime.fromtimestamp(minute * 60, UTC).replace(tzinfo=None)


def counts_at(bucket: int, now_minute: int) -> bool:
    """Whether a bucket counts. One dated in the future does: a clock set back frees nothing."""
    return bucket > now_minute - WINDOW_MINUTES


def free_for(lane: Lane, rules: QuotaRules, used: Mapping[Lane, int], office_hours: bool) -> int:
    """Lookups this lane may take now. A share is kept only as far as it is not used up itself."""
    free = rules.limit - sum(used.values())
    if lane is not Lane.SINGLE:
        free -= max(0, rules.single - used.get(Lane.SINGLE, 0))
    if lane is Lane.LARGE and office_hours:
        free -= max(0, rules.small_jobs - used.get(Lane.SMALL, 0))
    return max(0, free)


def used_by_lane(buckets: Buckets, now_minute: int) -> dict[Lane, int]:
    """What counts of the ledger now, by lane."""
    used = dict.fromkeys(Lane, 0)
    for (lane, minute), count in buckets.items():
        if counts_at(minute, now_minute):
            used[lane] += count
    return used


def next_free_minute(
    lane: Lane,
    rules: QuotaRules,
    buckets: Buckets,
    now_minute: int,
    office_hours: Callable[[int], bool],
) -> int | None:
    """The first later minute in which this lane has a lookup, if nobody spends meanwhile.

    `office_hours` says of a minute whether it is among them. None: not within a day, as where
    the shares of others are as large as the limit.
    """
    ends = {minute + WINDOW_MINUTES for _, minute in buckets if counts_at(minute, now_minute)}
    # Only this lane has more, or less, by the time of day.
    day = range(now_minute + 1, now_minute + DAY_MINUTES) if lane is Lane.LARGE else ()
    shifts = {minute for minute in day if office_hours(minute) != office_hours(minute - 1)}
    for minute in sorted(ends | shifts):
        if free_for(lane, rules, used_by_lane(buckets, minute), office_hours(minute)) > 0:
            return minute
    return None


@dataclass(frozen=True, slots=True)
class ComingFree:
    """So many lookups more will be free in this minute, if nobody spends meanwhile."""

    lookups: int
    minute: int


def coming_free(outlook: QuotaOutlook, now_minute: int) -> ComingFree | None:
    """What comes free next for small lists and is worth telling: a tenth of the limit, or all.

    None while everything is free.
    """
    buckets = outlook.buckets
    blocked = minute_of(outlook.blocked_until) + 1 if outlook.blocked_until else now_minute
    ends = {minute + WINDOW_MINUTES for _, minute in buckets if counts_at(minute, now_minute)}
    free_now = 0 if blocked > now_minute else _free_for_small(outlook, now_minute)
    found = None
    for minute in sorted({max(end, blocked) for end in ends} | {blocked}):
        more = _free_for_small(outlook, minute) - free_now
        if more > 0:
            found = ComingFree(more, minute)
        if more * 10 >= outlook.rules.limit:
            break
    return found


def _free_for_small(outlook: QuotaOutlook, minute: int) -> int:
    used = used_by_lane(outlook.buckets, minute)
    return free_for(Lane.SMALL, outlook.rules, used, outlook.office_hours(minute))


def block_size(needed: int, rules: QuotaRules) -> int:
    """How many lookups to reserve at once: few enough that a crash wastes little."""
    return max(1, min(BLOCK, needed, rules.limit // 100))


def in_office_hours(local: time) -> bool:
    """Whether the share for urgent and small jobs is kept at this local time of day."""
    return SHARE_HOURS[0] <= local < SHARE_HOURS[1]
