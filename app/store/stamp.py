"""Whether anything changed, for one statement: what every seat asks every few seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, ScalarSelect, Select, func, select

from app.store.jobs import OURS, UNFINISHED
from app.store.schema import drafts, jobs, lease, queue_state

# A transaction commits later than the time it stamps its rows with, and another may be quicker.
LATE = timedelta(seconds=60)
_BEGINNING = datetime(2000, 1, 1)  # noqa: DTZ001 - store time is naive


@dataclass(frozen=True, slots=True)
class Stamp:
    """Differs from an earlier one when jobs, drafts or the queue's pause have changed since.

    `newest` is store time. `epoch`, `beat`, `owner` and `holder` are the lease, no part of the
    comparison; `unfinished` counts jobs.
    """

    newest: datetime
    changed: tuple[object, ...]
    unfinished: int
    epoch: int
    beat: int
    owner: str
    holder: str

    def differs_from(self, earlier: Stamp | None) -> bool:
        """Whether a screen made at the earlier one is old."""
        return earlier is None or (self.newest, self.changed) != (earlier.newest, earlier.changed)


def stamp(connection: Connection, earlier: Stamp | None) -> Stamp:
    """The stamp now; `earlier` is the one this seat read last.

    After a change one more look differs: its late rows are counted from a later moment on.
    """
    since = (earlier.newest if earlier else _BEGINNING) - LATE
    late = jobs.c.updated_at > since
    row = connection.execute(
        select(
            _one(select(func.max(jobs.c.updated_at))),
            _one(select(func.count()).where(late)),
            _one(select(func.sum(jobs.c.version)).where(late)),
            _one(select(func.count()).select_from(drafts)),
            _one(select(func.sum(drafts.c.version))),
            _one(select(queue_state.c.paused_at).limit(1)),
            _one(select(func.count()).where(jobs.c.status.in_(UNFINISHED), OURS)),
            *(_one(select(column).limit(1)) for column in _LEASE),
        )
    ).one()
    newest = row[0] or _BEGINNING
    # Sums come as Decimal from a server.
    changed = (row[1], int(row[2] or 0), row[3], int(row[4] or 0), row[5], row[6])
    return Stamp(newest, changed, row[6], row[7] or 0, row[8] or 0, row[9] or "", row[10] or "")


_LEASE = (lease.c.epoch, lease.c.beat, lease.c.owner, lease.c.holder)


def _one(query: Select[Any]) -> ScalarSelect[Any]:
    return query.scalar_subquery()
