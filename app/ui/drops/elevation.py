"""Whether Windows runs this process above Explorer, which it then keeps from dropping files."""

from __future__ import annotations

import ctypes
import logging
import sys

log = logging.getLogger(__name__)

# TOKEN_ELEVATION_TYPE, winnt.h. Default means that nobody's token is split: Explorer runs at the
# same height, and drops work. Full is the higher half of a split token.
_FULL = 2
_TOKEN_QUERY = 0x0008
_TOKEN_ELEVATION_TYPE = 18


def drops_are_blocked() -> bool:
    """True only where Windows is sure to block drops; anything unknown counts as free."""
    if sys.platform != "win32":
        return False
    try:
        return _elevation_type() == _FULL
    except OSError as problem:
        log.info("Windows does not say whether this process is elevated: %s", problem)
        return False


if sys.platform == "win32":

    def _elevation_type() -> int:
        from ctypes import wintypes

        kernel, advapi = ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32", use_last_error=True)
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        token, kind, size = wintypes.HANDLE(), wintypes.DWORD(), wintypes.DWORD()
        process = wintypes.HANDLE(kernel.GetCurrentProcess())
        if not advapi.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            if not advapi.GetTokenInformation(
                token, _TOKEN_ELEVATION_TYPE, ctypes.byref(kind), 4, ctypes.byref(size)
            ):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            kernel.CloseHandle(token)
        return kind.value
