"""Clocks that are wrong, a limit that bites: neither time nor quota is ever a seat's own."""

import random
import time
from contextlib import ExitStack
from datetime import UTC
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.domain.job import JobStatus, WaitReason
from app.domain.quota import Lane
from app.store.schema import jobs, quota
from tests.helpers.commands import wait_until
from tests.helpers.mariadb import running_mariadb
from tests.helpers.office_seats import SHORT, TENTH, freeze, numbers, open_office, thaw

LIMIT = 120
LIMITS = {
    "ROLLCHECK_QUOTA_LIMIT": str(LIMIT),
    "ROLLCHECK_QUOTA_SINGLE": "0",
    "ROLLCHECK_QUOTA_SMALL_JOBS": "0",
}
MINUTES = {"ahead": "+10m", "behind": "-10m", "right": "+0"}


def clock(shift):
    """A seat whose clock is wrong by so much; what it counts by stays right."""
    library = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
    return {
        "LD_PRELOAD": str(library),
        "FAKETIME": shift,
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_NO_CACHE": "1",
    }


def waits_for_quota(office):
    query = select(func.count()).where(jobs.c.wait_reason == WaitReason.QUOTA)
    return office.database.look(lambda c: c.execute(query).scalar_one()) == 1


@pytest.mark.long
def test_seats_with_wrong_clocks_take_over_in_time_and_keep_the_order(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, TENTH, latency_ms=30) as office, ExitStack() as stack:
        lists = office.add([numbers(60, 100 * at) for at in range(6)])
        (urgent,) = office.add([numbers(20, 5000)], urgent=True)
        seats = {
            name: stack.enter_context(office.user(name).start("seat", **clock(shift)))
            for name, shift in MINUTES.items()
        }
        wait_until(lambda: office.answered(lists[0]) >= 30)
        first = office.running_seat()
        seats[first].kill()
        killed = time.monotonic()
        wait_until(lambda: office.running_seat() not in ("", first))
        took = time.monotonic() - killed
        ended = office.until_ended([urgent, *lists])
        # As each was ended, by the store's own time.
        order = sorted(ended, key=lambda job: job.completed_at)
        assert [job.job_id for job in order] == [urgent, *lists]
        assert {job.status for job in ended} == {JobStatus.COMPLETED}
        # Neither at once, for its clock is ahead, nor ten minutes later.
        assert 2.0 < took < 60


@pytest.mark.long
@pytest.mark.parametrize("shift", ["+10m", "-10m"])
def test_what_was_spent_55_minutes_ago_counts_for_a_seat_whose_clock_is_wrong(
    tmp_path, mariadb, shift
):
    with open_office(tmp_path, mariadb, TENTH) as office:
        (job,) = office.add([numbers(10)])
        spend(office, minutes_ago=55)
        with office.user("seat-1").start("seat", **LIMITS, **clock(shift)):
            wait_until(lambda: waits_for_quota(office))
            assert office.iec.requests == []
        assert office.answered(job) == 0


@pytest.mark.long
def test_what_was_spent_65_minutes_ago_is_free_for_a_seat_whose_clock_is_behind(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, TENTH) as office:
        (job,) = office.add([numbers(10)])
        spend(office, minutes_ago=65)
        with office.user("seat-1").start("seat", **LIMITS, **clock("-10m")):
            (ended,) = office.until_ended([job])
        assert ended.status is JobStatus.COMPLETED


def spend(office, minutes_ago):
    """As if the whole limit had been spent then."""
    account = office.database.look(lambda c: c.execute(select(jobs.c.iec).limit(1)).scalar())

    def work(connection):
        now = connection.execute(text("SELECT UTC_TIMESTAMP(6)")).scalar()
        minute = int(now.replace(tzinfo=UTC).timestamp() // 60) - minutes_ago
        connection.execute(
            quota.insert().values(iec=account, lane=Lane.SMALL, minute=minute, used=LIMIT)
        )

    office.database.transact(work)


@pytest.mark.long
def test_the_limit_holds_over_kills_freezes_and_wrong_clocks(tmp_path, mariadb):
    moments = random.Random(4)
    with (
        open_office(tmp_path, mariadb, SHORT, latency_ms=40, limit=LIMIT) as office,
        ExitStack() as stack,
    ):
        office.add([numbers(400)])
        seats = {
            name: stack.enter_context(office.user(name, **LIMITS).start("seat", **clock(shift)))
            for name, shift in MINUTES.items()
        }
        wait_until(lambda: len(office.iec.requests) > 20)
        first = office.running_seat()
        freeze(seats[first])
        wait_until(lambda: office.running_seat() not in ("", first))
        second = office.running_seat()
        thaw(seats[first])
        wait_until(lambda: len(office.iec.requests) > 60, every=moments.uniform(0.01, 0.05))
        seats[second].kill()
        wait_until(lambda: office.running_seat() not in ("", second))
        wait_until(lambda: waits_for_quota(office))
        # More than half was sent: what a dead seat had reserved is lost, and no more.
        assert LIMIT / 2 < office.iec.max_in_any() <= LIMIT
        assert office.reserved() <= LIMIT
        assert {one.status for one in office.iec.requests} <= {200, 404}


@pytest.mark.long
def test_with_snapshot_isolation_seats_and_operators_do_not_stumble_over_each_other(tmp_path):
    """The default from MariaDB 11.6.2 on; this version has the variable, off."""
    with (
        running_mariadb("--innodb-snapshot-isolation=ON") as server,
        open_office(tmp_path, server, SHORT, latency_ms=5) as office,
    ):
        assert server.run("SELECT @@GLOBAL.innodb_snapshot_isolation") == [(1,)]
        with office.seats("seat-1", "seat-2", "seat-3"):
            lists = office.add([numbers(40, 100 * at) for at in range(15)])
            ended = office.until_ended(lists)
        assert {(job.status, job.crashes) for job in ended} == {(JobStatus.COMPLETED, 0)}
        for name in ("seat-1", "seat-2", "seat-3"):
            assert "stumbled" not in office.user(name).logs()
