"""Many changes, one repaint: calls a function at most once in a tenth of a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

GATHER_MS = 100


class Coalescer(QObject):
    """Gathers calls of `poke` and then calls `work` once; idle it has no live timer."""

    def __init__(
        self, work: Callable[[], None], parent: QObject | None = None, gather_ms: int = GATHER_MS
    ) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=gather_ms)
        self._timer.timeout.connect(work)

    @property
    def is_waiting(self) -> bool:
        """Whether a call is due."""
        return self._timer.isActive()

    def poke(self) -> None:
        """Something changed. The first call starts the clock; later ones do not put it off."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Forget what is due: the window closes."""
        self._timer.stop()
