"""Putting a finished file where the operator wants it: whole or not at all. Blocks for disks."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from app.domain.errors import UserError


def put_file(made: Path, target: Path) -> None:
    """Copy `made` beside `target` and move it into its place, over what is there.

    Raises UserError where the folder cannot be written to, and where the target is open in
    another program; it is then as it was.
    """
    temporary = target.with_name(f".{secrets.token_hex(6)}.tmp")
    try:
        try:
            _copy(made, temporary)
        except OSError as problem:
            raise _no_folder(target.parent, problem) from None
        _replace(temporary, target)
    finally:
        # A folder that is none, or is gone, has no such file either.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _copy(made: Path, temporary: Path) -> None:
    temporary.parent.mkdir(parents=True, exist_ok=True)
    with made.open("rb") as source, temporary.open("wb") as copy:
        shutil.copyfileobj(source, copy, 1 << 20)
        copy.flush()
        # Power that fails now must not leave an empty file under the old one's name.
        os.fsync(copy.fileno())


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except IsADirectoryError:
        raise UserError(f"{target.name} is a folder. Choose another name") from None
    except PermissionError:
        raise UserError(
            f"{target.name} is open in another program. Close it there and try again, or choose "
            "another name"
        ) from None
    except OSError as problem:
        raise _no_folder(target.parent, problem) from None


def _no_folder(folder: Path, problem: OSError) -> UserError:
    reason = problem.strerror or type(problem).__name__
    return UserError(f"Nothing can be saved in {folder}: {reason}. Choose another folder")
