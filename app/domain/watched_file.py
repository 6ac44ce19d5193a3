"""Which files of a watched folder are lists, and when one of them is whole. Pure.

Names and patience are those of the system this one replaces (seed-system notes, "Watcher") and
of the notes on folder watching (qt-and-windows notes, 3). Moments are monotonic seconds of this
PC; a file's own time is compared for equality only, for a server's clock may be wrong.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv"})
STABLE_SECONDS = 3.0
LOOKS = 2
"""In so many looks at least a file must have been the same."""

SAVE_SECONDS = 5.0
"""Excel saves under another name, removes the list and renames: so long it may be missing."""

PATIENCE_SECONDS = 600.0
"""A lock file may be left over from a crash, and a cut-off file may never be completed."""

# FILE_ATTRIBUTE_OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS: reading it downloads it.
_NOT_HERE = 0x1000 | 0x40000 | 0x400000
_TEMPORARY = re.compile(
    r"\..*|~\$.*|[0-9a-f]{8}|.*\.(tmp|crdownload|partial|part|download)|desktop\.ini|thumbs\.db"
)
_RESULTS = re.compile(r".*_processed.*\.xlsx|.*_report\.txt|.*_form_a_\d{8}_\d{6}.*\.pdf")


@dataclass(frozen=True, slots=True)
class Version:
    """What tells one state of a file from another. `mtime_ns` is as its file system gives it."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock file a program leaves beside an open list; `owner` is "" where unknown."""

    program: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A file as one look saw it. `not_here`: only the cloud has its bytes."""

    version: Version
    lock: Lock | None = None
    not_here: bool = False


class Waits(StrEnum):
    """Why a file of the watched folder is not taken yet."""

    EMPTY = "empty"
    ARRIVING = "arriving"
    OPEN_ELSEWHERE = "open elsewhere"
    READING = "reading"
    DOWNLOADING = "downloading"
    INCOMPLETE = "incomplete"
    UNREADABLE = "unreadable"
    BEING_TAKEN = "being taken"
    STORE_AWAY = "store away"
    DISK_FULL = "disk full"


@dataclass(frozen=True, slots=True)
class Settling:
    """How long a file has been the same: in `looks` looks, the first of which ended at `since`.

    `missing_since` is set while it is gone, which may be the middle of Excel's saving.
    """

    version: Version
    since: float
    looks: int = 1
    missing_since: float | None = None

    def is_old(self, now: float) -> bool:
        """Whether it has been the same for so long that a leftover lock no longer counts."""
        return now - self.since >= PATIENCE_SECONDS


def is_list_name(name: str, suffixes: Collection[str] = SPREADSHEETS) -> bool:
    """Whether a file of this name is one to take: a spreadsheet, neither temporary nor ours."""
    plain = name.casefold()
    if _TEMPORARY.fullmatch(plain) or _RESULTS.fullmatch(plain):
        return False
    return PurePath(plain).suffix in suffixes


def is_list_folder(name: str) -> bool:
    """Whether lists are looked for in a folder of this name inside the watched one."""
    return not name.startswith(".") and name.casefold() != "processed"


def is_not_here(attributes: int) -> bool:
    """Whether Windows says of a file (`st_file_attributes`) that reading it downloads it."""
    return bool(attributes & _NOT_HERE)


def seen(before: Settling | None, version: Version, ended: float) -> Settling:
    """A look that ended at `ended` saw the file; any change begins its settling anew."""
    if before is None or before.version != version:
        return Settling(version, ended)
    return replace(before, looks=before.looks + 1, missing_since=None)


def missed(before: Settling, began: float) -> Settling | None:
    """A look that began at `began` did not see the file; None once it is gone for good."""
    since = began if before.missing_since is None else before.missing_since
    return replace(before, missing_since=since) if began - since <= SAVE_SECONDS else None


def waits_for(
    settling: Settling, sighting: Sighting, began: float, stable_seconds: float = STABLE_SECONDS
) -> Waits | None:
    """Why a file must wait at a look that began at `began`; None: it may be read now."""
    if not settling.version.size:
        return Waits.EMPTY
    if settling.looks < LOOKS or began - settling.since < stable_seconds:
        return Waits.ARRIVING
    if sighting.lock is not None and not settling.is_old(began):
        return Waits.OPEN_ELSEWHERE
    return None
