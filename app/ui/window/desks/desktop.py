"""What the system does with a file: open it, show it in its folder, put it on the clipboard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from app.domain.errors import UserError


def open_file(path: Path) -> None:
    """Open it with the system's program for it. Raises UserError where there is none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        text = QCoreApplication.translate(
            "Desktop", "This PC has no program that opens {name}. It lies in {folder}."
        )
        raise UserError(text.format(name=path.name, folder=path.parent))


def show_in_folder(path: Path) -> None:
    """Open the folder, with the file marked where the system can do that."""
    if sys.platform == "win32":
        # One argument: Explorer splits at commas itself, and quotes belong around the path only.
        subprocess.Popen(f'explorer /select,"{path}"')  # noqa: S603  # nosec B603 - no shell
        return
    open_file(path.parent)


def copy_files(paths: Iterable[Path]) -> None:
    """Put files on the clipboard, to be pasted into a mail or a folder."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
