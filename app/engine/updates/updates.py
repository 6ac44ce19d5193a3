"""Looks for a newer version, offers it, and starts its installer when the operator says so."""

from __future__ import annotations

import asyncio
import importlib
import logging
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.errors import OutageError, UserError
from app.domain.update_manifest import (
    Fault,
    Manifest,
    UpdateRefused,
    must_be_newer,
    open_envelope,
    parse_manifest,
)
from app.engine.updates.source import UpdateSource, check_file, fetch, source_of

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 6 * 3600.0
FIRST_LOOK_SECONDS = 60.0
KEY_MODULE = "rollcheck_update_key"

StartInstaller = Callable[[Path], object]


@dataclass(frozen=True, slots=True)
class Offer:
    """A newer version, signed and fetched; `installer` is hashed again before it is started."""

    manifest: Manifest
    installer: Path


def public_key() -> bytes | None:
    """The publisher's key, 32 bytes, compiled into a release; None: this build has no updates."""
    try:
        text: str = importlib.import_module(KEY_MODULE).PUBLIC_KEY
    except ImportError:
        return None
    return bytes.fromhex(text) if text else None


def updates_for(place: str, folder: Path, running: str) -> Updates | None:
    """What looks for updates; None where the office named no place or this build has no key.

    `folder` is this user's own, for installers that were fetched. Raises UserError for a place
    that must not be used.
    """
    key = public_key()
    if not place or key is None:
        return None
    return Updates(source_of(place), key, folder, running)


def verified(envelope: bytes, key: bytes, running: str) -> Manifest:
    """The manifest of a newer version by the publisher. Raises UpdateRefused."""
    opened = open_envelope(envelope)
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(opened.signature, opened.signed_bytes)
    except InvalidSignature:
        raise UpdateRefused(Fault.NOT_SIGNED) from None
    # Only now: nothing of an unsigned manifest is read.
    manifest = parse_manifest(opened.line)
    must_be_newer(manifest, running)
    return manifest


class Updates:
    """One place of updates and one key. Files and network are in threads."""

    def __init__(self, source: UpdateSource, key: bytes, folder: Path, running: str) -> None:
        self._source = source
        self._key = key
        self._folder = folder
        self._running = running
        self._offer: Offer | None = None

    async def look(self) -> Offer | None:
        """The newer version that lies there, fetched; None when there is none that can be used."""
        try:
            return await asyncio.to_thread(self._look)
        except UpdateRefused as refused:
            level = logging.INFO if refused.fault is Fault.NOT_NEWER else logging.WARNING
            log.log(level, "an update is not offered: %s", refused)
        except (OutageError, OSError) as away:
            log.info("updates were not looked for: %s", away)
        return None

    def _look(self) -> Offer | None:
        manifest = self._newer(self._source.envelope())
        if self._offer is not None and self._offer.manifest == manifest:
            return self._offer
        self._forget_others()
        self._offer = Offer(manifest, fetch(self._source, manifest, self._folder))
        return self._offer

    def _newer(self, envelope: bytes) -> Manifest:
        try:
            return verified(envelope, self._key, self._running)
        except UpdateRefused as refused:
            if refused.fault is Fault.NOT_NEWER:
                # What was fetched is installed by now: nobody else would ever remove it.
                self._forget_others()
            raise

    def _forget_others(self) -> None:
        self._offer = None
        for old in self._folder.glob("*-Rollcheck-Setup-*.exe"):
            old.unlink(missing_ok=True)

    async def install(self, offer: Offer, start: StartInstaller | None = None) -> None:
        """Start the installer, which shows itself and asks. Rollcheck is to close after it.

        Hashed anew just before: it has lain in a folder since. Raises UserError, and starts
        nothing, when it is no longer the file that was signed.
        """
        try:
            await asyncio.to_thread(self._start, offer, start or start_installer)
        except UpdateRefused:
            self._offer = None
            raise UserError(
                "The new version was not installed: its installer was changed after it was "
                "fetched. It is fetched again; tell whoever looks after this PC"
            ) from None
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            raise UserError(
                f"The new version's installer cannot be started: {reason}. Try again later"
            ) from None

    def _start(self, offer: Offer, start: StartInstaller) -> None:
        must_be_newer(offer.manifest, self._running)
        check_file(offer.installer, offer.manifest)
        start(offer.installer)

    async def run(self, offered: Callable[[Offer], object]) -> None:
        """Look now and then for as long as the seat is open; `offered` is told of each once."""
        told: str | None = None
        await asyncio.sleep(FIRST_LOOK_SECONDS)
        while True:
            offer = await self.look()
            if offer is not None and offer.manifest.version != told:
                told = offer.manifest.version
                log.info("version %s is offered", told)
                offered(offer)
            await asyncio.sleep(LOOK_EVERY_SECONDS)


def start_installer(installer: Path) -> None:
    """Never silently: without /S it shows its pages. The caller has compared its hash."""
    subprocess.Popen([installer], close_fds=True, start_new_session=True)  # noqa: S603  # nosec B603
