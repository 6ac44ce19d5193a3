"""What other programs are shown of the queue, read from the store."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select

from app.domain.visible_queue import Shown, TurnedAway
from app.store import inbox as inbox_work
from app.store.inbox import InboxOutcome
from app.store.jobs import UNFINISHED, jobs_with
from app.store.schema import jobs

SHOWN_AFTER_END = timedelta(days=1)


def shown_jobs(connection: Connection, now: datetime) -> list[Shown]:
    """Every unfinished job and those that ended within the last day, oldest first."""
    query = (
        select(jobs.c.job_id, jobs.c.file_size)
        .where(
            jobs.c.removed_at.is_(None),
            or_(jobs.c.status.in_(UNFINISHED), jobs.c.completed_at >= now - SHOWN_AFTER_END),
        )
        .order_by(jobs.c.id)
    )
    sizes = {row.job_id: row.file_size or 0 for row in connection.execute(query)}
    senders = inbox_work.sender_ids(connection, list(sizes))
    found = {job.job_id: job for job in jobs_with(connection, list(sizes))}
    return [
        Shown(found[job_id], size, tuple(senders.get(job_id, ())))
        for job_id, size in sizes.items()
        if job_id in found
    ]


def turned_away(connection: Connection, now: datetime) -> list[TurnedAway]:
    """What other programs sent within the last day and did not get in, oldest first."""
    settled = inbox_work.settled_since(connection, now - SHOWN_AFTER_END)
    return [
        TurnedAway(one.sender_id, one.reason, one.at)
        for one in settled
        if one.outcome is InboxOutcome.REFUSED and one.sender_id
    ]
