"""What a newer version says of itself, and whether it may be offered. Pure.

A manifest is one line of JSON signed with Ed25519 by whoever publishes Rollcheck:

    {"version": "1.2.3", "file": "Rollcheck-Setup-1.2.3.exe", "size": 61234567, "sha256": "…"}

It travels in an envelope, `{"manifest": "<that line>", "signature": "<128 hex digits>"}`, so
that what was signed is kept byte by byte. The signature is over SIGNED_AS and the line: a signature
given for something else never fits.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

SIGNED_AS = b"Rollcheck update manifest, version 1\n"
MAX_ENVELOPE_BYTES = 16_384
MAX_INSTALLER_BYTES = 500_000_000

_VERSION = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})", re.ASCII)
# A name and no path: it is looked for beside the manifest.
_FILE = re.compile(r"Rollcheck-Setup-[0-9.]+\.exe", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_SIGNATURE = re.compile(r"[0-9a-f]{128}", re.ASCII)


class Fault(StrEnum):
    """Why a manifest or an installer is not taken."""

    UNREADABLE = "it cannot be read as a Rollcheck manifest"
    NOT_SIGNED = "its signature is not the publisher's"
    NOT_NEWER = "it is not newer than this version"
    WRONG_FILE = "the installer is not the one that was signed"


class UpdateRefused(Exception):
    """Something that calls itself an update is none; `fault` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


Version = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Envelope:
    """A manifest that was not yet looked at, and what claims to be its signature."""

    line: bytes
    signature: bytes

    @property
    def signed_bytes(self) -> bytes:
        """What the signature must be over."""
        return SIGNED_AS + self.line


@dataclass(frozen=True, slots=True)
class Manifest:
    """`size` in bytes; `sha256` in lower-case hexadecimal; `file` is a name without a path."""

    version: str
    file: str
    size: int
    sha256: str

    @property
    def number(self) -> Version:
        """To compare by."""
        return parse_version(self.version)


def parse_version(text: str) -> Version:
    """Three numbers. Raises UpdateRefused for anything else, such as "1.2" or "1.2.3rc1"."""
    found = _VERSION.fullmatch(text)
    if found is None:
        raise UpdateRefused(Fault.UNREADABLE)
    first, second, third = map(int, found.groups())
    return first, second, third


def open_envelope(data: bytes) -> Envelope:
    """Take line and signature apart. Raises UpdateRefused; nothing of it is believed yet."""
    fields = _object(data) if len(data) <= MAX_ENVELOPE_BYTES else {}
    line, signature = fields.get("manifest"), fields.get("signature")
    if fields.keys() != {"manifest", "signature"} or not isinstance(line, str):
        raise UpdateRefused(Fault.UNREADABLE)
    if not isinstance(signature, str) or not _SIGNATURE.fullmatch(signature):
        raise UpdateRefused(Fault.NOT_SIGNED)
    try:
        return Envelope(line.encode(), bytes.fromhex(signature))
    except UnicodeEncodeError:
        # Half a character: JSON can name it, and nobody can have signed it.
        raise UpdateRefused(Fault.UNREADABLE) from None


def parse_manifest(line: bytes) -> Manifest:
    """Read a manifest whose signature holds. Raises UpdateRefused for what is none."""
    fields = _object(line)
    if fields.keys() != {"version", "file", "size", "sha256"}:
        raise UpdateRefused(Fault.UNREADABLE)
    version, file, size, sha256 = (fields[name] for name in ("version", "file", "size", "sha256"))
    if not (_fits(_VERSION, version) and _fits(_FILE, file) and _fits(_SHA256, sha256)):
        raise UpdateRefused(Fault.UNREADABLE)
    # A bool is an int to Python.
    if type(size) is not int or not 0 < size <= MAX_INSTALLER_BYTES:
        raise UpdateRefused(Fault.UNREADABLE)
    return Manifest(version, file, size, sha256)


def must_be_newer(manifest: Manifest, running: str) -> None:
    """Raises UpdateRefused for the running version and every older one: no way back."""
    if manifest.number <= parse_version(running):
        raise UpdateRefused(Fault.NOT_NEWER)


def must_be_the_file(manifest: Manifest, size: int, sha256: str) -> None:
    """Raises UpdateRefused unless size and hash are those that were signed."""
    if (size, sha256) != (manifest.size, manifest.sha256):
        raise UpdateRefused(Fault.WRONG_FILE)


def _fits(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        raise UpdateRefused(Fault.UNREADABLE) from None
    if not isinstance(found, dict):
        raise UpdateRefused(Fault.UNREADABLE)
    return found
