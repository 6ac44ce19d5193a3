"""Whether a file has all its bytes, told by its two ends: a copy may still be on its way."""

from __future__ import annotations

import struct

HEAD_BYTES = 512
TAIL_BYTES = 22 + 0xFFFF
"""The zip end record with the longest comment it can have."""

_END_RECORD, _LARGE_LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_SECTORS_IN_HEADER = 109


def looks_whole(head: bytes, tail: bytes, size: int) -> bool:
    """Whether a file of `size` bytes that begins with `head` and ends with `tail` is complete.

    `head` has `HEAD_BYTES` and `tail` `TAIL_BYTES`, or as many as there are. Explorer gives a
    file its full size before the bytes come: until then it holds zeros.
    """
    if head.startswith(b"PK"):
        return _zip_is_whole(tail, size)
    if head.startswith(_OLE):
        return _ole_is_whole(head, size)
    return any(head[:4]) and any(tail[-4:])


def _zip_is_whole(tail: bytes, size: int) -> bool:
    """The end record is there with its comment, right behind the directory it names."""
    at = tail.rfind(_END_RECORD)
    if at < 0 or at + 22 > len(tail):
        return False
    length, start, comment = struct.unpack_from("<IIH", tail, at + 12)
    if at + 22 + comment > len(tail):
        return False
    # Other records between the two are those of a large archive, and its locator says so.
    between = size - len(tail) + at - start - length
    return between == 0 or tail[at - 20 : at - 16] == _LARGE_LOCATOR


def _ole_is_whole(head: bytes, size: int) -> bool:
    """The header is complete, and the directory and tables it names lie inside the file."""
    if len(head) < HEAD_BYTES:
        return False
    (shift,) = struct.unpack_from("<H", head, 30)
    tables, directory = struct.unpack_from("<II", head, 44)
    named = struct.unpack_from(f"<{_OLE_SECTORS_IN_HEADER}I", head, 76)[:tables]
    return all((sector + 1) << shift < size for sector in (directory, *named))
