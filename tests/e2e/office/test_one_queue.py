"""Six seats, three hundred lists: each is checked once, one at a time, in the queue's order."""

import asyncio

import pytest

from app.domain.job import JobStatus
from app.engine.queue_changes import QueueChanges
from tests.helpers.commands import wait_until
from tests.helpers.office_seats import SHORT, lookups_for, numbers, open_office

SEATS = [f"seat-{at}" for at in range(1, 7)]
GROUPS = 6
PER_GROUP = 50
URGENT = {3, 17, 31}
LARGE = 5


@pytest.mark.long
def test_each_of_three_hundred_lists_is_checked_once_and_in_order(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, SHORT) as office:
        # The others use the large list's answers again: what is proved is the queue.
        large = numbers(1001)
        with office.seats(*SEATS):
            expected = [
                one for at in range(GROUPS) for one in asyncio.run(group(office, at, large))
            ]
        ended = [office.job(job_id) for job_id in expected]
        assert {job.status for job in ended} == {JobStatus.COMPLETED}
        assert {job.crashes for job in ended} == {0}
        assert office.claims() == expected
        asked = {one.id_number for one in office.iec.requests}
        assert len(office.iec.requests) == lookups_for(asked)
        # Every group was fought for.
        assert office.epoch() >= len(expected)


async def group(office, at, large):
    """Add fifty lists to a paused queue and let them run; in the order that is due."""
    async with office.here() as seat:
        queue = QueueChanges(seat.store, seat.changes, seat.permit)
        await queue.pause_queue()
        urgent, small, big = [], [], []
        for index in range(PER_GROUP):
            which = urgent if index in URGENT else big if index == LARGE and not at else small
            people = large if which is big else numbers(2, 2000 + 2 * (at * PER_GROUP + index))
            which.append(await office.take_in(seat, people, urgent=which is urgent))
        await queue.resume_queue()
        due = [*urgent, *small, *big]
        await asyncio.to_thread(office.until_ended, due)
        return due


@pytest.mark.long
def test_of_seats_that_start_at_once_one_runs_the_queue(tmp_path, mariadb):
    with open_office(tmp_path, mariadb) as office:
        lists = office.add([numbers(3, 10 * at) for at in range(12)])
        with office.seats("seat-1", "seat-2", "seat-3"):
            office.until_ended(lists)
        assert office.claims() == lists
        wait_until(lambda: office.running_seat() == "")
