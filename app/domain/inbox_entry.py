"""One entry of the Redis inbox, as another program wrote it, and what may be believed of it. Pure.

The fields are those of the system this one replaces (seed-system notes). Reasons are whole
sentences for whoever sent the entry; they never quote it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath
from typing import Any

from app.domain.errors import UserError
from app.domain.safe_name import is_reserved

MAX_ENTRY_BYTES = 64 * 1024
MAX_ID = 100
MAX_PATH = 2000
MAX_NAME = 255
PRIORITIES = 100

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


class EntryRefused(UserError):
    """`sender_id` is the entry's own id where it could be read, or ""."""

    def __init__(self, reason: str, sender_id: str = "") -> None:
        super().__init__(reason)
        self.sender_id = sender_id


@dataclass(frozen=True, slots=True)
class InboxEntry:
    """What counts of an entry: who sent it as what gives it no right, so it is not kept.

    `name` is the spreadsheet's own name, or "" for that of the path. `ward` is a ward ID or a
    ward's number; None for neither.
    """

    sender_id: str
    path: str
    name: str
    ward: int | None
    priority: int


def entry_key(sender_id: str, fingerprint: str) -> str:
    """What tells whether an entry was here before: its own id, or without one its bytes."""
    named = f"id:{sender_id}" if sender_id else f"bytes:{fingerprint}"
    return hashlib.sha256(named.encode("utf-8", "replace")).hexdigest()


def read_entry(data: bytes, size: int) -> InboxEntry:
    """The entry in these bytes, of which there are `size` in all. Raises EntryRefused."""
    if size > MAX_ENTRY_BYTES or len(data) > MAX_ENTRY_BYTES:
        raise EntryRefused("The entry is longer than 64 KB. Send a path, not the file itself")
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise EntryRefused("The entry is no JSON") from None
    if not isinstance(told, dict):
        raise EntryRefused("The entry is JSON but no object")
    sender_id = _sender_id(told)
    try:
        return _entry(told, sender_id)
    except EntryRefused as refused:
        raise EntryRefused(str(refused), sender_id) from None


def _sender_id(told: Mapping[str, Any]) -> str:
    sender_id = told.get("id")
    if not isinstance(sender_id, str) or not 0 < len(sender_id) <= MAX_ID:
        raise EntryRefused("The field id must be a text of 1 to 100 characters")
    if _CONTROL.search(sender_id):
        raise EntryRefused("The field id has signs in it that do not belong there")
    return sender_id


def _entry(told: Mapping[str, Any], sender_id: str) -> InboxEntry:
    for name in told:
        if name not in _FIELDS:
            raise EntryRefused("The entry has a field that is not known")
    for name, (fits, kind) in _FIELDS.items():
        if told.get(name) is not None and not fits(told[name]):
            raise EntryRefused(f"The field {name} must be {kind}")
    if not told.get("filePath"):
        raise EntryRefused("The field filePath is missing")
    ward = told.get("wardNumber")
    priority = told.get("priority")
    return InboxEntry(
        sender_id=sender_id,
        path=told["filePath"],
        name=told.get("fileName") or "",
        ward=int(ward) or None if ward not in (None, "") else None,
        priority=1 if priority is None else max(-PRIORITIES, min(PRIORITIES, priority)),
    )


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(value: object) -> bool:
    return isinstance(value, str)


def _path(value: object) -> bool:
    return isinstance(value, str) and len(value) <= MAX_PATH


def _file_name(value: object) -> bool:
    plain = isinstance(value, str) and len(value) <= MAX_NAME and not _CONTROL.search(value)
    return plain and not re.search(r"[/\\:]", str(value)) and value not in (".", "..")


def _ward(value: object) -> bool:
    if isinstance(value, str):
        return re.fullmatch("[0-9]{0,8}", value, re.ASCII) is not None
    return _whole(value) and 0 <= int(str(value)) <= 99_999_999


def _anybody(value: object) -> bool:
    return _whole(value) or _text(value)


_TEXT = (_text, "a text")
_FIELDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "id": _TEXT,
    "fileName": (_file_name, "a file's name without a folder"),
    "filePath": (_path, "a text of at most 2,000 characters"),
    "fileSize": (_number, "a number"),
    "wardNumber": (_ward, "a ward's number or its ID of 8 digits"),
    "status": _TEXT,
    "progress": (_number, "a number"),
    "createdAt": _TEXT,
    "priority": (_whole, "a whole number"),
    "userId": (_anybody, "a number or a text"),
    "startedAt": _TEXT,
    "completedAt": _TEXT,
    "error": _TEXT,
    "result": (lambda _: True, ""),
}


def lexically_below(text: str, roots: Sequence[PurePath], kind: type[PurePath]) -> PurePath:
    """The path a text names, where its letters alone say that it lies below a root.

    Nothing is touched: to look whether `\\\\server\\share` is there would already send this PC's
    credentials to that server. Raises EntryRefused.
    """
    if _CONTROL.search(text):
        raise EntryRefused("The path has signs in it that no path has")
    path = kind(text)
    windows = issubclass(kind, PureWindowsPath)
    if not path.is_absolute() or ".." in path.parts:
        raise EntryRefused("The path must be whole, from the drive or root on, and without ..")
    root = next((root for root in roots if path != root and path.is_relative_to(root)), None)
    if root is None:
        raise EntryRefused("The path lies outside the folders that entries may name files in")
    parts = path.relative_to(root).parts
    if windows and any(map(_no_windows_name, parts)):
        raise EntryRefused("The path names a device, a stream or a name Windows does not have")
    return path


def _no_windows_name(part: str) -> bool:
    # "list.xlsx:other" is a stream, "list.xlsx." the file "list.xlsx", "NUL.xlsx" no file at all.
    return bool(re.search(r'[<>:"|?*]', part)) or part != part.rstrip(" .") or is_reserved(part)
