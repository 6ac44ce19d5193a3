"""The folder in which spreadsheets wait for the database. Blocks for the disk: use a thread.

One folder a spreadsheet: its bytes, and beside them what was said about it. It is made in a
private folder of this process (`app.scratch`, which removes what a process that was killed left)
and moved in by one rename, so that whatever lies here is whole; it is moved out in the same way
before it is removed.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import TypeAdapter, ValidationError

from app.domain.errors import UserError
from app.domain.kept_file import KeptFile
from app.store import files

SOURCE = "source"
ABOUT = "about.json"
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NAME = re.compile(r"\d{8}T\d{12}-[a-z0-9]+")
_KEPT = TypeAdapter(KeptFile)


@dataclass(frozen=True, slots=True)
class Found:
    """What lies here: whole entries, oldest first, and folders that cannot be read."""

    kept: tuple[KeptFile, ...] = ()
    damaged: tuple[Path, ...] = ()


class Shelf:
    """`folder` is the seat's room, `spare` a private folder of this process on the same disk.

    `office` says whether this process works on the office's database.
    """

    def __init__(self, folder: Path, spare: Path, *, office: bool) -> None:
        self.folder = folder
        self.office = office
        self._spare = spare
        self._read: dict[str, KeptFile] = {}

    def keep(self, kept: KeptFile, copy: Path) -> None:
        """Keep a file whose private copy (it moves) is `copy`: whole and on the disk, or not.

        Raises UserError where this PC cannot keep it; then nothing of it is here.
        """
        making = self._spare / f"keep-{secrets.token_hex(8)}"
        try:
            self._make(making, kept, copy)
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            making.rename(self._place(kept))
            _sync_folder(self.folder)
        except OSError as problem:
            raise _not_kept(kept.draft.file_name, problem) from None
        finally:
            shutil.rmtree(making, ignore_errors=True)

    def look(self) -> Found:
        """Everything that lies here, whichever process of this PC has put it here."""
        return look_into(self.folder, self._read)

    def source(self, kept: KeptFile) -> Path:
        """The bytes."""
        return self._place(kept) / SOURCE

    def is_whole(self, kept: KeptFile) -> bool:
        """Whether the bytes are those that were kept."""
        source = self.source(kept)
        return source.is_file() and files.fingerprint(source) == kept.draft.file_sha256

    def is_here(self, kept: KeptFile) -> bool:
        """Whether it is still here: another process of this PC may have taken it in."""
        return self._place(kept).is_dir()

    def remove(self, kept: KeptFile) -> None:
        """Remove what was taken in. Raises OSError; it then is here as it was."""
        gone = self._spare / f"gone-{secrets.token_hex(8)}"
        self._spare.mkdir(parents=True, exist_ok=True, mode=0o700)
        with contextlib.suppress(FileNotFoundError):
            # At once: half of it must never look like a damaged entry.
            self._place(kept).rename(gone)
        shutil.rmtree(gone, ignore_errors=True)

    @contextmanager
    def alone(self) -> Iterator[bool]:
        """Whether this process may take files in now: two at once would take one twice."""
        if not self.folder.is_dir():
            yield False
            return
        lock = FileLock(self.folder / "taking.lock", thread_local=False)
        try:
            lock.acquire(blocking=False)
        except (Timeout, OSError):
            yield False
            return
        try:
            yield True
        finally:
            lock.release(force=True)

    def _place(self, kept: KeptFile) -> Path:
        return self.folder / f"{kept.draft.created_at:%Y%m%dT%H%M%S%f}-{kept.key}"

    def _make(self, making: Path, kept: KeptFile, copy: Path) -> None:
        making.mkdir(parents=True, mode=0o700)
        source = making / SOURCE
        # Not copied once more: a full disk is no reason why it could not be kept.
        copy.replace(source)
        source.chmod(0o600)
        with source.open("rb+") as written:
            os.fsync(written.fileno())
        handle = os.open(making / ABOUT, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as about:
            about.write(_KEPT.dump_json(kept))
            about.flush()
            os.fsync(about.fileno())
        _sync_folder(making)


def look_into(folder: Path, known: dict[str, KeptFile] | None = None) -> Found:
    """Everything in such a folder; `known` remembers what was read, for it never changes."""
    known = {} if known is None else known
    names = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    entries = [name for name in names if _NAME.fullmatch(name)]
    for gone in known.keys() - set(entries):
        del known[gone]
    damaged = []
    for name in entries:
        if name in known:
            continue
        try:
            known[name] = _KEPT.validate_json((folder / name / ABOUT).read_bytes())
        except FileNotFoundError:
            # Gone since the look, unless the folder itself is still there.
            damaged += [folder / name] if (folder / name).is_dir() else []
        except (OSError, ValidationError):
            damaged.append(folder / name)
    return Found(tuple(known[name] for name in entries if name in known), tuple(damaged))


def _sync_folder(folder: Path) -> None:
    # Windows has no such thing; its rename is journalled.
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_kept(file_name: str, problem: OSError) -> UserError:
    if problem.errno in FULL:
        return UserError(
            f"{file_name}: the database is away, and the disk of this PC is full, so it could not "
            "be kept here. Your own file is as it was: make room, then add it again"
        )
    reason = problem.strerror or type(problem).__name__
    return UserError(
        f"{file_name}: the database is away, and it could not be kept on this PC ({reason}). Your "
        "own file is as it was: add it again when the database is back"
    )
