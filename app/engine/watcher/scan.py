"""One look through the watched folder; blocking, so it belongs in a thread of its own."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from app.domain.watch_state import Trouble
from app.domain.watched_file import (
    Lock,
    Sighting,
    Version,
    is_list_folder,
    is_list_name,
    is_not_here,
)
from app.spreadsheets.reading.lock_files import lock_holder
from app.store.watch_ledger import path_key

Stat = Callable[[str], os.stat_result]

MAX_DEPTH = 8
MAX_ENTRIES = 20_000

_LINK_TAGS = (0xA000000C, 0xA0000003)
"""Symbolic links and junctions of Windows; `is_symlink` does not know the latter."""


@dataclass(frozen=True, slots=True)
class Found:
    """A list in the folder; `name` is its path inside it, with `/`. `key` is the ledger's."""

    key: str
    path: Path
    name: str
    sighting: Sighting


@dataclass(frozen=True, slots=True)
class Look:
    """What one look saw, from `began` to `ended` (monotonic). With a `trouble` nothing is known.

    `crowded`: there was more than could be looked at.
    """

    began: float
    ended: float
    found: tuple[Found, ...] = ()
    trouble: Trouble | None = None
    crowded: bool = False


@dataclass
class Scanner:
    """Looks for lists in `folder` and the folders in it, but not in those of `never`.

    Links inside are not followed: one may lead out, or back. `stat` is `os.stat` and not the
    directory's own record of a file, which Windows brings up to date only when a writer closes it.
    """

    folder: Path
    never: Sequence[Path]
    monotonic: Callable[[], float]
    stat: Stat = os.stat
    max_depth: int = MAX_DEPTH
    max_entries: int = MAX_ENTRIES
    _entries: int = field(default=0, init=False)

    def look(self) -> Look:
        """Look once. Raises nothing for a folder that cannot be read: that is its trouble."""
        began = self.monotonic()
        self._entries = 0
        try:
            root = os.path.realpath(self.folder)
            never = [os.path.normcase(os.path.realpath(folder)) for folder in self.never]
            if any(_is_inside(os.path.normcase(root), ours) for ours in never):
                return Look(began, self.monotonic(), trouble=Trouble.OURS)
            found = tuple(self._walk(root, never))
        except OSError as away:
            return Look(began, self.monotonic(), trouble=_trouble(away))
        ordered = tuple(sorted(found, key=lambda one: one.name))
        crowded = self._entries > self.max_entries
        return Look(began, self.monotonic(), ordered, crowded=crowded)

    def _walk(self, root: str, never: Sequence[str]) -> Iterator[Found]:
        folders = [("", 0)]
        while folders:
            inside, depth = folders.pop()
            entries = self._entries_of(root, inside)
            locked = {entry.name.casefold() for entry in entries if _is_lock(entry.name)}
            for entry in entries:
                name = f"{inside}{entry.name}"
                if not _is_folder(entry):
                    yield from self._file(root, name, entry, locked)
                elif depth < self.max_depth and self._is_looked_at(entry, never):
                    folders.append((f"{name}/", depth + 1))

    def _entries_of(self, root: str, inside: str) -> list[os.DirEntry[str]]:
        """What a folder holds, at most as much as there is room for."""
        entries: list[os.DirEntry[str]] = []
        if self._entries > self.max_entries:
            return entries
        try:
            # The root by the operator's own name for it: a drive letter may be mapped anew.
            with os.scandir(os.path.join(self.folder, inside)) as listing:  # noqa: PTH118
                for entry in listing:
                    self._entries += 1
                    if self._entries > self.max_entries:
                        break
                    entries.append(entry)
        except OSError:
            # Of one folder inside nothing is known now; without the root nothing is at all.
            if not inside:
                raise
        return entries

    def _is_looked_at(self, entry: os.DirEntry[str], never: Sequence[str]) -> bool:
        if not is_list_folder(entry.name) or _is_link(entry):
            return False
        return not never or os.path.normcase(os.path.realpath(entry.path)) not in never

    def _file(
        self, root: str, name: str, entry: os.DirEntry[str], locked: set[str]
    ) -> Iterator[Found]:
        if not is_list_name(entry.name) or _is_link(entry):
            return
        try:
            facts = self.stat(entry.path)
        except OSError:
            return
        # Opening a pipe would wait for whoever writes into it.
        if not stat.S_ISREG(facts.st_mode):
            return
        path = Path(entry.path)
        sighting = Sighting(
            Version(facts.st_size, facts.st_mtime_ns),
            _lock_of(path, locked),
            is_not_here(getattr(facts, "st_file_attributes", 0)),
        )
        key = path_key(os.path.normcase(os.path.join(root, *name.split("/"))))  # noqa: PTH118
        yield Found(key, path, name, sighting)


def _lock_of(path: Path, locked: set[str]) -> Lock | None:
    name = path.name.casefold()
    if not locked & {f"~${name}", f".~lock.{name}#"}:
        return None
    held = lock_holder(path, path.name)
    return Lock(*held) if held else None


def _is_lock(name: str) -> bool:
    return name.startswith(("~$", ".~lock."))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_link(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return True
    if sys.platform != "win32":
        return False
    try:
        return entry.stat(follow_symlinks=False).st_reparse_tag in _LINK_TAGS
    except OSError:
        return True


def _is_inside(folder: str, outer: str) -> bool:
    return folder == outer or folder.startswith(outer.rstrip(os.sep) + os.sep)


def _trouble(away: OSError) -> Trouble:
    if isinstance(away, FileNotFoundError):
        return Trouble.ABSENT
    if isinstance(away, NotADirectoryError):
        return Trouble.NO_FOLDER
    return Trouble.DENIED if isinstance(away, PermissionError) else Trouble.OFFLINE
