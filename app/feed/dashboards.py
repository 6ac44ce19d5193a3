"""Socket.IO: the door of dashboards made for the system this one replaces. Same events, same rules.

The token comes in the handshake's `auth.token`, or in the Authorization header.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from typing import Any

import socketio
from socketio.exceptions import ConnectionRefusedError as Refused

from app.domain.errors import StoreUnavailable
from app.domain.feed.replay import Event
from app.engine.tokens import Grant
from app.feed.bearer import Doorkeeper
from app.feed.envelope import INTERNAL, FeedError, now_text, refusal_body
from app.feed.hub import Hub, Outbox, Worded, sees_people
from app.feed.office import FeedOffice
from app.feed.rules import FeedLimits
from app.feed.sessions import Sessions
from app.feed.talk import Talk
from app.feed.wire import DROP

log = logging.getLogger(__name__)

PATH = "socket.io"


class DashboardClient:
    """One Socket.IO connection."""

    def __init__(self, sid: str, grant: Grant, dashboards: Dashboards) -> None:
        self.sid = sid
        self.grant = grant
        self.subscribed = False
        self._dashboards = dashboards
        self.outbox = Outbox(self._send, self.drop, dashboards.limits)
        self.sending = asyncio.ensure_future(self.outbox.run())

    def offer(self, event: Event, worded: Worded) -> None:
        """Take an event for sending."""
        self.outbox.put(self._shaped(event), len(worded.text))

    def drop(self, code: int, reason: str) -> None:
        """End it."""
        self._dashboards.end(self, code, reason)

    def say(self, name: str, data: Any) -> None:
        """A message of its own."""
        if isinstance(data, dict):
            data = {**data, "timestamp": data.get("timestamp") or now_text()}
        self.outbox.put((name, data), len(json.dumps(data)))

    def replay(self, event: Event) -> None:
        """An event it missed."""
        shaped = self._shaped(event)
        self.outbox.put(shaped, len(json.dumps(shaped)))

    def _shaped(self, event: Event) -> tuple[str, dict[str, Any]]:
        """The seed's shape: the time stands among the data; where to go on from, too."""
        data = event.data(personal=sees_people(self))
        stream = self._dashboards.hub.replay.stream
        return event.name, {**data, "timestamp": event.at, "stream": stream, "seq": event.seq}

    async def _send(self, item: tuple[str, Any]) -> None:
        await self._dashboards.emit(self.sid, *item)


class Dashboards:
    """The Socket.IO server over the hub."""

    def __init__(
        self, office: FeedOffice, hub: Hub, doorkeeper: Doorkeeper, limits: FeedLimits
    ) -> None:
        self.hub = hub
        self.limits = limits
        self._office = office
        self._doorkeeper = doorkeeper
        self._clients: dict[str, DashboardClient] = {}
        self._tasks: set[asyncio.Future[Any]] = set()
        self._sessions: Sessions | None = None
        self.server = socketio.AsyncServer(
            async_mode="asgi",
            # The guard before it decides on origins.
            cors_allowed_origins=[],
            max_http_buffer_size=limits.message_bytes,
            monitor_clients=True,
        )
        self.server.on("connect", self._connect)
        self.server.on("disconnect", self._disconnect)
        self.server.on("*", self._hear)

    def application(self, other: Any) -> Any:
        """An ASGI application that answers /socket.io and leaves the rest to `other`."""
        inner = socketio.ASGIApp(self.server, other, socketio_path=PATH)
        self._sessions = Sessions(inner, PATH, self.server, self.limits, self._has_client)
        return self._sessions

    async def aclose(self) -> None:
        """End every connection and the server's own tasks."""
        for client in list(self._clients.values()):
            await self._forget(client)
        if self._sessions is not None:
            await self._sessions.aclose()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        with contextlib.suppress(Exception):
            await self.server.shutdown()

    async def emit(self, sid: str, name: str, data: Any) -> None:
        """Send one event; waits while the client has not taken what was sent before."""
        socket = self.server.eio.sockets.get(self._eio_sid(sid))
        # engineio has no event for it.
        while (  # noqa: ASYNC110
            socket is not None and socket.queue.qsize() >= 64 and not socket.closed
        ):
            # engineio itself would keep everything for a client that takes nothing.
            await asyncio.sleep(0.02)
        await self.server.emit(name, data, to=sid)

    def end(self, client: DashboardClient, code: int, reason: str) -> None:
        """Let a client go, whether it reads or not."""
        self._spawn(self._end(client, code, reason))

    async def _end(self, client: DashboardClient, code: int, reason: str) -> None:
        log.info("a dashboard was let go: %s", reason)
        eio_sid = self._eio_sid(client.sid)
        environ = self.server.get_environ(client.sid) or {}
        drop = environ.get("asgi.scope", {}).get(DROP)
        with contextlib.suppress(Exception):
            async with asyncio.timeout(2):
                await self.server.emit("error", {"code": reason}, to=client.sid)
                await self.server.disconnect(client.sid)
        await self._forget(client)
        if drop is not None:
            drop(code, reason)
        socket = self.server.eio.sockets.get(eio_sid)
        if socket is not None:
            with contextlib.suppress(Exception):
                await socket.close(wait=False, abort=True)

    def _has_client(self, eio_sid: str) -> bool:
        return any(self._eio_sid(sid) == eio_sid for sid in self._clients)

    def _eio_sid(self, sid: str) -> str:
        return str(self.server.manager.eio_sid_from_sid(sid, "/") or "")

    async def _connect(self, sid: str, environ: dict[str, Any], auth: object = None) -> None:
        token = auth.get("token") if isinstance(auth, dict) else None
        header = str(environ.get("HTTP_AUTHORIZATION", ""))
        if not isinstance(token, str):
            word, _, token = header.partition(" ")
            token = token if word.lower() == "bearer" else ""
        try:
            # The seed's dashboard puts its header's whole value here.
            grant = await self._doorkeeper.grant(token.removeprefix("Bearer "))
            client = DashboardClient(sid, grant, self)
            try:
                self.hub.enter(client)
            except FeedError:
                client.sending.cancel()
                raise
        except FeedError as error:
            raise Refused(error.message, {"code": error.code}) from None
        except StoreUnavailable:
            raise Refused("The database does not answer", {"code": "store_away"}) from None
        self._clients[sid] = client

    async def _disconnect(self, sid: str, _reason: object = None) -> None:
        if client := self._clients.get(sid):
            await self._forget(client)

    async def _forget(self, client: DashboardClient) -> None:
        self._clients.pop(client.sid, None)
        self.hub.leave(client)
        client.sending.cancel()

    async def _hear(self, event: str, sid: str, data: object = None) -> None:
        client = self._clients.get(sid)
        if client is None:
            return
        talk = Talk(self._office, self.hub, self._doorkeeper, client, client.say, client.replay)
        try:
            await talk.hear(event, data)
        except FeedError as error:
            client.say("error", {**refusal_body(error), "code": error.code})
        except StoreUnavailable:
            client.say("error", {"message": "The database does not answer", "code": "store_away"})
        except Exception:
            log.exception("the feed stumbled over a message")
            client.say("error", {**refusal_body(INTERNAL), "code": INTERNAL.code})

    def _spawn(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
