"""Where newer versions lie: a folder, such as a share of the office, or an https address.

Blocking: for a thread. A share that is away and a server that does not answer are no errors here:
there is then nothing to offer.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import urljoin, urlsplit

import httpx

from app.domain.errors import OutageError, UserError
from app.domain.update_manifest import (
    MAX_ENVELOPE_BYTES,
    Fault,
    Manifest,
    UpdateRefused,
    must_be_the_file,
)

MANIFEST_NAME = "rollcheck-update.json"
CHUNK_BYTES = 1 << 20
SECONDS = 30.0
_LOCAL = {"127.0.0.1", "localhost", "::1"}


class UpdateSource(Protocol):
    """A place that newer versions are put into."""

    def envelope(self) -> bytes:
        """The signed manifest as it lies there. Raises OutageError when it cannot be had."""
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """The installer of this name. Raises OutageError when it cannot be had."""
        ...


def source_of(place: str) -> UpdateSource:
    """The source that a setting names. Raises UserError for an address without https."""
    scheme = urlsplit(place).scheme.lower()
    if scheme not in {"http", "https"}:
        return FolderSource(Path(place))
    if scheme == "http" and urlsplit(place).hostname not in _LOCAL:
        raise UserError(
            f"Updates are not looked for at {place}: the address does not begin with https. "
            "Correct updates_from in the settings"
        )
    return WebSource(place)


class FolderSource:
    """A folder; its files may be on a share that comes and goes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def envelope(self) -> bytes:
        """As the protocol says."""
        with _outages(), (self._folder / MANIFEST_NAME).open("rb") as file:
            return file.read(MAX_ENVELOPE_BYTES + 1)

    def chunks(self, name: str) -> Iterator[bytes]:
        """As the protocol says."""
        with _outages(), (self._folder / name).open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk


class WebSource:
    """An https address whose last part is a folder or the manifest itself."""

    def __init__(self, address: str) -> None:
        named = address if address.endswith(".json") else f"{address.rstrip('/')}/{MANIFEST_NAME}"
        self._manifest = named

    def envelope(self) -> bytes:
        """As the protocol says."""
        found = b""
        for chunk in self._read(self._manifest):
            found += chunk
            if len(found) > MAX_ENVELOPE_BYTES:
                break
        return found

    def chunks(self, name: str) -> Iterator[bytes]:
        """As the protocol says."""
        yield from self._read(urljoin(self._manifest, name))

    def _read(self, address: str) -> Iterator[bytes]:
        # Not followed elsewhere: a redirection could lead away from https.
        with (
            _outages(),
            httpx.stream("GET", address, timeout=SECONDS, follow_redirects=False) as reply,
        ):
            if reply.status_code != httpx.codes.OK:
                raise OutageError(f"the place of updates answered {reply.status_code}")
            yield from reply.iter_bytes(CHUNK_BYTES)


def fetch(source: UpdateSource, manifest: Manifest, folder: Path) -> Path:
    """The installer in a folder of our own, under a name nobody can guess beforehand.

    Raises UpdateRefused when it is not the file that was signed, OutageError when it cannot be had,
    and leaves nothing in either case.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"{secrets.token_hex(8)}-{manifest.file}"
    try:
        with target.open("xb") as file:
            _copy(source.chunks(manifest.file), file.write, manifest)
        check_file(target, manifest)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return target


def _copy(chunks: Iterator[bytes], write: Callable[[bytes], object], manifest: Manifest) -> None:
    left = manifest.size
    for chunk in chunks:
        left -= len(chunk)
        if left < 0:
            # Whoever serves it must not fill this PC's disk.
            raise UpdateRefused(Fault.WRONG_FILE)
        write(chunk)


def check_file(path: Path, manifest: Manifest) -> None:
    """Raises UpdateRefused unless the file is the one that was signed, as it lies there now."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            size = os.fstat(file.fileno()).st_size
    except OSError:
        raise UpdateRefused(Fault.WRONG_FILE) from None
    must_be_the_file(manifest, size, digest)


@contextlib.contextmanager
def _outages() -> Iterator[None]:
    try:
        yield
    except OSError as away:
        reason = away.strerror or type(away).__name__
        raise OutageError(f"the place of updates cannot be read: {reason}") from None
    except (httpx.HTTPError, httpx.InvalidURL) as away:
        raise OutageError(f"the place of updates is away: {type(away).__name__}") from None
