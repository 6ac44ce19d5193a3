"""Putting a finished file where it belongs: whole or not at all, never over an open one."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import FolderFull, UserError, is_disk_full

_NAMES_TRIED = 50


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A temporary folder inside `folder`, gone at the end with all that is left in it.

    Libraries' own temporary files go there too: they hold personal data and must not stay
    behind in the system's folder when the process is killed. Raises UserError where `folder`
    cannot be written to or is full.
    """
    previous = tempfile.tempdir
    with _folder_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".rollcheck-", dir=folder) as name:
            tempfile.tempdir = name
            try:
                yield Path(name)
            finally:
                tempfile.tempdir = previous


def place(finished: Path, target: Path) -> Path:
    """Move a finished file to `target`, or beside it as "name (2)" where that one is open.

    Both must be on one volume. Returns the path actually used; raises UserError after fifty
    names that are all in use.
    """
    for candidate in _candidates(target):
        try:
            finished.replace(candidate)
        # Windows: open in Excel, or a folder of that name; Linux says the second otherwise.
        except (PermissionError, IsADirectoryError):
            continue
        return candidate
    raise UserError(f"{target}: cannot be written. Close it in Excel and try again")


def _candidates(target: Path) -> Iterator[Path]:
    yield target
    for number in range(2, _NAMES_TRIED + 1):
        yield target.with_name(f"{target.stem} ({number}){target.suffix}")


@contextmanager
def _folder_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except (PermissionError, NotADirectoryError, FileExistsError) as exc:
        text = f"{folder}: results cannot be written there. Choose another folder"
        raise UserError(text) from exc
    except OSError as exc:
        text = f"{folder}: the disk is full or write-protected. Free some space, then try again"
        if is_disk_full(exc):
            raise FolderFull(text) from exc
        if exc.errno != errno.EROFS:
            raise
        raise UserError(text) from exc
