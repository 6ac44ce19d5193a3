"""Tells a seat that the store has changed, whoever changed it: one small look every few seconds.

A hint of the bus, or of this seat's own work, makes it look at once; a hint that is lost costs a
few seconds and nothing else.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from app.domain.errors import StoreUnavailable
from app.engine.clock import Clock
from app.seats.leadership import Leadership
from app.seats.lease import Standing
from app.store.stamp import Stamp, stamp
from app.store.store import Store

log = logging.getLogger(__name__)

# Many hints of a busy seat make one look.
GAP_SECONDS = 0.1
# Whatever a stamp does not cover, such as quota that comes free, is read again after so long.
WHOLE_SECONDS = 30.0
TROUBLE_SECONDS = 10.0


class Pulse:
    """One per seat. `listeners` are called on the loop: read again what you show.

    `seconds` is asked before each rest: how long to wait without a hint. `when_free` are called
    when the queue can be led again although nothing changed, `when_ended` when the number of
    unfinished jobs is another one.
    """

    def __init__(
        self, store: Store, leadership: Leadership, clock: Clock, seconds: Callable[[], float]
    ) -> None:
        self.listeners: list[Callable[[], None]] = []
        self.when_free: list[Callable[[], None]] = []
        self.when_ended: list[Callable[[], None]] = []
        self.last: Stamp | None = None
        self._store = store
        self._leadership = leadership
        self._clock = clock
        self._seconds = seconds
        self._poked = asyncio.Event()
        self._told_at = float("-inf")

    def poke(self) -> None:
        """Something may have changed: look soon."""
        self._poked.set()

    async def run(self) -> None:
        """Until cancelled; while the store is away it looks on."""
        while True:
            self._poked.clear()
            try:
                await self._look()
            except Exception:
                # Whatever it was, screens must not stand still for good.
                log.exception("the pulse stumbled and goes on")
                await self._clock.sleep(TROUBLE_SECONDS)
            await self._clock.sleep(GAP_SECONDS)
            await self._clock.wait(self._poked, self._seconds())

    async def _look(self) -> None:
        try:
            found = await self._store.glance(partial(stamp, earlier=self.last))
        except StoreUnavailable as away:
            # Screens read for themselves and tell it.
            log.debug("no pulse: %s", away)
            _call(self.listeners)
            return
        self._leadership.saw(Standing(found.epoch, found.beat, found.owner, found.holder))
        before = self.last.unfinished if self.last else found.unfinished
        changed, self.last = found.differs_from(self.last), found
        if found.unfinished != before:
            _call(self.when_ended)
        now = self._clock.monotonic()
        if changed or now - self._told_at >= WHOLE_SECONDS:
            self._told_at = now
            _call(self.listeners)
        if found.unfinished and self._leadership.is_free():
            _call(self.when_free)


def _call(listeners: list[Callable[[], None]]) -> None:
    for listener in listeners:
        listener()
