"""The quota in SQL: reserved before sending, by minute, over all seats and restarts.

The arithmetic is `app/domain/quota.py`; this only carries it. A gate row makes reservations of
several seats wait for each other.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import QuotaExhausted
from app.domain.quota import (
    DAY_MINUTES,
    WINDOW_MINUTES,
    Buckets,
    Lane,
    QuotaOutlook,
    QuotaRules,
    QuotaSnapshot,
    free_for,
    in_office_hours,
    minute_of,
    moment_of,
    next_free_minute,
    used_by_lane,
)
from app.store.schema import quota, quota_gate

_KEEP_MINUTES = DAY_MINUTES
_RETRY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class QuotaLedger:
    """The ledger of one IEC account; `iec` names the account, `rules` are the limit's."""

    iec: str
    rules: QuotaRules

    def reserve(self, connection: Connection, lane: Lane, lookups: int, now: datetime) -> int:
        """Take up to `lookups` of what this lane has free now; how many were taken, at least one.

        They count from now on, even if never sent, and must be sent within
        `app.domain.quota.BLOCK_SECONDS`. Raises QuotaExhausted with the earliest time at which
        asking again can help (store time, UTC).
        """
        self._pass_gate(connection)
        blocked = self._blocked_until(connection, now)
        if blocked is not None:
            raise QuotaExhausted(blocked)
        buckets = self._buckets(connection, now)
        minute = minute_of(now)
        free = free_for(lane, self.rules, used_by_lane(buckets, minute), _office_hours(minute))
        if free == 0:
            raise QuotaExhausted(self._retry_at(lane, buckets, now))
        taken = min(free, lookups)
        self._add(connection, lane, minute, taken)
        return taken

    def block(self, connection: Connection, until: datetime) -> None:
        """Let no lookup out before `until` (store time): the IEC itself said 429."""
        self._pass_gate(connection)
        standing = self._gate(connection)
        if standing is None or standing < until:
            connection.execute(
                update(quota_gate).where(quota_gate.c.iec == self.iec).values(blocked_until=until)
            )

    def snapshot(self, connection: Connection, now: datetime) -> QuotaSnapshot:
        """How the quota stands; reserves nothing."""
        buckets = self._buckets(connection, now)
        minute = minute_of(now)
        used = used_by_lane(buckets, minute)
        office = _office_hours(minute)
        next_minute = next_free_minute(Lane.SMALL, self.rules, buckets, minute, _office_hours)
        return QuotaSnapshot(
            used=sum(used.values()),
            limit=self.rules.limit,
            free={lane: free_for(lane, self.rules, used, office) for lane in Lane},
            blocked_until=self._blocked_until(connection, now),
            next_free_at=moment_of(next_minute) if next_minute is not None else None,
        )

    def outlook(self, connection: Connection, now: datetime) -> QuotaOutlook:
        """What the time ahead is reckoned from; reserves nothing."""
        return QuotaOutlook(
            rules=self.rules,
            buckets=self._buckets(connection, now),
            office_hours=_office_hours,
            blocked_until=self._blocked_until(connection, now),
        )

    def forget_old(self, connection: Connection, now: datetime) -> None:
        """Remove buckets that have long stopped to count, other accounts' too."""
        oldest = minute_of(now) - WINDOW_MINUTES - _KEEP_MINUTES
        connection.execute(delete(quota).where(quota.c.minute < oldest))

    def _pass_gate(self, connection: Connection) -> None:
        turn = (
            update(quota_gate)
            .where(quota_gate.c.iec == self.iec)
            .values(turn=quota_gate.c.turn + 1)
        )
        while connection.execute(turn).rowcount == 0:
            # Of several seats that are the first at once one makes the row. The others must still
            # wait for each other: a refused INSERT leaves them a shared lock only.
            with contextlib.suppress(IntegrityError), connection.begin_nested():
                connection.execute(quota_gate.insert().values(iec=self.iec, turn=0))

    def _gate(self, connection: Connection) -> datetime | None:
        query = select(quota_gate.c.blocked_until).where(quota_gate.c.iec == self.iec)
        blocked: datetime | None = connection.execute(query).scalar()
        return blocked

    def _blocked_until(self, connection: Connection, now: datetime) -> datetime | None:
        blocked = self._gate(connection)
        return blocked if blocked is not None and blocked > now else None

    def _buckets(self, connection: Connection, now: datetime) -> Buckets:
        query = select(quota.c.lane, quota.c.minute, quota.c.used).where(
            quota.c.iec == self.iec, quota.c.minute > minute_of(now) - WINDOW_MINUTES
        )
        return {(Lane(row.lane), row.minute): row.used for row in connection.execute(query)}

    def _retry_at(self, lane: Lane, buckets: Buckets, now: datetime) -> datetime:
        minute = next_free_minute(lane, self.rules, buckets, minute_of(now), _office_hours)
        return moment_of(minute) if minute is not None else now + _RETRY

    def _add(self, connection: Connection, lane: Lane, minute: int, lookups: int) -> None:
        key = (quota.c.iec == self.iec, quota.c.lane == lane, quota.c.minute == minute)
        added = connection.execute(update(quota).where(*key).values(used=quota.c.used + lookups))
        if added.rowcount == 0:
            connection.execute(
                quota.insert().values(iec=self.iec, lane=lane, minute=minute, used=lookups)
            )


def _office_hours(minute: int) -> bool:
    return in_office_hours(moment_of(minute).replace(tzinfo=UTC).astimezone().time())
