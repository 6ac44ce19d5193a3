"""Giving results out: copies of a job's stored workbook and register in a folder."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.job import Job
from app.domain.permissions import Deed
from app.engine.permits import Permit
from app.store import files
from app.store.database import Database
from app.store.files import FileRole, StoredFile
from app.store.store import Store

_NAMES_TO_TRY = 100


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where a job's results lie now; None where there is no such file."""

    workbook: Path | None
    register: Path | None


async def deliver(store: Store, job: Job, folder: Path) -> Delivered:
    """Write a job's current results into `folder`, never over another file.

    Each is built beside its target and moved into place; a target that is there already, or
    open in Excel, gives a new name. Raises UserError when the folder cannot be written to, or
    when the job has no results (yet, or any more).
    """
    return await store.in_thread(partial(_deliver, store, job, folder))


async def given_out(store: Store, permit: Permit, job_id: str) -> None:
    """Note in the access log that a job's results are given out.

    Raises NotPermitted and StoreUnavailable; give nothing out then.
    """
    await permit.require(Deed.EXPORT)

    def work(connection: Connection) -> None:
        now = store.database.now(connection)
        permit.log(connection, now, "export", f"results, 1 job: {job_id}")

    await store.write(work)


def copy_results(database: Database, job: Job, folder: Path) -> Delivered:
    """As `deliver`, blocking, for a thread that may be held up by a network drive.

    Its sentences are those of a window.
    """
    stored = _stored(database, job)
    if stored is None:
        raise UserError(
            f"The results of {job.file_name} are stored no more: their time was over, or a person "
            "in the list was removed. Leave this list out"
        )
    try:
        return write_files(database, stored, folder)
    except OSError as problem:
        raise UserError(
            f"Nothing can be saved in {folder}: {_reason(problem)}. Choose another folder"
        ) from None


def write_files(database: Database, stored: Iterable[StoredFile], folder: Path) -> Delivered:
    """Write these into `folder`, never over another file. Blocks; raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = {one.role: _write(database, one, folder) for one in stored}
    return Delivered(written.get(FileRole.WORKBOOK), written.get(FileRole.REGISTER))


def _deliver(store: Store, job: Job, folder: Path) -> Delivered:
    stored = _stored(store.database, job)
    if stored is None:
        raise UserError(f"Job {job.job_id} has no results: it is {job.status}")
    try:
        return write_files(store.database, stored, folder)
    except OSError as problem:
        raise UserError(
            f"The results cannot be written to {folder}: {_reason(problem)}. They are kept; "
            f"`download {job.job_id} --out FOLDER` writes them elsewhere"
        ) from None


def _stored(database: Database, job: Job) -> list[StoredFile] | None:
    """The job's current results, the workbook first; None without any."""
    with database.read() as connection:
        stored = {one.role: one for one in files.current_files(connection, job.job_id)}
    if FileRole.WORKBOOK not in stored:
        return None
    return [stored[role] for role in (FileRole.WORKBOOK, FileRole.REGISTER) if role in stored]


def _reason(problem: OSError) -> str:
    return problem.strerror or type(problem).__name__


@contextmanager
def prepared(database: Database, stored: StoredFile, folder: Path) -> Iterator[Path]:
    """A stored file written beside its target, for `place_file`; gone at the end if still there."""
    temporary = folder / f".{secrets.token_hex(6)}.tmp"
    try:
        files.get_file(database, stored, temporary)
        yield temporary
    finally:
        # Its error would hide the one that is told: a drive that went away has no such file.
        with suppress(OSError):
            temporary.unlink()


def place_file(temporary: Path, stored: StoredFile, folder: Path) -> Path:
    """Give a prepared file its name, or one like it; the same bytes are not placed twice.

    No other file is ever written over, and of two PCs that place the same at once one does.
    """
    target = folder / stored.name
    for number in range(1, _NAMES_TO_TRY):
        name = target if number == 1 else target.with_stem(f"{target.stem} ({number})")
        if not name.exists() and _is_new_name(temporary, name):
            return name
        if _is_same(stored, name):
            return name
    raise FileExistsError(17, "too many files of this name", str(target))


def _write(database: Database, stored: StoredFile, folder: Path) -> Path:
    same = _already_there(stored, folder)
    if same is not None:
        return same
    with prepared(database, stored, folder) as temporary:
        return place_file(temporary, stored, folder)


def _already_there(stored: StoredFile, folder: Path) -> Path | None:
    """The same bytes under the same name need no second copy."""
    target = folder / stored.name
    return target if _is_same(stored, target) else None


def _is_same(stored: StoredFile, target: Path) -> bool:
    try:
        if not target.is_file() or target.stat().st_size != stored.size:
            return False
        return files.fingerprint(target) == stored.sha256
    except PermissionError:
        # Open in Excel, on Windows.
        return False


def _is_new_name(temporary: Path, name: Path) -> bool:
    """Move a file to a name that nobody has; False where somebody has it by now."""
    try:
        _rename_new(temporary, name)
    except (FileExistsError, PermissionError):
        # PermissionError: open in Excel, on Windows. A folder that takes nothing tells before.
        return False
    return True


def _rename_new(temporary: Path, name: Path) -> None:
    if os.name != "nt":
        # A rename would write over a file that came since the look; Windows' does not.
        with suppress(OSError):
            os.link(temporary, name)
            temporary.unlink()
            return
        if name.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(name))
        # A share that knows no links.
    temporary.rename(name)
