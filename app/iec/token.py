"""Keeps one token fresh for everybody who asks: one sign-in at a time, however many wait."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.domain.errors import LookupFailed
from app.iec.errors import CLOSED
from app.iec.token_reply import Grant

RENEW_BEFORE_SECONDS = 60.0
RENEW_BEFORE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class _Token:
    text: str = field(repr=False)
    renew_at: float
    ends_at: float


class TokenKeeper:
    """Hands out the token, renewed before it ends. Times are on the monotonic clock given.

    `fetch` signs in once; what it raises (SignInRefused, GatewayBlocked, LookupFailed) reaches
    everybody who waited for that sign-in.
    """

    def __init__(
        self,
        fetch: Callable[[], Awaitable[Grant]],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._fetch = fetch
        self._monotonic = monotonic
        self._token: _Token | None = None
        self._renewing: asyncio.Task[str] | None = None

    async def current(self) -> str:
        """A token that is good now. A renewal that fails for a passing reason costs nothing
        while the old token still lives.
        """
        token = self._token
        if token is not None and self._monotonic() < token.renew_at:
            return token.text
        try:
            return await self._renewal()
        except LookupFailed:
            if token is not None and self._monotonic() < token.ends_at:
                return token.text
            raise

    async def renew(self, stale: str) -> str:
        """A token other than `stale`, which the IEC has refused; signs in only if nobody has."""
        token = self._token
        if token is not None and token.text != stale:
            return token.text
        return await self._renewal()

    async def sign_in(self) -> None:
        """Sign in afresh, whatever is kept: a test of the credentials."""
        await self._renewal()

    async def aclose(self) -> None:
        """End a sign-in that is under way; whoever waits for it gets LookupFailed."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait({self._renewing})

    async def _renewal(self) -> str:
        if self._renewing is None:
            self._renewing = asyncio.create_task(self._renew(), name="iec-sign-in")
            self._renewing.add_done_callback(self._forget)
        task = self._renewing
        try:
            # shield: one lookup that is cancelled must not take the sign-in from the others.
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            if task.cancelled() and not _is_cancelled_itself():
                raise LookupFailed(CLOSED) from None
            raise

    async def _renew(self) -> str:
        asked_at = self._monotonic()
        grant = await self._fetch()
        early = min(RENEW_BEFORE_SECONDS, grant.life_seconds * RENEW_BEFORE_SHARE)
        ends_at = asked_at + grant.life_seconds
        self._token = _Token(grant.token, ends_at - early, ends_at)
        return grant.token

    def _forget(self, task: asyncio.Task[str]) -> None:
        self._renewing = None
        if not task.cancelled():
            # Marks the error as seen where every waiter has gone; the next one signs in anew.
            task.exception()


def _is_cancelled_itself() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
