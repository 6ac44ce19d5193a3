"""Asks again after a passing failure, and only after one (issue: 3 retries, backoff, jitter)."""

from __future__ import annotations

import asyncio
import random as random_module
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from app.domain.errors import LookupFailed
from app.domain.identity_number import IdNumber
from app.domain.verdict import UnusableReply, VoterAnswer


class LooksUp(Protocol):
    """What can ask about one person: `IecClient`."""

    async def look_up(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        """As `IecClient.look_up`."""
        ...


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often, and how long at most before each retry: first, twice that, four times…"""

    retries: int = 3
    first_seconds: float = 0.5
    longest_seconds: float = 8.0

    def longest_wait(self, retry: int) -> float:
        """Seconds at most before retry number `retry`, counted from 0."""
        return min(self.longest_seconds, self.first_seconds * 2.0 ** min(retry, 30))


async def look_up_with_retries(
    client: LooksUp,
    number: IdNumber,
    policy: RetryPolicy | None = None,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    random: Callable[[], float] = random_module.random,
) -> VoterAnswer | UnusableReply:
    """One answer, after at most `policy.retries` retries of passing failures.

    Full jitter: each wait is a random share of its longest, so that ten lookups that failed
    together do not come back together. An `UnusableReply` is returned at once; LimitReached,
    GatewayRefusal, AccountRefusal, SeatBlocked and QuotaExhausted are raised at once; the last
    LookupFailed is raised when the retries are used up.
    """
    policy = policy or RetryPolicy()
    for retry in range(policy.retries):
        try:
            return await client.look_up(number)
        except LookupFailed as failure:
            if not is_transient(failure):
                raise
        await sleep(random() * policy.longest_wait(retry))
    return await client.look_up(number)


def is_transient(failure: LookupFailed) -> bool:
    """True for a failure that may pass by itself; its subclasses are refusals and do not."""
    return type(failure) is LookupFailed
