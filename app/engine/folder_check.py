"""What the disk says of a folder somebody wants to use. Blocks: dead shares take their time.

The sentences hold no facts of their own (the folder stands beside them), so that the window can
say them in the operator's language.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from app.domain.settings_form import Field

A_FILE = "This is a file. Choose a folder."
CANNOT_BE_MADE = "This folder is not there and cannot be made. Choose another, or make it first."
DISK_FULL = "The disk of this folder is full. Make room on it, or choose another."
NOT_A_PATH = "This path cannot be used. Choose a folder with the button."
NOT_READABLE = "Rollcheck may not look into this folder. Choose another, or ask for the right."
NOT_WHOLE_PATH = "Give the whole path, with its drive or share."
NOT_WRITABLE = "Rollcheck cannot write into this folder. Choose another, or ask for the right."
NETWORK_DRIVE = "The data folder must be on this PC: a network drive would damage it."
NO_ANSWER = "This folder does not answer. If it is on a share, try again when the share is there."

SENTENCES = (
    A_FILE,
    CANNOT_BE_MADE,
    DISK_FULL,
    NOT_A_PATH,
    NOT_READABLE,
    NOT_WHOLE_PATH,
    NOT_WRITABLE,
    NETWORK_DRIVE,
    NO_ANSWER,
)


def trouble_with(field: Field, folder: str) -> str:
    """Why a folder cannot serve as this setting, "" if it can. Leaves the disk as it was.

    A folder that is not there is tried in the nearest one above it.
    """
    try:
        return _trouble(field, Path(folder))
    except PermissionError:
        return NOT_READABLE if field is Field.WATCHED_FOLDER else NOT_WRITABLE
    except (OSError, ValueError):
        return NOT_A_PATH


def make_folder(field: Field, folder: Path) -> None:
    """Make a folder that `trouble_with` had nothing against. Raises OSError."""
    # Results are for the office; the data folder is nobody else's.
    folder.mkdir(parents=True, exist_ok=True, mode=0o700 if field is Field.DATA_DIR else 0o777)


def _trouble(field: Field, folder: Path) -> str:
    if not folder.is_absolute():
        return NOT_WHOLE_PATH
    if field is Field.DATA_DIR and _is_on_network(folder):
        return NETWORK_DRIVE
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        # `exists` takes what cannot be a path (a NUL, signs like <>) for one that is not there.
        folder.stat()
    there = next((one for one in (folder, *folder.parents) if one.exists()), None)
    if there is None:
        return CANNOT_BE_MADE
    if not there.is_dir():
        return A_FILE if there == folder else CANNOT_BE_MADE
    if there != folder:
        return _refusal(there, CANNOT_BE_MADE)
    if field is Field.WATCHED_FOLDER:
        return "" if _can_list(folder) else NOT_READABLE
    return _refusal(folder, NOT_WRITABLE)


def _refusal(folder: Path, otherwise: str) -> str:
    try:
        # A folder and not a file: on Windows many may make the one in C:\ and not the other. And
        # tried, not asked: `os.access` knows nothing of its lists of rights.
        with tempfile.TemporaryDirectory(prefix=".rollcheck-", dir=folder) as trial:
            Path(trial, "trial").write_bytes(b"Rollcheck")
    except OSError as refused:
        return DISK_FULL if refused.errno in (errno.ENOSPC, errno.EDQUOT) else otherwise
    return ""


def _can_list(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            next(entries, None)
    except OSError:
        return False
    return True


def _is_on_network(folder: Path) -> bool:
    # Imported here: the window is painted before SQLAlchemy is read.
    from app.store.database import on_network_drive

    return on_network_drive(folder)
