"""Windows: a Job Object bounds the child's memory and ends it with this process.

Source of structures and numbers: winnt.h, jobapi2.h. Used on Windows only.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from typing import Any

_EXTENDED_LIMIT_INFORMATION = 9
_LIMIT_PROCESS_MEMORY = 0x0100
_LIMIT_DIE_ON_UNHANDLED_EXCEPTION = 0x0400
_LIMIT_KILL_ON_JOB_CLOSE = 0x2000
_PROCESS_TERMINATE_AND_SET_QUOTA = 0x0001 | 0x0100


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("PerProcessUserTimeLimit", ctypes.c_int64),
        ("PerJobUserTimeLimit", ctypes.c_int64),
        ("LimitFlags", wintypes.DWORD),
        ("MinimumWorkingSetSize", ctypes.c_size_t),
        ("MaximumWorkingSetSize", ctypes.c_size_t),
        ("ActiveProcessLimit", wintypes.DWORD),
        ("Affinity", ctypes.c_size_t),
        ("PriorityClass", wintypes.DWORD),
        ("SchedulingClass", wintypes.DWORD),
    )


class _IoCounters(ctypes.Structure):
    _fields_ = tuple(
        (name, ctypes.c_uint64)
        for name in (
            "ReadOperationCount",
            "WriteOperationCount",
            "OtherOperationCount",
            "ReadTransferCount",
            "WriteTransferCount",
            "OtherTransferCount",
        )
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("BasicLimitInformation", _BasicLimits),
        ("IoInfo", _IoCounters),
        ("ProcessMemoryLimit", ctypes.c_size_t),
        ("JobMemoryLimit", ctypes.c_size_t),
        ("PeakProcessMemoryUsed", ctypes.c_size_t),
        ("PeakJobMemoryUsed", ctypes.c_size_t),
    )


class JobObject:
    """One child's job. While this process holds the handle the child lives, no longer."""

    def __init__(self, pid: int, memory_mb: int) -> None:
        """Raises OSError where Windows refuses; the child is then without limits."""
        self._kernel = _kernel()
        self._handle = self._checked(self._kernel.CreateJobObjectW(None, None))
        self._set_limits(memory_mb)
        self._take(pid)

    def close(self) -> None:
        """Ends the child if it still runs."""
        if self._handle:
            self._kernel.CloseHandle(self._handle)
            self._handle = None

    def _set_limits(self, memory_mb: int) -> None:
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = (
            _LIMIT_PROCESS_MEMORY | _LIMIT_DIE_ON_UNHANDLED_EXCEPTION | _LIMIT_KILL_ON_JOB_CLOSE
        )
        limits.ProcessMemoryLimit = memory_mb * 1024 * 1024
        size = ctypes.sizeof(limits)
        where = ctypes.byref(limits)
        kind = _EXTENDED_LIMIT_INFORMATION
        self._checked(self._kernel.SetInformationJobObject(self._handle, kind, where, size))

    def _take(self, pid: int) -> None:
        rights = _PROCESS_TERMINATE_AND_SET_QUOTA
        process = self._checked(self._kernel.OpenProcess(rights, False, pid))
        try:
            self._checked(self._kernel.AssignProcessToJobObject(self._handle, process))
        finally:
            self._kernel.CloseHandle(process)

    def _checked(self, result: Any) -> Any:
        if not result:
            raise _last_error()
        return result


def _last_error() -> OSError:
    if sys.platform != "win32":
        return OSError("Job Objects are of Windows")
    return ctypes.WinError(ctypes.get_last_error())


def _kernel() -> Any:
    """kernel32 with the types of what is called: handles are wider than an int."""
    if sys.platform != "win32":
        raise _last_error()
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    handle = wintypes.HANDLE
    kernel.CreateJobObjectW.restype = handle
    kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
    kernel.SetInformationJobObject.argtypes = (
        handle,
        ctypes.c_int,
        wintypes.LPVOID,
        wintypes.DWORD,
    )
    kernel.OpenProcess.restype = handle
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.AssignProcessToJobObject.argtypes = (handle, handle)
    kernel.CloseHandle.argtypes = (handle,)
    return kernel
