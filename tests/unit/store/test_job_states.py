from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import UserError
from app.domain.job import AnswerState, JobStatus, WaitReason
from app.store import job_states, jobs
from app.store.schema import answers
from app.store.schema import jobs as table
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import NOON, add_job, job_now, keep_answer, records

EPOCH = 5


def claim(database, job_id, epoch=EPOCH, now=NOON):
    with database.write() as connection:
        job = jobs.job_of(connection, job_id)
        return job_states.claim(connection, job, "desk", epoch, now)


def finish(database, job_id, epoch=EPOCH, status=JobStatus.COMPLETED, **options):
    with database.write() as connection:
        job_states.finish(connection, job_id, epoch, NOON, status=status, **options)


def change(database, work, *arguments, **options):
    with database.write() as connection:
        return work(connection, *arguments, **options)


@pytest.fixture
def running(database):
    add_job(database, "aaaa", records(synthetic_ids(4)))
    claim(database, "aaaa")
    return job_now(database, "aaaa")


def test_a_queued_job_is_claimed_by_one_seat_only(database):
    seen = add_job(database, "aaaa")
    first = change(database, job_states.claim, seen, "desk", 5, NOON)
    second = change(database, job_states.claim, seen, "office", 6, NOON)
    job = job_now(database, "aaaa")
    assert (first, second) == (True, False)
    assert (job.status, job.seat, job.started_at) == (JobStatus.PROCESSING, "desk", NOON)


def test_a_job_that_changed_since_it_was_seen_is_not_claimed(database):
    seen = add_job(database, "aaaa")
    change(database, job_states.update_job, "aaaa", NOON, urgent=True)
    assert not change(database, job_states.claim, seen, "desk", 5, NOON)


def test_a_paused_job_is_not_claimed(database):
    add_job(database, "aaaa")
    change(database, job_states.update_job, "aaaa", NOON, paused_at=NOON)
    assert not claim(database, "aaaa")


def test_two_running_jobs_cannot_be(database, running):
    add_job(database, "bbbb")
    with pytest.raises(IntegrityError):
        claim(database, "bbbb")
    assert job_now(database, "bbbb").status is JobStatus.QUEUED


def test_an_earlier_job_that_is_passed_over_notes_since_when(database):
    for job_id in ("aaaa", "bbbb", "cccc"):
        add_job(database, job_id)
    claim(database, "bbbb")
    passed = [job_now(database, job_id).passed_over_at for job_id in ("aaaa", "bbbb", "cccc")]
    assert passed == [NOON, None, None]


def test_being_passed_over_again_keeps_the_first_time(database):
    for job_id in ("aaaa", "bbbb", "cccc"):
        add_job(database, job_id)
    claim(database, "bbbb")
    finish(database, "bbbb")
    claim(database, "cccc", now=NOON + timedelta(hours=1))
    assert job_now(database, "aaaa").passed_over_at == NOON


def test_a_job_that_goes_on_keeps_the_time_it_first_started(database, running):
    change(database, job_states.requeue, "aaaa", EPOCH, NOON)
    claim(database, "aaaa", now=NOON + timedelta(hours=3))
    assert job_now(database, "aaaa").started_at == NOON


def test_a_job_given_back_is_queued_with_the_reason_and_frees_the_slot(database, running):
    change(database, job_states.requeue, "aaaa", EPOCH, NOON, wait_text="no credentials")
    job = job_now(database, "aaaa")
    assert (job.status, job.wait_reason, job.wait_text) == (
        JobStatus.QUEUED,
        WaitReason.SEAT,
        "no credentials",
    )
    add_job(database, "bbbb")
    assert claim(database, "bbbb")


def test_a_finished_job_frees_the_slot_and_keeps_its_statistics(database, running):
    finish(database, "aaaa", result={"total_members": 4})
    job = job_now(database, "aaaa")
    assert (job.status, job.completed_at, job.result) == (
        JobStatus.COMPLETED,
        NOON,
        {"total_members": 4},
    )
    add_job(database, "bbbb")
    assert claim(database, "bbbb")


def requeue(database, job_id, epoch=EPOCH):
    change(database, job_states.requeue, job_id, epoch, NOON)


@pytest.mark.parametrize("work", [finish, requeue])
def test_a_seat_of_an_older_epoch_changes_nothing(database, running, work):
    work(database, "aaaa", EPOCH - 1)
    assert job_now(database, "aaaa").status is JobStatus.PROCESSING


def test_progress_adds_what_was_sent_and_counts_what_is_left(database, running):
    for number in synthetic_ids(3):
        keep_answer(database, "aaaa", number)
    for _ in range(2):
        change(database, job_states.note_progress, "aaaa", NOON, lookups=2, seconds=1.5, moved=True)
    job = job_now(database, "aaaa")
    assert (job.lookups, job.lookups_left, job.seconds) == (4, 1, 3.0)
    with database.read() as connection:
        assert connection.execute(select(table.c.progress)).scalar_one() == 75


