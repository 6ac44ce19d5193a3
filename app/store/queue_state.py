"""What operators do to the queue in SQL, always conditional on the state it starts from.

Functions take a connection, so that a caller puts several into one transaction. Those that change
a job say whether they did: another seat may have been quicker.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.job import TERMINAL, JobStatus
from app.domain.queue_places import Seating
from app.store.job_states import NOT_PAUSED, touched
from app.store.jobs import UNFINISHED
from app.store.schema import jobs, queue_state

QUEUE_ID = 1


class QueuePause(NamedTuple):
    """Since when nothing is claimed (store time, UTC), and who said so."""

    since: datetime
    who: str


def pause_of(connection: Connection) -> QueuePause | None:
    """The pause of the whole queue; None while it runs."""
    query = select(queue_state.c.paused_at, queue_state.c.paused_by).where(
        queue_state.c.id == QUEUE_ID, queue_state.c.paused_at.is_not(None)
    )
    row = connection.execute(query).one_or_none()
    return QueuePause(row.paused_at, row.paused_by) if row else None


def pause_queue(connection: Connection, operator: str, now: datetime) -> bool:
    """Pause the whole queue; who paused it first stays named."""
    _ensure_row(connection)
    paused = connection.execute(
        update(queue_state)
        .where(queue_state.c.id == QUEUE_ID, queue_state.c.paused_at.is_(None))
        .values(paused_at=now, paused_by=operator[:100])
    )
    return paused.rowcount == 1


def resume_queue(connection: Connection) -> bool:
    """Let the queue run again."""
    resumed = connection.execute(
        update(queue_state)
        .where(queue_state.c.id == QUEUE_ID, queue_state.c.paused_at.is_not(None))
        .values(paused_at=None, paused_by="")
    )
    return resumed.rowcount == 1


def pause(connection: Connection, job_id: str, operator: str, now: datetime) -> bool:
    """Pause a job: a queued one at once, a running one at its next checkpoint.

    While it is paused nobody passes it over.
    """
    paused = {"paused_at": now, "paused_by": operator[:100], "passed_over_at": None}
    return _change(connection, job_id, now, *_UNDER_WAY, jobs.c.paused_at.is_(None), **paused)


def resume(connection: Connection, job_id: str, now: datetime) -> bool:
    """Let a paused job go on, or take back the wish that a running one pause."""
    return _change(
        connection, job_id, now, *_UNDER_WAY, jobs.c.paused_at.is_not(None), **NOT_PAUSED
    )


def set_urgent(connection: Connection, job_id: str, urgent: bool, now: datetime) -> bool:
    """Give a job the place of an urgent one, or take it away."""
    other = (*_UNDER_WAY, jobs.c.urgent.is_(not urgent))
    return _change(connection, job_id, now, *other, urgent=urgent)


def set_priority(connection: Connection, job_id: str, priority: int, now: datetime) -> bool:
    """Give an unfinished job another priority; among its new equals it stands as it came."""
    other = (*_UNDER_WAY, jobs.c.priority != priority)
    return _change(connection, job_id, now, *other, priority=priority, queue_at=None)


def seat(connection: Connection, job_id: str, seating: Seating, now: datetime) -> bool:
    """Give a queued job another place."""
    return _change(
        connection,
        job_id,
        now,
        jobs.c.status == JobStatus.QUEUED,
        priority=seating.priority,
        queue_at=seating.queue_at,
    )


def take_from_list(connection: Connection, job_id: str, now: datetime) -> bool:
    """Let an ended job appear in no list any more; it stays in the history."""
    ended = (jobs.c.status.in_(TERMINAL), jobs.c.removed_at.is_(None))
    return _change(connection, job_id, now, *ended, removed_at=now)


def confirm_ward(connection: Connection, job_id: str, now: datetime) -> bool:
    """Remember that the list's ward is right though most people vote elsewhere."""
    return _change(connection, job_id, now, jobs.c.ward_confirmed.is_(False), ward_confirmed=True)


_UNDER_WAY: tuple[ColumnElement[bool], ...] = (
    jobs.c.status.in_(UNFINISHED),
    jobs.c.cancel_requested.is_(False),
)


def _change(
    connection: Connection,
    job_id: str,
    now: datetime,
    *only_if: ColumnElement[bool],
    **values: Any,
) -> bool:
    changed = connection.execute(
        update(jobs).where(jobs.c.job_id == job_id, *only_if).values(**values, **touched(now))
    )
    return changed.rowcount == 1


def _ensure_row(connection: Connection) -> None:
    if connection.execute(select(queue_state.c.id)).first() is None:
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            connection.execute(queue_state.insert().values(id=QUEUE_ID, paused_by=""))
