"""What a checked row costs: bytes in either database, statements a lookup, bytes of Redis a job.

Run by hand: `python tests/bench/bench_scale.py [ROWS]` (200,000 unless told). Starts a MariaDB, a
Redis, a simulated IEC and a seat of its own. Prints figures; asserts nothing. .github/SCALE.md says
what follows from them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[2]))

from sqlalchemy.engine import make_url

from app.domain.job import AnswerState
from app.store import answers
from app.store.answers import SavedAnswer
from app.store.database import Database
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.commands import wait_until
from tests.helpers.iec import synthetic_ids
from tests.helpers.mariadb import MariaDb, running_mariadb
from tests.helpers.office_seats import numbers, open_office
from tests.helpers.redis_server import running_redis
from tests.helpers.stores import IN_WARD, NOON, add_job, fresh_database, records

LIST = 1_000
LOOKUPS = 2_000
JOBS = 60
IDLE_SECONDS = 20
STATION = IN_WARD.station
ANSWER = replace(
    IN_WARD,
    station=replace(
        STATION,
        municipality="LIM351 - Blouberg [Senwabarwana]",
        province="Limpopo",
        address="STAND 123, MARULA VILLAGE, BOCHUM, BLOUBERG",
    ),
    status_text="You are registered to vote",
)


def main(rows: int) -> None:
    """Print every figure."""
    print(f"{rows:,} rows in lists of {LIST:,}, every one answered")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rollcheck.sqlite"
        database = fresh_database(path)
        empty = path.stat().st_size
        seconds = filled(database, rows)
        database.close()
        told("SQLite", path.stat().st_size - empty, rows, seconds)
    with running_mariadb() as server:
        on_mariadb(server, rows)
        with running_redis() as redis, TemporaryDirectory() as folder:
            in_an_office(Path(folder), server, redis)


def told(what: str, size: int, rows: int, seconds: float) -> None:
    """One line."""
    print(f"{what}: {size / rows:.0f} bytes a row, {rows / seconds:,.0f} rows a second stored")


def filled(database: Database, rows: int) -> float:
    """Put the lists in, answered in batches of 50 as a runner does; seconds."""
    ids = synthetic_ids(rows)
    began = time.monotonic()
    for at in range(0, rows, LIST):
        part = ids[at : at + LIST]
        job_id = f"job-{at:08}"
        add_job(database, job_id, records(part))
        for first in range(0, len(part), 50):
            batch = [
                SavedAnswer(number, AnswerState.ANSWERED, ANSWER, "", NOON)
                for number in part[first : first + 50]
            ]
            with database.write() as connection:
                answers.save(connection, job_id, batch)
    return time.monotonic() - began


def on_mariadb(server: MariaDb, rows: int) -> None:
    """The same on a server, by the size of its files."""
    url = make_url(server.fresh_url())
    database = open_shared(url)
    upgrade(database)
    empty = table_bytes(server, str(url.database))
    seconds = filled(database, rows)
    database.close()
    told("MariaDB", table_bytes(server, str(url.database)) - empty, rows, seconds)
    for name, size in server.run(
        "SELECT name, file_size FROM information_schema.innodb_sys_tablespaces "
        f"WHERE name LIKE '{url.database}/%' ORDER BY file_size DESC LIMIT 3"
    ):
        print(f"  {str(name).partition('/')[2]}: {int(str(size)) / rows:.0f} bytes a row")


def table_bytes(server: MariaDb, name: str) -> int:
    """Bytes of all the table files of a database."""
    ((size,),) = server.run(
        "SELECT SUM(file_size) FROM information_schema.innodb_sys_tablespaces "
        f"WHERE name LIKE '{name}/%'"
    )
    return int(str(size))


def in_an_office(folder: Path, server: MariaDb, redis: object) -> None:
    """One seat with a list to check, and many that wait."""
    with open_office(folder, server, latency_ms=20) as office:
        # It looks fifty times a second, which would be counted.
        wait_until(lambda: bool(office.witness.looks))
        office.witness.end.set()
        with office.seats("seat-1", ROLLCHECK_REDIS_URL=redis.url):  # type: ignore[attr-defined]
            idle = per_second(server)
            print(
                f"an idle seat: {idle:.1f} statements a second, {connections(server)} connections"
            )
            before, began = questions(server), time.monotonic()
            (job,) = office.add([numbers(LOOKUPS)])
            wait_until(lambda: bool(office.job(job).completed_at), 600, every=1)
            spent = questions(server) - before - idle * (time.monotonic() - began)
            print(f"a list of {LOOKUPS:,}: {spent / LOOKUPS:.2f} statements a lookup")
        empty = redis_bytes(redis)
        office.add([numbers(5, start=1_000_000 + 10 * at) for at in range(JOBS)])
        office.iec.latency_ms = 600_000
        with office.seats("seat-2", ROLLCHECK_REDIS_URL=redis.url):  # type: ignore[attr-defined]
            settled(lambda: redis_bytes(redis))
            print(f"Redis: {(redis_bytes(redis) - empty) / JOBS:.0f} bytes a waiting job")


def questions(server: MariaDb) -> int:
    """Statements the server was asked so far."""
    ((_, count),) = server.run("SHOW GLOBAL STATUS LIKE 'Questions'")
    return int(str(count))


def connections(server: MariaDb) -> int:
    """Connections that are open beside the one that asks."""
    ((_, count),) = server.run("SHOW GLOBAL STATUS LIKE 'Threads_connected'")
    return int(str(count)) - 1


def per_second(server: MariaDb) -> float:
    """Statements a second while nothing is to be done."""
    before = questions(server)
    time.sleep(IDLE_SECONDS)
    return (questions(server) - before) / IDLE_SECONDS


def redis_bytes(redis: object) -> int:
    """Memory of Rollcheck's keys."""
    with redis.client() as client:  # type: ignore[attr-defined]
        return sum(client.memory_usage(key) or 0 for key in client.keys("membership:*"))


def settled(look: Callable[[], int]) -> None:
    """Wait until a figure stands still for three seconds."""
    last, since = look(), time.monotonic()
    while time.monotonic() - since < 3:
        time.sleep(0.2)
        if (now := look()) != last:
            last, since = now, time.monotonic()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
