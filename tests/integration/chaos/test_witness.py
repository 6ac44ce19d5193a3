"""Whatever must never be is seen by the witness of the chaos run, from outside."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.chaos import witness as chaos_witness
from tests.chaos.guards import NOTES
from tests.chaos.witness import Witness
from tests.helpers.commands import wait_until
from tests.helpers.iec import synthetic_id

pytestmark = pytest.mark.long

LIMIT = 100


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


def monitors(client):
    return [one["id"] for one in client.client_list() if one["cmd"] == "monitor"]


def test_the_witness_listens_on_while_nobody_speaks(place, redis_server, monkeypatch):
    monkeypatch.setattr(chaos_witness, "QUIET_SECONDS", 0.01)
    witness = witness_of(place, redis_server)
    witness.start()
    with redis_server.client() as client:
        wait_until(lambda: bool(monitors(client)))
        (first,) = monitors(client)
        # Older than its patience by far.
        wait_until(
            lambda: any(int(one["age"]) > 1 for one in client.client_list() if one["id"] == first)
        )
        assert monitors(client) == [first]
    witness.stop()
    assert witness.wrong == []
    assert not witness.looks["Redis away"]


def test_what_was_said_last_is_heard_before_the_end(place, redis_server):
    witness = witness_of(place, redis_server)
    witness.start()
    with redis_server.client() as client:
        wait_until(lambda: bool(monitors(client)))
        client.set("membership:progress", f"asked {synthetic_id(7)}")
    witness.stop()
    assert witness.wrong == ["Redis was told an ID number with SET"]


def test_a_witness_that_cannot_read_what_was_noted_is_told(place, redis_server):
    witness = witness_of(place, redis_server)
    witness.start()
    place.do(f"RENAME TABLE {NOTES} TO elsewhere")
    try:
        wait_until(lambda: bool(witness.wrong))
    finally:
        witness.give_up()
        place.do(f"RENAME TABLE elsewhere TO {NOTES}")
    assert "the witness of the database died of ProgrammingError" in witness.wrong[0]
