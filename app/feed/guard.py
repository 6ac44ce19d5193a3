"""Stands before everything: who is addressed, who asks, how much is sent.

A page of somebody else in the operator's own browser can reach 127.0.0.1. It cannot forge the
headers Host and Origin: the first stops a name that was made to point here (DNS rebinding), the
second any foreign page. What carries no Origin, such as an image, says Sec-Fetch-Site.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.feed.envelope import FeedError, refusal

_SECRETS = frozenset({"token", "access_token", "jwt", "auth", "authorization", "bearer"})
_HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
}
_CORS: Mapping[str, str] = {
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "authorization, content-type",
    "access-control-expose-headers": "content-disposition, retry-after",
    "access-control-max-age": "600",
}


class BodyTooLarge(Exception):
    """More came than anything but an upload may send."""


class BodyStalled(HTTPException):
    """A body did not come; an HTTPException, for FastAPI gives only those their own answer."""

    def __init__(self) -> None:
        super().__init__(408, "The request stopped half-way")


class Guard:
    """An ASGI application around another one.

    `names` are the hosts that this feed is called by; `origins` the pages of others that may use
    it. A path of `streams` limits its own body; every other body is whole in `stalled_seconds`.
    """

    def __init__(
        self,
        app: ASGIApp,
        names: Iterable[str],
        origins: Iterable[str],
        body_bytes: int,
        streams: Iterable[str],
        stalled_seconds: float,
    ) -> None:
        self._app = app
        self._names = frozenset(name.lower() for name in names)
        self._origins = frozenset(origin.rstrip("/").lower() for origin in origins)
        self._body_bytes = body_bytes
        self._streams = frozenset(streams)
        self._stalled_seconds = stalled_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it before anything has looked at it."""
        if scope["type"] not in {"http", "websocket"}:
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin", "")
        try:
            self._check(scope, headers, origin)
        except FeedError as error:
            await refuse(error, scope, receive, send)
            return
        foreign = origin.lower() in self._origins
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            status = 204 if foreign else 403
            preflight = Response(status_code=status, headers=_cors(origin) if foreign else {})
            await preflight(scope, receive, send)
        else:
            await self._pass(scope, receive, send, _cors(origin) if foreign else {})

    def _check(self, scope: Scope, headers: Headers, origin: str) -> None:
        host = headers.get("host", "")
        if _name_of(host) not in self._names:
            raise FeedError(421, "host_refused", "The feed is not served under this name")
        if origin and not self._is_own(origin, scope["scheme"], host):
            raise FeedError(403, "origin_refused", "Pages of this origin may not use the feed")
        if (
            not origin
            and headers.get("sec-fetch-site") == "cross-site"
            and not _visits(scope, headers)
        ):
            raise FeedError(403, "origin_refused", "Pages of other origins may not use the feed")
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        if any(name.lower() in _SECRETS for name, _ in query):
            # An address is kept in histories and logs. The token should be revoked by its owner.
            raise FeedError(400, "token_in_url", "A token never belongs into an address")
        if scope["type"] == "http" and scope["path"] not in self._streams:
            self._check_length(headers)

    def _check_length(self, headers: Headers) -> None:
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._body_bytes:
            raise _too_large()

    def _is_own(self, origin: str, scheme: str, host: str) -> bool:
        if origin.lower() in self._origins:
            return True
        secure = {"ws": "http", "wss": "https"}.get(scheme, scheme)
        return origin.lower() == f"{secure}://{host.lower()}"

    async def _pass(
        self, scope: Scope, receive: Receive, send: Send, extra: Mapping[str, str]
    ) -> None:
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                found = MutableHeaders(scope=message)
                for name, value in (*_HEADERS.items(), *extra.items()):
                    found.setdefault(name, value)
            await send(message)

        limited = receive if scope["path"] in self._streams else self._limited(receive)
        try:
            await self._app(scope, limited, sending)
        except asyncio.CancelledError:
            # Only the server's end cancels a request, after its time of grace: 500 would blame us.
            if started:
                raise
            await refusal(FeedError(503, "closing", "Rollcheck is closing"))(
                scope, receive, sending
            )
        except BodyTooLarge:
            if started:
                raise
            await refusal(_too_large())(scope, receive, sending)
        except BodyStalled as stalled:
            if started:
                raise
            await refusal(FeedError(408, "body_stalled", stalled.detail))(scope, receive, sending)

    def _limited(self, receive: Receive) -> Receive:
        seen, more = 0, True
        until = asyncio.get_running_loop().time() + self._stalled_seconds

        async def receiving() -> Message:
            nonlocal seen, more
            try:
                # After its body a request may be answered as late as it likes.
                async with asyncio.timeout_at(until if more else None):
                    message = await receive()
            except TimeoutError:
                raise BodyStalled from None
            more = bool(message.get("more_body"))
            seen += len(message.get("body", b""))
            if seen > self._body_bytes:
                raise BodyTooLarge
            return message

        return receiving


def _visits(scope: Scope, headers: Headers) -> bool:
    """Whether somebody follows a link to a page of the feed; Socket.IO's address is none."""
    follows = headers.get("sec-fetch-mode") == "navigate"
    as_page = headers.get("sec-fetch-dest") == "document" and scope.get("method") == "GET"
    return follows and as_page and not scope["path"].startswith("/socket.io")


def _too_large() -> FeedError:
    return FeedError(413, "body_too_large", "More was sent than this takes")


def _name_of(host: str) -> str:
    """The name within a Host header, without port and brackets; "" for what is none."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _cors(origin: str) -> Mapping[str, str]:
    cross = {"cross-origin-resource-policy": "cross-origin"}
    return {**_CORS, **cross, "access-control-allow-origin": origin, "vary": "Origin"}


async def refuse(error: FeedError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request or a handshake with a refusal."""
    response = refusal(error)
    if scope["type"] == "http":
        await response(scope, receive, send)
        return
    # uvicorn turns this into the HTTP answer of a handshake that failed.
    await send(
        {
            "type": "websocket.http.response.start",
            "status": error.status,
            "headers": response.raw_headers,
        }
    )
    await send({"type": "websocket.http.response.body", "body": response.body})
