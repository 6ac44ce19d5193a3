"""Takes the spreadsheets out of a zip file from a stranger, and nothing else."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from app.ui.drops import words
from app.ui.drops.names import ARCHIVES, SPREADSHEETS, is_left_out, safe_name, suffix_of
from app.ui.drops.shelf import Shelf
from app.ui.drops.values import Limits, Refusal
from app.ui.drops.words import say

_MOST_ENTRIES = 20_000
_CHUNK = 1024**2
# Below it a high ratio is harmless, and empty sheets reach it.
_RATIO_MATTERS_FROM = 20 * 1024**2
_MACS_OWN = "__MACOSX"
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    struct.error,
    ValueError,
)


class TooMuch(Exception):
    """A member unpacks to more than it may."""


def unpack(archive: Path, shelf: Shelf) -> Iterator[Path | Refusal]:
    """Each spreadsheet as a file on the shelf, or why it is not; every problem is a Refusal.

    No name of the zip becomes a path: only its last part, made safe.
    """
    try:
        zipped = zipfile.ZipFile(archive)
    except DAMAGED:
        yield Refusal(archive.name, say(words.BAD_ZIP))
        return
    with zipped:
        wanted = [info for info in zipped.infolist() if _is_wanted(info)]
        refusal = _refusal_of_all(archive.name, len(zipped.infolist()), len(wanted), shelf.limits)
        if refusal is not None:
            yield refusal
            return
        for info in wanted:
            name = safe_name(info.filename)
            yield _refusal_of(info, name, shelf.limits) or _take(zipped, info, name, shelf)


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if info.is_dir() or _MACS_OWN in path.parts or is_left_out(path.name):
        return False
    return suffix_of(path.name) in SPREADSHEETS | ARCHIVES


def _refusal_of_all(name: str, entries: int, wanted: int, limits: Limits) -> Refusal | None:
    if entries > _MOST_ENTRIES:
        return Refusal(name, say(words.BOMB))
    if wanted > limits.files:
        return Refusal(name, say(words.FULL_FOLDER, limit=limits.files))
    return None if wanted else Refusal(name, say(words.EMPTY_ZIP))


def _refusal_of(info: zipfile.ZipInfo, name: str, limits: Limits) -> Refusal | None:
    if suffix_of(name) in ARCHIVES:
        return Refusal(name, say(words.NESTED_ZIP))
    if info.flag_bits & 1:
        return Refusal(name, say(words.LOCKED))
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return Refusal(name, say(words.ODD_ZIP))
    if info.file_size > limits.file_bytes:
        return Refusal(name, say(words.TOO_LARGE, limit=limits.file_mb))
    return None


def _take(
    zipped: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, shelf: Shelf
) -> Path | Refusal:
    target = shelf.place(name)
    try:
        shelf.room -= _write(zipped, info, target, _most(info, shelf))
    except TooMuch:
        target.unlink()
        return Refusal(name, say(words.BOMB))
    except DAMAGED:
        target.unlink(missing_ok=True)
        return Refusal(name, say(words.BAD_ZIP))
    return target


def _most(info: zipfile.ZipInfo, shelf: Shelf) -> int:
    by_ratio = max(info.compress_size * shelf.limits.ratio, _RATIO_MATTERS_FROM)
    return min(shelf.limits.file_bytes, shelf.room, by_ratio)


def _write(zipped: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path, most: int) -> int:
    # Counted as they come out: the sizes a zip declares can lie.
    written = 0
    with zipped.open(info) as packed, target.open("xb") as file:
        while chunk := packed.read(_CHUNK):
            written += len(chunk)
            if written > most:
                raise TooMuch
            file.write(chunk)
    return written
