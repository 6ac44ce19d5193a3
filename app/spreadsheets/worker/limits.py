"""Limits the operating system keeps: memory, and death together with the parent."""

from __future__ import annotations

import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def limit_this_process(memory_mb: int, parent_pid: int) -> None:
    """In the child, first of all. On Windows the parent's Job Object does both instead.

    More than `memory_mb` of address space is a MemoryError. Where a limit cannot be set the
    process goes on without it.
    """
    _limit_address_space(memory_mb)
    _die_with_parent(parent_pid)


def ignore_terminal() -> None:
    """Ctrl+C goes to the whole terminal; only the seat decides what it means."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def block_terminal_in_this_thread() -> None:
    """In the thread that starts children: they inherit it, so no moment stays unguarded."""
    if sys.platform != "win32":
        from multiprocessing import resource_tracker

        # Starting the first child starts this too, which would lift the block again.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})


def _limit_address_space(memory_mb: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    wanted = memory_mb * 1024 * 1024
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def _die_with_parent(parent_pid: int) -> None:
    """For a child in the middle of a task; an idle one sees the end of its pipe."""
    if sys.platform != "linux":
        return
    import ctypes

    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    # The parent may have died before the call above.
    if os.getppid() != parent_pid:
        os._exit(1)
