"""ITaskbarList3 of Windows, called by ctypes; importable everywhere, usable on Windows only."""

from __future__ import annotations

import ctypes
from ctypes import POINTER, Structure, byref, c_long, c_ubyte, c_ulonglong, c_ushort, c_void_p
from typing import Any
from uuid import UUID

from app.ui.presence.taskbar import BarState

CLSID_TASKBAR_LIST = UUID("56FDF344-FD6D-11D0-958A-006097C9A090")
IID_TASKBAR_LIST_3 = UUID("EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF")
_IN_PROCESS = 1
# Places in the interface's table of methods (shobjidl_core.h): IUnknown has 0 to 2,
# ITaskbarList 3 to 7, ITaskbarList2 8, ITaskbarList3 begins with these two.
RELEASE, HR_INIT, SET_PROGRESS_VALUE, SET_PROGRESS_STATE = 2, 3, 9, 10


class Guid(Structure):
    """GUID as Windows lays it out."""

    _fields_ = (
        ("data1", ctypes.c_uint32),
        ("data2", c_ushort),
        ("data3", c_ushort),
        ("data4", c_ubyte * 8),
    )


def guid(value: UUID) -> Guid:
    """A UUID in Windows's layout."""
    return Guid.from_buffer_copy(value.bytes_le)


class ComButton:
    """The button of one window. Made and used in the window's thread, where Qt has begun COM.

    Every method raises OSError where Windows refuses.
    """

    def __init__(self, window_id: int) -> None:
        self._window = c_void_p(window_id)
        self._object = c_void_p()
        ole32 = ctypes.OleDLL("ole32")  # type: ignore[attr-defined]
        ole32.CoCreateInstance(
            byref(guid(CLSID_TASKBAR_LIST)),
            None,
            _IN_PROCESS,
            byref(guid(IID_TASKBAR_LIST_3)),
            byref(self._object),
        )
        self._call(HR_INIT)

    def set_state(self, state: BarState) -> None:
        """Colour of the bar, or none."""
        self._call(SET_PROGRESS_STATE, (c_void_p, self._window), (ctypes.c_int, int(state)))

    def set_value(self, value: int, full: int) -> None:
        """Length of the bar."""
        self._call(
            SET_PROGRESS_VALUE,
            (c_void_p, self._window),
            (c_ulonglong, value),
            (c_ulonglong, full),
        )

    def close(self) -> None:
        """Give the interface back."""
        if self._object:
            self._method(RELEASE, ctypes.c_ulong)(self._object)
            self._object = c_void_p()

    def _call(self, place: int, *arguments: tuple[Any, Any]) -> None:
        kinds = [kind for kind, _ in arguments]
        code = self._method(place, c_long, *kinds)(self._object, *(value for _, value in arguments))
        if code < 0:
            raise OSError(f"ITaskbarList3 method {place} returned 0x{code & 0xFFFFFFFF:08X}")

    def _method(self, place: int, result: Any, *kinds: Any) -> Any:
        table = ctypes.cast(self._object, POINTER(POINTER(c_void_p))).contents
        made = ctypes.WINFUNCTYPE(result, c_void_p, *kinds)  # type: ignore[attr-defined]
        return made(table[place])
