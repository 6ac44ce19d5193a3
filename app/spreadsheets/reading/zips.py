"""Zip archives from strangers: every part is unpacked under a limit before a reader sees it.

A zip's own sizes can lie, and the Rust reader believes the data, not the sizes; so the bytes
that really come out are counted here first.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from app.domain.errors import SpreadsheetRefused
from app.spreadsheets.reading.refusals import damaged

MAX_UNPACKED_BYTES = 800 * 1024 * 1024
"""For all parts together; 200,000 rows of 14 columns unpack to about 180 MB."""
MAX_RATIO = 300
"""Unpacked to packed size of one part; deflate reaches 1,032, real sheets stay under 100."""
RATIO_MATTERS_FROM = 20 * 1024 * 1024
MAX_PARTS = 20_000
_READ, _CHUNK = 128 * 1024, 4 * 1024 * 1024
_ENTITY_SEARCH = 64 * 1024
BOMB_CURE = "It is not a membership list as Excel saves it; do not open it, ask who sent it"


class Archive:
    """A zip whose declared sizes are within reason; parts are unpacked and counted on demand."""

    def __init__(self, path: Path, file_name: str) -> None:
        self.path, self.file_name = path, file_name
        try:
            with zipfile.ZipFile(path) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error) as exc:
            raise damaged(file_name) from exc
        self._parts = {info.filename: info for info in infos}
        if len(self._parts) < len(infos):
            # Two parts of one name: the one measured need not be the one that is read.
            raise damaged(file_name)
        self._check_declared_sizes()

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names in the archive's order."""
        return tuple(self._parts)

    @property
    def encrypted(self) -> bool:
        """Whether a part needs a password."""
        return any(info.flag_bits & 1 for info in self._parts.values())

    def chunks(self, name: str) -> Iterator[bytes]:
        """One part's bytes, counted while they come out of the packed ones.

        Raises SpreadsheetRefused when it is missing or damaged, unpacks to more than it
        declares, or is XML that declares entities.
        """
        info = self._parts.get(name)
        if info is None:
            raise damaged(self.file_name)
        seen, checksum = 0, 0
        for chunk in self._unpack(info):
            if not seen:
                self._refuse_entities(chunk[:_ENTITY_SEARCH])
            seen += len(chunk)
            checksum = zlib.crc32(chunk, checksum)
            if seen > info.file_size:
                raise self._bomb()
            yield chunk
        if seen != info.file_size or checksum != info.CRC:
            raise damaged(self.file_name)

    def read(self, name: str) -> bytes:
        """One part whole; for the small ones."""
        return b"".join(self.chunks(name))

    def check(self, name: str) -> None:
        """Unpack a part only to count it, before a reader does."""
        for _ in self.chunks(name):
            pass

    def _check_declared_sizes(self) -> None:
        infos = self._parts.values()
        too_many = len(infos) > MAX_PARTS
        too_much = sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES
        if too_many or too_much or any(map(_beyond_ratio, infos)):
            raise self._bomb()

    def _unpack(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(self.file_name)
        stored = info.compress_type == zipfile.ZIP_STORED
        try:
            packed = self._packed(info)
            yield from packed if stored else _inflated(packed)
        except (zlib.error, struct.error, OSError) as exc:
            raise damaged(self.file_name) from exc

    def _packed(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.seek(info.header_offset)
            name_length, extra_length = struct.unpack("<26x2H", file.read(30))
            file.seek(name_length + extra_length, 1)
            left = info.compress_size
            while left and (data := file.read(min(left, _READ))):
                left -= len(data)
                yield data

    def _refuse_entities(self, start: bytes) -> None:
        if b"<!ENTITY" in start or b"<!DOCTYPE" in start:
            raise self._bomb()

    def _bomb(self) -> SpreadsheetRefused:
        cause = "it unpacks to far more than a list can hold, as a zip bomb does"
        return SpreadsheetRefused(self.file_name, cause, BOMB_CURE)


def _beyond_ratio(info: zipfile.ZipInfo) -> bool:
    large = info.file_size > RATIO_MATTERS_FROM
    return large and info.file_size > MAX_RATIO * max(info.compress_size, 1)


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    for data in packed:
        waiting = data
        while waiting and not inflater.eof:
            out = inflater.decompress(waiting, _CHUNK)
            waiting = inflater.unconsumed_tail
            if out:
                yield out
    if tail := inflater.flush():
        yield tail
