from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.domain.identity_number import IdProblem, Repair
from app.domain.job import AnswerState, JobStatus
from app.store import answers, corrections, job_states, jobs, retention, rows, schema
from app.store.rows import Correction
from tests.helpers.iec import synthetic_ids
from tests.helpers.stores import NOON, add_job, job_now, keep_answer, record, records

EPOCH = 5
ONE, TWO, THREE = synthetic_ids(3)
LATER = NOON + timedelta(hours=1)


def change(database, work, *arguments, **options):
    with database.write() as connection:
        return work(connection, *arguments, **options)


def read(database, work, *arguments, **options):
    with database.read() as connection:
        return work(connection, *arguments, **options)


def correct(database, row_no, number, operator="Thandi", now=NOON):
    change(
        database,
        corrections.correct_row,
        "aaaa",
        row_no,
        number,
        operator=operator,
        seat="desk",
        now=now,
    )


def checked(database):
    return list(rows.checked_rows(database, "aaaa"))


def test_a_corrected_row_keeps_what_was_received(database):
    add_job(database, "aaaa", [record(2, problem=IdProblem.TOO_SHORT, as_received="123")])
    correct(database, 2, ONE)
    found = read(database, corrections.row_of, "aaaa", 2)
    assert (found.id_number, found.problem, found.repair) == (ONE, None, Repair.CORRECTED)
    assert found.as_received == "123"


def test_only_the_last_correction_of_a_row_is_told(database):
    add_job(database, "aaaa", records([ONE, TWO]))
    correct(database, 2, THREE, "Thandi")
    correct(database, 2, ONE, "Johan", LATER)
    assert [one.correction for one in checked(database)] == [Correction("Johan", LATER), None]
    assert len(checked(database)) == 2


def test_a_correction_of_another_job_is_not_taken_for_this_ones(database):
    add_job(database, "aaaa", records([ONE]))
    add_job(database, "bbbb", records([TWO]))
    correct(database, 2, THREE)
    (other,) = rows.checked_rows(database, "bbbb")
    assert other.correction is None


def test_what_is_left_out_is_neither_asked_nor_counted(database):
    add_job(database, "aaaa", records([ONE, TWO]))
    keep_answer(database, "aaaa", ONE)
    change(database, corrections.leave_out_unanswered, "aaaa")
    assert read(database, answers.page, "aaaa", AnswerState.OPEN, 0, None) == []
    assert read(database, answers.count_by_state, "aaaa") == {AnswerState.ANSWERED: 1}
    assert read(database, jobs.lookups_left, "aaaa") == 0
    assert read(database, jobs.unanswered, "aaaa") == 1
    assert read(database, corrections.left_out, "aaaa") == 1


@pytest.mark.parametrize("how", ["finish", "cancel", "crash"])
def test_what_was_left_out_is_open_again_when_the_job_ends(database, how):
    add_job(database, "aaaa", records([ONE, TWO]))
    keep_answer(database, "aaaa", ONE, state=AnswerState.UNCONFIRMED)
    change(database, corrections.leave_out_unanswered, "aaaa")
    change(database, job_states.update_job, "aaaa", NOON, left_out=2, lookups_left=0)
    if how == "cancel":
        change(database, job_states.request_cancel, "aaaa", NOON)
    else:
        change(database, job_states.claim, job_now(database, "aaaa"), "desk", EPOCH, NOON)
    if how == "finish":
        change(database, job_states.finish, "aaaa", EPOCH, NOON, status=JobStatus.COMPLETED)
    if how == "crash":
        job = job_now(database, "aaaa")
        change(database, job_states.recover, job, NOON, status=JobStatus.FAILED, error="crashed")
    job = job_now(database, "aaaa")
    assert (job.left_out, job.lookups_left) == (0, 2)
    states = {AnswerState.OPEN: 1, AnswerState.UNCONFIRMED: 1}
    assert read(database, answers.count_by_state, "aaaa") == states


def test_a_seat_of_an_older_epoch_lets_nobody_in(database):
    add_job(database, "aaaa", records([ONE]))
    change(database, corrections.leave_out_unanswered, "aaaa")
    change(database, job_states.claim, job_now(database, "aaaa"), "desk", EPOCH, NOON)
    change(database, job_states.finish, "aaaa", EPOCH - 1, NOON, status=JobStatus.COMPLETED)
    assert read(database, corrections.left_out, "aaaa") == 1


def test_a_job_given_back_goes_on_leaving_them_out(database):
    add_job(database, "aaaa", records([ONE]))
    change(database, corrections.leave_out_unanswered, "aaaa")
    change(database, job_states.claim, job_now(database, "aaaa"), "desk", EPOCH, NOON)
    job = job_now(database, "aaaa")
    change(database, job_states.recover, job, NOON, status=JobStatus.QUEUED, error=None)
    change(database, job_states.claim, job_now(database, "aaaa"), "desk", EPOCH, NOON)
    change(database, job_states.requeue, "aaaa", EPOCH, NOON)
    assert read(database, corrections.left_out, "aaaa") == 1


def test_rows_are_counted_again(database):
    people = [
        *records([ONE, TWO]),
        record(4, ONE, duplicate_of=2),
        record(5, problem=IdProblem.MISSING),
        record(6, THREE, repair=Repair.LEADING_ZEROS),
    ]
    add_job(database, "aaaa", people)
    correct(database, 3, synthetic_ids(4)[3])
    assert read(database, corrections.counts, "aaaa") == {
        "distinct_ids": 3,
        "invalid_rows": 1,
        "duplicate_rows": 1,
        "repaired_rows": 1,
    }


def test_a_purge_takes_the_corrections_with_the_job(database):
    add_job(database, "aaaa", records([ONE]))
    correct(database, 2, TWO)
    change(database, job_states.request_cancel, "aaaa", NOON)
    change(
        database,
        retention.purge,
        files_before=LATER,
        decisions_before=LATER,
        answers_before=NOON,
    )
    count = select(func.count()).select_from(schema.corrections)
    assert read(database, lambda c: c.execute(count).scalar_one()) == 0
