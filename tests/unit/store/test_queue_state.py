import threading
from datetime import timedelta

import pytest

from app.domain.job import JobStatus
from app.domain.queue_places import Move, Seating, moved
from app.store import job_states, jobs, queue_state
from app.store.queue_state import QueuePause
from tests.helpers.stores import NOON, add_job, fresh_database, job_now

EPOCH = 5
LATER = NOON + timedelta(minutes=1)


def change(database, work, *arguments, **options):
    with database.write() as connection:
        return work(connection, *arguments, **options)


def read(database, work, *arguments, **options):
    with database.read() as connection:
        return work(connection, *arguments, **options)


def run(database, job_id="aaaa"):
    change(database, job_states.claim, job_now(database, job_id), "desk", EPOCH, NOON)


def end(database, job_id="aaaa", status=JobStatus.COMPLETED):
    run(database, job_id)
    change(database, job_states.finish, job_id, EPOCH, NOON, status=status)


def pause(connection):
    return queue_state.pause(connection, "aaaa", "Thandi", NOON)


def resume(connection):
    return queue_state.resume(connection, "aaaa", NOON)


def urgent(connection):
    return queue_state.set_urgent(connection, "aaaa", True, NOON)


def seat(connection):
    return queue_state.seat(connection, "aaaa", Seating(3, 0.5), NOON)


def remove(connection):
    return queue_state.take_from_list(connection, "aaaa", NOON)


def confirm(connection):
    return queue_state.confirm_ward(connection, "aaaa", NOON)


@pytest.mark.parametrize(
    ("work", "of_queued", "of_running", "of_stopping", "of_ended"),
    [
        (pause, True, True, False, False),
        (urgent, True, True, False, False),
        (seat, True, False, False, False),
        (remove, False, False, False, True),
        (confirm, True, True, True, True),
    ],
)
def test_a_change_is_made_from_the_states_it_is_meant_for(
    database, work, of_queued, of_running, of_stopping, of_ended
):
    found = []
    for prepare in (
        lambda: None,
        lambda: run(database),
        lambda: (run(database), change(database, job_states.request_cancel, "aaaa", NOON)),
        lambda: end(database),
    ):
        with database.write() as connection:
            connection.execute(jobs.jobs.delete())
        add_job(database, "aaaa")
        prepare()
        found.append(change(database, work))
    assert found == [of_queued, of_running, of_stopping, of_ended]


@pytest.mark.parametrize("work", [pause, urgent, confirm])
def test_the_same_change_twice_changes_nothing_more(database, work):
    add_job(database, "aaaa")
    assert (change(database, work), change(database, work)) == (True, False)


@pytest.mark.parametrize("work", [pause, urgent, seat, confirm])
def test_every_change_is_seen_as_a_new_version(database, work):
    before = add_job(database, "aaaa").version
    change(database, work)
    assert job_now(database, "aaaa").version == before + 1


def test_a_paused_job_knows_who_paused_it_and_forgets_when_it_goes_on(database):
    add_job(database, "aaaa")
    change(database, pause)
    job = job_now(database, "aaaa")
    assert (job.status, job.paused_at, job.paused_by) == (JobStatus.QUEUED, NOON, "Thandi")
    assert change(database, resume)
    job = job_now(database, "aaaa")
    assert (job.paused_at, job.paused_by) == (None, "")
    assert not change(database, resume)


def test_nobody_is_passed_over_while_paused(database):
    add_job(database, "aaaa")
    add_job(database, "bbbb")
    run(database, "bbbb")
    assert job_now(database, "aaaa").passed_over_at == NOON
    change(database, pause)
    assert job_now(database, "aaaa").passed_over_at is None


def test_a_job_behind_one_that_was_moved_ahead_is_not_passed_over(database):
    add_job(database, "aaaa")
    add_job(database, "bbbb")
    change(database, queue_state.seat, "bbbb", Seating(1, 0.5), NOON)
    run(database, "bbbb")
    assert job_now(database, "aaaa").passed_over_at is None


