"""Copies what a drop or the clipboard offers, at once: after the drop event it is gone.

Nothing here touches a disk, for a dead network path blocks for many seconds.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMimeData

from app.ui.drops import words
from app.ui.drops.file_group import Descriptor, read_group
from app.ui.drops.names import MAILS, safe_name, suffix_of
from app.ui.drops.values import Dropped, Limits, Refusal, VirtualFile
from app.ui.drops.words import say

_FORMAT = 'application/x-qt-windows-mime;value="{}"'
GROUP_WIDE = _FORMAT.format("FileGroupDescriptorW")
GROUP_ANSI = _FORMAT.format("FileGroupDescriptor")
# Qt asks the source for the file only when the format names its index.
CONTENTS = _FORMAT.format("FileContents") + ";index={}"


def read_drop(mime: QMimeData, limits: Limits) -> Dropped:
    """Files on disks first, then virtual files, then what can only be explained.

    Call it inside dropEvent; it never raises for what the source did wrong.
    """
    paths = local_paths(mime)
    if paths:
        return Dropped(paths=paths, refusals=_links(mime))
    group = virtual_files(mime)
    if group:
        return _read_group(mime, group, limits)
    return _read_text(mime)


def local_paths(mime: QMimeData) -> tuple[Path, ...]:
    """Files and folders by their path, UNC too; each once."""
    local = (url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    return tuple(dict.fromkeys(Path(os.path.normpath(name)) for name in local if name))


def virtual_files(mime: QMimeData) -> tuple[tuple[int, Descriptor], ...]:
    """The virtual files with their index, without folders."""
    # RTF mails drag their attachments with the ANSI form only.
    for form, wide in ((GROUP_WIDE, True), (GROUP_ANSI, False)):
        if mime.hasFormat(form):
            group = enumerate(read_group(mime.data(form).data(), wide=wide))
            files = tuple((index, file) for index, file in group if not file.is_folder)
            if files:
                return files
    return ()


def holds_link(mime: QMimeData) -> bool:
    """Whether a browser, Teams or the new Outlook offers an address instead of a file."""
    return any(not url.isLocalFile() for url in mime.urls()) or mime.text().lstrip().startswith(
        ("http://", "https://")
    )


def paths_in_text(text: str) -> tuple[Path, ...]:
    """Explorer's "Copy as path": each line one whole path, quoted or not; else nothing."""
    lines = [line.strip().strip('"') for line in text.splitlines() if line.strip()]
    paths = [Path(line) for line in lines if "\0" not in line]
    return tuple(paths) if paths and all(path.is_absolute() for path in paths) else ()


def _read_group(
    mime: QMimeData, group: tuple[tuple[int, Descriptor], ...], limits: Limits
) -> Dropped:
    files: list[VirtualFile] = []
    refusals: list[Refusal] = []
    left = limits.all_bytes
    for index, described in group:
        got = _read_virtual(mime, index, described, min(left, limits.file_bytes), limits)
        if isinstance(got, Refusal):
            refusals.append(got)
        else:
            left -= len(got.content)
            files.append(got)
    return Dropped(virtual=tuple(files), refusals=tuple(refusals))


def _read_virtual(
    mime: QMimeData, index: int, described: Descriptor, room: int, limits: Limits
) -> VirtualFile | Refusal:
    name = safe_name(described.name)
    if suffix_of(name) in MAILS:
        return Refusal(name, say(words.MAIL))
    # Before it is asked for: Outlook would copy it into our memory first.
    if described.size is not None and described.size > room:
        return Refusal(name, say(words.TOO_LARGE, limit=limits.file_mb))
    content = mime.data(CONTENTS.format(index)).data()
    if not content or (described.size is not None and len(content) < described.size):
        # The source hands its files over later, which Qt does not wait for; or it was cut off.
        return Refusal(name, say(words.SAVE_FIRST))
    if len(content) > room:
        return Refusal(name, say(words.TOO_LARGE, limit=limits.file_mb))
    return VirtualFile(name, content)


def _links(mime: QMimeData) -> tuple[Refusal, ...]:
    return tuple(
        Refusal(safe_name(url.fileName()), say(words.SAVE_FIRST))
        for url in mime.urls()
        if not url.isLocalFile()
    )


def _read_text(mime: QMimeData) -> Dropped:
    if holds_link(mime):
        return Dropped(refusals=(Refusal("", say(words.SAVE_FIRST)),))
    paths = paths_in_text(mime.text())
    if paths:
        return Dropped(paths=paths)
    text = words.TEXT if mime.hasText() and mime.text().strip() else words.NOTHING
    return Dropped(refusals=(Refusal("", say(text)),))
