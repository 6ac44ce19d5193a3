"""Old Excel files (BIFF in OLE): records that lie, and containers whose chains lead astray."""

from __future__ import annotations

import io
import random
import struct
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xlrd.compdoc import CompDoc

from tests.corpus.case import Case, Ends, of_bytes, people
from tests.helpers.spreadsheets import save_encrypted_xls, save_encrypted_xlsx, save_xls

NAME = "BLOUBERG WARD 16.xls"
_SECTOR = 512
# Fields of the container's head (MS-CFB 2.2): offset, size.
_CONTAINER = {
    "version": (24, 2),
    "byte order": (28, 2),
    "sector size": (30, 2),
    "small sector size": (32, 2),
    "table sectors": (44, 4),
    "directory": (48, 4),
    "small stream limit": (56, 4),
    "small table": (60, 4),
    "master table": (68, 4),
    "master sectors": (72, 4),
    "first table sector": (76, 4),
}
# Records by number (MS-XLS 2.3) that are made to lie, one at a time.
_RECORDS = {
    0x0809: "BOF",
    0x000A: "EOF",
    0x0042: "CODEPAGE",
    0x0022: "DATEMODE",
    0x0031: "FONT",
    0x041E: "FORMAT",
    0x00E0: "XF",
    0x0293: "STYLE",
    0x0085: "BOUNDSHEET",
    0x00FC: "SST",
    0x0200: "DIMENSION",
    0x0208: "ROW",
    0x00FD: "LABELSST",
    0x0203: "NUMBER",
}


@cache
def honest() -> bytes:
    """An honest old workbook: texts and a number."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [(*row, 5.0) for row in people(40)]
        return save_xls(Path(folder) / "list", rows).read_bytes()


@cache
def stream() -> tuple[int, bytes]:
    """Where the workbook's stream begins, and its records."""
    found, offset, length = CompDoc(honest(), logfile=io.StringIO()).locate_named_stream("Workbook")
    records = bytes(found[offset : offset + length])
    return honest().index(records[:200]), records


def cases() -> Iterator[Case]:
    """Every old workbook."""
    yield Case("xls/honest", of_bytes(honest()), NAME, Ends.READ)
    yield Case("xls/without a container", of_bytes(stream()[1]), NAME)
    yield from _truncations()
    yield from _container()
    yield from _lying_records()
    yield from _old_beginnings()
    for number in range(30):
        yield Case(f"xls/flipped {number}", _flip, NAME)
    for number in range(15):
        yield Case(f"xls/flipped without a container {number}", _flip_stream, NAME)
    yield Case("xls/encrypted", lambda p, _: _made(save_encrypted_xls, p), NAME, Ends.REFUSED)
    yield Case("xlsx/encrypted", lambda p, _: _made(save_encrypted_xlsx, p), ends=Ends.REFUSED)


def _made(save: object, path: Path) -> None:
    save(path, people())  # type: ignore[operator]


def _truncations() -> Iterator[Case]:
    data = honest()
    cuts = {0, 8, 30, 76, 511, 512, 600, len(data) - 1, *range(_SECTOR, len(data), 4 * _SECTOR)}
    for cut in sorted(cuts - {0}):
        yield Case(f"xls/cut at {cut}", of_bytes(data[:cut]), NAME)


def _container() -> Iterator[Case]:
    for name, (offset, size) in _CONTAINER.items():
        for value in (0, 1, 0xFFFF if size == 2 else 0xFFFFFFFE):
            changed = bytearray(honest())
            struct.pack_into("<H" if size == 2 else "<I", changed, offset, value)
            yield Case(f"xls/container/{name} {value:#x}", of_bytes(bytes(changed)), NAME)
    (table,) = struct.unpack_from("<I", honest(), 76)
    for name, step in (("chains in a ring", 0), ("chains to the next but one", 2)):
        changed = bytearray(honest())
        at = (table + 1) * _SECTOR
        for sector in range(_SECTOR // 4):
            struct.pack_into("<I", changed, at + 4 * sector, (sector + step) % 64)
        yield Case(f"xls/container/{name}", of_bytes(bytes(changed)), NAME)
    (directory,) = struct.unpack_from("<I", honest(), 48)
    for name, offset in (("left", 68), ("right", 72), ("child", 76), ("size", 120), ("start", 116)):
        for entry in range(2):
            changed = bytearray(honest())
            at = (directory + 1) * _SECTOR + 128 * entry + offset
            struct.pack_into("<I", changed, at, entry if offset < 80 else 0x7FFFFFFF)
            yield Case(f"xls/directory/{entry} {name}", of_bytes(bytes(changed)), NAME)


def _first_of_each() -> Iterator[tuple[str, int, int]]:
    """(name, offset in the file, size) of the first record of each kind."""
    base, records = stream()
    at, seen = 0, set()
    while at + 4 <= len(records):
        kind, size = struct.unpack_from("<HH", records, at)
        if kind in _RECORDS and kind not in seen:
            seen.add(kind)
            yield _RECORDS[kind], base + at, size
        at += 4 + size


def _lying_records() -> Iterator[Case]:
    for name, at, size in _first_of_each():
        for what, offset, form, value in (
            ("of no length", 2, "<H", 0),
            ("of one byte", 2, "<H", 1),
            ("of 65,535 bytes", 2, "<H", 0xFFFF),
            ("of another kind", 0, "<H", 0x7777),
            ("that ends all", 0, "<H", 0x000A),
        ):
            changed = bytearray(honest())
            struct.pack_into(form, changed, at + offset, value)
            yield Case(f"xls/{name} {what}", of_bytes(bytes(changed)), NAME)
        for fill in (0x00, 0xFF):
            changed = bytearray(honest())
            changed[at + 4 : at + 4 + size] = bytes([fill]) * size
            yield Case(f"xls/{name} of {fill:#x}", of_bytes(bytes(changed)), NAME)


def _old_beginnings() -> Iterator[Case]:
    for number in (2, 3, 4, 5, 7):
        start = {2: b"\x09\x00", 3: b"\x09\x02", 4: b"\x09\x04"}.get(number, b"\x09\x08")
        body = struct.pack("<HHHH", 6, number << 8, 0x10, 0)
        yield Case(f"xls/BIFF{number} and nothing more", of_bytes(start + body), NAME)
        odd = start + body + b"\xff" * 300
        yield Case(f"xls/BIFF{number} and nonsense", of_bytes(odd), NAME)


def _flip(path: Path, rng: random.Random) -> None:
    data = bytearray(honest())
    base, records = stream()
    for _ in range(rng.choice((1, 4, 40))):
        data[base + rng.randrange(len(records))] = rng.randrange(256)
    path.write_bytes(data)


def _flip_stream(path: Path, rng: random.Random) -> None:
    data = bytearray(stream()[1])
    for _ in range(rng.choice((1, 4, 40))):
        data[rng.randrange(20, len(data))] = rng.randrange(256)
    path.write_bytes(data)
