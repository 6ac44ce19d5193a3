from dataclasses import replace

import pytest

from app.domain.presence import SeatRow
from app.store import seats

ME = SeatRow("SEAT-1", "run one", "thandi", "1.0", "")


def come(database, row, instead_of=None):
    return database.transact(lambda connection: seats.come(connection, database, row, instead_of))


def beat(database, row):
    return database.transact(lambda connection: seats.beat(connection, database, row))


def rows(database):
    return database.look(seats.seats_here)


def test_a_seat_that_comes_is_here_with_all_it_says(database):
    assert come(database, replace(ME, trouble="missing"))
    (row,) = rows(database)
    assert (row.seat, row.run, row.operator, row.version, row.trouble, row.beat) == (
        "SEAT-1",
        "run one",
        "thandi",
        "1.0",
        "missing",
        1,
    )


def test_a_beat_moves_the_row_and_takes_the_trouble_along(database):
    come(database, ME)
    (before,) = rows(database)
    assert beat(database, replace(ME, trouble="no network"))
    (after,) = rows(database)
    assert (after.beat, after.trouble) == (before.beat + 1, "no network")
    assert after.started_at == before.started_at


def test_a_name_that_is_taken_is_not_taken_again(database):
    come(database, ME)
    assert not come(database, replace(ME, run="run two"))
    assert [row.run for row in rows(database)] == ["run one"]


def test_the_row_of_a_certain_run_is_replaced(database):
    come(database, ME)
    assert come(database, replace(ME, run="run two"), "run one")
    assert [(row.run, row.beat) for row in rows(database)] == [("run two", 2)]


@pytest.mark.parametrize("what", ["beat", "replace"])
def test_a_run_that_was_replaced_writes_no_more(database, what):
    come(database, ME)
    come(database, replace(ME, run="run two"), "run one")
    if what == "beat":
        assert not beat(database, ME)
    else:
        assert not come(database, replace(ME, run="run three"), "run one")
    assert [row.run for row in rows(database)] == ["run two"]


def test_a_seat_leaves_with_its_own_row_only(database):
    come(database, ME)
    come(database, replace(ME, seat="SEAT-2"))
    assert not database.transact(lambda c: seats.leave(c, replace(ME, run="an earlier run")))
    assert database.transact(lambda c: seats.leave(c, ME))
    assert [row.seat for row in rows(database)] == ["SEAT-2"]


def test_seats_not_seen_for_long_are_forgotten(database):
    come(database, ME)
    (row,) = rows(database)
    assert database.transact(lambda c: seats.forget(c, row.seen_at)) == 0
    later = row.seen_at.replace(year=row.seen_at.year + 1)
    assert database.transact(lambda c: seats.forget(c, later)) == 1


def test_what_a_seat_says_is_cut_to_what_the_table_holds(database):
    come(database, replace(ME, operator="o" * 300, version="v" * 300, trouble="t" * 300))
    (row,) = rows(database)
    assert (len(row.operator), len(row.version), len(row.trouble)) == (100, 20, 20)
