"""Reads the Redis inbox for as long as the seat lives; Redis, store and shares may be away."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import Callable

from app.domain.errors import OutageError, RollcheckError
from app.engine.inbox.line import ALIVE_SECONDS, Line
from app.engine.inbox.taking import EntryTaker
from app.privacy import bare_traceback
from app.seats.bus.connect import RedisTarget, open_client, tls_context
from app.seats.bus.ending import first_failure, until_cancelled
from app.seats.bus.failures import GONE_WRONG, reason_of
from app.seats.bus.keys import Keys, mark_of
from app.seats.bus.times import BusTimes

POLL_SECONDS = 2.0
LONGEST_PAUSE = 15.0

log = logging.getLogger(__name__)


class Inbox:
    """`seat` reads with its own list in Redis. `brought` are called on the loop after each entry
    that was dealt with, `trouble` is why none can be now, or "".
    """

    def __init__(
        self,
        target: RedisTarget,
        keys: Keys,
        seat: str,
        taker: EntryTaker,
        *,
        poll: float = POLL_SECONDS,
        alive: float = ALIVE_SECONDS,
        times: BusTimes | None = None,
    ) -> None:
        self.brought: list[Callable[[], None]] = []
        self.trouble = ""
        self._target = target
        self._keys = keys
        self._mark = mark_of(seat)
        self._taker = taker
        self._poll = poll
        self._alive = alive
        self._times = times or BusTimes()
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled; an entry under way is then taken up at the next start."""
        await until_cancelled(self._forever())

    async def _forever(self) -> None:
        while True:
            reason = await self._one_life()
            if reason != self.trouble:
                log.warning("the inbox waits: %s", reason)
            self.trouble = reason
            longest = min(LONGEST_PAUSE, self._poll * 2 ** min(self._failures, 10))
            self._failures += 1
            await asyncio.sleep(longest * random.uniform(0.5, 1))  # nosec B311 - a pause, no secret

    async def _one_life(self) -> str:
        try:
            tls = self._target.tls
            context = await asyncio.to_thread(tls_context, self._target) if tls else None
        except RollcheckError as unusable:
            return str(unusable)
        client = open_client(self._target, context, self._times)
        line = Line(client, self._keys, self._mark, self._alive)
        try:
            await line.show_life()
            await first_failure(self._live_on(line), self._read(line))
        except OutageError as away:
            return str(away)
        except GONE_WRONG as broken:
            return f"Redis: {reason_of(broken)}"
        except Exception as fault:  # noqa: BLE001 - logged; the inbox must never end for good
            log.error("the inbox stumbled and goes on\n%s", bare_traceback(fault))  # noqa: TRY400
            return "a fault in Rollcheck; the log says more"
        finally:
            with contextlib.suppress(*GONE_WRONG):
                async with asyncio.timeout(self._times.command):
                    await client.aclose()
        return ""

    async def _live_on(self, line: Line) -> None:
        """Beside the reading: a large list takes longer than a sign of life lasts."""
        while True:
            await line.show_life()
            await line.adopt()
            await asyncio.sleep(self._alive / 3)

    async def _read(self, line: Line) -> None:
        while True:
            entry = await line.first()
            self._failures, self.trouble = 0, ""
            if entry is None:
                await asyncio.sleep(self._poll)
                continue
            await self._taker.deal_with(entry)
            await line.done(entry)
            for listener in list(self.brought):
                listener()
