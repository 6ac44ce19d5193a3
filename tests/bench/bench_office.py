"""What an office costs its database, and how soon one seat sees what another one did.

Run by hand: `python tests/bench/bench_office.py [--redis] [--seats 50]`. Starts a MariaDB of its
own, and a Redis with `--redis`; prints statements a second of idle seats and the delay of changes,
p50 and p95, in seconds; asserts nothing. The seats live in this process.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy.engine import make_url

from app import bootstrap
from app.serving import ServingSeat, open_serving_seat
from app.settings import load_settings
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.mariadb import MariaDb, running_mariadb
from tests.helpers.redis_server import running_redis
from tests.helpers.seats import PlainWorker

SETTLE_SECONDS = 10.0
# Longer than any seat rests between two looks of its own.
IDLE_SECONDS = 60.0
CHANGES = 24
LIMITS = {"": 150, "redis": 50}
SEEN_LIMITS = {"": 3.0, "redis": 0.5}


def main() -> None:
    """Print every figure."""
    given = argparse.ArgumentParser()
    given.add_argument("--redis", action="store_true")
    given.add_argument("--seats", type=int, default=50)
    options = given.parse_args()
    os.environ |= {"IEC_API_USERNAME": "office-account", "IEC_API_PASSWORD": "sesame"}
    bootstrap.SpreadsheetWorker = PlainWorker  # type: ignore[misc,assignment]
    with (
        TemporaryDirectory() as folder,
        running_mariadb("--max-connections=1000") as server,
        running_redis() if options.redis else contextlib.nullcontext() as redis,
    ):
        address = redis.url if redis else ""
        asyncio.run(measure(Path(folder), server, options.seats, address))


async def measure(folder: Path, server: MariaDb, seats: int, redis: str) -> None:
    """The idle cost, then the delay."""
    url = server.fresh_url()
    opened = open_shared(make_url(url))
    upgrade(opened)
    opened.close()
    kind = "redis" if redis else ""
    async with serving(folder, url, seats, redis) as office:
        await asyncio.sleep(SETTLE_SECONDS)
        before, started = questions(server), time.monotonic()
        await asyncio.sleep(IDLE_SECONDS)
        rate = (questions(server) - before) / (time.monotonic() - started)
        print(f"{seats} idle seats: {rate:.1f} statements a second (at most {LIMITS[kind]})")
        print(f"  of the allowed: {rate / LIMITS[kind]:.0%}")
        delays = await seen_elsewhere(office[0], office[1])
        p95 = quantiles(delays, n=20)[-1]
        print(
            f"a change is seen on another seat: p50 {median(delays):.2f} s, p95 {p95:.2f} s "
            f"(at most {SEEN_LIMITS[kind]})"
        )


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


async def seen_elsewhere(here: ServingSeat, there: ServingSeat) -> list[float]:
    """Seconds from a change on one seat to the call of the other's pulse listeners."""
    told = asyncio.Event()
    there.pulse.listeners.append(told.set)
    delays = []
    for at in range(CHANGES):
        # Not in step with anybody's beat.
        await asyncio.sleep(0.37 * (at % 4))
        told.clear()
        started = time.monotonic()
        change = here.queue.resume_queue if at % 2 else here.queue.pause_queue
        await change()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), 30)
        delays.append(time.monotonic() - started)
    return delays


def questions(server: MariaDb) -> int:
    """Statements that the server has been sent since its start."""
    ((_, value),) = server.run("SHOW GLOBAL STATUS LIKE 'Questions'")
    return int(str(value))


if __name__ == "__main__":
    main()
