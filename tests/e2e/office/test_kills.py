"""Seats that are killed whenever it hurts: what was kept stays kept, and the next one goes on."""

import random
import threading
from contextlib import ExitStack
from itertools import count

import pytest
from sqlalchemy.engine import make_url

from app.domain.job import JobStatus
from tests.helpers.commands import wait_until
from tests.helpers.mysql_line import Act, mysql_line
from tests.helpers.office_seats import (
    AT_ONCE,
    BATCH,
    REAL,
    SHORT,
    freeze,
    lookups_for,
    numbers,
    open_office,
    thaw,
)

KILLS = 20
SEATS = ("seat-1", "seat-2")


class Crew:
    """Seats by name; one that was killed is started again under the same name."""

    def __init__(self, office, stack, names):
        self._office = office
        self._stack = stack
        self._seats = {}
        for name in names:
            self.start(name)

    def start(self, name):
        self._seats[name] = self._stack.enter_context(self._office.user(name).start("seat"))

    def kill(self, name):
        self._seats[name].kill()
        self.start(name)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_twenty_kills_at_random_moments_lose_nothing_and_let_two_jobs_never_run(tmp_path, mariadb):
    moments = random.Random(20261125)
    with open_office(tmp_path, mariadb, SHORT, latency_ms=60) as office, ExitStack() as stack:
        people = [numbers(1100), numbers(700, 1100), numbers(700, 1800), numbers(700, 2500)]
        lists = office.add(people)
        crew = Crew(office, stack, ["seat-1", "seat-2", "seat-3"])
        for _ in range(KILLS):
            wait_until(lambda: office.running_seat() != "")
            # Three crashes without any progress would end a job, as they should.
            before = kept(office, lists)
            wait_until(lambda before=before: kept(office, lists) > before)
            threading.Event().wait(moments.uniform(0.0, 0.3))
            wait_until(lambda: office.running_seat() != "")
            crew.kill(office.running_seat())
        ended = office.until_ended(lists)
        assert {job.status for job in ended} == {JobStatus.COMPLETED}
        due = sum(map(lookups_for, people))
        assert len(office.iec.requests) <= due + KILLS * (BATCH + AT_ONCE)


@pytest.mark.long
@pytest.mark.parametrize("act", [Act.LOSE, Act.KEEP], ids=["before", "after"])
def test_a_seat_killed_within_its_commit_leaves_the_next_one_all_or_nothing(tmp_path, mariadb, act):
    with (
        open_office(tmp_path, mariadb, SHORT, latency_ms=30) as office,
        mysql_line(mariadb.port) as line,
        ExitStack() as stack,
    ):
        office.via = through(office, line)
        (job,) = office.add([numbers(400)])
        crew = Crew(office, stack, ["seat-1", "seat-2"])
        for nth in (3, 8, 17):
            wait_until(lambda: office.running_seat() != "")
            cut = threading.Event()
            line.on_commit = nth_commit(nth, act, cut)
            assert cut.wait(30)
            line.on_commit = lambda _written: Act.PASS
            crew.kill(office.running_seat() or "seat-1")
        (ended,) = office.until_ended([job])
        assert ended.status is JobStatus.COMPLETED
        assert len(office.iec.requests) <= lookups_for(numbers(400)) + 3 * (BATCH + AT_ONCE)


@pytest.mark.long
def test_a_seat_frozen_within_a_transaction_keeps_the_lease_only_for_as_long_as_a_take_over(
    tmp_path, mariadb
):
    """Its COMMIT never comes, and the row of the lease is locked until the server gives it up."""
    with (
        open_office(tmp_path, mariadb, latency_ms=30) as office,
        mysql_line(mariadb.port) as line,
    ):
        (job,) = office.add([numbers(300)])
        office.via = through(office, line)
        with office.seats("seat-1") as (frozen,):
            wait_until(lambda: office.running_seat() == "seat-1")
            held = threading.Event()
            line.on_commit = nth_commit(2, Act.HOLD, held)
            assert held.wait(30)
            freeze(frozen)
            office.via = office.url
            with office.seats("seat-2"):
                (ended,) = office.until_ended([job])
                thaw(frozen)
                wait_until(lambda: "another seat" in office.user("seat-1").logs())
        assert (ended.status, ended.seat) == (JobStatus.COMPLETED, "seat-2")


@pytest.mark.long
def test_at_the_real_lease_times_another_seat_goes_on_within_two_minutes(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, REAL, latency_ms=50) as office, ExitStack() as stack:
        (job,) = office.add([numbers(600)])
        seats = {name: stack.enter_context(office.user(name).start("seat")) for name in SEATS}
        wait_until(lambda: office.answered(job) >= BATCH)
        first = office.running_seat()
        seats[first].kill()
        asked = len(office.iec.requests)
        last = office.iec.requests[-1].at
        (ended,) = office.until_ended([job])
        assert (ended.status, ended.crashes) == (JobStatus.COMPLETED, 0)
        assert ended.seat != first
        # A seat that is only cut off has stopped for long by then.
        assert office.iec.requests[asked].at - last > 20 + 15


def kept(office, lists):
    return sum(map(office.answered, lists))


def through(office, line):
    return make_url(office.url).set(port=line.port).render_as_string(hide_password=False)


def nth_commit(nth, act, done):
    """Do `act` to the nth COMMIT from now on, and to none after it."""
    number = count(1)

    def decide(_written):
        if next(number) != nth:
            return Act.PASS
        done.set()
        return act

    return decide
