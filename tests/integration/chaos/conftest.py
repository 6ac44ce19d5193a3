"""An office's database with the chaos run's guards in it, to be broken."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.engine import make_url

from app.store.schema import answers, files, jobs, lease, quota, rows
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.chaos.guards import NOTES, notes_since, set_guards
from tests.helpers.iec import synthetic_id
from tests.helpers.mariadb import mariadb
from tests.helpers.redis_server import redis_server

__all__ = ["mariadb", "redis_server"]

FILLED = (answers, files, jobs, lease, quota, rows)
ROW = dict.fromkeys(("as_received", "surname", "first_names", "cell_number"), "")
FILE = {"name": "list.xlsx", "size": 1, "sha256": "", "created_at": datetime(2026, 11, 25)}
FILES = (("source", "source", True), ("half", "source", False), ("workbook", "workbook", True))


class Place:
    """An office's database with guards: the job `runs` under epoch 5, two wait, one has ended."""

    def __init__(self, mariadb, name, database):
        self.mariadb = mariadb
        self.name = name
        self.connection = mariadb.connect(name)
        for table in (NOTES, *(table.name for table in FILLED)):
            # No guard sees this: a TRUNCATE fires no trigger.
            self.do(f"TRUNCATE {table}")
        database.transact(_fill)

    def do(self, statement, *given):
        with self.connection.cursor() as cursor:
            cursor.execute(statement, given)

    def fence(self, epoch=5):
        """As `app.seats.lease.guard`, on this connection."""
        self.do("UPDATE rollcheck_lease SET beat = beat + 1 WHERE epoch = %s", epoch)

    def end_what_runs(self):
        self.fence()
        self.do(
            "UPDATE file_processing_jobs SET status = 'completed', running_slot = NULL "
            "WHERE job_id = 'runs'"
        )

    def noted(self):
        return [what for _, what in notes_since(self.connection, 0)]


def _fill(connection):
    connection.execute(lease.insert().values(id=1, epoch=5, beat=0, owner="north", holder="n"))
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=1)
    states = {"runs": "processing", "first": "queued", "next": "queued", "done": "completed"}
    for job, status in states.items():
        values = {"job_id": job, "file_name": "list.xlsx", "status": status, "epoch": 5}
        values |= {"lookups_left": 1, "updated_at": long_ago}
        connection.execute(jobs.insert().values(**values))
    for at, job in enumerate(("runs", "first", "done")):
        state = "answered" if job == "done" else "open"
        values = {"job_id": job, "id_number": synthetic_id(at), "first_row": 2, "iec": "iec"}
        connection.execute(answers.insert().values(**values, state=state))
    connection.execute(rows.insert().values(job_id="done", row_no=2, **ROW))
    for file, role, complete in FILES:
        values = {"file_id": file, "job_id": "done", "role": role, "complete": complete}
        connection.execute(files.insert().values(**values, **FILE))
    connection.execute(quota.insert().values(iec="iec", lane="small", minute=100, used=40))


@pytest.fixture(scope="session")
def guarded(mariadb):
    """A database with the guards in it, and its name; made once, for that takes a second."""
    url = make_url(mariadb.fresh_url())
    with closing(open_shared(url)) as database:
        upgrade(database)
        with closing(mariadb.connect(url.database)) as connection:
            set_guards(connection)
        yield database, url.database


@pytest.fixture
def place(mariadb, guarded):
    database, name = guarded
    place = Place(mariadb, name, database)
    with closing(place.connection):
        yield place
