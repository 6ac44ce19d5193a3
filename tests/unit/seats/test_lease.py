import subprocess
import sys
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.errors import LeaseLost
from app.domain.job import AnswerState
from app.seats.lease import (
    LEASE_TIME,
    Epoch,
    RunnerLock,
    guard,
    is_running_elsewhere,
    owner_of,
    take,
)
from app.store import answers
from app.store.answers import SavedAnswer
from app.store.schema import lease
from tests.helpers.iec import synthetic_id
from tests.helpers.stores import IN_WARD, NOON, add_job, records

HOLD = """
import sys
from pathlib import Path
from app.seats.lease import RunnerLock
lock = RunnerLock(Path(sys.argv[1]))
print(lock.try_take(), flush=True)
sys.stdin.read()
"""


def taken(database, owner="desk", now=NOON):
    with database.write() as connection:
        return take(connection, owner, now)


def row_of(database):
    with database.read() as connection:
        return connection.execute(select(lease)).one()


def test_the_epoch_grows_at_every_take_over_even_by_the_same_seat(database):
    epochs = [taken(database, owner) for owner in ("desk", "office", "office", "desk")]
    assert epochs == [1, 2, 3, 4]


def test_the_lease_is_one_row_and_names_its_owner(database):
    taken(database, "desk")
    taken(database, "office")
    with database.read() as connection:
        assert connection.execute(select(func.count()).select_from(lease)).scalar() == 1
        assert owner_of(connection) == "office"


def test_nobody_owns_a_lease_that_was_never_taken(database):
    with database.read() as connection:
        assert owner_of(connection) == ""


def test_a_guarded_write_shows_that_its_seat_is_alive(database):
    epoch = taken(database)
    before = row_of(database)
    later = NOON + timedelta(seconds=20)
    with database.write() as connection:
        guard(connection, epoch, later)
    after = row_of(database)
    assert (after.epoch, after.expires_at) == (epoch, later + LEASE_TIME)
    assert after.beat > before.beat


@pytest.mark.parametrize("epoch", [0, 1, 3])
def test_a_seat_of_another_epoch_is_turned_away(database, epoch):
    taken(database)
    taken(database, "office")
    with pytest.raises(LeaseLost), database.write() as connection:
        guard(connection, Epoch(epoch), NOON)


def test_with_the_lease_lost_nothing_of_the_transaction_is_written(database):
    number = synthetic_id(0)
    add_job(database, "aaaa", records([number]))
    old = taken(database)
    taken(database, "office")

    def checkpoint():
        with database.write() as connection:
            saved = SavedAnswer(number, AnswerState.ANSWERED, IN_WARD, "", NOON)
            answers.save(connection, "aaaa", [saved])
            guard(connection, old, NOON)

    with pytest.raises(LeaseLost):
        checkpoint()
    with database.read() as connection:
        assert answers.count_by_state(connection, "aaaa") == {AnswerState.OPEN: 1}


def test_a_failed_guard_leaves_the_new_owners_lease_as_it_is(database):
    old = taken(database)
    taken(database, "office")
    before = row_of(database)
    with pytest.raises(LeaseLost), database.write() as connection:
        guard(connection, old, NOON)
    assert row_of(database) == before


def test_one_runner_of_a_data_folder_has_the_lock(tmp_path):
    first, second = RunnerLock(tmp_path), RunnerLock(tmp_path)
    assert first.try_take()
    assert first.try_take()
    assert not second.try_take()
    first.give_back()
    assert second.try_take()
    second.give_back()


def test_giving_back_a_lock_that_was_never_taken_is_harmless(tmp_path):
    RunnerLock(tmp_path).give_back()


def test_the_lock_of_a_killed_process_is_free_at_once(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout.readline().strip() == "True"
        assert is_running_elsewhere(tmp_path)
        holder.kill()
        holder.wait()
    lock = RunnerLock(tmp_path)
    assert lock.try_take()
    lock.give_back()


def test_looking_for_a_runner_takes_nothing_from_it(tmp_path):
    assert not is_running_elsewhere(tmp_path)
    lock = RunnerLock(tmp_path)
    lock.try_take()
    assert is_running_elsewhere(tmp_path)
    assert not RunnerLock(tmp_path).try_take()
    lock.give_back()
    assert not is_running_elsewhere(tmp_path)
