"""Reading one stable file through: is it whole, and which content is it; blocking."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader
from pathlib import Path

from app.domain.spreadsheet import MAX_FILE_BYTES
from app.domain.watched_file import Version
from app.engine.watcher.scan import Stat
from app.engine.watcher.whole import HEAD_BYTES, TAIL_BYTES, looks_whole

Doubles = Callable[[str], Sequence[tuple[str, str]]]
"""Keys and paths of what was taken before with a content (sha256)."""


class Condition(StrEnum):
    """How a file was found."""

    READY = "ready"
    CHANGED = "changed"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Read:
    """A file read through. `sha256` is "" for one over `MAX_FILE_BYTES`: intake will refuse it.

    `moved_from` are the keys of paths with this content that are gone or are this very file.
    """

    condition: Condition
    sha256: str = ""
    moved_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads files; never writes, locks or moves one."""

    doubles: Doubles
    stat: Stat = os.stat

    def read(self, path: Path, key: str, version: Version, *, take_cut_off: bool) -> Read:
        """Read a file that should still have this version. Raises nothing for what cannot be read.

        With `take_cut_off` one that was never completed is ready too, so that intake refuses it.
        """
        try:
            with path.open("rb") as file:
                if not take_cut_off and not _is_whole(file, version.size):
                    return Read(Condition.INCOMPLETE)
                sha256 = _sha256(file) if version.size <= MAX_FILE_BYTES else ""
            after = self.stat(str(path))
        except FileNotFoundError:
            return Read(Condition.CHANGED)
        except OSError:
            return Read(Condition.UNREADABLE)
        if Version(after.st_size, after.st_mtime_ns) != version:
            return Read(Condition.CHANGED)
        others = ((other, old) for other, old in self.doubles(sha256) if other != key)
        moved = tuple(other for other, old in others if self._is_gone(old, after))
        return Read(Condition.READY, sha256, moved)

    def _is_gone(self, old: str, this: os.stat_result) -> bool:
        """Whether nothing lies at the old path any more, or this same file does: the folder may
        be spelled otherwise today. What cannot be told counts as still there."""
        try:
            there = self.stat(old)
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False
        # Some network drives give every file the number 0.
        return there.st_ino != 0 and os.path.samestat(there, this)


def _is_whole(file: BufferedReader, size: int) -> bool:
    head = file.read(HEAD_BYTES)
    file.seek(max(0, size - TAIL_BYTES))
    tail = file.read(TAIL_BYTES)
    file.seek(0)
    return looks_whole(head, tail, size)


def _sha256(file: BufferedReader) -> str:
    return hashlib.file_digest(file, "sha256").hexdigest()
