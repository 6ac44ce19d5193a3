from datetime import timedelta

import pytest

from app.domain.job import (
    PASSED_OVER_LIMIT,
    TERMINAL,
    JobStatus,
    after_crash,
    better_than,
    is_small,
    pick,
    queue_order,
)
from tests.helpers import office
from tests.helpers.stores import NOON

LONG_AGO = NOON - PASSED_OVER_LIMIT
JUST_NOW = NOON - PASSED_OVER_LIMIT + timedelta(seconds=1)


def job(number, **changes):
    return office.job(number, **({"lookups_left": 100} | changes))


def large(number, **changes):
    return job(number, lookups_left=1001, **changes)


def numbers(jobs):
    return [one.sequence for one in jobs]


@pytest.mark.parametrize(("left", "small"), [(0, True), (1000, True), (1001, False)])
def test_a_job_is_small_up_to_a_thousand_lookups_left(left, small):
    assert is_small(job(1, lookups_left=left)) is small


@pytest.mark.parametrize(
    ("jobs", "order"),
    [
        ([job(2), job(1), job(3)], [1, 2, 3]),
        ([job(1), job(2, priority=5), job(3, priority=2)], [2, 3, 1]),
        ([large(1), job(2)], [2, 1]),
        ([large(1, priority=99), job(2)], [2, 1]),
        ([job(1), large(2, urgent=True)], [2, 1]),
        ([job(1, urgent=True), job(2, urgent=True, priority=2)], [2, 1]),
        ([job(1, urgent=True), large(2, passed_over_at=LONG_AGO)], [2, 1]),
        ([job(1), large(2, passed_over_at=JUST_NOW)], [1, 2]),
        ([job(3, passed_over_at=LONG_AGO), large(2, passed_over_at=LONG_AGO)], [2, 3]),
        ([job(1, paused_at=NOON), job(2)], [2]),
        ([job(1, status=JobStatus.PROCESSING), job(2, status=JobStatus.FAILED)], []),
    ],
)
def test_the_order_of_the_queue(jobs, order):
    assert numbers(queue_order(jobs, NOON)) == order


@pytest.mark.parametrize(
    ("running", "waiting", "better"),
    [
        (large(5), [job(6)], True),
        (job(5), [job(1)], False),
        (job(5), [job(1, priority=2)], True),
        (job(5), [large(1)], False),
        (job(5), [large(1, urgent=True)], True),
        (large(5), [large(1, passed_over_at=LONG_AGO)], True),
        (job(5, passed_over_at=LONG_AGO), [job(1, urgent=True)], False),
        (large(5), [job(6, paused_at=NOON)], False),
        (large(5), [], False),
    ],
)
def test_a_better_job_takes_over_and_an_equal_one_does_not(running, waiting, better):
    assert better_than(running, waiting, NOON, no_quota=False) is better


@pytest.mark.parametrize(
    ("running_left", "waiting_left", "better"), [(5, 0, True), (5, 5, False), (0, 0, False)]
)
def test_without_quota_a_job_that_needs_no_lookup_goes_first(running_left, waiting_left, better):
    running, waiting = job(1, lookups_left=running_left), job(2, lookups_left=waiting_left)
    assert better_than(running, [waiting], NOON, no_quota=True) is better


def test_the_first_of_the_queue_is_picked():
    assert pick([large(1), job(2), job(3)], NOON).sequence == 2


def test_without_quota_one_that_needs_no_lookup_is_picked():
    jobs = [job(1, urgent=True), job(2, lookups_left=0)]
    assert pick(jobs, NOON, no_quota=True).sequence == 2
    assert pick(jobs[:1], NOON, no_quota=True).sequence == 1


def test_nothing_is_picked_from_an_empty_queue():
    assert pick([job(1, paused_at=NOON)], NOON) is None


@pytest.mark.parametrize(
    ("crashes", "status"),
    [(1, JobStatus.QUEUED), (2, JobStatus.QUEUED), (3, JobStatus.FAILED), (4, JobStatus.FAILED)],
)
def test_three_crashes_in_a_row_end_a_job(crashes, status):
    assert after_crash(crashes) is status


def test_a_job_ends_in_three_ways():
    assert {str(status) for status in TERMINAL} == {"completed", "failed", "cancelled"}
