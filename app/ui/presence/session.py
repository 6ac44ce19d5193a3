"""Shutdown and log-off: ask nothing, checkpoint, go."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

log = logging.getLogger(__name__)

# Windows names a program that takes longer than 5 s as one that holds the shutdown up.
WITHIN_SECONDS = 4.0


class SessionEnd(QObject):
    """Ends the engine when the operator's session ends.

    `stop` begins the stop and gives what ends with it; called once, in the window's thread. The
    system waits while it runs, at most WITHIN_SECONDS: answers come to the store in batches, so
    what is lost at worst is asked again.
    """

    def __init__(
        self,
        app: QGuiApplication,
        stop: Callable[[], asyncio.Future[Any]],
        *,
        within: float = WITHIN_SECONDS,
    ) -> None:
        super().__init__(app)
        self._stop = stop
        self._within = within
        self._ending = False
        # Directly: the system goes on when the slot returns.
        direct = Qt.ConnectionType.DirectConnection
        app.commitDataRequest.connect(self.end, direct)
        app.saveStateRequest.connect(self._never_restart, direct)

    @property
    def is_ending(self) -> bool:
        """From the system's word on: a window that closes now asks nothing."""
        return self._ending

    def end(self, manager: QSessionManager | None = None) -> None:
        """Stop, and come back when all is kept or the time is over."""
        self._never_restart(manager)
        if self._ending:
            return
        self._ending = True
        log.info("The session ends; stopping")
        if not self._wait_for(self._stop()):
            log.warning("Did not stop within %g s of the session's end", self._within)

    def _wait_for(self, stopped: asyncio.Future[Any]) -> bool:
        if stopped.done():
            return True
        # A loop of Qt inside a slot, not inside a task: asyncio's work goes on in it.
        waiting = QEventLoop()
        timer = QTimer(waiting, singleShot=True)
        timer.timeout.connect(waiting.quit)
        stopped.add_done_callback(lambda _: waiting.quit())
        timer.start(round(self._within * 1000))
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        timer.stop()
        return stopped.done()

    def _never_restart(self, manager: QSessionManager | None) -> None:
        if manager is not None:
            manager.setRestartHint(QSessionManager.RestartHint.RestartNever)
