"""Reading an upload: streamed to disk, limited while it is read, gone if it does not come whole."""

from __future__ import annotations

import asyncio
import contextlib
import re
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.requests import ClientDisconnect, Request

from app.domain.errors import DiskFull, where_full
from app.domain.safe_name import safe_name
from app.feed.envelope import FeedError
from app.feed.rules import FeedLimits

_FIELD_BYTES = 1_000
_MOST_PARTS = 20
# What a form may have beside its file.
_BESIDE_BYTES = 1_000_000
_NAME_BYTES = 100


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What came; `path` is None without a file. `sent_name` is the file's name, made safe."""

    path: Path | None
    sent_name: str
    size: int
    fields: dict[str, str]


@asynccontextmanager
async def uploaded(
    request: Request, spool: Path, most_bytes: int, limits: FeedLimits
) -> AsyncIterator[Uploaded]:
    """An upload as a file of a private folder, gone at the end.

    Raises FeedError for what is no form, too large, or does not come.
    """
    boundary = _boundary(request)
    with where_full(DiskFull()):
        folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="upload-", dir=spool))
    try:
        form = _Form(folder, most_bytes)
        parser = MultipartParser(boundary, form.callbacks())
        try:
            with where_full(DiskFull()):
                async with asyncio.timeout(limits.upload_seconds):
                    await _read(request, form, parser, limits.stalled_seconds)
        except TimeoutError:
            raise FeedError(408, "upload_too_slow", "The upload took too long") from None
        yield form.done()
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _read(
    request: Request, form: _Form, parser: MultipartParser, stalled_seconds: float
) -> None:
    chunks = request.stream()
    try:
        while True:
            async with asyncio.timeout(stalled_seconds):
                chunk = await anext(chunks, None)
            if chunk is None:
                break
            form.count(len(chunk))
            if form.is_too_large:
                # Read on without keeping it: who is cut off while sending never hears why.
                continue
            parser.write(chunk)
            await form.flush()
        if not form.is_too_large:
            parser.finalize()
            await form.flush()
    except TimeoutError:
        raise FeedError(408, "upload_stalled", "The upload stopped half-way") from None
    except FormParserError:
        raise FeedError(400, "form_wrong", "This is no whole multipart form") from None
    except ClientDisconnect:
        raise FeedError(400, "upload_cut_off", "The upload stopped half-way") from None
    finally:
        with contextlib.suppress(Exception):
            await form.aclose()
    if form.is_too_large:
        raise too_large(form.most_bytes)


def too_large(most_bytes: int) -> FeedError:
    """For a file beyond the limit."""
    return FeedError(413, "file_too_large", f"A file may have at most {most_bytes / 1e6:,.0f} MB")


def _boundary(request: Request) -> bytes:
    kind, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary", b"")
    if kind != b"multipart/form-data" or not 1 <= len(boundary) <= 200:
        raise FeedError(400, "form_wrong", "Send the file as multipart/form-data, field file")
    return boundary


@dataclass
class _Part:
    """One part of the form, while it comes."""

    headers: dict[str, bytes] = field(default_factory=dict)
    name: str = ""
    is_file: bool = False
    value: bytearray = field(default_factory=bytearray)


class _Form:
    """Takes what the parser finds; the bytes of the file wait in memory for `flush`."""

    def __init__(self, folder: Path, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.size = 0
        self._came = 0
        self._folder = folder
        self._path: Path | None = None
        self._fields: dict[str, str] = {}
        self._part = _Part()
        self._parts = 0
        self._header = (bytearray(), bytearray())
        self._pending = bytearray()
        self._file: BinaryIO | None = None
        self._ended = False

    def callbacks(self) -> Any:
        """What python-multipart calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": lambda data, start, end: self._header[0].extend(data[start:end]),
            "on_header_value": lambda data, start, end: self._header[1].extend(data[start:end]),
            "on_header_end": self._header_end,
            "on_headers_finished": self._headers_end,
            "on_part_data": self._data,
            "on_part_end": self._end,
            "on_end": self._finish,
        }

    @property
    def is_too_large(self) -> bool:
        """Whether more came than may."""
        return self.size > self.most_bytes or self._came > self.most_bytes + _BESIDE_BYTES

    def count(self, size: int) -> None:
        """Count what came, of whatever part. Raises FeedError where it does not end."""
        self._came += size
        if self._came > 3 * self.most_bytes + 10_000_000:
            raise too_large(self.most_bytes)

    async def flush(self) -> None:
        """Write what has come."""
        if self._pending and self._path is not None and not self.is_too_large:
            data, self._pending = self._pending, bytearray()
            await asyncio.to_thread(self._write, self._path, data)

    async def aclose(self) -> None:
        """Close the file."""
        if self._file is not None:
            await asyncio.to_thread(self._file.close)

    def done(self) -> Uploaded:
        """What came. Raises FeedError where the form was cut off."""
        if not self._ended:
            raise FeedError(400, "form_wrong", "This is no whole multipart form")
        name = self._path.name if self._path else ""
        return Uploaded(self._path, name, self.size, self._fields)

    def _write(self, path: Path, data: bytearray) -> None:
        self._file = self._file or path.open("xb")
        self._file.write(data)

    def _begin(self) -> None:
        self._part = _Part()
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise FeedError(400, "form_wrong", "The form has too many parts")

    def _header_end(self) -> None:
        name, value = self._header
        self._part.headers[name.decode("latin-1").lower()] = bytes(value)
        self._header = (bytearray(), bytearray())

    def _headers_end(self) -> None:
        _, options = parse_options_header(self._part.headers.get("content-disposition", b""))
        self._part.name = options.get(b"name", b"").decode("utf-8", "replace")
        sent = options.get(b"filename")
        # A second file is read and forgotten: one upload is one list.
        self._part.is_file = sent is not None and self._part.name == "file" and not self._path
        if self._part.is_file:
            self._path = self._folder / _file_name((sent or b"").decode("utf-8", "replace"))

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part.is_file:
            self.size += end - start
            self._pending.extend(data[start:end])
        elif len(self._part.value) < _FIELD_BYTES:
            self._part.value.extend(data[start:end])

    def _end(self) -> None:
        if self._part.is_file and self._path is not None and not self._pending and not self._file:
            self._path.touch(mode=0o600)
        elif not self._part.is_file and self._part.name:
            text = bytes(self._part.value[:_FIELD_BYTES]).decode("utf-8", "replace")
            self._fields[self._part.name[:50]] = text

    def _finish(self) -> None:
        self._ended = True


def _file_name(sent: str) -> str:
    """The last part of what a client calls its file: never a path, safe on every system."""
    last = re.split(r"[\\/]", sent)[-1]
    stem, dot, suffix = last.rpartition(".")
    if not dot or not stem or len(suffix) > 5:
        return safe_name(last, "upload.xlsx", _NAME_BYTES)
    return f"{safe_name(stem, 'upload', _NAME_BYTES)}.{safe_name(suffix, 'xlsx', 5)}"
