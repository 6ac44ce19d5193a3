"""The system's word that something changed, so that the next look comes sooner; never more.

Events get lost, above all on network drives (qt-and-windows notes, 3): the looks are the truth.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from watchfiles import watch

from app.engine.apart import apart
from app.store.database import on_network_drive

GROUP_MS = 1_000
"""Changes that go on and on wake the watcher once in so long."""

_STEP_MS = 200
_STOP_SECONDS = 2.0

log = logging.getLogger(__name__)
# It logs the paths of files, which hold names of people.
logging.getLogger("watchfiles").setLevel(logging.WARNING)


class Hint:
    """Calls `wake` on the loop some time after a change in `folder`, where the system tells."""

    def __init__(self, folder: Path, wake: Callable[[], None]) -> None:
        self._folder = folder
        self._wake = wake
        self._stop = threading.Event()
        self._ended: asyncio.Future[None] | None = None

    def start(self) -> None:
        """Begin to listen, unless it began already: where it fails it fails until `stop`."""
        if self._ended is None:
            self._stop = threading.Event()
            listen = partial(self._listen, asyncio.get_running_loop(), self._stop)
            self._ended = apart(listen, "watch-hint")

    async def stop(self) -> None:
        """End its thread; one that hangs on a dead drive is left behind after two seconds."""
        if self._ended is None:
            return
        ended, self._ended = self._ended, None
        self._stop.set()
        await asyncio.wait({ended}, timeout=_STOP_SECONDS)
        ended.cancel()

    def _listen(self, loop: asyncio.AbstractEventLoop, stop: threading.Event) -> None:
        try:
            if on_network_drive(self._folder):
                return
            for _changes in watch(
                self._folder,
                watch_filter=None,
                debounce=GROUP_MS,
                step=_STEP_MS,
                rust_timeout=0,
                stop_event=stop,
                raise_interrupt=False,
                force_polling=False,
                ignore_permission_denied=True,
            ):
                loop.call_soon_threadsafe(self._wake)
        except Exception as failed:  # noqa: BLE001 - whatever it is, the looks go on without it
            log.debug("no word of changes in the watched folder: %s", type(failed).__name__)
