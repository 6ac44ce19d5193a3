"""The window's event loop, asyncio inside Qt's, against asyncio's own.

The same work on both, each in a process of its own, in turns; the middle one counts. Qt has no
window to paint, so this is what the loop itself costs.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.figures import Figure
from tests.bench.program import run

ASYNCIO = "asyncio's own loop"
TASKS = 20
PAUSE = 0.005

Work = Callable[[int], Awaitable[float]]


async def turns(count: int) -> float:
    """Tasks that give way to each other."""
    return await in_tasks(count, 0)


async def sleeps(count: int) -> float:
    """Tasks that sleep again and again."""
    return await in_tasks(count, PAUSE)


async def in_tasks(count: int, pause: float) -> float:
    """Sleeps a second, over all tasks."""

    async def one() -> None:
        for _ in range(count // TASKS):
            await asyncio.sleep(pause)

    began = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(TASKS)))
    return count / (time.perf_counter() - began)


async def threads(count: int) -> float:
    """One call after another in a thread, as every read of the store is."""
    began = time.perf_counter()
    for _ in range(count):
        await asyncio.to_thread(int)
    return count / (time.perf_counter() - began)


async def sockets(count: int) -> float:
    """There and back over a socket of this PC, one after another."""

    async def back(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(100):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(back, "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
    began = time.perf_counter()
    for _ in range(count):
        writer.write(b"x" * 50)
        await reader.readexactly(50)
    rate = count / (time.perf_counter() - began)
    writer.close()
    await writer.wait_closed()
    server.close()
    return rate


async def lookups(count: int) -> float:
    """Our client, ten at once, against a simulated IEC in a process of its own."""
    from app.iec.practice.child import PracticeChild
    from tests.bench.bench_lookups import client_alone
    from tests.helpers.spreadsheets import members

    async with PracticeChild() as practice:
        numbers = [member[2] for member in members(count)]
        return await client_alone(practice.address, numbers, 10)


# What each is called, how often a thing is done, and how often with --short.
WORKS: dict[str, tuple[Work, int, int]] = {
    "event loop: turns of tasks": (turns, 200_000, 40_000),
    f"event loop: sleeps of {PAUSE * 1000:g} ms, {TASKS} at once": (sleeps, 8_000, 2_000),
    "event loop: calls in a thread": (threads, 8_000, 2_000),
    "event loop: there and back over a socket": (sockets, 8_000, 2_000),
    "event loop: lookups at 0 ms, ten at once": (lookups, 3_000, 600),
}
KEYS = tuple((name, ASYNCIO) for name in WORKS)


def measure(short: bool) -> list[Figure]:
    """Every work on both loops."""
    found: dict[str, list[dict[str, float]]] = {"qt": [], "asyncio": []}
    for _ in range(1 if short else 3):
        for loop, rates in found.items():
            rates.append(_rates_on(loop, short))
    return [
        Figure(
            name,
            median(one[name] for one in found["qt"]),
            "a second",
            ASYNCIO,
            median(one[name] for one in found["asyncio"]),
        )
        for name in WORKS
    ]


def _rates_on(loop: str, short: bool) -> dict[str, float]:
    told = subprocess.run(
        [sys.executable, __file__, "--on", loop, *(["short"] if short else [])],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    return found


# ---- The loop's process ----


async def all_works(short: bool) -> int:
    """Print the rate of each."""
    rates = {name: await work(few if short else many) for name, (work, many, few) in WORKS.items()}
    print(json.dumps(rates), flush=True)
    return 0


def on_qt(main: Coroutine[Any, Any, int]) -> None:
    """Run it as the window's program runs."""
    from PySide6.QtWidgets import QApplication

    from app.ui import event_loop

    event_loop.run(main, QApplication(sys.argv[:1]))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--on"]:
        {"qt": on_qt, "asyncio": asyncio.run}[sys.argv[2]](all_works("short" in sys.argv[3:]))
    else:
        run(__doc__, KEYS, measure, KEYS)
