"""What an office costs its database, and how soon one seat sees what another one did.

Each with Redis and without, on a MariaDB and a Redis of its own; each is the other's reference. The
seats live in this process, with all that serves in them.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy.engine import make_url

from app import bootstrap
from app.serving import ServingSeat, open_serving_seat
from app.settings import load_settings
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.bench.figures import Figure, share
from tests.bench.program import run
from tests.helpers.mariadb import MariaDb, running_mariadb
from tests.helpers.redis_server import running_redis
from tests.helpers.seats import PlainWorker


@dataclass(frozen=True, slots=True)
class Size:
    """Seats; seconds until they have settled, and seconds of looking; changes that are made.

    A minute after its start each seat makes one round of care, and longer than any seat rests
    between two looks of its own must be looked; the short form has neither in it.
    """

    seats: int = 50
    settle: float = 65.0
    idle: float = 35.0
    changes: int = 16


SHORT = Size(seats=10, settle=2.0, idle=4.0, changes=4)

PLAIN = "without Redis"
SEEN = "a change on one seat is seen on another"


@dataclass(frozen=True, slots=True)
class Cost:
    """Statements a second of all seats, idle; seconds until each change was seen."""

    statements: float
    delays: list[float]


def names(seats: int) -> tuple[str, ...]:
    """What the figures are called."""
    idle = f"{seats} idle seats of an office: statements a second, with Redis"
    return idle, f"{SEEN}, with Redis: p50", f"{SEEN}, with Redis: p95"


KEYS, SHORT_KEYS = (tuple((name, PLAIN) for name in names(each.seats)) for each in (Size(), SHORT))


def measure(short: bool) -> list[Figure]:
    """With Redis, beside without."""
    size = SHORT if short else Size()
    os.environ |= {"IEC_API_USERNAME": "office-account", "IEC_API_PASSWORD": "sesame"}
    bootstrap.SpreadsheetWorker = PlainWorker  # type: ignore[misc,assignment]
    with running_mariadb("--max-connections=1000") as server:
        plain = cost(server, size, "")
        with running_redis() as redis:
            quick = cost(server, size, redis.url)
    idle, middle, late = names(size.seats)
    return [
        Figure(idle, quick.statements, "", PLAIN, plain.statements),
        Figure(middle, median(quick.delays), "s", PLAIN, median(plain.delays)),
        Figure(late, share(quick.delays, 0.95), "s", PLAIN, share(plain.delays, 0.95)),
    ]


def cost(server: MariaDb, size: Size, redis: str) -> Cost:
    """Of an office of its own."""
    with TemporaryDirectory() as folder:
        return asyncio.run(of_office(Path(folder), server, size, redis))


async def of_office(folder: Path, server: MariaDb, size: Size, redis: str) -> Cost:
    """The idle cost, then the delays."""
    url = server.fresh_url()
    opened = open_shared(make_url(url))
    upgrade(opened)
    opened.close()
    async with serving(folder, url, size.seats, redis) as office:
        await asyncio.sleep(size.settle)
        before, started = questions(server), time.monotonic()
        await asyncio.sleep(size.idle)
        rate = (questions(server) - before) / (time.monotonic() - started)
        return Cost(rate, await seen_elsewhere(office[0], office[1], size.changes))


@asynccontextmanager
async def serving(
    folder: Path, url: str, seats: int, redis: str
) -> AsyncIterator[list[ServingSeat]]:
    """So many seats with everything that runs in them."""
    async with AsyncExitStack() as stack:
        office = []
        for at in range(seats):
            settings = load_settings(
                data_dir=folder / f"seat-{at}",
                feed_port=0,
                results_folder=folder / f"results-{at}",
                database_url=url,
                redis_url=redis,
                seat_name=f"seat-{at}",
                operator="Thandi",
                iec_url="http://127.0.0.1:9",
            )
            office.append(await stack.enter_async_context(open_serving_seat(settings)))
        tasks = [asyncio.ensure_future(run()) for one in office for _, run in one.services()]
        try:
            yield office
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def seen_elsewhere(here: ServingSeat, there: ServingSeat, changes: int) -> list[float]:
    """Seconds from a change on one seat to the call of the other's pulse listeners."""
    told = asyncio.Event()
    there.pulse.listeners.append(told.set)
    delays = []
    for at in range(changes):
        # Not in step with anybody's beat.
        await asyncio.sleep(0.37 * (at % 4))
        told.clear()
        started = time.monotonic()
        change = here.queue.resume_queue if at % 2 else here.queue.pause_queue
        await change()
        await asyncio.wait_for(told.wait(), 30)
        delays.append(time.monotonic() - started)
    return delays


def questions(server: MariaDb) -> int:
    """Statements that the server has been sent since its start."""
    ((_, value),) = server.run("SHOW GLOBAL STATUS LIKE 'Questions'")
    return int(str(value))


if __name__ == "__main__":
    run(__doc__, KEYS, measure, SHORT_KEYS)
