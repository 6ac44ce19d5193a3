"""The records an xlsb part is made of (MS-XLSB 2.1.4)."""

from __future__ import annotations

from collections.abc import Iterator


def records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(record type, body) of a binary part; both numbers are stored 7 bits a byte."""
    at, end = 0, len(data)
    while at < end:
        kind, at = _varint(data, at, 2)
        size, at = _varint(data, at, 4)
        yield kind, data[at : at + size]
        at += size


def _varint(data: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for place in range(most):
        if at >= len(data):
            break
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if not byte & 0x80:
            break
    return value, at
