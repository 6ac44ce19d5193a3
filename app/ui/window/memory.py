"""Puts the window back as it was left; of filters nothing is remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from app.ui.window.main_window import MainWindow
from app.window_state import WindowState, load_window_state, save_window_state

_JOBS = "jobs"


class WindowMemory:
    """What one world's window looked like, kept in its data folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def restore(self, window: MainWindow) -> None:
        """Place, size, widths and sort of the last time."""
        known = load_window_state(self._folder)
        if known.geometry:
            window.restoreGeometry(QByteArray(known.geometry))
        if sizes := known.splitters.get(_JOBS):
            window.jobs.split.setSizes(list(sizes))
        if table := known.tables.get(_JOBS):
            window.jobs.table.restore(table)

    def keep(self, window: MainWindow) -> None:
        """Remember how it is now."""
        save_window_state(
            self._folder,
            WindowState(
                geometry=bytes(window.saveGeometry().data()),
                tables={_JOBS: window.jobs.table.state()},
                splitters={_JOBS: tuple(window.jobs.split.sizes())},
            ),
        )
