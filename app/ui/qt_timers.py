"""The two Qt timers an event loop needs, and the way in for other threads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

_LONGEST_TIMER_MS = 2**31 - 1


class QtTimers(QObject):
    """Calls `step` in the thread it was made in; both timers shoot once."""

    _wanted = Signal()

    def __init__(self, step: Callable[[], None]) -> None:
        super().__init__()
        self._zero = QTimer(self, singleShot=True, interval=0)
        self._precise = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._zero.timeout.connect(step)
        self._precise.timeout.connect(step)
        self._wanted.connect(self._wake_here, Qt.ConnectionType.QueuedConnection)
        self._asked = False
        self._silent = False
        self._door = threading.Lock()
        self._due: float | None = None

    def wake(self) -> None:
        """Step as soon as Qt has looked after input and painting."""
        if not self._zero.isActive():
            self._zero.start()

    def wake_from_thread(self) -> None:
        """The same from any thread; many calls in a row post one event."""
        with self._door:
            if not self._asked and not self._silent:
                self._asked = True
                self._wanted.emit()

    def silence(self) -> None:
        """Let no thread in any more, and wait for one that is on its way.

        The loop may have been woken by something else and have ended meanwhile: a thread that
        still emits would meet a Qt object that is gone (a segmentation fault, twice in 200 ends).
        """
        with self._door:
            self._silent = True

    @Slot()
    def _wake_here(self) -> None:
        # Cleared first: what a thread appends from here on posts an event of its own.
        self._asked = False
        self.wake()

    def wake_at(self, due: float | None, now: float) -> None:
        """Step at `due`, never before it; both on the loop's clock. None: no sooner than woken."""
        if due == self._due and (due is None or self._precise.isActive()):
            return
        self._due = due
        if due is None:
            self._precise.stop()
        else:
            self._precise.start(min(max(0, ceil((due - now) * 1000)), _LONGEST_TIMER_MS))

    @property
    def live(self) -> int:
        """How many of the two run now."""
        return self._zero.isActive() + self._precise.isActive()

    def stop(self) -> None:
        """Step no more, unless woken."""
        self._zero.stop()
        self._precise.stop()
