"""The IEC client: one lookup in, one answer or one plain reason out."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from types import TracebackType
from typing import Self

from app.domain.errors import AccountRefusal
from app.domain.identity_number import IdNumber
from app.domain.verdict import UnusableReply, VoterAnswer
from app.iec.account import Credentials
from app.iec.address import IecAddress, parse_address
from app.iec.errors import TokenRefused
from app.iec.reply import read_reply
from app.iec.token import TokenKeeper
from app.iec.token_reply import Grant, read_token_reply
from app.iec.wire import Wire

DEFAULT_TIMEOUT_SECONDS = 15.0
DEFAULT_AT_ONCE = 10

OnSend = Callable[[], Awaitable[None]]


async def _count_nothing() -> None:
    return None


class IecClient:
    """Asks one IEC with one account, over kept-alive connections.

    `on_send` is awaited immediately before every request that counts against the limit, the
    repeat after a 401 included; what it raises (QuotaExhausted) passes through and nothing is
    sent. At most `at_once` lookups are on their way at a time; a caller with a few more tasks than
    that keeps the line full while replies are read. Retries are not made here
    (`look_up_with_retries`).
    """

    def __init__(
        self,
        address: IecAddress | str,
        credentials: Credentials,
        *,
        timeout_seconds: float = DEFAULT_TIMEOUT_SECONDS,
        on_send: OnSend = _count_nothing,
        at_once: int = DEFAULT_AT_ONCE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Raises UserError for an address that secrets must not be sent to."""
        checked = parse_address(address) if isinstance(address, str) else address
        self._credentials = credentials
        self._on_send = on_send
        self._line = asyncio.Semaphore(at_once)
        self._wire = Wire(checked, timeout_seconds)
        self._tokens = TokenKeeper(self._fetch_token, monotonic)

    async def look_up(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        """Ask about one person: one counted request, two after a 401.

        Raises SignInRefused or GatewayBlocked (this seat cannot sign in), LimitReached,
        GatewayRefusal, AccountRefusal, or LookupFailed (passing: worth a retry).
        """
        token = await self._tokens.current()
        try:
            return await self._ask(number, token)
        except TokenRefused:
            fresh = await self._tokens.renew(token)
        try:
            return await self._ask(number, fresh)
        except TokenRefused:
            raise AccountRefusal from None

    async def sign_in(self) -> None:
        """Sign in afresh, counting nothing. Raises as `look_up` does for a sign-in."""
        await self._tokens.sign_in()

    async def server_date(self) -> datetime | None:
        """What the other side's clock says, if it tells; no sign-in, counted by nobody.

        Raises LookupFailed.
        """
        return await self._wire.ask_date()

    async def aclose(self) -> None:
        """Close all connections; no lookup may be under way."""
        await self._tokens.aclose()
        await self._wire.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def _ask(self, number: IdNumber, token: str) -> VoterAnswer | UnusableReply:
        await self._on_send()
        async with self._line:
            raw = await self._wire.ask_voter(number, token)
        return read_reply(number, raw.status, raw.content_type, raw.body, raw.retry_after, raw.at)

    async def _fetch_token(self) -> Grant:
        raw = await self._wire.ask_token(self._credentials)
        return read_token_reply(raw.status, raw.content_type, raw.body, raw.retry_after, raw.at)
