"""What a list of jobs is kept fresh by: versions first, and only what has changed after that."""

from __future__ import annotations

from sqlalchemy import Connection, select

from app.store.schema import drafts, jobs


def job_versions(connection: Connection) -> dict[str, int]:
    """The version of every job that was not removed from the list, by its id."""
    query = select(jobs.c.job_id, jobs.c.version).where(jobs.c.removed_at.is_(None))
    return {row[0]: row[1] for row in connection.execute(query).all()}


def draft_versions(connection: Connection) -> dict[str, int]:
    """The version of every draft, by its id."""
    query = select(drafts.c.draft_id, drafts.c.version)
    return {row[0]: row[1] for row in connection.execute(query).all()}
