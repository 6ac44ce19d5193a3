"""A program that follows a seat's feed with one token, and keeps every byte that it is sent."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import socketio
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

API = "/api/v1/file-processing"


class Ears:
    """`heard` is (where, what), in order; `client` asks over REST, `say` over both websockets."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.heard: list[tuple[str, bytes]] = []
        self.client = client
        client.event_hooks["response"].append(self._replied)
        self.dashboard = socketio.AsyncClient(reconnection=False)
        self.dashboard.on("*", self._told)
        self.live: ClientConnection | None = None

    async def say(self, text: str, event: str, data: object = None) -> None:
        """A message to the websocket, word for word, and the same event to Socket.IO."""
        assert self.live is not None
        await self.live.send(text)
        await self.dashboard.emit(event, data)

    @property
    def kinds(self) -> set[str]:
        """By which of its doors it heard anything."""
        return {where.split()[0] for where, _ in self.heard}

    async def follow(self, address: str, token: str) -> None:
        """Sign in at both websockets and follow all jobs."""
        header = {"authorization": f"Bearer {token}"}
        live = f"{address.replace('http', 'ws', 1)}{API}/feed"
        self.live = await connect(live, additional_headers=header)
        await self.dashboard.connect(address, auth={"token": token}, transports=["websocket"])
        await self.say('{"event": "subscribe"}', "subscribe")

    async def listen(self) -> None:
        """Hear the websocket until it ends."""
        assert self.live is not None
        with contextlib.suppress(ConnectionClosed):
            while True:
                text = await self.live.recv()
                self.heard.append(("websocket", text.encode() if isinstance(text, str) else text))

    async def _replied(self, response: httpx.Response) -> None:
        where = f"REST {response.request.method} {response.status_code}"
        self.heard.append((where, repr(response.headers.raw).encode() + await response.aread()))

    async def _told(self, event: str, data: Any = None) -> None:
        self.heard.append((f"Socket.IO {event}", repr(data).encode()))


@asynccontextmanager
async def ears_at(address: str, token: str) -> AsyncIterator[Ears]:
    """Somebody who follows a feed while a block runs."""
    headers = {"authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=f"{address}{API}", headers=headers, timeout=60) as client:
        ears = Ears(client)
        await ears.follow(address, token)
        listening = asyncio.ensure_future(ears.listen())
        try:
            yield ears
        finally:
            await ears.dashboard.disconnect()
            if ears.live is not None:
                await ears.live.close()
            await listening
