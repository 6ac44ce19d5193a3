"""Gives a list of the watched folder to intake, each content of it once, whatever breaks off."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath

from app.domain.errors import OutageError, UserError
from app.domain.watch_state import RefusedFile
from app.domain.watched_file import Version
from app.engine.watcher.scan import Found
from app.privacy import bare_traceback
from app.store import watch_ledger
from app.store.store import Store
from app.store.watch_ledger import Entry, Outcome

Take = Callable[[Path], Awaitable[str]]
"""Takes a file in and returns the id it has from then on; raises UserError, OutageError."""

MAX_REFUSALS = 50

log = logging.getLogger(__name__)


class Taker:
    """One per watched folder. Nobody else writes this seat's part of the ledger."""

    def __init__(self, store: Store, seat: str, take: Take) -> None:
        self._store = store
        self._seat = seat
        self._take = take
        self._known: dict[str, Entry] = {}
        self._by_content: dict[str, tuple[Entry, ...]] = {}
        self._recalled = False
        self.refusals: deque[RefusedFile] = deque(maxlen=MAX_REFUSALS)

    async def recall(self) -> None:
        """Read the ledger, once. Raises StoreUnavailable."""
        if self._recalled:
            return
        for entry in await self._store.read(partial(watch_ledger.entries, seat=self._seat)):
            self._remember(entry)
        self._recalled = True

    def is_done(self, key: str, version: Version) -> bool:
        """Whether nothing is to be done about a file of this version."""
        entry = self._known.get(key)
        return (
            entry is not None and entry.version == version and entry.outcome is not Outcome.TAKING
        )

    def has_any(self, folder: PurePath) -> bool:
        """Whether the ledger knows a file of this folder: then it was there once."""
        return any(PurePath(entry.path).is_relative_to(folder) for entry in self._known.values())

    def doubles(self, sha256: str) -> Sequence[tuple[str, str]]:
        """Keys and paths known with a content; may be asked from another thread."""
        known = self._by_content.get(sha256, ()) if sha256 else ()
        return [(entry.key, entry.path) for entry in known if entry.path]

    async def offer(self, found: Found, sha256: str, moved_from: Sequence[str]) -> None:
        """Take a stable file, unless the ledger says that it was taken.

        Raises OutageError (StoreUnavailable among them): offer it again later.
        """
        entry, gone = await self._store.write(
            lambda connection: watch_ledger.claim(
                connection,
                self._seat,
                Entry(
                    found.key,
                    _storable(found.path),
                    found.sighting.version,
                    sha256,
                    Outcome.TAKING,
                    "",
                    self._store.database.now(connection),
                ),
                moved_from,
            )
        )
        for key in gone:
            self._drop(key)
        self._remember(entry)
        if entry.outcome is Outcome.TAKING:
            settled = await self._taken(found, entry)
            self._remember(
                await self._store.write(
                    partial(watch_ledger.settle, seat=self._seat, entry=settled)
                )
            )

    async def _taken(self, found: Found, entry: Entry) -> Entry:
        try:
            subject = await self._take(found.path)
        except OutageError:
            raise
        except UserError as refusal:
            self.refusals.append(RefusedFile(found.name, str(refusal)))
            return replace(entry, outcome=Outcome.REFUSED)
        except Exception as fault:  # noqa: BLE001 - logged, and the list is refused
            # Refused, not tried for ever: the other lists of the folder must go on. The fault's
            # own text may quote a path or a cell.
            trace = bare_traceback(fault)
            log.error("a list of the watched folder could not be taken in\n%s", trace)  # noqa: TRY400
            text = "could not be taken in because of a fault in Rollcheck. Add it by hand"
            self.refusals.append(RefusedFile(found.name, f"{found.path.name}: {text}"))
            return replace(entry, outcome=Outcome.REFUSED)
        return replace(entry, outcome=Outcome.TAKEN, subject=subject)

    def _remember(self, entry: Entry) -> None:
        self._drop(entry.key)
        self._known[entry.key] = entry
        self._by_content[entry.sha256] = (*self._by_content.get(entry.sha256, ()), entry)

    def _drop(self, key: str) -> None:
        old = self._known.pop(key, None)
        if old is not None:
            rest = tuple(one for one in self._by_content[old.sha256] if one.key != key)
            self._by_content[old.sha256] = rest


def _storable(path: Path) -> str:
    """A name that is no valid text on Linux could not be stored."""
    return str(path).encode("utf-8", "replace").decode("utf-8")
