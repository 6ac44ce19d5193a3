"""Store time and the clock on the wall of this PC."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta


def local(moment: datetime) -> datetime:
    """Store time (UTC, naive) as this PC's clock shows it, naive."""
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def day_around(moment: datetime) -> tuple[datetime, datetime]:
    """The local day of a moment: its beginning and end, all in store time."""
    midnight = datetime.combine(local(moment).date(), time())
    return _stored(midnight), _stored(midnight + timedelta(days=1))


def _stored(wall: datetime) -> datetime:
    return wall.astimezone(UTC).replace(tzinfo=None)