def test_a_job_moved_behind_is_not_passed_over_by_those_before_it(database):
    for job_id in ("aaaa", "bbbb", "cccc"):
        add_job(database, job_id)
    change(database, queue_state.seat, "aaaa", Seating(1, 3.5), NOON)
    run(database, "cccc")
    passed = [job_now(database, job_id).passed_over_at for job_id in ("aaaa", "bbbb")]
    assert passed == [None, NOON]


@pytest.mark.parametrize("how", ["finish", "cancel", "crash"])
def test_an_ended_job_is_paused_no_more(database, how):
    add_job(database, "aaaa")
    if how != "cancel":
        run(database)
    change(database, pause)
    if how == "finish":
        change(database, job_states.finish, "aaaa", EPOCH, NOON, status=JobStatus.COMPLETED)
    elif how == "cancel":
        change(database, job_states.request_cancel, "aaaa", NOON)
    else:
        job = job_now(database, "aaaa")
        change(database, job_states.recover, job, NOON, status=JobStatus.FAILED, error="crashed")
    assert (job_now(database, "aaaa").paused_at, job_now(database, "aaaa").paused_by) == (None, "")


def test_a_paused_job_whose_seat_dies_stays_paused(database):
    add_job(database, "aaaa")
    run(database)
    change(database, pause)
    job = job_now(database, "aaaa")
    change(database, job_states.recover, job, NOON, status=JobStatus.QUEUED, error=None)
    assert job_now(database, "aaaa").paused_at == NOON


def test_a_stop_is_stronger_than_a_pause(database):
    add_job(database, "aaaa")
    run(database)
    change(database, pause)
    change(database, job_states.request_cancel, "aaaa", NOON)
    job = job_now(database, "aaaa")
    assert (job.cancel_requested, job.paused_at) == (True, None)


def test_what_was_removed_is_in_no_list_but_can_be_found(database):
    for job_id in ("aaaa", "bbbb"):
        add_job(database, job_id)
        end(database, job_id, JobStatus.FAILED)
    change(database, remove)
    assert [job.job_id for job in read(database, jobs.list_jobs)] == ["bbbb"]
    assert read(database, jobs.find_job, "aaaa").removed_at == NOON


def test_a_job_opened_again_is_back_in_the_list_at_its_old_place(database):
    add_job(database, "aaaa")
    change(database, seat)
    end(database)
    change(database, remove)
    change(database, job_states.reopen, "aaaa", NOON)
    job = job_now(database, "aaaa")
    assert (job.removed_at, job.queue_at) == (None, None)
    assert [one.job_id for one in read(database, jobs.list_jobs)] == ["aaaa"]


def test_the_queue_runs_until_somebody_pauses_it(database):
    assert read(database, queue_state.pause_of) is None
    assert change(database, queue_state.pause_queue, "Thandi", NOON)
    assert read(database, queue_state.pause_of) == QueuePause(NOON, "Thandi")
    assert change(database, queue_state.resume_queue)
    assert read(database, queue_state.pause_of) is None


def test_who_paused_the_queue_first_stays_named(database):
    change(database, queue_state.pause_queue, "Thandi", NOON)
    assert not change(database, queue_state.pause_queue, "Johan", LATER)
    assert read(database, queue_state.pause_of) == QueuePause(NOON, "Thandi")


def test_a_queue_that_runs_is_not_resumed(database):
    assert not change(database, queue_state.resume_queue)


def test_moves_from_two_connections_at_once_lose_no_job_and_seat_none_twice(tmp_path):
    first, second = (fresh_database(tmp_path / "shared.sqlite") for _ in range(2))
    ids = [f"job{number}" for number in range(6)]
    for job_id in ids:
        add_job(first, job_id)

    def shuffle(database, turn):
        for step in range(40):
            with database.write() as connection:
                found = jobs.unfinished_jobs(connection, lock=True)
                wanted = ids[(step * turn) % 6]
                move = list(Move)[step % 3]
                for job_id, seating in moved(found, wanted, move, NOON).items():
                    queue_state.seat(connection, job_id, seating, NOON)

    threads = [threading.Thread(target=shuffle, args=one) for one in ((first, 5), (second, 7))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    left = read(first, jobs.unfinished_jobs)
    assert sorted(job.job_id for job in left) == ids
    assert len({job.place for job in left}) == 6
    first.close()
    second.close()
