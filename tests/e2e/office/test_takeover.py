"""When the PC that checks a list is switched off, frozen or cut off, another one goes on."""

import signal

import pytest

from app.domain.job import JobStatus
from tests.helpers.commands import wait_until
from tests.helpers.office_seats import (
    AT_ONCE,
    BATCH,
    freeze,
    lookups_for,
    numbers,
    open_office,
    thaw,
)

LIST = 400


def test_another_seat_goes_on_where_the_killed_one_had_kept_its_answers(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, latency_ms=50) as office:
        (job,) = office.add([numbers(LIST)])
        with office.seats("seat-1", "seat-2") as seats:
            wait_until(lambda: office.answered(job) >= 50)
            first = office.running_seat()
            kept = office.answered(job)
            dict(zip(("seat-1", "seat-2"), seats, strict=True))[first].kill()
            (ended,) = office.until_ended([job])
        assert ended.status is JobStatus.COMPLETED
        assert ended.seat == ({"seat-1", "seat-2"} - {first}).pop()
        # At most one batch and what was on its way are asked twice.
        assert kept > 0
        assert len(office.iec.requests) <= lookups_for(numbers(LIST)) + 2 * BATCH + AT_ONCE


@pytest.mark.long
def test_a_seat_that_was_frozen_past_its_lease_writes_nothing_more(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, latency_ms=50) as office:
        (job,) = office.add([numbers(LIST)])
        with office.seats("seat-1", "seat-2") as seats:
            by_name = dict(zip(("seat-1", "seat-2"), seats, strict=True))
            wait_until(lambda: office.answered(job) >= 50)
            first = office.running_seat()
            freeze(by_name[first])
            wait_until(lambda: office.running_seat() not in ("", first))
            epoch = office.epoch()
            thaw(by_name[first])
            (ended,) = office.until_ended([job])
            assert ended.seat != first
            assert office.epoch() >= epoch
            wait_until(lambda: "another seat" in office.user(first).logs())
        assert ended.status is JobStatus.COMPLETED


@pytest.mark.long
def test_a_seat_that_is_told_to_stop_hands_its_job_over_at_once(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, latency_ms=50) as office:
        (job,) = office.add([numbers(LIST)])
        with office.seats("seat-1", "seat-2") as seats:
            by_name = dict(zip(("seat-1", "seat-2"), seats, strict=True))
            wait_until(lambda: office.answered(job) >= 50)
            first = office.running_seat()
            by_name[first].signal(signal.SIGTERM)
            assert by_name[first].end().code == 0
            (ended,) = office.until_ended([job])
        assert (ended.status, ended.crashes) == (JobStatus.COMPLETED, 0)
        # Only what was on its way is asked twice.
        assert len(office.iec.requests) <= lookups_for(numbers(LIST)) + AT_ONCE
