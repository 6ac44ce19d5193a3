"""Where the results of a list belong below a results folder."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from app.domain.job import Job
from app.domain.safe_name import safe_name
from app.engine.results import local_text
from app.store import batches


def results_place(connection: Connection, job: Job) -> Path:
    """`<day>/<batch>` or `<day>`: the day on which the list, or its batch, was added."""
    batch = batches.find_batch(connection, job.batch_id) if job.batch_id else None
    day = Path(local_text(batch.created_at if batch else job.created_at)[:10])
    return day / safe_name(batch.name, "batch") if batch else day
