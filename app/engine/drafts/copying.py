"""Copying one file while its fingerprint is taken; blocks for disks and networks."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from app.domain.errors import NoRoom, NotReadable, SpreadsheetRefused, is_disk_full


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy has; `size` in bytes."""

    sha256: str
    size: int


def copy_file(path: Path, target: Path, limit: int) -> Copied:
    """Copy a file to `target`.

    Raises SpreadsheetRefused for what is no readable file, and for one of more than `limit` bytes.
    """
    digest = hashlib.sha256()
    try:
        _check_file(path, limit)
        with path.open("rb") as source, target.open("wb") as copy:
            while data := source.read(1 << 20):
                digest.update(data)
                copy.write(data)
    except OSError as unreadable:
        raise _refusal(path, unreadable) from None
    return Copied(digest.hexdigest(), target.stat().st_size)


def readable_name(path: Path) -> str:
    """A file's name as text that can be stored and printed, whatever bytes it is made of."""
    return readable(path.name)


def readable(name: str) -> str:
    """Any path or name of the system as text that can be stored and printed."""
    return os.fsencode(name).decode("utf-8", "replace") if os.name == "posix" else name


def _check_file(path: Path, limit: int) -> None:
    if path.is_dir():
        raise SpreadsheetRefused(
            readable_name(path),
            "is a folder",
            "Name the spreadsheets in it, one by one or with a pattern",
        )
    size = path.stat().st_size
    if size > limit:
        raise SpreadsheetRefused(
            readable_name(path),
            f"has {size / 1e6:,.0f} MB, more than the {limit / 1e6:,.0f} MB that can be taken",
            "Split the list, or remove pictures and unused sheets",
        )


def _refusal(path: Path, problem: OSError) -> SpreadsheetRefused:
    name = readable_name(path)
    if is_disk_full(problem):
        return NoRoom(name)
    if isinstance(problem, FileNotFoundError):
        return NotReadable(name, "there is no such file", "Check the name and folder")
    if isinstance(problem, PermissionError):
        cure = "Close it in other programs, or ask for the right to read"
        return NotReadable(name, "cannot be read", cure)
    reason = problem.strerror or type(problem).__name__
    return NotReadable(name, f"cannot be read ({reason})", "Copy it to this PC first")
