"""What a window's reads cost: the list of 2,000 jobs, the details of one of 12,000 rows.

Run by hand: `python tests/bench/bench_reads.py`. Prints milliseconds of this process's CPU, for
the wall clock also counts what else the PC does; asserts nothing.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from app.domain.job import AnswerState
from app.store import answers, jobs
from app.store.answers import SavedAnswer
from app.store.database import Database
from app.store.schema import jobs as table
from app.store.store import Store
from tests.helpers.desks import change, desks_on
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import (
    DECEASED,
    ELSEWHERE,
    IN_WARD,
    NOON,
    NOT_ON_ROLL,
    HandClock,
    add_job,
    fresh_database,
    new_job,
    records,
)

JOBS = 2_000
ROWS = 12_000
ANSWERED = 8_000
TIMES = 15
REPLIES = (IN_WARD, ELSEWHERE, NOT_ON_ROLL, DECEASED)


def main() -> None:
    """Print every figure."""
    with TemporaryDirectory() as folder:
        database = fresh_database(Path(folder) / "rollcheck.sqlite")
        fill(database)
        store = Store(database)
        asyncio.run(measure(store, database))
        store.close()


def fill(database: Database) -> None:
    """Finished lists with results as long as real ones, and a large one half answered."""
    stations = [{"name": f"Station {at} Primary", "members": 20} for at in range(15)]
    result = {"verdicts": {}, "voting_stations": stations}
    with database.write() as connection:
        for at in range(JOBS - 1):
            jobs.insert_job(connection, new_job(f"job-{at:05}", rows=612), NOON)
        connection.execute(table.update().values(status="completed", result=result))
    numbers = synthetic_ids(ROWS)
    add_job(database, "large", records(numbers))
    with database.write() as connection:
        for at, number in enumerate(numbers[:ANSWERED]):
            said = SavedAnswer(number, AnswerState.ANSWERED, REPLIES[at % 4], "", NOON)
            answers.save(connection, "large", [said])


async def measure(store: Store, database: Database) -> None:
    """The reads a window makes."""
    desks = desks_on(store, HandClock())
    print(f"{JOBS:,} jobs, first read: {await spent(desks.read):.1f} ms")
    print(f"  after no change: {await usual(desks.read):.1f} ms")
    print(f"  after one change: {await usual(desks.read, before=touching(database)):.1f} ms")
    details = lambda: desks.details.read("large")  # noqa: E731
    print(f"details of {ROWS:,} rows, {ANSWERED:,} answered: {await usual(details):.1f} ms")


def touching(database: Database) -> Callable[[], None]:
    """Changes another job at each call."""
    left = iter(range(JOBS))
    return lambda: change(database, f"job-{next(left):05}", urgent=True)


async def usual(
    read: Callable[[], Awaitable[object]], before: Callable[[], None] = lambda: None
) -> float:
    """The median of some reads."""
    found = []
    for _ in range(TIMES):
        before()
        found.append(await spent(read))
    return median(found)


async def spent(read: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds of CPU of one read."""
    began = time.process_time()
    await read()
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
