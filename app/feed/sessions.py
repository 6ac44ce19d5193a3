"""Engine.IO's sessions below Socket.IO: each begins before a token was seen, so each is limited."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

from app.feed.envelope import FeedError
from app.feed.guard import refuse
from app.feed.rules import FeedLimits
from app.feed.wire import DROP

_CLOSE_POLICY = 1008
_MISSING = "token_missing"


class Sessions:
    """An ASGI application around Socket.IO's: so many sessions, and none without a client for long.

    `signed_in` says of a session's id whether a client with a token is in it.
    """

    def __init__(
        self,
        app: ASGIApp,
        path: str,
        server: Any,
        limits: FeedLimits,
        signed_in: Callable[[str], bool],
    ) -> None:
        self._app = app
        self._path = f"/{path}"
        self._eio = server.eio
        self._limits = limits
        self._signed_in = signed_in
        self._waits: set[asyncio.TimerHandle] = set()
        self._ends: set[asyncio.Future[None]] = set()
        self._inner = self._eio.handlers["connect"]
        self._eio.on("connect", self._begun)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through to its session; one session too many is refused."""
        if scope["path"].startswith(self._path):
            asked = parse_qs(scope["query_string"].decode("latin-1")).get("sid")
            if asked is None and len(self._eio.sockets) >= self._limits.websockets:
                many = FeedError(503, "too_many_connections", "Too many programs follow the feed")
                await refuse(many, scope, receive, send)
                return
            if asked is not None and scope["type"] == "websocket":
                # It may take its session over, or say nothing at all.
                self._later(partial(self._look_at_upgrade, asked[0], scope))
        await self._app(scope, receive, send)

    async def aclose(self) -> None:
        """Wait for nobody any more."""
        for wait in self._waits:
            wait.cancel()
        for end in self._ends:
            end.cancel()
        await asyncio.gather(*self._ends, return_exceptions=True)

    async def _begun(self, eio_sid: str, environ: dict[str, Any]) -> Any:
        self._later(partial(self._look_at, eio_sid, environ.get("asgi.scope", {})))
        return await self._inner(eio_sid, environ)

    def _later(self, look: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()

        def due() -> None:
            self._waits.discard(wait)
            look()

        wait = loop.call_later(self._limits.sign_in_seconds, due)
        self._waits.add(wait)

    def _look_at(self, eio_sid: str, scope: Scope) -> None:
        if eio_sid in self._eio.sockets and not self._signed_in(eio_sid):
            end = asyncio.ensure_future(self._end(eio_sid))
            self._ends.add(end)
            end.add_done_callback(self._ends.discard)
            _drop(scope)

    def _look_at_upgrade(self, eio_sid: str, scope: Scope) -> None:
        session = self._eio.sockets.get(eio_sid)
        if session is None or not session.upgraded or not self._signed_in(eio_sid):
            _drop(scope)

    async def _end(self, eio_sid: str) -> None:
        session = self._eio.sockets.pop(eio_sid)
        with contextlib.suppress(Exception):
            await session.close(wait=False, abort=True)
        # A poll that waits is answered, a writer ends.
        await session.queue.put(None)


def _drop(scope: Scope) -> None:
    if drop := scope.get(DROP):
        drop(_CLOSE_POLICY, _MISSING)
