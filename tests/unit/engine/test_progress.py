from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.job import Job, WaitReason
from app.engine.clock import Clock
from app.engine.progress import Progress, ProgressMeter
from tests.unit.engine.jobs import job_of


class HandClock(Clock):
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = 0.0

    def monotonic(self) -> float:
        return self.time


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def meter_of(clock: Clock, job: Job) -> tuple[ProgressMeter, list[Progress]]:
    told: list[Progress] = []
    return ProgressMeter(clock, job, [told.append]), told


def test_the_rate_is_that_of_the_last_ten_seconds(clock: HandClock) -> None:
    job = job_of(distinct_ids=1000, lookups_left=1000)
    meter, told = meter_of(clock, job)
    for second in range(1, 21):
        clock.time = second
        meter.tell(job, 1000 - 50 * second)
    assert told[-1].per_second == pytest.approx(50, rel=0.1)


def test_a_stall_promises_no_finish(clock: HandClock) -> None:
    job = job_of(distinct_ids=100, lookups_left=100)
    meter, told = meter_of(clock, job)
    clock.time = 1
    meter.tell(job, 90)
    assert told[-1].seconds_left == pytest.approx(9)
    clock.time = 60
    meter.tell(job, 90)
    assert (told[-1].per_second, told[-1].seconds_left) == (0, None)


def test_done_never_goes_back(clock: HandClock) -> None:
    job = job_of(distinct_ids=10, lookups_left=10)
    meter, told = meter_of(clock, job)
    for left in (8, 5, 7, 0):
        meter.tell(job, left)
    assert [one.done for one in told] == [2, 5, 5, 10]


def test_answers_used_again_are_no_part_of_the_rate(clock: HandClock) -> None:
    job = job_of(distinct_ids=100, lookups_left=100)
    meter, told = meter_of(clock, job)
    clock.time = 1
    meter.jumped(replace(job, lookups_left=20))
    assert (told[-1].done, told[-1].per_second) == (80, 0)


def test_a_wait_promises_no_finish(clock: HandClock) -> None:
    job = job_of(distinct_ids=100, lookups_left=100)
    meter, told = meter_of(clock, job)
    clock.time = 1
    meter.tell(replace(job, wait_reason=WaitReason.QUOTA), 50)
    assert told[-1].seconds_left is None
