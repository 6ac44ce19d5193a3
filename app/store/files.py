"""Files in SQL: chunks of at most 1 MB, one a transaction, complete only when all are there.

One MB fits the smallest `max_allowed_packet` in use even after PyMySQL doubles it by
hex-encoding (measured, queues-and-seats notes, 3).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, delete, exists, select, update

from app.domain.errors import BugError
from app.store.database import Database
from app.store.schema import chunks, drafts, files, jobs, rows


class FileRole:
    """What a stored file is to its job."""

    SOURCE = "source"
    WORKBOOK = "workbook"
    REGISTER = "register"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A complete stored file; `size` in bytes."""

    file_id: str
    job_id: str
    role: str
    name: str
    size: int
    sha256: str


def put_chunks(database: Database, job_id: str, role: str, name: str, path: Path) -> StoredFile:
    """Store a file's bytes, not yet complete: call `complete` in the transaction that needs it.

    Opens its own transactions, one a chunk; call it from a thread of the store.
    """
    file_id = uuid.uuid4().hex
    digest = hashlib.sha256()
    size = path.stat().st_size
    begin = partial(
        _insert_file,
        database=database,
        file_id=file_id,
        job_id=job_id,
        role=role,
        name=name,
        size=size,
    )
    database.transact(begin)
    for number, data in enumerate(_pieces(path, database.chunk_bytes)):
        digest.update(data)
        database.transact(partial(_insert_chunk, file_id=file_id, number=number, data=data))
    return StoredFile(file_id, job_id, role, name, size, digest.hexdigest())


def complete(connection: Connection, stored: StoredFile) -> None:
    """Make a stored file count."""
    connection.execute(
        update(files)
        .where(files.c.file_id == stored.file_id)
        .values(complete=True, sha256=stored.sha256)
    )


def replace_results(connection: Connection, job_id: str, now: datetime) -> None:
    """Mark the job's earlier results as replaced; they are swept later."""
    connection.execute(
        update(files)
        .where(
            files.c.job_id == job_id,
            files.c.role != FileRole.SOURCE,
            files.c.complete,
            files.c.replaced_at.is_(None),
        )
        .values(replaced_at=now)
    )


def current_files(connection: Connection, job_id: str) -> list[StoredFile]:
    """The job's complete files that no newer ones have replaced."""
    query = select(files).where(
        files.c.job_id == job_id, files.c.complete, files.c.replaced_at.is_(None)
    )
    return [
        StoredFile(row.file_id, row.job_id, row.role, row.name, row.size, row.sha256)
        for row in connection.execute(query)
    ]


def get_file(database: Database, stored: StoredFile, target: Path) -> None:
    """Write a stored file to `target`, proving its fingerprint.

    Raises BugError when the bytes are not those that were stored; `target` is then removed.
    """
    digest = hashlib.sha256()
    with target.open("wb") as out:
        for data in _read_chunks(database, stored.file_id):
            digest.update(data)
            out.write(data)
    if digest.hexdigest() != stored.sha256:
        target.unlink()
        raise BugError(f"stored file {stored.file_id} does not match its fingerprint")


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hex."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def sweep(connection: Connection, before: datetime) -> int:
    """Remove what interrupted writers left, their rows among it, and results long replaced.

    Only files begun (or replaced) before `before` count. Returns the files removed.
    """
    unfinished = files.c.complete.is_(False) & (files.c.created_at < before)
    dead = connection.execute(
        select(files.c.file_id, files.c.job_id).where(unfinished | (files.c.replaced_at < before))
    ).all()
    remove_files(connection, [file.file_id for file in dead])
    # A spreadsheet is stored before its rows: rows of no job and no draft always have a dead file.
    for job_id in {file.job_id for file in dead}:
        connection.execute(
            delete(rows).where(
                rows.c.job_id == job_id,
                ~exists().where(jobs.c.job_id == rows.c.job_id),
                ~exists().where(drafts.c.draft_id == rows.c.job_id),
            )
        )
    return len(dead)


def has_spreadsheet(connection: Connection, job_id: str) -> bool:
    """Whether the job's spreadsheet is still stored: without it no results can be made."""
    query = select(files.c.file_id).where(
        files.c.job_id == job_id, files.c.role == FileRole.SOURCE, files.c.complete
    )
    return connection.execute(query).first() is not None


def remove_files(connection: Connection, file_ids: list[str]) -> None:
    """Delete files with their bytes."""
    for file_id in file_ids:
        connection.execute(delete(chunks).where(chunks.c.file_id == file_id))
        connection.execute(delete(files).where(files.c.file_id == file_id))


def _insert_file(
    connection: Connection,
    *,
    database: Database,
    file_id: str,
    job_id: str,
    role: str,
    name: str,
    size: int,
) -> None:
    connection.execute(
        files.insert().values(
            file_id=file_id,
            job_id=job_id,
            role=role,
            name=name,
            size=size,
            sha256="",
            created_at=database.now(connection),
            complete=False,
        )
    )


def _chunk(connection: Connection, file_id: str, number: int) -> bytes | None:
    query = select(chunks.c.data).where(chunks.c.file_id == file_id, chunks.c.number == number)
    data: bytes | None = connection.execute(query).scalar()
    return data


def _insert_chunk(connection: Connection, file_id: str, number: int, data: bytes) -> None:
    connection.execute(chunks.insert().values(file_id=file_id, number=number, data=data))


def _pieces(path: Path, length: int) -> Iterator[bytes]:
    with path.open("rb") as source:
        while data := source.read(length):
            yield data


def _read_chunks(database: Database, file_id: str) -> Iterator[bytes]:
    number = 0
    while True:
        data = database.look(partial(_chunk, file_id=file_id, number=number))
        if data is None:
            return
        yield data
        number += 1
