"""The plain websocket: JSON messages `{event, data, timestamp, stream, seq}` both ways.

The token comes with the handshake's Authorization header or in the first message, never in the
address: browsers cannot set headers there.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
from collections.abc import Callable
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from app.domain.errors import StoreUnavailable
from app.domain.feed.replay import Event
from app.engine.tokens import Grant
from app.feed.bearer import Doorkeeper
from app.feed.envelope import INTERNAL, FeedError, refusal, refusal_body
from app.feed.hub import Hub, Outbox, Worded, sees_people
from app.feed.office import FeedOffice
from app.feed.rules import FeedLimits
from app.feed.talk import Talk
from app.feed.wire import DROP, WRITE_NOW

log = logging.getLogger(__name__)

PATH = "/api/v1/file-processing/feed"
_CLOSE_POLICY = 1008
_CLOSE_UNUSABLE = 1003
_CLOSE_TRY_AGAIN = 1013
_AWAY = FeedError(503, "store_away", "The database does not answer; try again")


class LiveClient:
    """One plain websocket."""

    def __init__(
        self,
        grant: Grant,
        hub: Hub,
        outbox: Outbox,
        drop: Callable[[int, str], None],
        write_now: Callable[[bytes], bool],
    ) -> None:
        self.grant = grant
        self.subscribed = False
        self._hub = hub
        self._outbox = outbox
        self._drop = drop
        self._write_now = write_now

    def offer(self, event: Event, worded: Worded) -> None:
        """Send an event at once where nothing waits before it, else keep it for sending."""
        if not (self._outbox.is_empty and self._write_now(worded.frame)):
            self._outbox.put(worded.text, len(worded.text))

    def drop(self, code: int, reason: str) -> None:
        """End it."""
        self._drop(code, reason)

    def say(self, name: str, data: Any) -> None:
        """A message of its own."""
        text = self._hub.message(name, data)
        self._outbox.put(text, len(text))

    def replay(self, event: Event) -> None:
        """An event it missed."""
        text = self._hub.words(event, personal=sees_people(self))
        self._outbox.put(text, len(text))


class Live:
    """The endpoint; one call a connection."""

    def __init__(
        self, office: FeedOffice, hub: Hub, doorkeeper: Doorkeeper, limits: FeedLimits
    ) -> None:
        self._office = office
        self._hub = hub
        self._doorkeeper = doorkeeper
        self._limits = limits

    async def __call__(self, websocket: WebSocket) -> None:
        """From handshake to end."""
        with contextlib.suppress(WebSocketDisconnect):
            grant = await self._let_in(websocket)
            if grant is not None:
                await self._serve(websocket, grant)

    async def _let_in(self, websocket: WebSocket) -> Grant | None:
        given = websocket.headers.get("authorization", "")
        if given:
            word, _, token = given.partition(" ")
            try:
                grant = await self._doorkeeper.grant(token if word.lower() == "bearer" else "")
            except FeedError as error:
                await websocket.send_denial_response(refusal(error))
                return None
            except StoreUnavailable:
                await websocket.send_denial_response(refusal(_AWAY))
                return None
            await websocket.accept()
            return grant
        await websocket.accept()
        try:
            async with asyncio.timeout(self._limits.sign_in_seconds):
                return await self._doorkeeper.grant(_token(await websocket.receive_text()))
        except TimeoutError:
            await websocket.close(_CLOSE_POLICY, "token_missing")
        except FeedError as error:
            await self._tell_and_close(websocket, error)
        except StoreUnavailable:
            await websocket.close(_CLOSE_TRY_AGAIN, _AWAY.code)
        except KeyError:
            await websocket.close(_CLOSE_UNUSABLE, "text_expected")
        return None

    async def _serve(self, websocket: WebSocket, grant: Grant) -> None:
        drop = websocket.scope[DROP]
        outbox = Outbox(websocket.send_text, drop, self._limits)
        client = LiveClient(grant, self._hub, outbox, drop, websocket.scope[WRITE_NOW])
        try:
            self._hub.enter(client)
        except FeedError as error:
            await self._tell_and_close(websocket, error)
            return
        client.say("authenticated", {"scopes": sorted(grant.scopes), "seat": self._office.seat})
        work = [
            asyncio.ensure_future(one)
            for one in (outbox.run(), self._hear(websocket, client), self._beat(client))
        ]
        try:
            await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._hub.leave(client)
            for one in work:
                one.cancel()
            await asyncio.gather(*work, return_exceptions=True)

    async def _hear(self, websocket: WebSocket, client: LiveClient) -> None:
        talk = Talk(self._office, self._hub, self._doorkeeper, client, client.say, client.replay)
        while True:
            text = (await websocket.receive()).get("text")
            if text is None:
                # Its end, or bytes: both end the conversation.
                return
            try:
                message = _parsed(text)
                await talk.hear(message["event"], message.get("data"))
            except FeedError as error:
                client.say("error", {**refusal_body(error), "code": error.code})
            except StoreUnavailable:
                client.say("error", {**refusal_body(_AWAY), "code": _AWAY.code})
            except Exception:
                log.exception("the feed stumbled over a message")
                client.say("error", {**refusal_body(INTERNAL), "code": INTERNAL.code})

    async def _beat(self, client: LiveClient) -> None:
        while True:
            await asyncio.sleep(self._limits.heartbeat_seconds)
            client.say("heartbeat", {})

    async def _tell_and_close(self, websocket: WebSocket, error: FeedError) -> None:
        text = self._hub.message("error", {**refusal_body(error), "code": error.code})
        await websocket.send_text(text)
        await websocket.close(_CLOSE_POLICY, error.code)


def _parsed(text: str) -> dict[str, Any]:
    try:
        message = json.loads(text)
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("event"), str):
        raise FeedError(400, "message_wrong", 'A message is JSON: {"event": …, "data": {…}}')
    return message


def _token(text: str) -> str:
    message = _parsed(text)
    data = message.get("data")
    token = data.get("token") if isinstance(data, dict) else None
    if message["event"] != "authenticate" or not isinstance(token, str):
        raise FeedError(401, "token_missing", "The first message is authenticate, with a token")
    return token
