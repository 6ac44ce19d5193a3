"""Whether somebody has the file open now, told by the lock file Excel or LibreOffice leaves."""

from __future__ import annotations

from pathlib import Path

_LAST_SAVED = ": read as last saved"


def open_elsewhere(path: Path, file_name: str) -> str | None:
    """A warning sentence when `~$name` or `.~lock.name#` stands beside the file, else None."""
    held = lock_holder(path, file_name)
    if held is None:
        return None
    program, owner = held
    return f"open in {program}{f' by {owner}' if owner else ''}{_LAST_SAVED}"


def lock_holder(path: Path, file_name: str) -> tuple[str, str] | None:
    """The program that has the file open and its user, "" where unknown; None: nobody has."""
    for name, program, owner_of in (
        (f"~${file_name}", "Excel", _excel_owner),
        (f".~lock.{file_name}#", "LibreOffice", _libre_office_owner),
    ):
        lock = path.with_name(name)
        if lock != path and _is_there(lock):
            return program, owner_of(_start_of(lock))
    return None


def says_open(warning: str) -> bool:
    """Whether a warning is one of `open_elsewhere`."""
    return warning.startswith("open in ") and warning.endswith(_LAST_SAVED)


def _is_there(lock: Path) -> bool:
    try:
        return lock.is_file()
    except OSError:
        # A list's name of 255 characters leaves no room for those the lock file adds.
        return False


def _start_of(lock: Path) -> bytes:
    """Excel denies others its lock file on Windows: then the owner stays unknown."""
    try:
        with lock.open("rb") as file:
            return file.read(512)
    except OSError:
        return b""


def _excel_owner(data: bytes) -> str:
    """A counted byte text, and from byte 55 on the same as counted UTF-16."""
    wide = data[57 : 57 + 2 * data[55]].decode("utf-16-le", "replace") if len(data) > 57 else ""
    narrow = data[1 : 1 + data[0]].decode("cp1252", "replace") if data else ""
    return _readable(wide) or _readable(narrow)


def _libre_office_owner(data: bytes) -> str:
    parts = data.decode("utf-8", "replace").split(",")
    return _readable(parts[0]) or (_readable(parts[1]) if len(parts) > 1 else "")


def _readable(name: str) -> str:
    text = name.strip(" \0")
    return text if text.isprintable() else ""
