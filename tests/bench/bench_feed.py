"""How quickly the feed's events reach 200 clients.

2,000 messages a second in all beside a window with a precise timer, and 10,000 without a window;
each beside its reference in the same run: an idle window, and the bare `websockets` library that
broadcasts the same texts. Ours and the reference take turns, all delays count. Server and clients
are processes of their own.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.figures import Figure, share
from tests.bench.program import in_turns, run

CLIENTS = 200
TICK_MS = 10
PADDING = "x" * 60
# Of each turn.
SECONDS, SHORT_SECONDS = 6, 1

Send = Callable[[str], None]


BARE, IDLE = "bare websockets", "an idle feed"
FAST, BESIDE_WINDOW = 10_000, 2_000
_SLOW = f"the feed in a window at {BESIDE_WINDOW:,} messages a second"
_FAST = f"the feed to {CLIENTS} clients at {FAST:,} messages a second"
ARRIVED, MIDDLE, LATE = f"{_FAST}: delivered", f"{_FAST}: p50", f"{_FAST}: p99"
TIMER = f"{_SLOW}: a {TICK_MS} ms timer late at p99"
KEYS = (*((name, BARE) for name in (ARRIVED, MIDDLE, LATE)), (TIMER, IDLE))


def measure(short: bool) -> list[Figure]:
    """With a window and without."""
    return asyncio.run(both(short))


async def both(short: bool) -> list[Figure]:
    """One server after another."""
    seconds = SHORT_SECONDS if short else SECONDS
    delays: dict[str, list[float]] = {"feed": [], "bare": []}
    lateness: dict[int, list[float]] = {BESIDE_WINDOW: [], 0: []}
    kinds = in_turns("feed", "bare", short=short)
    for kind in kinds:
        delays[kind] += (await one(kind, FAST, seconds, window=False))[0]
    for rate in in_turns(BESIDE_WINDOW, 0, short=short):
        lateness[rate] += (await one("feed", rate, seconds, window=True))[1]
    fed, bare = delays.values()
    late, idle = lateness.values()
    times = kinds.count("feed")
    return [
        Figure(ARRIVED, arrived(fed, seconds, times), "%", BARE, arrived(bare, seconds, times)),
        Figure(MIDDLE, share(fed, 0.5), "ms", BARE, share(bare, 0.5)),
        Figure(LATE, share(fed, 0.99), "ms", BARE, share(bare, 0.99)),
        Figure(TIMER, share(late, 0.99), "ms", IDLE, share(idle, 0.99)),
    ]


def arrived(delays: list[float], seconds: float, times: int) -> float:
    """Messages that came, in per cent of those that were sent so many times."""
    return 100 * len(delays) / (int(seconds * FAST / CLIENTS) * CLIENTS * times)


# ---- The server's process ----


@asynccontextmanager
async def feed(folder: Path) -> AsyncIterator[tuple[str, str, Send]]:
    """The feed of a whole seat: its address, a token, and what tells everybody an event."""
    from app.domain.feed.happenings import EventName
    from app.iec.practice.server import PracticeIec
    from tests.helpers.feeds import fed_seat

    async with PracticeIec() as iec, fed_seat(folder, iec, runs=False) as fed:
        token = await fed.token("members.read")

        def send(at: str) -> None:
            application = fed.feed.application
            assert application is not None
            data = {"jobId": "bench", "progress": 7, "message": PADDING, "at": at}
            application.hub.tell(EventName.JOB_PROGRESS, "2026-11-25T12:00:00", data, data)

        yield fed.live, token, send


@asynccontextmanager
async def bare(_folder: Path) -> AsyncIterator[tuple[str, str, Send]]:
    """The reference: the websockets library alone."""
    from websockets.asyncio.server import ServerConnection, broadcast, serve

    opened: set[ServerConnection] = set()

    async def handler(connection: ServerConnection) -> None:
        opened.add(connection)
        await connection.wait_closed()

    async with serve(handler, "127.0.0.1", 0, compression=None) as server:
        port = server.sockets[0].getsockname()[1]

        def send(at: str) -> None:
            data = {"jobId": "bench", "progress": 7, "message": PADDING, "at": at}
            text = {"event": "job_progress", "data": data, "timestamp": "2026-11-25T12:00:00"}
            broadcast(opened, json.dumps({**text, "stream": "0" * 16, "seq": 1}))

        yield f"ws://127.0.0.1:{port}", "none", send


async def serve_events(kind: str, rate: int, seconds: float) -> None:
    """Say where, wait for a line, then tell events at this rate (messages a second in all)."""
    served = {"feed": feed, "bare": bare}[kind]
    with TemporaryDirectory() as folder:
        async with served(Path(folder)) as (address, token, send):
            print(json.dumps({"address": address, "token": token}), flush=True)
            await asyncio.to_thread(sys.stdin.readline)
            pause, began = CLIENTS / rate if rate else seconds, time.monotonic()
            for number in range(int(seconds / pause)):
                # To a plan and not from the last one: what comes late is not let off.
                await asyncio.sleep(max(0.0, began + number * pause - time.monotonic()))
                if rate:
                    send(repr(time.monotonic()))
            await asyncio.sleep(1 if rate else seconds)


def in_a_window(work: Awaitable[None]) -> list[float]:
    """Run it on the window's own loop; how late a precise timer of a window was, in ms."""
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    from app.ui import event_loop

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.show()
    late: list[float] = []
    before = [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        late.append(max(0.0, (now - before[0]) * 1000 - TICK_MS))
        before[0] = now

    async def main() -> int:
        timer = QTimer(window, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(tick)
        timer.start()
        await work
        timer.stop()
        window.close()
        return 0

    event_loop.run(main(), app)
    return late[20:]


# ---- The clients' process ----


async def listen(address: str, token: str, delays: list[float]) -> None:
    """One client: how long each event took, in ms."""
    from websockets.asyncio.client import connect

    headers = {"authorization": f"Bearer {token}"}
    async with connect(
        address, additional_headers=headers, compression=None, max_queue=None
    ) as connection:
        await connection.send('{"event": "subscribe"}')
        async for text in connection:
            now = time.monotonic()
            at = json.loads(text)["data"].get("at")
            if at is not None:
                delays.append((now - float(at)) * 1000)


async def one(kind: str, rate: int, seconds: float, *, window: bool) -> tuple[list[float], list]:
    """One server with all its clients; the delays, and how late the window's timer was."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    given = [kind, str(rate), str(seconds), "window" if window else "plain"]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, __file__, "--serve", *given),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    place = json.loads(await process.stdout.readline())
    delays: list[float] = []
    clients = []
    for _ in range(CLIENTS if rate else 0):
        clients.append(asyncio.ensure_future(listen(place["address"], place["token"], delays)))
        await asyncio.sleep(0.005)
    await asyncio.sleep(1)
    process.stdin.write(b"go\n")
    await process.stdin.drain()
    late = json.loads(await process.stdout.readline() or b"[]")
    if await process.wait():
        raise RuntimeError(f"the server ended with {process.returncode}")
    for client in clients:
        client.cancel()
    await asyncio.gather(*clients, return_exceptions=True)
    return delays, late


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        wanted, per_second, length, how = sys.argv[2:]
        work = serve_events(wanted, int(per_second), float(length))
        lateness = in_a_window(work) if how == "window" else asyncio.run(work)
        print(json.dumps(lateness or []), flush=True)
    else:
        run(__doc__, KEYS, measure, KEYS)
