"""What holds the spreadsheet process within bounds, on each system."""

from __future__ import annotations

import sys


def limit_own_memory(megabytes: int) -> None:
    """In the child: an allocation beyond this fails with MemoryError (Linux)."""
    if sys.platform != "win32":
        import resource

        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def die_with_parent() -> None:
    """In the child: end even in the middle of a task when the parent is killed (Linux)."""
    if sys.platform == "linux":
        import ctypes
        import signal

        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def hold_in_job(pid: int, megabytes: int) -> object | None:
    """In the parent, on Windows: tie a child to this process and limit its memory.

    Keep what is returned: the child ends when it is let go. None on other systems.
    """
    if sys.platform != "win32":
        return None
    from app.spreadsheets.worker.windows_job import WindowsJob

    return WindowsJob(pid, megabytes)
