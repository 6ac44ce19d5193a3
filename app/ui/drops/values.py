"""What a drag promises, what a drop brought, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DragPromise:
    """What to show while dragging. `adds` is False where a drop would only explain itself."""

    text: str
    adds: bool


@dataclass(frozen=True, slots=True)
class VirtualFile:
    """A file that is on no disk, as Outlook drags it; the name is safe."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that was not taken, and a sentence that says what to do instead."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a drop or the clipboard offered. `paths` were not looked at yet: they may block."""

    paths: tuple[Path, ...] = ()
    virtual: tuple[VirtualFile, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderQuestion:
    """ "Add 12 spreadsheets from Lists?"; on yes, take `files`."""

    folder: Path
    files: tuple[Path, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a drop came to. `files` are for intake, in the order dropped.

    `copies` holds those that were unpacked or received, None where there are none; remove it when
    intake has them.
    """

    files: tuple[Path, ...] = ()
    questions: tuple[FolderQuestion, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    copies: Path | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """`file_bytes` for one file, `all_bytes` for all that one drop unpacks or receives."""

    file_bytes: int
    all_bytes: int = 1024**3
    files: int = 500
    ratio: int = 300

    @property
    def file_mb(self) -> int:
        """For messages."""
        return self.file_bytes // 1024**2
