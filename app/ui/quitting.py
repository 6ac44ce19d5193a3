"""Asks the open windows to close: the installer before it changes the program, and `quit`."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
from filelock import FileLock, Timeout
from PySide6.QtCore import QCoreApplication

from app.ui.single_instance import Ask, NotAnswering, Request, hand_over, server_name
from app.world import World

ASK_AGAIN_SECONDS = 3.0


def ask_windows_to_quit(data_dir: Path, seconds: float) -> bool:
    """Ask the window of each world to close; whether all have ended within so many seconds.

    Their work is checkpointed and goes on at the next start. Nothing is made where none was ever
    open. Blocks.
    """
    application = QCoreApplication.instance() or QCoreApplication([])
    until = time.monotonic() + seconds
    worlds = [World(data_dir, practice).data_dir for practice in (False, True)]
    ended = [_ask(world, until) for world in worlds]
    del application
    return all(ended)


def _ask(data_dir: Path, until: float) -> bool:
    lock = FileLock(data_dir / "window.lock", thread_local=False)
    heard, ask_at = None, 0.0
    while (data_dir / "window.lock").exists() and not _is_free(lock):
        now = time.monotonic()
        if now >= until:
            return False
        if now >= ask_at:
            # Again and again: a window that was just opening may have lost the first wish.
            ask_at = now + ASK_AGAIN_SECONDS
            heard = _asked(data_dir, until) or heard
        time.sleep(0.05)
    return heard is None or _has_ended(heard, until)


def _asked(data_dir: Path, until: float) -> int | None:
    """The process that took the wish; None when nobody did, as while a window is opening."""
    try:
        taken, pid = hand_over(server_name(data_dir), Request(Ask.QUIT), until)
    except NotAnswering:
        return None
    return pid if taken else None


def _is_free(lock: FileLock) -> bool:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    lock.release()
    return True


def _has_ended(pid: int, until: float) -> bool:
    """The lock goes before the process does, and a program file in use cannot be replaced."""
    while _lives(pid):
        if time.monotonic() >= until:
            return False
        time.sleep(0.05)
    return True


def _lives(pid: int) -> bool:
    try:
        process = psutil.Process(pid)
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