@pytest.mark.parametrize(("moved", "crashes"), [(True, 0), (False, 1)])
def test_only_kept_answers_prove_that_a_job_does_not_crash_its_seat(
    database, running, moved, crashes
):
    change(database, job_states.recover, running, NOON, status=JobStatus.QUEUED, error=None)
    claim(database, "aaaa")
    change(database, job_states.note_progress, "aaaa", NOON, lookups=0, seconds=1, moved=moved)
    assert job_now(database, "aaaa").crashes == crashes


def test_a_wait_is_told_and_taken_back(database, running):
    until = NOON + timedelta(minutes=5)
    change(database, job_states.set_wait, "aaaa", NOON, WaitReason.QUOTA, until=until, text="full")
    job = job_now(database, "aaaa")
    assert (job.wait_reason, job.wait_until, job.wait_text) == (WaitReason.QUOTA, until, "full")
    change(database, job_states.set_wait, "aaaa", NOON, None)
    job = job_now(database, "aaaa")
    assert (job.wait_reason, job.wait_until, job.wait_text) == (None, None, "")


def test_a_queued_job_is_cancelled_at_once(database):
    add_job(database, "aaaa")
    assert change(database, job_states.request_cancel, "aaaa", NOON) is JobStatus.QUEUED
    job = job_now(database, "aaaa")
    assert (job.status, job.completed_at) == (JobStatus.CANCELLED, NOON)


def test_a_running_job_is_only_asked_to_stop(database, running):
    assert change(database, job_states.request_cancel, "aaaa", NOON) is JobStatus.PROCESSING
    job = job_now(database, "aaaa")
    assert (job.status, job.cancel_requested) == (JobStatus.PROCESSING, True)


def test_an_ended_job_cannot_be_cancelled(database, running):
    finish(database, "aaaa")
    with pytest.raises(UserError, match="has ended"):
        change(database, job_states.request_cancel, "aaaa", NOON)


def test_an_ended_job_is_opened_again_with_its_results_kept(database, running):
    finish(database, "aaaa", status=JobStatus.FAILED, error="crashed", result={"rows": 4})
    change(database, job_states.reopen, "aaaa", NOON)
    job = job_now(database, "aaaa")
    assert (job.status, job.error, job.crashes) == (JobStatus.QUEUED, "", 0)
    assert (job.lookups_left, job.result) == (4, {"rows": 4})


def test_opening_again_leaves_a_running_job_alone(database, running):
    change(database, job_states.reopen, "aaaa", NOON)
    assert job_now(database, "aaaa").status is JobStatus.PROCESSING


def test_only_jobs_of_older_epochs_count_as_abandoned(database, running):
    with database.read() as connection:
        assert jobs.abandoned(connection, EPOCH) == []
        assert [job.job_id for job in jobs.abandoned(connection, EPOCH + 1)] == ["aaaa"]


@pytest.mark.parametrize(("status", "ended"), [(JobStatus.QUEUED, None), (JobStatus.FAILED, NOON)])
def test_a_job_taken_from_a_dead_seat_counts_its_crash(database, running, status, ended):
    change(database, job_states.recover, running, NOON, status=status, error=None)
    job = job_now(database, "aaaa")
    assert (job.status, job.crashes, job.completed_at) == (status, 1, ended)
    add_job(database, "bbbb")
    assert claim(database, "bbbb")


def test_a_job_that_has_ended_is_not_taken_from_a_dead_seat(database, running):
    finish(database, "aaaa")
    change(database, job_states.recover, running, NOON, status=JobStatus.QUEUED, error=None)
    assert job_now(database, "aaaa").status is JobStatus.COMPLETED


def test_binding_an_account_binds_the_jobs_answers_with_it(database):
    add_job(database, "aaaa", records(synthetic_ids(2)))
    add_job(database, "bbbb", records(synthetic_ids(2)))
    change(database, job_states.bind_iec, "aaaa", "https://iec|feed")
    assert job_now(database, "aaaa").iec == "https://iec|feed"
    with database.read() as connection:
        bound = select(answers.c.job_id).where(answers.c.iec == "https://iec|feed")
        assert connection.execute(bound).scalars().all() == ["aaaa", "aaaa"]


def test_several_jobs_change_at_once(database):
    for job_id in ("aaaa", "bbbb", "cccc"):
        add_job(database, job_id)
    change(database, lambda c: c.execute(update(table).values(crashes=2)))
    assert change(database, job_states.set_jobs, ["aaaa", "bbbb"], NOON, crashes=0) == 2
    assert [job_now(database, j).crashes for j in ("aaaa", "bbbb", "cccc")] == [0, 0, 2]


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (AnswerState.OPEN, 1),
        (AnswerState.FAILED, 1),
        (AnswerState.UNCONFIRMED, 1),
        (AnswerState.ANSWERED, 0),
        (AnswerState.COULD_NOT_CHECK, 0),
    ],
)
def test_what_still_needs_an_answer_is_counted(database, state, left):
    (number,) = synthetic_ids(1)
    add_job(database, "aaaa", records([number]))
    keep_answer(database, "aaaa", number, state=state)
    with database.read() as connection:
        assert jobs.lookups_left(connection, "aaaa") == left
