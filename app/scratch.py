"""A folder for one process's private copies, gone with the process however it ended.

Copies of membership lists must not outlive a crash: each process holds a lock beside its folder,
and the next one to start removes every folder whose lock nobody holds any more.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
from pathlib import Path

from filelock import FileLock, Timeout


class Scratch:
    """`folder` is this process's own, below `root`. Blocks for the disk: use a thread."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._root = root
        self._lock, self.folder = self._take_new()
        self.folder.mkdir(mode=0o700)
        self.swept = self._sweep()

    def close(self) -> None:
        """Remove the folder and give back its lock."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release(force=True)
        _remove_lock(self._lock)

    def _take_new(self) -> tuple[FileLock, Path]:
        name = secrets.token_hex(6)
        lock = _lock_of(self._root / name)
        lock.acquire(blocking=False)
        return lock, self._root / name

    def _sweep(self) -> int:
        """Remove what dead processes left; how many folders."""
        dead = 0
        for folder in self._root.iterdir():
            if folder.is_dir() and folder != self.folder:
                dead += _remove_if_dead(folder)
        return dead


def _remove_if_dead(folder: Path) -> bool:
    lock = _lock_of(folder)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    lock.release(force=True)
    _remove_lock(lock)
    return True


def _lock_of(folder: Path) -> FileLock:
    return FileLock(folder.with_suffix(".lock"), thread_local=False)


def _remove_lock(lock: FileLock) -> None:
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink()
