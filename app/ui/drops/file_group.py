"""FILEGROUPDESCRIPTOR: how Windows programs list files that are on no disk.

Layout (ShlObj_core.h, packed to 8): a count, then that many FILEDESCRIPTORs: flags 0, attributes
36, size 64 (high) and 68 (low), name 72: 260 UTF-16 units (W, 592 bytes) or bytes (A, 332 bytes).
"""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass

_NAME_AT = 72
_UNITS = 260
_ATTRIBUTES_KNOWN, _SIZE_KNOWN = 0x04, 0x40
_DIRECTORY = 0x10
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Descriptor:
    """One file of the group. `name` as given, with folders; `size` in bytes, None if not said."""

    name: str
    size: int | None
    is_folder: bool


def read_group(data: bytes, *, wide: bool) -> tuple[Descriptor, ...]:
    """The files of a FileGroupDescriptorW (`wide`) or FileGroupDescriptor, in their order.

    A record that is cut off ends the list; its index is the FileContents index.
    """
    width = _NAME_AT + _UNITS * (2 if wide else 1)
    if len(data) < 4:
        return ()
    (count,) = struct.unpack_from("<I", data)
    whole = min(count, (len(data) - 4) // width, _MOST)
    return tuple(_read(data[4 + width * n : 4 + width * (n + 1)], wide) for n in range(whole))


def _read(record: bytes, wide: bool) -> Descriptor:
    (flags,) = struct.unpack_from("<I", record)
    (attributes,) = struct.unpack_from("<I", record, 36)
    high, low = struct.unpack_from("<II", record, 64)
    return Descriptor(
        name=_name(record[_NAME_AT:], wide),
        size=high << 32 | low if flags & _SIZE_KNOWN else None,
        is_folder=bool(flags & _ATTRIBUTES_KNOWN and attributes & _DIRECTORY),
    )


def _name(field: bytes, wide: bool) -> str:
    if wide:
        return field.decode("utf-16-le", "replace").partition("\0")[0]
    # The code page of this Windows; elsewhere the usual one of Western Europe.
    code_page = "mbcs" if sys.platform == "win32" else "cp1252"
    return field.partition(b"\0")[0].decode(code_page, "replace")
