"""Nothing is kept longer than it may be (design, decision 13)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import Connection

from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store import batches, drafts, files, layouts, retention, watch_ledger
from app.store.retention import Purged
from app.store.store import Store

ABANDONED_AFTER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueSoon:
    """A job whose stored spreadsheet and results will be removed at `goes_at` (UTC)."""

    job_id: str
    file_name: str
    goes_at: datetime


async def purge(store: Store, ledger: QuotaLedger, settings: Settings) -> Purged:
    """Remove what is past its time; a queued or running job keeps everything it has. Logged.

    Files are kept `keep_spreadsheets_days` and decisions `keep_decisions_days` from a job's end,
    answers of single checks `reuse_hours`. A list that has not started is kept
    `keep_spreadsheets_days` from the day it came in, then goes whole.
    """
    removed = await store.write(partial(_purge, store=store, ledger=ledger, settings=settings))
    await store.in_thread(store.database.shrink)
    return removed


async def due_soon(store: Store, settings: Settings) -> list[DueSoon]:
    """The jobs whose files go within `warn_days` (or at the next purge), the first to go first."""
    kept = timedelta(days=settings.keep_spreadsheets_days)

    def work(connection: Connection) -> list[DueSoon]:
        soon = store.database.now(connection) + timedelta(days=settings.warn_days)
        return [
            DueSoon(job.job_id, job.file_name, job.completed_at + kept)
            for job in retention.expiring(connection, soon - kept)
        ]

    return await store.read(work)


def _purge(connection: Connection, store: Store, ledger: QuotaLedger, settings: Settings) -> Purged:
    now = store.database.now(connection)
    files_before = now - timedelta(days=settings.keep_spreadsheets_days)
    decisions_before = now - timedelta(days=settings.keep_decisions_days)
    removed = retention.purge(
        connection,
        files_before=files_before,
        decisions_before=decisions_before,
        answers_before=now - settings.reuse_time,
    )
    waiting = drafts.remove_drafts(connection, drafts.drafts_before(connection, files_before))
    batches.remove_empty(connection, now - ABANDONED_AFTER)
    layouts.forget_unused(connection, decisions_before)
    watch_ledger.forget_names(connection, decisions_before)
    swept = files.sweep(connection, now - ABANDONED_AFTER)
    ledger.forget_old(connection, now)
    total = replace(removed, files=removed.files + swept, drafts=waiting)
    _log(connection, now, settings, total)
    return total


def _log(connection: Connection, now: datetime, settings: Settings, gone: Purged) -> None:
    if gone.files or gone.jobs or gone.single_checks or gone.drafts:
        subject = f"{gone.files} files, {gone.jobs} jobs, {gone.single_checks} single checks"
        if gone.drafts:
            subject += f", {gone.drafts} lists not started"
        retention.log_access(
            connection, now, settings.operator, settings.seat_name, "purge", subject
        )
