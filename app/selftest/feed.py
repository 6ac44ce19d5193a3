"""The feed that a seat serves: the real one, of a practice seat, asked as its clients ask."""

from __future__ import annotations

import asyncio
import json
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect

from app.domain.feed.scopes import Scope
from app.engine.fed.secret import secret_file
from app.feed.feed import Feed, Serves
from app.feed.live import PATH as LIVE
from app.selftest.check import CheckFailed, expect
from app.serving import ServingSeat, open_serving_seat
from app.settings import Settings
from app.world import World, make_folders

STATUS = "/api/v1/file-processing/queue/status"
# What a browser is given, by the beginning of its content type; the sizes are of a whole file.
PAGES = (
    ("/", "text/html", 500),
    ("/page/live.js", "text/javascript", 2_000),
    ("/page/live.css", "text/css", 500),
    ("/docs", "text/html", 200),
    ("/docs/swagger-ui-bundle.js", "text/javascript", 500_000),
    ("/docs/swagger-ui.css", "text/css", 50_000),
    ("/openapi.json", "application/json", 5_000),
    ("/health", "application/json", 10),
)
SECONDS = 20


async def feed(folder: Path) -> str:
    """Pages, REST, a websocket that has signed in, and Socket.IO over one port."""
    async with _served(folder / "data") as (seat, address):
        made = await seat.tokens.create("self-test", [Scope.READ], 1)
        headers = {"authorization": f"Bearer {made.text}"}
        async with httpx.AsyncClient(base_url=address, timeout=SECONDS) as client:
            for page in PAGES:
                await _page(client, *page)
            refused = await client.get(STATUS)
            expect(refused.status_code == 401, f"without a token it answers {refused.status_code}")
            answer = await client.get(STATUS, headers=headers)
            expect(answer.status_code == 200, f"{STATUS} answered {answer.status_code}")
            await _dashboard(client, made.text)
        async with asyncio.timeout(SECONDS):
            await follow(address, headers)
    return f"{len(PAGES)} pages, REST, websocket, Socket.IO"


async def _page(client: httpx.AsyncClient, path: str, kind: str, smallest: int) -> None:
    answer = await client.get(path)
    told = answer.headers.get("content-type", "")
    expect(answer.status_code == 200 and told.startswith(kind), f"{path} answered {answer}")
    expect(len(answer.content) >= smallest, f"{path} is {len(answer.content)} bytes")


async def _dashboard(client: httpx.AsyncClient, token: str) -> None:
    """Socket.IO's own handshake, by long polling, and the signing in within it."""
    query = {"EIO": "4", "transport": "polling"}
    hello = await client.get("/socket.io/", params=query)
    expect(hello.text.startswith("0{"), f"Socket.IO answered {hello.status_code}")
    query["sid"] = json.loads(hello.text[1:])["sid"]
    auth = json.dumps({"token": token})
    await client.post("/socket.io/", params=query, content=f"40{auth}")
    answer = await client.get("/socket.io/", params=query)
    expect(answer.text.startswith("40{"), f"Socket.IO let nobody in: {answer.text[:60]}")


async def follow(address: str, headers: dict[str, str], *, rude: bool = False) -> None:
    """Sign in at the plain websocket, hear how the queue stands, and go; `rude`: without a word."""
    live = f"{address.replace('http', 'ws', 1)}{LIVE}"
    async with connect(live, additional_headers=headers, open_timeout=SECONDS) as talk:
        await _until(talk, "authenticated")
        await talk.send(json.dumps({"event": "subscribe", "data": None}))
        await _until(talk, "queue_status")
        if rude:
            talk.transport.abort()


async def _until(talk: Any, event: str) -> None:
    while json.loads(await talk.recv())["event"] != event:
        pass


@asynccontextmanager
async def _served(data_dir: Path) -> AsyncIterator[tuple[ServingSeat, str]]:
    """A practice seat whose feed is served, and its address."""
    world = World(data_dir, practice=True)
    make_folders(world)
    keep_the_secret_in(world.data_dir)
    settings = Settings(data_dir=data_dir, results_folder=data_dir, feed_port=free_port())
    async with open_serving_seat(settings, practice=True, address=_NOBODY) as seat:
        serving = asyncio.ensure_future(feed_of(seat).run())
        try:
            yield seat, await address_of(feed_of(seat))
        finally:
            serving.cancel()
            await asyncio.wait([serving])


# No list is checked here: the simulated IEC is not started.
_NOBODY = "http://127.0.0.1:9"


def keep_the_secret_in(data_dir: Path) -> None:
    """The signing secret, in a file: the vault would keep an entry for a folder that goes."""
    secret_file(data_dir).write_text(secrets.token_hex(32), encoding="ascii")


def feed_of(seat: ServingSeat) -> Feed:
    """The feed that a seat with a port of its own must have."""
    if seat.feed is None:
        raise CheckFailed("a seat with a port for its feed serves none")
    return seat.feed


async def address_of(feed: Feed) -> str:
    """Where it is served, once it is."""
    stood = asyncio.Event()
    feed.changed.append(stood.set)
    while feed.stand.serves is not Serves.SERVING:
        expect(not feed.stand.problem, feed.stand.problem)
        stood.clear()
        await asyncio.wait_for(stood.wait(), SECONDS)
    feed.changed.remove(stood.set)
    return feed.stand.address


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])
