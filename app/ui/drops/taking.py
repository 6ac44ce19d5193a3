"""The slow part of a drop, for a thread: looks into folders and zips, writes what was received."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.ui.drops import words
from app.ui.drops.names import ARCHIVES, MAILS, SPREADSHEETS, is_left_out, suffix_of
from app.ui.drops.shelf import Shelf
from app.ui.drops.values import Dropped, FolderQuestion, Limits, Refusal, Taken, VirtualFile
from app.ui.drops.words import say
from app.ui.drops.zips import unpack

# Windows' numbers: remote computer, network path, device, network name, time-out, no route.
_NETWORK_AWAY = frozenset({51, 53, 55, 59, 64, 67, 121, 1231, 1232})


def take(dropped: Dropped, private: Path, limits: Limits) -> Taken:
    """Turn a drop into files for intake. Blocks for disks and networks: use a thread.

    `private` is a folder of this process; copies go into a new one below it. What cannot be taken
    is a Refusal, never an exception; of each folder the spreadsheets directly in it are a question.
    """
    return _Taking(private, limits).take(dropped)


def discard(taken: Taken) -> None:
    """Remove the copies, once intake has its own. Blocks: use a thread."""
    if taken.copies is not None:
        shutil.rmtree(taken.copies, ignore_errors=True)


class _Taking:
    """One drop on its way."""

    def __init__(self, private: Path, limits: Limits) -> None:
        self._limits = limits
        self._shelf = Shelf(private, limits)
        self._files: list[Path] = []
        self._questions: list[FolderQuestion] = []
        self._refusals: list[Refusal] = []

    def take(self, dropped: Dropped) -> Taken:
        self._refusals += dropped.refusals
        for virtual in dropped.virtual:
            self._guarded(virtual.name, partial(self._receive, virtual))
        for path in dropped.paths:
            self._guarded(path.name or str(path), partial(self._look_at, path))
        return Taken(
            files=tuple(self._files),
            questions=tuple(self._questions),
            refusals=tuple(self._refusals),
            copies=self._shelf.folder,
        )

    def _guarded(self, name: str, step: Callable[[], None]) -> None:
        try:
            step()
        except OSError as problem:
            self._refuse(name, _sentence_for(problem))

    def _receive(self, virtual: VirtualFile) -> None:
        target = self._shelf.place(virtual.name)
        target.write_bytes(virtual.content)
        self._shelf.room -= len(virtual.content)
        self._look_at(target)

    def _look_at(self, path: Path) -> None:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            self._look_into(path)
        elif suffix_of(path.name) in ARCHIVES:
            self._unpack(path)
        elif suffix_of(path.name) in MAILS:
            self._refuse(path.name, words.MAIL)
        elif stat.S_ISREG(mode):
            # Intake judges it by its bytes, and refuses with the reason.
            self._files.append(path)
        else:
            self._refuse(path.name, words.NOTHING)

    def _look_into(self, folder: Path) -> None:
        files, has_folders = spreadsheets_in(folder, self._limits.files)
        name = folder.name or str(folder)
        if not files:
            self._refuse(name, words.EMPTY_FOLDER)
        elif len(files) > self._limits.files:
            self._refuse(name, words.FULL_FOLDER)
        else:
            text = question_text(name, len(files), has_folders)
            self._questions.append(FolderQuestion(folder, tuple(files), text))

    def _unpack(self, archive: Path) -> None:
        for got in unpack(archive, self._shelf):
            if isinstance(got, Refusal):
                self._refusals.append(got)
            else:
                self._files.append(got)

    def _refuse(self, name: str, text: str) -> None:
        self._refusals.append(Refusal(name, say(text, limit=self._limits.files)))


def spreadsheets_in(folder: Path, limit: int) -> tuple[list[Path], bool]:
    """The spreadsheets directly in it by name, one more than `limit` at most; any folders?"""
    files: list[Path] = []
    has_folders = False
    with os.scandir(folder) as entries:
        for entry in entries:
            if is_left_out(entry.name):
                continue
            if entry.is_dir():
                has_folders = True
            elif suffix_of(entry.name) in SPREADSHEETS and len(files) <= limit:
                files.append(Path(entry.path))
    return sorted(files, key=lambda path: path.name.casefold()), has_folders


def question_text(name: str, count: int, has_folders: bool) -> str:
    """ "Add 12 spreadsheets from Lists? Folders inside it are left out.\""""
    asked = words.ASK_FOLDER_ONE if count == 1 else words.ASK_FOLDER
    question = say(asked, count=count, name=name)
    return f"{question} {say(words.INSIDE_LEFT_OUT)}" if has_folders else question


def _sentence_for(problem: OSError) -> str:
    # Windows tells of a server that is away as of a file that is.
    if getattr(problem, "winerror", None) in _NETWORK_AWAY:
        return words.UNREACHABLE
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return words.GONE
    if isinstance(problem, PermissionError):
        return words.NO_RIGHT
    return words.NO_ROOM if problem.errno in {errno.ENOSPC, errno.EDQUOT} else words.UNREACHABLE
