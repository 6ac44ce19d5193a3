"""From a private copy to stored bytes and rows, and from those to a queued job.

Bytes and rows go in first, in transactions of their own; they count from the one transaction that
adds a draft or a job of the same id. What a crash leaves before it is swept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from app.domain.draft import Door, Draft
from app.domain.errors import BugError, SpreadsheetRefused
from app.domain.job import Job
from app.engine.details import JobDetails
from app.engine.drafts.spool import Looked, Spooled
from app.engine.reuse import take_over
from app.store import deliveries, files, jobs, operators, rows
from app.store.database import Database
from app.store.files import FileRole, StoredFile
from app.store.jobs import NewJob


def put_aside(database: Database, key: str, spooled: Spooled, looked: Looked) -> StoredFile:
    """Store bytes and rows under `key`; complete the file in the transaction that needs it.

    Opens its own transactions; call it from a thread of the store.
    """
    stored = files.put_chunks(database, key, FileRole.SOURCE, spooled.file_name, spooled.copy)
    rows.insert_rows(database, key, looked.people())
    return stored


def add_job(connection: Connection, draft: Draft, now: datetime, reuse: timedelta) -> Job:
    """Queue a draft's job; its bytes and rows are stored under the draft's id.

    `reuse` is how old an answer may be to be taken over.
    """
    new = _new_job(draft)
    asked = rows.open_answers(connection, new.job_id, new.iec, ward_per_row=new.ward_per_row)
    jobs.insert_job(connection, replace(new, lookups_left=asked), now)
    who = operators.shown(connection, new.operator)
    jobs.note(connection, new.job_id, now, f"added by {who} on {new.seat}")
    if draft.door is not Door.COMMAND:
        # A command gives its results out by itself.
        deliveries.expect(connection, new.job_id, new.seat, now)
    # Now and again when it runs: the queue must know which jobs need no lookup.
    take_over(connection, jobs.job_of(connection, new.job_id), now, reuse)
    return jobs.job_of(connection, new.job_id)


def _new_job(draft: Draft) -> NewJob:
    found = draft.inspection
    if found is None:
        raise BugError("a draft without a pre-flight was to start")
    if found.layout is None:
        raise SpreadsheetRefused(found.file_name, "its layout is unknown", "Name the ID column")
    meeting = draft.choices.meeting
    details = replace(
        JobDetails.from_inspection(found, found.layout),
        meeting_date=meeting.day.isoformat() if meeting.day else "",
        meeting_time=f"{meeting.at:%H:%M}" if meeting.at else "",
        meeting_kind=str(meeting.kind),
    )
    return NewJob(
        job_id=draft.draft_id,
        file_name=draft.file_name,
        file_path=draft.file_path,
        file_size=draft.file_size,
        file_sha256=draft.file_sha256,
        ward_id=found.ward_id,
        ward_per_row=found.ward_id is None,
        iec=draft.iec,
        rows=found.rows,
        distinct_ids=found.distinct_ids,
        invalid=len(found.invalid),
        duplicates=found.duplicates,
        repaired=len(found.repaired),
        lookups_left=0,
        priority=draft.choices.priority,
        urgent=draft.choices.urgent,
        recheck=draft.choices.recheck,
        operator=draft.operator,
        seat=draft.seat,
        details=details.to_json(),
        batch_id=draft.batch_id,
    )
