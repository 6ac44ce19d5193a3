"""Carries requests to the IEC and replies back; decides nothing about them."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import certifi
import httpx

from app import __version__
from app.domain.errors import LookupFailed
from app.domain.identity_number import IdNumber
from app.iec.account import Credentials
from app.iec.address import IecAddress
from app.iec.errors import CONNECT_TIME_OUT, NAME_NOT_FOUND, TOO_LARGE, iec_errors
from app.iec.page import http_date

MAX_BODY_BYTES = 256 * 1024
CONNECT_SECONDS = 5.0
NAME_SECONDS = 1.0
_IDLE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class RawReply:
    """One whole reply as received. `at` is its own date, or this PC's time without one."""

    status: int
    content_type: str
    body: bytes = field(repr=False)
    retry_after: str | None
    at: datetime


class Wire:
    """Kept-alive connections to one address. How many requests run at once is the caller's affair.

    Redirects are never followed. Every request ends within `timeout_seconds`, and NAME_SECONDS
    more where nobody could be connected to, whatever the other side does. Raises LookupFailed
    for everything that goes wrong on the way.
    """

    # One client for each connection: a pool looks at every connection it has before and after
    # each request (httpcore 1.0), which cost half of a lookup's CPU with ten of them (measured).

    def __init__(self, address: IecAddress, timeout_seconds: float) -> None:
        silence_wire_loggers()
        self._address = address
        self._timeout_seconds = timeout_seconds
        self._trust = _trust(address)
        self._idle: list[httpx.AsyncClient] = []
        self._all: list[httpx.AsyncClient] = []

    @contextmanager
    def _line(self) -> Iterator[httpx.AsyncClient]:
        """A client nobody else uses now: the one that was used last, or a new one."""
        line = self._idle.pop() if self._idle else self._new_line()
        try:
            yield line
        finally:
            self._idle.append(line)

    def _new_line(self) -> httpx.AsyncClient:
        line = httpx.AsyncClient(
            headers={
                "User-Agent": f"Rollcheck/{__version__}",
                "Accept": "application/json",
                # A reply is half a kilobyte; unpacked sizes need no guarding this way.
                "Accept-Encoding": "identity",
            },
            verify=self._trust,
            # A proxy of the environment cannot reach this PC's own loopback.
            trust_env=not self._address.loopback,
            follow_redirects=False,
            timeout=_timeout(self._timeout_seconds),
            limits=httpx.Limits(
                max_connections=None, max_keepalive_connections=1, keepalive_expiry=_IDLE_SECONDS
            ),
        )
        self._all.append(line)
        return line

    async def ask_voter(self, number: IdNumber, token: str) -> RawReply:
        """Send one lookup."""
        headers = {"Authorization": f"Bearer {token}"}
        return await self._send("GET", self._address.voter(number), headers=headers)

    async def ask_token(self, credentials: Credentials) -> RawReply:
        """Send one sign-in."""
        form = {
            "grant_type": "password",
            "username": credentials.user_name,
            "password": credentials.password,
        }
        return await self._send("POST", self._address.sign_in, form=form)

    async def ask_date(self) -> datetime | None:
        """The other side's clock, from the Date of a bare request that says nothing of anybody."""
        with iec_errors(), self._line() as line:
            async with asyncio.timeout(self._timeout_seconds):
                response = await line.head(self._address.base)
        return http_date(response.headers.get("date"))

    async def aclose(self) -> None:
        """Close every connection."""
        for line in self._all:
            await line.aclose()

    async def _send(
        self,
        method: str,
        url: str,
        *,
        headers: dict[str, str] | None = None,
        form: dict[str, str] | None = None,
    ) -> RawReply:
        try:
            return await self._exchange(method, url, headers, form)
        except LookupFailed as failure:
            if failure.reason != CONNECT_TIME_OUT or await self._name_is_known():
                raise
            raise LookupFailed(NAME_NOT_FOUND) from None

    async def _name_is_known(self) -> bool:
        # A name server that is silent outlasts the connecting's time-out (glibc: 5 s a try,
        # Windows: 10 s), which would blame the IEC for this PC's lost internet.
        host = httpx.URL(self._address.base).host
        try:
            async with asyncio.timeout(NAME_SECONDS):
                await asyncio.get_running_loop().getaddrinfo(host, None)
        except OSError:
            return False
        return True

    async def _exchange(
        self, method: str, url: str, headers: dict[str, str] | None, form: dict[str, str] | None
    ) -> RawReply:
        # httpx's read time-out starts anew with every byte: a drip could last for ever.
        with iec_errors(), self._line() as line:
            async with (
                asyncio.timeout(self._timeout_seconds),
                line.stream(method, url, headers=headers, data=form) as response,
            ):
                return _raw(response, await _bounded_body(response))


async def _bounded_body(response: httpx.Response) -> bytes:
    body = bytearray()
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            raise LookupFailed(TOO_LARGE)
    return bytes(body)


def _raw(response: httpx.Response, body: bytes) -> RawReply:
    headers = response.headers
    return RawReply(
        status=response.status_code,
        content_type=headers.get("content-type", ""),
        body=body,
        retry_after=headers.get("retry-after"),
        at=http_date(headers.get("date")) or datetime.now(UTC),
    )


def _timeout(seconds: float) -> httpx.Timeout:
    # pool=None: with a backlog the pool's own time-out fires although nothing is wrong.
    return httpx.Timeout(
        connect=min(CONNECT_SECONDS, seconds), read=seconds, write=seconds, pool=None
    )


def _trust(address: IecAddress) -> ssl.SSLContext:
    """Whom to believe: this PC's own roots (an office's included) and certifi's."""
    if address.base.startswith("http://"):
        # Never used for plain http; loading the roots costs more than ten lookups.
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.create_default_context()
    context.load_verify_locations(cafile=certifi.where())
    return context


def silence_wire_loggers() -> None:
    """httpx and httpcore log every URL, and ours end in an ID number.

    By level, which children inherit and a later `dictConfig` of others leaves alone.
    """
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
