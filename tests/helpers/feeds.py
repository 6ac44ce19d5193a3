"""A whole seat that runs its queue and serves its feed on a free port, with clients for it."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import keyring
from keyring.backends import fail
from websockets.asyncio.client import ClientConnection, connect

from app import feed_wiring
from app.bootstrap import Seat
from app.domain.feed.scopes import Scope
from app.engine.desk.seat_state import SeatWatch
from app.engine.drafts import Drafts
from app.engine.keeper import Keeper
from app.engine.tokens import Tokens
from app.feed.feed import Feed, Serves
from app.feed.rules import FeedLimits, FeedRules
from app.feed_wiring import FeedParts
from app.iec.practice.server import PracticeIec
from app.seats.bus import Bus, SilentBus
from app.store.database import utc_now
from tests.helpers.seats import HEADERS, LIST_NAME, interrupt, seat_of, until
from tests.helpers.spreadsheets import save_xlsx

API = "/api/v1/file-processing"
EVERYTHING = tuple(str(scope) for scope in Scope)
COUNTS = ("members.read",)


@dataclass
class FedSeat:
    """One seat with its feed."""

    seat: Seat
    feed: Feed
    keeper: Keeper
    tokens: Tokens
    folder: Path
    serving: asyncio.Future[None] | None = None
    _tokens: dict[tuple[str, ...], str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is served: http://127.0.0.1:PORT."""
        return self.feed.stand.address

    @property
    def port(self) -> int:
        """The port alone."""
        return int(self.address.rpartition(":")[2])

    @property
    def live(self) -> str:
        """The plain websocket's address."""
        return f"{self.address.replace('http', 'ws', 1)}{API}/feed"

    async def token(self, *scopes: str, name: str = "test", days: int = 1) -> str:
        """A token with these scopes; everything, without any."""
        wanted = scopes or EVERYTHING
        if wanted not in self._tokens:
            made = await self.tokens.create(name, wanted, days)
            self._tokens[wanted] = made.text
        return self._tokens[wanted]

    async def start(self) -> None:
        """Serve the feed."""
        self.serving = serving = asyncio.ensure_future(self.feed.run())
        await until(lambda: self.feed.stand.serves is Serves.SERVING or serving.done())
        assert not serving.done(), serving.exception()

    async def stop(self) -> None:
        """Serve it no more; every connection ends."""
        if self.serving is not None:
            await interrupt(self.serving)

    @asynccontextmanager
    async def client(
        self, *scopes: str, token: str | None = None
    ) -> AsyncIterator[httpx.AsyncClient]:
        """An HTTP client with a token, within the API."""
        bearer = await self.token(*scopes) if token is None else token
        headers = {"authorization": f"Bearer {bearer}"} if bearer else {}
        async with httpx.AsyncClient(
            base_url=f"{self.address}{API}", headers=headers, timeout=30
        ) as client:
            yield client

    @asynccontextmanager
    async def listener(self, *scopes: str, **options: Any) -> AsyncIterator[Listener]:
        """A plain websocket that has signed in and follows."""
        async with self.websocket(*scopes, **options) as listener:
            await listener.say("subscribe")
            await listener.until("queue_status")
            yield listener

    @asynccontextmanager
    async def websocket(self, *scopes: str, **options: Any) -> AsyncIterator[Listener]:
        """A plain websocket that has signed in."""
        token = await self.token(*scopes)
        options.setdefault("additional_headers", {"authorization": f"Bearer {token}"})
        async with connect(self.live, **options) as connection:
            listener = Listener(connection)
            await listener.until("authenticated")
            yield listener

    def list_of(self, cells: Iterable[object], name: str = LIST_NAME) -> Path:
        """A spreadsheet with these ID numbers."""
        folder = self.folder / "lists"
        folder.mkdir(exist_ok=True)
        data = [
            HEADERS,
            *((f"Name{at}", f"Surname{at}", cell, f"08{at:08d}") for at, cell in enumerate(cells)),
        ]
        return save_xlsx(folder / name, data)

    async def upload(
        self, client: httpx.AsyncClient, cells: Iterable[object], name: str = LIST_NAME, **form: str
    ) -> httpx.Response:
        """Hand a list in."""
        path = self.list_of(cells, name)
        return await client.post("/upload", files={"file": (name, path.read_bytes())}, data=form)

    async def job_of(self, client: httpx.AsyncClient, job_id: str) -> dict[str, Any]:
        """One job as the feed tells it."""
        answer = await client.get(f"/jobs/{job_id}")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def done(self, client: httpx.AsyncClient, job_id: str) -> dict[str, Any]:
        """A job once it has ended."""
        found: dict[str, Any] = {}

        async def ended() -> bool:
            found.update(await self.job_of(client, job_id))
            if found["status"] not in ("completed", "failed", "cancelled"):
                await asyncio.sleep(0.05)
                return False
            return True

        await until(ended)
        return found


class Listener:
    """One plain websocket: what it heard, in order."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.heard: list[dict[str, Any]] = []

    async def say(self, event: str, data: object = None) -> None:
        """Send one message."""
        await self.connection.send(json.dumps({"event": event, "data": data}))

    async def next(self) -> dict[str, Any]:
        """The next message."""
        async with asyncio.timeout(20):
            message = json.loads(await self.connection.recv())
        self.heard.append(message)
        return message

    async def until(
        self, event: str, holds: Callable[[dict[str, Any]], object] = lambda _data: True
    ) -> dict[str, Any]:
        """The next message of this event whose data are so."""
        while True:
            message = await self.next()
            if message["event"] == event and holds(message["data"]):
                return message

    @property
    def events(self) -> list[str]:
        """The names of what was heard."""
        return [message["event"] for message in self.heard]


@asynccontextmanager
async def fed_seat(
    folder: Path,
    iec: PracticeIec,
    *,
    limits: FeedLimits | None = None,
    runs: bool = True,
    origins: Iterable[str] = (),
    rules: FeedRules | None = None,
    bus: Bus | None = None,
    pulse: Any = None,
    **options: Any,
) -> AsyncIterator[FedSeat]:
    """A seat that serves; with `runs` it runs its queue too."""
    options.setdefault("watched_folder", "")
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    try:
        async with AsyncExitStack() as stack:
            seat = await stack.enter_async_context(seat_of(folder, iec, **options))
            watch = SeatWatch(seat.runner, seat.iec, utc_now)
            keeper = Keeper(seat.runner, seat.clock, watch, seat.settings.probe_seconds)
            tokens = Tokens(seat.store, seat.world.data_dir, seat.permit)
            drafts = Drafts(
                *(seat.store, seat.worker, seat.iec, seat.settings, seat.scratch.folder),
                seat.permit,
            )
            parts = FeedParts(keeper, watch, None, tokens, drafts, pulse, bus or SilentBus())
            office = feed_wiring.office_of(seat, parts)
            wanted = rules or FeedRules(port=0, origins=frozenset(origins))
            feed = Feed(office, replace(wanted, limits=limits or FeedLimits()), seat.clock)
            fed = FedSeat(seat, feed, keeper, tokens, folder)
            async with _at_work(fed, runs=runs):
                yield fed
    finally:
        keyring.set_keyring(before)


@asynccontextmanager
async def _at_work(fed: FedSeat, *, runs: bool) -> AsyncIterator[None]:
    await fed.start()
    keeping = asyncio.ensure_future(fed.keeper.run()) if runs else None
    try:
        yield
    finally:
        if keeping is not None:
            await interrupt(keeping)
        await fed.stop()


def free_port() -> int:
    """A port that nobody has now."""
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])
