"""Each invariant of the chaos run is broken once, on a real database: the witness says which."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy.engine import make_url

from app.store.schema import answers, jobs, lease, quota
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.chaos.guards import notes_since, set_guards
from tests.chaos.witness import Witness
from tests.helpers.iec import synthetic_id
from tests.helpers.mariadb import mariadb
from tests.helpers.redis_server import redis_server

__all__ = ["mariadb", "redis_server"]

pytestmark = pytest.mark.long

LIMIT = 100


class Place:
    """An office's database with guards: the job `runs` under epoch 5, two wait, one has ended."""

    def __init__(self, mariadb, name, database):
        self.mariadb = mariadb
        self.name = name
        self.connection = mariadb.connect(name)
        set_guards(self.connection)
        database.transact(_fill)

    def do(self, statement, *given):
        with self.connection.cursor() as cursor:
            cursor.execute(statement, given)

    def noted(self):
        return [what for _, what in notes_since(self.connection, 0)]


def _fill(connection):
    connection.execute(lease.insert().values(id=1, epoch=5, beat=0, owner="north", holder="n"))
    long_ago = datetime.now(UTC).replace(tzinfo=None) - timedelta(minutes=1)
    states = {"runs": "processing", "first": "queued", "next": "queued", "done": "completed"}
    for job, status in states.items():
        values = {"job_id": job, "file_name": "list.xlsx", "status": status, "epoch": 5}
        connection.execute(jobs.insert().values(**values, updated_at=long_ago))
    for at, job in enumerate(("runs", "first", "done")):
        state = "answered" if job == "done" else "open"
        values = {"job_id": job, "id_number": synthetic_id(at), "first_row": 2, "iec": "iec"}
        connection.execute(answers.insert().values(**values, state=state))
    connection.execute(quota.insert().values(iec="iec", lane="small", minute=100, used=40))


@pytest.fixture
def place(mariadb):
    url = make_url(mariadb.fresh_url())
    with closing(open_shared(url)) as database:
        upgrade(database)
        place = Place(mariadb, url.database, database)
    with closing(place.connection):
        yield place


BREAKS = {
    "UPDATE rollcheck_lease SET epoch = 4": "the epoch fell from 5 to 4",
    "UPDATE file_processing_jobs SET status = 'processing' WHERE job_id = 'first'": (
        "two jobs run at once, one is first"
    ),
    "UPDATE file_processing_jobs SET status = 'cancelled' WHERE job_id = 'done'": (
        "done went from completed to cancelled"
    ),
    "UPDATE rollcheck_answers SET ward_id = '93501017' WHERE job_id = 'done'": (
        "an answer of done that was kept has changed"
    ),
    "UPDATE rollcheck_answers SET state = 'open' WHERE job_id = 'done'": (
        "an answer of done that was kept has changed"
    ),
    "UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'first'": (
        "an answer of first was written without the lease"
    ),
    "DELETE FROM rollcheck_answers WHERE job_id = 'done'": "an answer of done was deleted",
    "DELETE FROM file_processing_jobs WHERE job_id = 'done'": "the job of done was deleted",
}


@pytest.mark.parametrize(("statement", "noted"), BREAKS.items())
def test_a_write_that_must_never_be_is_noted(place, statement, noted):
    place.do(statement)
    assert place.noted() == [noted]


def test_an_answer_of_a_seat_that_has_lost_the_lease_is_noted(place):
    place.do("UPDATE rollcheck_lease SET epoch = 6")
    place.do("UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'runs'")
    assert place.noted() == ["an answer of runs was written without the lease"]


def test_a_claim_out_of_turn_is_noted(place):
    place.do(
        "UPDATE file_processing_jobs SET status = 'completed', running_slot = NULL "
        "WHERE job_id = 'runs'"
    )
    place.do("UPDATE file_processing_jobs SET status = 'processing' WHERE job_id = 'next'")
    assert place.noted() == ["next was claimed before a job that goes first"]


def test_what_is_right_is_not_noted(place):
    place.do("UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'runs'")
    place.do(
        "UPDATE file_processing_jobs SET status = 'completed', running_slot = NULL "
        "WHERE job_id = 'runs'"
    )
    place.do("UPDATE rollcheck_lease SET epoch = 6")
    place.do(
        "UPDATE file_processing_jobs SET status = 'processing', epoch = 6 WHERE job_id = 'first'"
    )
    place.do("UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'first'")
    assert place.noted() == []


# ---- The witness outside ----


def witness_of(place, redis_server, sent=0):
    iec = SimpleNamespace(requests=[None] * sent)
    return Witness(place.mariadb, place.name, redis_server, iec, LIMIT)


def test_the_witness_says_what_the_guards_noted_once(place, redis_server):
    witness = witness_of(place, redis_server)
    place.do("UPDATE rollcheck_lease SET epoch = 4")
    witness.look(place.connection)
    witness.look(place.connection)
    assert witness.wrong == ["the epoch fell from 5 to 4"]


@pytest.mark.parametrize(("sent", "wrong"), [(40, 0), (41, 1)])
def test_a_request_that_the_ledger_does_not_count_is_told(place, redis_server, sent, wrong):
    witness = witness_of(place, redis_server, sent)
    witness.look(place.connection)
    assert witness.wrong == ["the IEC was asked more than the ledger had counted"] * wrong


def test_more_reserved_within_an_hour_than_the_limit_is_told(place, redis_server):
    place.do(
        "INSERT INTO rollcheck_quota VALUES ('iec', 'small', FLOOR(UNIX_TIMESTAMP() / 60) - 5, %s)",
        LIMIT + 1,
    )
    witness = witness_of(place, redis_server)
    witness.look(place.connection)
    assert witness.wrong == [f"more than {LIMIT} lookups were reserved in 60 minutes"]


def test_an_id_number_told_to_redis_is_heard(place, redis_server):
    witness = witness_of(place, redis_server)
    witness.start()
    with redis_server.client() as client:
        while not witness.wrong:
            client.set("membership:progress", f"asked {synthetic_id(7)}")
    witness.stop()
    assert witness.wrong == ["Redis was told an ID number with SET"]
