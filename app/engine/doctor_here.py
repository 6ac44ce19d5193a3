"""The doctor's look at this PC: program, folders, database, spreadsheet process, queue."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from app.domain.job import JobStatus
from app.engine.apart import apart
from app.engine.doctor_check import Finding, ok, trouble, warning
from app.seats import lease
from app.seats.lease import is_running_elsewhere
from app.settings import Settings
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.worker import SpreadsheetWorker
from app.store.database import Database, open_embedded
from app.store.jobs import unfinished_jobs
from app.store.upgrade import HEAD, version_of

PYTHON = ((3, 11), (3, 14))
LITTLE_SPACE = 1_000_000_000
TOO_LITTLE_SPACE = 200_000_000
_NEWER = "was made by a newer Rollcheck: install that version or newer on this PC"


async def python() -> Finding:
    """Whether this Python is one Rollcheck is made for."""
    found = platform.python_version()
    if PYTHON[0] <= sys.version_info[:2] < PYTHON[1]:
        return ok(f"Python {found} on {platform.system()}")
    return trouble(f"Python {found}: install Python 3.11, 3.12 or 3.13")


async def data_folder(folder: Path) -> Finding:
    """Whether the data folder can be written to, is private, and has room."""
    return await apart(lambda: _data_folder(folder), "data folder")


async def results_folder(folder: Path) -> Finding:
    """Whether results can be saved."""
    return await apart(lambda: _results_folder(folder), "results folder")


async def shared_results_folder(folder: Path) -> Finding:
    """Whether finished results can be copied to the office's folder."""
    return await apart(lambda: _shared_results_folder(folder), "shared results")


async def database(file: Path) -> Finding:
    """Whether the embedded store opens, fits this version, and is whole."""
    look = partial(_database, file=file)
    return await apart(lambda: _with_store(file, look, missing="made at the first use"), "database")


async def queue(data_dir: Path, file: Path) -> Finding:
    """Who runs the queue now, and whether something was left unfinished."""
    look = partial(_queue, data_dir=data_dir)
    return await apart(lambda: _with_store(file, look, missing="nothing waits"), "queue")


async def spreadsheet_process(settings: Settings) -> Finding:
    """Whether the process that reads spreadsheets starts and answers."""
    worker = SpreadsheetWorker(memory_mb=settings.worker_memory_mb)
    try:
        await worker.warm()
    finally:
        await worker.aclose()
    return ok(f"starts and answers; at most {settings.worker_memory_mb:,} MB")


async def municipalities() -> Finding:
    """Whether the table of municipalities came with the program."""
    try:
        labels = load_municipalities().all_labels()
    except OSError as missing:
        return trouble(f"The table is missing ({missing.strerror}): install Rollcheck again")
    return ok(f"{len(labels)} municipalities")


def _data_folder(folder: Path) -> Finding:
    refused = _cannot_write(folder)
    if refused:
        return trouble(
            f"{folder} cannot be written to: {refused}. Set ROLLCHECK_DATA_DIR to a folder of "
            "your own"
        )
    there = _nearest(folder)
    free = shutil.disk_usage(there).free
    room = f"{free / 1e9:,.1f} GB free"
    if free < TOO_LITTLE_SPACE:
        return trouble(f"{folder}: only {free / 1e6:,.0f} MB free. Make room on this disk")
    if _is_open_to_others(folder):
        return warning(f"{folder}: others on this PC can read it. Run: chmod 700 '{folder}'")
    if free < LITTLE_SPACE:
        return warning(f"{folder}: {room}. Make room on this disk soon")
    return ok(f"{folder}: can be written to, {room}")


def _results_folder(folder: Path) -> Finding:
    refused = _cannot_write(folder)
    if refused:
        return warning(
            f"{folder} cannot be written to: {refused}. Set ROLLCHECK_RESULTS_FOLDER, or name a "
            "folder with --out"
        )
    made = "" if folder.exists() else "; it is made with the first results"
    return ok(f"{folder}: can be written to{made}")


def _shared_results_folder(folder: Path) -> Finding:
    if not folder.is_absolute():
        return trouble(f"{folder} is no whole path: set shared_results_folder with drive or share")
    if not folder.is_dir():
        # Not made: below a share that is away it would be a folder of this PC.
        return warning(
            f"{folder} does not answer. Results wait and are copied when it is there; make it, or "
            "correct shared_results_folder"
        )
    if refused := _cannot_write(folder):
        return warning(
            f"{folder} cannot be written to: {refused}. Results wait until it can; ask for the "
            "right to write there"
        )
    return ok(f"{folder}: can be written to")


def _cannot_write(folder: Path) -> str:
    """Why nothing can be written in a folder, or in the one it will be made in; "" if it can."""
    there = _nearest(folder)
    if not there.is_dir():
        return f"{there} is not a folder"
    if there != folder:
        return "" if os.access(there, os.W_OK | os.X_OK) else "no right to make it"
    try:
        with tempfile.TemporaryFile(dir=there) as trial:
            trial.write(b"Rollcheck")
    except OSError as refused:
        return refused.strerror or type(refused).__name__
    return ""


def _nearest(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next((one for one in (folder, *folder.parents) if one.exists()), folder)


def _is_open_to_others(path: Path) -> bool:
    if sys.platform == "win32" or not path.exists():
        return False
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _with_store(file: Path, look: Callable[[Database], Finding], *, missing: str) -> Finding:
    if not file.exists():
        return ok(missing)
    store = open_embedded(file)
    try:
        return look(store)
    except DatabaseError as damaged:
        return trouble(
            f"{file} is damaged: {_plain(damaged)}. Move it away and put back a copy of it; "
            "without one, Rollcheck begins with an empty store"
        )
    finally:
        store.close()


def _database(store: Database, file: Path) -> Finding:
    version = version_of(store)
    if version is not None and version > HEAD:
        return trouble(f"{file} {_NEWER}")
    with store.read() as connection:
        whole = connection.execute(text("PRAGMA quick_check(1)")).scalar_one()
        journal = connection.execute(text("PRAGMA journal_mode")).scalar_one()
    if whole != "ok":
        return trouble(f"{file} is damaged. Move it away and put back a copy of it")
    if _is_open_to_others(file):
        return warning(f"{file}: others on this PC can read it. Run: chmod 600 '{file}'")
    size = f"{file.stat().st_size / 1e6:,.1f} MB"
    tables = f"tables {version}" if version else "no tables yet"
    return ok(
        f"{file}: whole, {size}, {tables}, SQLite {sqlite3.sqlite_version}, {journal} journal"
    )


def _queue(store: Database, data_dir: Path) -> Finding:
    if version_of(store) is None:
        return ok("empty")
    with store.read() as connection:
        left = unfinished_jobs(connection)
        owner = lease.owner_of(connection)
    running = next((job for job in left if job.status is JobStatus.PROCESSING), None)
    waiting = len(left) - (running is not None)
    if is_running_elsewhere(data_dir):
        doing = f" and checks {running.file_name} (job {running.job_id})" if running else ""
        return ok(f"Rollcheck runs on {owner}{doing}; {waiting} jobs wait")
    if running is not None:
        return warning(
            f"Job {running.job_id} ({running.file_name}) was interrupted; its answers are kept. "
            "`resume` goes on with it"
        )
    return warning(f"{waiting} jobs wait; `resume` runs them") if waiting else ok("nothing waits")


def _plain(error: DatabaseError) -> str:
    return str(error.orig).splitlines()[0]
