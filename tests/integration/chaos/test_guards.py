"""Each invariant of the chaos run is broken once, on a real database: the witness says which."""

from __future__ import annotations

from contextlib import closing

import pytest

from app.engine.runner import CRASHED
from tests.chaos.guards import THREE_CRASHES

pytestmark = pytest.mark.long

LIMIT = 100

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
    "UPDATE rollcheck_answers SET state = 'could_not_check' WHERE job_id = 'runs'": (
        "an answer of runs was written without the lease"
    ),
    "UPDATE file_processing_jobs SET status = 'completed' WHERE job_id = 'runs'": (
        "runs was made completed without the lease"
    ),
    "UPDATE file_processing_jobs SET status = 'queued' WHERE job_id = 'runs'": (
        "runs was made queued without the lease"
    ),
    "DELETE FROM rollcheck_rows WHERE job_id = 'done'": "a row of done was deleted",
    "DELETE FROM rollcheck_files WHERE file_id = 'source'": "the spreadsheet of done was deleted",
    "DELETE FROM rollcheck_answers WHERE job_id = 'done'": "an answer of done was deleted",
    "DELETE FROM file_processing_jobs WHERE job_id = 'done'": "the job of done was deleted",
}


@pytest.mark.parametrize(("statement", "noted"), BREAKS.items())
def test_a_write_that_must_never_be_is_noted(place, statement, noted):
    place.do(statement)
    assert place.noted() == [noted]


ANSWERED = "UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'runs'"
FAILED = "UPDATE file_processing_jobs SET status = 'failed', error = %s WHERE job_id = 'runs'"
CLAIMED = "UPDATE file_processing_jobs SET status = 'processing', epoch = 5 WHERE job_id = %s"


def test_an_answer_of_a_seat_that_has_lost_the_lease_is_noted(place):
    place.do("UPDATE rollcheck_lease SET epoch = 6, beat = beat + 1")
    place.do(ANSWERED)
    assert place.noted() == ["an answer of runs was written without the lease"]


def test_an_answer_after_another_seat_has_taken_the_same_job_over_is_noted(place):
    place.fence()
    with closing(place.mariadb.connect(place.name)) as other, other.cursor() as cursor:
        cursor.execute("UPDATE rollcheck_lease SET epoch = 6, beat = beat + 1")
        cursor.execute("UPDATE file_processing_jobs SET epoch = 6 WHERE job_id = 'runs'")
    place.do(ANSWERED)
    assert place.noted() == ["an answer of runs was written without the lease"]


def test_a_fence_of_an_earlier_write_does_not_count_once_the_lease_has_been_renewed(place):
    place.fence()
    with closing(place.mariadb.connect(place.name)) as other, other.cursor() as cursor:
        cursor.execute("UPDATE rollcheck_lease SET beat = beat + 1")
    place.do(FAILED, THREE_CRASHES)
    assert place.noted() == ["runs was made failed without the lease"]


def test_what_needs_no_fence_is_not_noted_on_a_connection_that_has_none(place):
    place.do("UPDATE file_processing_jobs SET cancel_requested = 1 WHERE job_id = 'runs'")
    place.do("UPDATE file_processing_jobs SET status = 'cancelled' WHERE job_id = 'first'")
    place.do("UPDATE file_processing_jobs SET status = 'queued' WHERE job_id = 'done'")
    place.do("UPDATE rollcheck_answers SET state = 'answered', reused = 1 WHERE job_id = 'first'")
    place.do("DELETE FROM rollcheck_files WHERE file_id IN ('half', 'workbook')")
    assert place.noted() == []


def test_a_job_that_failed_of_anything_but_three_crashes_is_noted(place):
    place.fence()
    place.do(FAILED, "An internal error stopped this job")
    assert place.noted() == ["runs failed: An internal error stopped this job"]


def test_a_job_that_failed_of_three_crashes_is_not_noted(place):
    assert THREE_CRASHES == CRASHED
    place.fence()
    place.do(FAILED, THREE_CRASHES)
    assert place.noted() == []


def test_a_claim_out_of_turn_is_noted(place):
    place.end_what_runs()
    place.do(CLAIMED, "next")
    assert place.noted() == ["next was claimed before a job that goes first"]


def test_a_claim_before_one_that_was_passed_over_for_two_hours_is_noted(place):
    place.end_what_runs()
    place.do(
        "UPDATE file_processing_jobs SET passed_over_at = UTC_TIMESTAMP() - INTERVAL 3 HOUR "
        "WHERE job_id = 'next'"
    )
    place.do(CLAIMED, "first")
    assert place.noted() == ["first was claimed before a job that goes first"]


@pytest.mark.parametrize(
    "change", ["lookups_left = 0", "urgent = 1", "priority = priority + 1", "queue_at = 0.5"]
)
def test_a_claim_that_rightly_passes_others_is_not_noted(place, change):
    place.end_what_runs()
    place.do(f"UPDATE file_processing_jobs SET {change} WHERE job_id = 'next'")
    place.do(CLAIMED, "next")
    assert place.noted() == []


def test_what_is_right_is_not_noted(place):
    place.fence()
    place.do(ANSWERED)
    place.end_what_runs()
    place.do("UPDATE rollcheck_lease SET epoch = 6, beat = beat + 1")
    place.do(
        "UPDATE file_processing_jobs SET status = 'processing', epoch = 6 WHERE job_id = 'first'"
    )
    place.do("UPDATE rollcheck_answers SET state = 'answered' WHERE job_id = 'first'")
    assert place.noted() == []
