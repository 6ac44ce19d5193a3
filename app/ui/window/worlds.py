"""Which world's window this is: each of them has one window, whichever it was started with."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from app.domain.errors import UserError
from app.ui.single_instance import Ask, FirstInstance, Request, claim
from app.world import World, make_folders


class Worlds(QObject):
    """Holds the lock of the world that is shown, so that a later start of it finds this window.

    Signals:
        asked: the `Request` of a later start.
    """

    asked = Signal(object)

    def __init__(self, first: FirstInstance, data_dir: Path) -> None:
        super().__init__()
        self._first = first
        self._data_dir = data_dir
        first.asked.connect(self.asked)

    def enter(self, world: World) -> None:
        """Be that world's window from now on, and the one before no more.

        Raises UserError when another window shows it: that one comes forward.
        """
        if world.data_dir == self._data_dir:
            return
        make_folders(world)
        claimed = claim(world.data_dir, Request(Ask.RAISE))
        if claimed is None:
            text = QCoreApplication.translate(
                "Worlds", "Another window shows this already; it has come forward."
            )
            raise UserError(text)
        self._first.close()
        self._first, self._data_dir = claimed, world.data_dir
        claimed.asked.connect(self.asked)

    def close(self) -> None:
        """Let a later start be the first."""
        self._first.close()
