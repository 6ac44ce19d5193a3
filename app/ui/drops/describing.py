"""Says while dragging what a drop would do; by names alone, for a disk could block."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from app.ui.drops import words
from app.ui.drops.names import ARCHIVES, MAILS, SPREADSHEETS, safe_name, suffix_of
from app.ui.drops.reading import holds_link, local_paths, virtual_files
from app.ui.drops.values import DragPromise
from app.ui.drops.words import say


def describe_drag(mime: QMimeData) -> DragPromise | None:
    """The promise to show; None for what is not for this window, as rows of its own tables."""
    names = [path.name or str(path) for path in local_paths(mime)]
    names = names or [safe_name(file.name) for _, file in virtual_files(mime)]
    if names:
        return _for_names(names)
    if holds_link(mime):
        return DragPromise(say(words.SAVE_FIRST), adds=False)
    return DragPromise(say(words.TEXT), adds=False) if mime.hasText() else None


def _for_names(names: list[str]) -> DragPromise:
    kinds = {suffix_of(name) for name in names}
    if kinds <= MAILS:
        return DragPromise(say(words.MAIL), adds=False)
    return DragPromise(_one(names[0]) if len(names) == 1 else _many(names, kinds), adds=True)


def _one(name: str) -> str:
    if suffix_of(name) in SPREADSHEETS:
        return say(words.DROP_ONE, name=name)
    if suffix_of(name) in ARCHIVES or not suffix_of(name):
        return say(words.DROP_INSIDE, name=name)
    return say(words.DROP_SOME)


def _many(names: list[str], kinds: set[str]) -> str:
    if kinds <= SPREADSHEETS:
        return say(words.DROP_SHEETS, count=len(names))
    if kinds <= SPREADSHEETS | ARCHIVES | {""}:
        return say(words.DROP_ITEMS, count=len(names))
    return say(words.DROP_SOME)
