"""Waiting for the quota, and the operator's own limit for every wait."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from app.domain.errors import LimitReached
from app.domain.job import WaitReason
from app.engine.checkpoints import Checkpoints
from app.engine.clock import Clock
from app.engine.control import WaitedTooLong
from app.engine.outage import LOOK_SECONDS

UNNAMED_LIMIT_SECONDS = 60.0


class Waits:
    """The waits of one run. `max_wait` is seconds without any reply; None for no limit.

    `block_until` keeps every seat from asking for so long; `before_quota` is awaited in each wait
    for the quota when answers were saved that the queue's other jobs may take over.
    """

    def __init__(
        self,
        clock: Clock,
        checkpoints: Checkpoints,
        max_wait: float | None,
        *,
        block_until: Callable[[timedelta], Awaitable[None]],
        before_quota: Callable[[], Awaitable[None]],
    ) -> None:
        self._clock = clock
        self._checkpoints = checkpoints
        self._max_wait = max_wait
        self._block_until = block_until
        self._before_quota = before_quota
        self._since: float | None = None
        self._turn = asyncio.Lock()

    def begin(self) -> None:
        """A wait begins, or goes on: its time counts from the first without a reply between."""
        if self._since is None:
            self._since = self._clock.monotonic()

    def replied(self) -> None:
        """The IEC has answered: what comes next is a new wait."""
        self._since = None

    async def for_quota(self, until: datetime) -> None:
        """Wait until the ledger may have room (store time). The first to come tells; the others
        wait behind it. A job that becomes urgent meanwhile has another share: it tries at once.
        """
        urgent = self._checkpoints.job.urgent

        def waits() -> bool:
            job = self._checkpoints.job
            return self._checkpoints.now() < until and job.urgent == urgent

        async with self._turn:
            if not waits():
                return
            self.begin()
            shared = await self._share()
            self._checkpoints.quota_is_out = True
            await self._checkpoints.wait(WaitReason.QUOTA, until=until)
            while waits():
                left = (until - self._checkpoints.now()).total_seconds()
                await self._clock.sleep(max(0.01, min(LOOK_SECONDS, left)))
                await self.look("Waits for quota.")
                if self._checkpoints.job.lookups_left != shared:
                    # Lookups that were under way when the quota ran out have come back.
                    shared = await self._share()
            self._checkpoints.quota_is_out = False
            await self._checkpoints.moving()

    async def _share(self) -> int:
        """Let other jobs take over what is known now; how many answers this one lacked then."""
        await self._checkpoints.flush(look=False)
        left = self._checkpoints.job.lookups_left
        await self._before_quota()
        return left

    async def obey(self, limit: LimitReached) -> None:
        """The IEC itself said 429: nobody asks for as long as it named, or a minute."""
        seconds = limit.retry_after or UNNAMED_LIMIT_SECONDS
        await self._block_until(timedelta(seconds=seconds))
        await self.for_quota(self._checkpoints.now() + timedelta(seconds=seconds))

    async def look(self, why: str) -> None:
        """At every look while waiting: wishes to stop, and the operator's own limit.

        Raises Stopped, LeaseLost and WaitedTooLong.
        """
        await self._checkpoints.flush()
        if self._max_wait is None or self._since is None:
            return
        if self._clock.monotonic() - self._since >= self._max_wait:
            raise WaitedTooLong(why)
