"""Waiting while the IEC is away: one lookup a minute asks whether it is back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from app.domain.errors import (
    AccountRefusal,
    GatewayRefusal,
    LimitReached,
    LookupFailed,
    QuotaExhausted,
    StoreUnavailable,
)
from app.engine.clock import Clock

LOOK_SECONDS = 2.0


class Outage:
    """A gate that lookups pass while the IEC answers, and wait at while it does not.

    `count` grows with every closing: a lookup that failed across one says nothing about its row.
    `reason` is why the last lookup gave no answer, a text of `app.iec.errors`; "" at first.
    """

    def __init__(self, clock: Clock, probe_seconds: float) -> None:
        self.count = 0
        self.reason = ""
        self.ask_now = asyncio.Event()
        self._clock = clock
        self._probe_seconds = probe_seconds
        self._answers = asyncio.Event()
        self._answers.set()

    @property
    def is_on(self) -> bool:
        """Whether lookups wait."""
        return not self._answers.is_set()

    async def passed(self) -> None:
        """Return at once while the IEC answers, otherwise when it does again."""
        await self._answers.wait()

    def begin(self) -> None:
        """Let nobody pass."""
        if not self.is_on:
            self.count += 1
            self._answers.clear()

    def end(self) -> None:
        """Let everybody pass."""
        self._answers.set()

    async def last(
        self, probe: Callable[[], Awaitable[None]], look: Callable[[], Awaitable[None]]
    ) -> None:
        """Ask once a minute until the IEC answers; the gate stays closed.

        `probe` makes one lookup, raising LookupFailed while the IEC is away; `look` is awaited
        every two seconds and may raise to end the wait. A refused sign-in raises SeatBlocked.
        """
        while True:
            await self._pause(look)
            if await self._reached(probe):
                return

    async def _pause(self, look: Callable[[], Awaitable[None]]) -> None:
        until = self._clock.monotonic() + self._probe_seconds
        while (left := until - self._clock.monotonic()) > 0 and not self.ask_now.is_set():
            await self._clock.wait(self.ask_now, min(LOOK_SECONDS, left))
            await look()
        # Not before: who asks while the outage is only just found must not be forgotten.
        self.ask_now.clear()

    async def _reached(self, probe: Callable[[], Awaitable[None]]) -> bool:
        try:
            await probe()
        except (LimitReached, QuotaExhausted, GatewayRefusal, AccountRefusal):
            # Somebody answers. The limit has its own way of waiting; and one refusal is not yet
            # three in a row, which the lookups let through now will show.
            return True
        except LookupFailed as failure:
            self.reason = failure.reason
            return False
        except StoreUnavailable:
            return False
        return True
