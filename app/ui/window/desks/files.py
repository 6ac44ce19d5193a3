"""The system's own file dialogs, opened from a task without stopping the others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.dialogs.ask import until_closed

SEAT_FILE = "seat"


async def choose_files(parent: QWidget) -> tuple[Path, ...]:
    """Spreadsheets and zips the operator picks; none where she cancels."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Files", "Add membership lists"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            QCoreApplication.translate("Files", "Membership lists")
            + " (*.xlsx *.xlsm *.xlsb *.xls *.ods *.csv *.zip)",
            QCoreApplication.translate("Files", "All files") + " (*)",
        ]
    )
    return await _chosen(dialog)


async def choose_folder(parent: QWidget, title: str, start: str = "") -> Path | None:
    """A folder, or None."""
    dialog = QFileDialog(parent, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = await _chosen(dialog)
    return chosen[0] if chosen else None


async def choose_seat_file(parent: QWidget) -> Path | None:
    """The seat file to join an office with, or None."""
    dialog = QFileDialog(parent, QCoreApplication.translate("Files", "Choose the seat file"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [
            QCoreApplication.translate("Files", "Seat files") + f" (*.{SEAT_FILE})",
            QCoreApplication.translate("Files", "All files") + " (*)",
        ]
    )
    chosen = await _chosen(dialog)
    return chosen[0] if chosen else None


async def choose_target(parent: QWidget, title: str, start: Path, kind: str) -> Path | None:
    """Where one file is to be written, or None; `kind` is its ending without the dot."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind)
    dialog.setNameFilters([f"(*.{kind})"])
    dialog.selectFile(start.name)
    chosen = await _chosen(dialog)
    return chosen[0] if chosen else None


def proposed(folder: Path, name: str, kind: str) -> Path:
    """A name that tells today's files from one another: "Overview 2026-11-25 1402.xlsx"."""
    return folder / f"{name} {datetime.now().astimezone():%Y-%m-%d %H%M}.{kind}"


async def _chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    picked: list[str] = []
    dialog.filesSelected.connect(picked.extend)
    return tuple(Path(path) for path in picked) if await until_closed(dialog) else ()
