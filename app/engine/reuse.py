"""Answers young enough to be used again: taken over before anybody is asked (decision 5)."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.domain.job import Job
from app.store import answers, job_states, jobs


def take_over(connection: Connection, job: Job, now: datetime, reuse: timedelta) -> int:
    """Give a job's open ID numbers the answers it need not ask for; how many there were.

    `reuse` is how old an answer may be, zero for never; a job that is to check fresh takes none.
    The job's `reused` and `lookups_left` are counted anew, so that the queue knows a job that
    needs no lookup.
    """
    if job.recheck or not reuse:
        return 0
    known = answers.open_and_answered(connection, job.job_id, job.iec, now - reuse)
    if not known:
        return 0
    found = answers.reusable(connection, known, job.iec, now - reuse)
    answers.save(connection, job.job_id, list(found.values()))
    job_states.update_job(
        connection,
        job.job_id,
        now,
        reused=answers.count_reused(connection, job.job_id),
        lookups_left=jobs.lookups_left(connection, job.job_id),
    )
    return len(found)
