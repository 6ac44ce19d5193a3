"""What a seat's claim of the next job costs on a MariaDB, against a bare UPDATE of its lease's row.

A claim is one transaction: take the lease, look for jobs of the dead, read what waits, choose, take
it, note it. So many jobs wait meanwhile. The reference is one statement that commits by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from app.bootstrap import Seat, open_seat
from app.settings import load_settings
from app.store import jobs
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.bench.figures import Figure, share
from tests.bench.program import run
from tests.helpers.mariadb import MariaDb, running_mariadb
from tests.helpers.stores import new_job

WAITING = (10, 200)
TIMES, SHORT_TIMES = 200, 40
BARE = "bare UPDATE"


def name_of(waiting: int, part: str) -> str:
    """What a figure is called."""
    return f"claiming one of {waiting} waiting jobs on MariaDB: {part}"


KEYS = tuple((name_of(waiting, part), BARE) for waiting in WAITING for part in ("p50", "p95"))


def measure(short: bool) -> list[Figure]:
    """Each length of the queue."""
    os.environ |= {"IEC_API_USERNAME": "office-account", "IEC_API_PASSWORD": "sesame"}
    with running_mariadb() as server:
        return [
            figure
            for waiting in WAITING
            for figure in asyncio.run(of_queue(server, waiting, SHORT_TIMES if short else TIMES))
        ]


async def of_queue(server: MariaDb, waiting: int, times: int) -> list[Figure]:
    """Claims with so many jobs that wait, each given back before the next; and the reference."""
    url = make_url(server.fresh_url())
    opened = open_shared(url)
    upgrade(opened)
    opened.close()
    with TemporaryDirectory() as folder:
        settings = load_settings(
            data_dir=Path(folder),
            database_url=url.render_as_string(hide_password=False),
            seat_name="desk",
            operator="Thandi",
            iec_url="http://127.0.0.1:9",
        )
        async with open_seat(settings) as seat:
            await seat.store.write(lambda c: _queue(c, seat, waiting))
            claims = await _claims(seat, times)
    bare = _bare_updates(server, str(url.database), times)
    return [
        Figure(name_of(waiting, "p50"), median(claims), "ms", BARE, median(bare)),
        Figure(name_of(waiting, "p95"), share(claims, 0.95), "ms", BARE, share(bare, 0.95)),
    ]


def _queue(connection: Connection, seat: Seat, waiting: int) -> None:
    came = datetime(2026, 11, 24, 12, 0)
    for at in range(waiting):
        made = new_job(f"job-{at:05}", iec=seat.iec.identity, rows=300, distinct_ids=300)
        jobs.insert_job(connection, made, came + timedelta(seconds=at))


async def _claims(seat: Seat, times: int) -> list[float]:
    found = []
    for _ in range(times):
        began = time.perf_counter()
        claimed = await seat.runner._claim(lambda _job: True)
        found.append((time.perf_counter() - began) * 1000)
        if claimed is None:
            raise RuntimeError("a job waits, and none was claimed")
        await seat.runner._interrupted(claimed)
    return found


def _bare_updates(server: MariaDb, database: str, times: int) -> list[float]:
    found = []
    with contextlib.closing(server.connect(database)) as connection, connection.cursor() as at:
        for _ in range(times):
            began = time.perf_counter()
            at.execute("UPDATE rollcheck_lease SET beat = beat + 1 WHERE id = 1")
            found.append((time.perf_counter() - began) * 1000)
            if at.rowcount != 1:
                raise RuntimeError("there is no lease to be updated")
    return found


if __name__ == "__main__":
    run(__doc__, KEYS, measure, KEYS)
