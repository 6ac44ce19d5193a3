"""A Windows Job Object: kills the child with its parent and limits its memory.

Structures as documented by Microsoft (JOBOBJECT_EXTENDED_LIMIT_INFORMATION, winnt.h).
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

KILL_ON_CLOSE = 0x2000
PROCESS_MEMORY = 0x0100
DIE_ON_UNHANDLED = 0x0400
EXTENDED_LIMITS = 9
SET_QUOTA_AND_TERMINATE = 0x0101


class _Basic(ctypes.Structure):
    _fields_ = (
        ("per_process_time", ctypes.c_int64),
        ("per_job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("minimum_set", ctypes.c_size_t),
        ("maximum_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
    )


class _Extended(ctypes.Structure):
    _fields_ = (
        ("basic", _Basic),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process", ctypes.c_size_t),
        ("peak_job", ctypes.c_size_t),
    )


class WindowsJob:
    """Holds one child process; closing the handle, or dying with it open, ends the child."""

    def __init__(self, pid: int, megabytes: int) -> None:
        self._kernel = _kernel()
        self._handle = self._kernel.CreateJobObjectW(None, None)
        limits = _Extended()
        limits.basic.flags = KILL_ON_CLOSE | PROCESS_MEMORY | DIE_ON_UNHANDLED
        limits.process_memory = megabytes * 1024 * 1024
        self._check(
            self._kernel.SetInformationJobObject(
                self._handle, EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
        )
        process = self._kernel.OpenProcess(SET_QUOTA_AND_TERMINATE, False, pid)
        self._check(self._kernel.AssignProcessToJobObject(self._handle, process))
        self._kernel.CloseHandle(process)

    def close(self) -> None:
        """Let the child go: it ends."""
        self._kernel.CloseHandle(self._handle)

    @staticmethod
    def _check(worked: int) -> None:
        if not worked:
            raise OSError(f"Windows refused to limit the spreadsheet process ({_last_error()})")


def _kernel() -> Any:
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    for name in ("CreateJobObjectW", "OpenProcess"):
        getattr(kernel, name).restype = ctypes.c_void_p
    kernel.SetInformationJobObject.argtypes = (
        ctypes.c_void_p,
        ctypes.c_int,
        ctypes.c_void_p,
        ctypes.c_uint32,
    )
    kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
    kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
    return kernel


def _last_error() -> int:
    if sys.platform == "win32":
        return int(ctypes.get_last_error())
    return 0
