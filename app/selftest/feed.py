"""What serves other programs: started on a free port of this PC, asked both ways, stopped."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import fastapi
import httpx
import uvicorn
from websockets.asyncio.client import connect

from app.selftest.check import expect


async def feed(_folder: Path) -> str:
    """REST, a websocket and Socket.IO's handshake over one port."""
    async with served() as address:
        async with httpx.AsyncClient(base_url=f"http://{address}", timeout=10) as client:
            reply = await client.get("/health")
            expect(reply.json() == {"well": True}, f"REST answered {reply.status_code}")
            hello = await client.get("/socket.io/", params={"EIO": "4", "transport": "polling"})
            expect(hello.text.startswith("0{"), f"Socket.IO answered {hello.status_code}")
        async with connect(f"ws://{address}/echo", open_timeout=10) as socket:
            await socket.send("list")
            expect(await socket.recv() == "list", "the websocket gave something else back")
    return "REST, websocket, Socket.IO"


@asynccontextmanager
async def served() -> AsyncIterator[str]:
    """Host and port of a server that echoes; the soak's clients come and go at it."""
    config = uvicorn.Config(
        _application(), "127.0.0.1", 0, loop="none", ws="websockets", lifespan="on", log_config=None
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    try:
        while not server.started:
            expect(not serving.done(), "the server ended at once")
            await asyncio.sleep(0.01)
        host, port = server.servers[0].sockets[0].getsockname()[:2]
        yield f"{host}:{port}"
    finally:
        server.should_exit = True
        await serving


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self):  # type: ignore[no-untyped-def]
        """The process's signals are not the server's."""
        yield


def _application() -> Any:
    import socketio

    api = fastapi.FastAPI()

    @api.get("/health")
    async def health() -> dict[str, bool]:
        return {"well": True}

    @api.websocket("/echo")
    async def echo(socket: fastapi.WebSocket) -> None:
        await socket.accept()
        await socket.send_text(await socket.receive_text())

    return socketio.ASGIApp(socketio.AsyncServer(async_mode="asgi"), api)
