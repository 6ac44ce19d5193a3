"""Zip archives cut, crossed and lying: every structure of the format, one at a time."""

from __future__ import annotations

import io
import random
import struct
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from tests.corpus.case import USUAL_NAME, Case, Ends, of_bytes, people
from tests.helpers.spreadsheets import save_ods, save_xlsb, save_xlsx

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SAVERS: dict[str, tuple[Callable[..., Path], str]] = {
    "xlsx": (save_xlsx, USUAL_NAME),
    "xlsb": (save_xlsb, "BLOUBERG WARD 16.xlsb"),
    "ods": (save_ods, "BLOUBERG WARD 16.ods"),
}
# Fields of a central directory entry (APPNOTE 4.3.12): offset from its signature, size.
_FIELDS = {
    "flags": (8, 2),
    "method": (10, 2),
    "crc": (16, 4),
    "packed size": (20, 4),
    "unpacked size": (24, 4),
    "name length": (28, 2),
    "extra length": (30, 2),
    "comment length": (32, 2),
    "disk": (34, 2),
    "offset": (42, 4),
}
_VALUES = {2: (0, 1, 8, 99, 0xFFFF), 4: (0, 1, 0x7FFFFFFF, 0xFFFFFFFF)}
_END_FIELDS = {"disk": 4, "entries": 10, "directory size": 12, "directory offset": 16}


@cache
def honest(kind: str) -> bytes:
    """The bytes of an honest workbook of one kind, its times fixed."""
    with tempfile.TemporaryDirectory() as folder:
        made = _SAVERS[kind][0](Path(folder) / "list", people())
        return timeless(made.read_bytes())


def timeless(data: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            fixed = zipfile.ZipInfo(info.filename)
            fixed.compress_type = info.compress_type
            content = old.read(info)
            if info.filename == "docProps/core.xml":
                content = b"<x/>"
            new.writestr(fixed, content)
    return target.getvalue()


def cases() -> Iterator[Case]:
    """Every archive."""
    for kind, (_, file_name) in _SAVERS.items():
        data = honest(kind)
        yield Case(f"zip/{kind}/honest", of_bytes(data), file_name, Ends.READ)
        yield from _truncations(kind, data, file_name)
        yield from _wrong_checksums(kind, data, file_name)
    yield from _lying_entries(honest("xlsx"))
    yield from _lying_ends(honest("xlsx"))
    yield from _odd_wholes(honest("xlsx"))
    yield from _flipped_bits()


def positions(data: bytes, mark: bytes) -> list[int]:
    """Where a signature stands."""
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def _truncations(kind: str, data: bytes, file_name: str) -> Iterator[Case]:
    cuts: dict[str, int] = {}
    for number, at in enumerate(positions(data, _LOCAL)):
        for inside in (0, 4, 26, 34, 60):
            cuts[f"part {number}+{inside}"] = at + inside
    for number, at in enumerate(positions(data, _CENTRAL)):
        cuts[f"entry {number}"] = at
        cuts[f"entry {number}+20"] = at + 20
    end = data.rindex(_END)
    cuts |= {"end": end, "end+4": end + 4, "end+21": end + 21}
    for name, cut in cuts.items():
        yield Case(f"zip/{kind}/cut at {name}", of_bytes(data[:cut]), file_name, Ends.REFUSED)


def _wrong_checksums(kind: str, data: bytes, file_name: str) -> Iterator[Case]:
    for number, at in enumerate(positions(data, _CENTRAL)):
        changed = bytearray(data)
        changed[at + 16] ^= 0x55
        yield Case(f"zip/{kind}/wrong crc {number}", of_bytes(bytes(changed)), file_name)


def _lying_entries(data: bytes) -> Iterator[Case]:
    entries = positions(data, _CENTRAL)
    sheet = next(at for at in entries if b"sheet1.xml" in data[at : at + 80])
    for which, at in (("first", entries[0]), ("sheet", sheet)):
        for field, (offset, size) in _FIELDS.items():
            for value in _VALUES[size]:
                changed = bytearray(data)
                struct.pack_into("<H" if size == 2 else "<I", changed, at + offset, value)
                name = f"zip/entry/{which}/{field} {value:#x}"
                yield Case(name, of_bytes(bytes(changed)))


def _lying_ends(data: bytes) -> Iterator[Case]:
    end = data.rindex(_END)
    for field, offset in _END_FIELDS.items():
        for value in (0, 1, 0xFFFF):
            changed = bytearray(data)
            struct.pack_into("<H", changed, end + offset, value)
            yield Case(f"zip/end/{field} {value:#x}", of_bytes(bytes(changed)))


def _odd_wholes(data: bytes) -> Iterator[Case]:
    end = data.rindex(_END)
    comment = data[: end + 20] + struct.pack("<H", 30) + _END + b"\xff" * 26
    locator = b"PK\x06\x07" + struct.pack("<IQI", 0, 2**63, 1)
    yield Case("zip/behind a program", of_bytes(b"PK" + b"\x90" * 4000 + data))
    yield Case("zip/comment with another end", of_bytes(comment))
    yield Case("zip/zip64 lies", of_bytes(data[:end] + locator + data[end:]))
    yield Case("zip/followed by nonsense", of_bytes(data + b"\0" * 70_000))
    yield Case("zip/end only", of_bytes(_END + bytes(18)), ends=Ends.REFUSED)
    yield Case("zip/PK only", of_bytes(b"PK"), ends=Ends.REFUSED)
    yield Case("zip/two archives", of_bytes(data + data))
    overlapping = bytearray(data)
    entries = positions(data, _CENTRAL)
    for at in entries[1:]:
        overlapping[at + 42 : at + 46] = overlapping[entries[0] + 42 : entries[0] + 46]
    yield Case("zip/all parts are one", of_bytes(bytes(overlapping)), ends=Ends.REFUSED)


def _flipped_bits() -> Iterator[Case]:
    for kind, (_, file_name) in _SAVERS.items():
        for number in range(12):
            make = partial(_flip, kind)
            yield Case(f"zip/{kind}/flipped {number}", make, file_name)


def _flip(kind: str, path: Path, rng: random.Random) -> None:
    data = bytearray(honest(kind))
    for _ in range(rng.choice((1, 3, 20))):
        data[rng.randrange(4, len(data))] ^= 1 << rng.randrange(8)
    path.write_bytes(data)
