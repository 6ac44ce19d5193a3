"""The database is restarted, cut off and slow under a running job: the job waits and goes on."""

import threading
import time
from contextlib import contextmanager, suppress

import pymysql
import pytest
from sqlalchemy.engine import make_url

from app.domain.job import JobStatus
from tests.helpers.commands import wait_until
from tests.helpers.mariadb import running_mariadb
from tests.helpers.mysql_line import Act, mysql_line
from tests.helpers.office_seats import AT_ONCE, TENTH, lookups_for, numbers, open_office

LIST = 400
PEOPLE = numbers(LIST)
STOP = float(TENTH["ROLLCHECK_LEASE_STOP_SECONDS"])
LATENCY = 0.03
SLOW = 0.5
# From being allowed to being sent, on a machine where others work too.
ON_ITS_WAY = 2.0


@contextmanager
def one_seat_through_a_line(tmp_path, mariadb):
    """An office with one seat that checks a list, and the line between it and the database."""
    with (
        open_office(tmp_path, mariadb, latency_ms=LATENCY * 1000) as office,
        mysql_line(mariadb.port) as line,
    ):
        (job,) = office.add([PEOPLE])
        there = make_url(office.url).set(port=line.port)
        office.via = there.render_as_string(hide_password=False)
        with office.seats("seat-1", ROLLCHECK_LOOKUPS_AT_ONCE="3"):
            wait_until(lambda: office.answered(job) >= 50)
            yield office, line, job


def has_gone_on_without_a_break(office, job):
    """It ended under its first claim, with every lookup sent and counted once."""
    (ended,) = office.until_ended([job])
    assert (ended.status, ended.crashes) == (JobStatus.COMPLETED, 0)
    assert office.claims() == [job]
    assert len(office.iec.requests) == lookups_for(PEOPLE)
    assert ended.lookups == len(office.iec.requests)


@pytest.mark.long
@pytest.mark.parametrize("how", ["stop", "kill"])
def test_a_job_goes_on_when_the_database_was_restarted(tmp_path, how):
    with running_mariadb() as server, open_office(tmp_path, server, latency_ms=50) as office:
        (job,) = office.add([PEOPLE])
        with office.seats("seat-1"):
            wait_until(lambda: office.answered(job) >= 50)
            getattr(server, how)()
            server.start()
            has_gone_on_without_a_break(office, job)


def test_a_job_goes_on_when_its_connections_are_killed_again_and_again(tmp_path, mariadb):
    with open_office(tmp_path, mariadb, latency_ms=50) as office:
        (job,) = office.add([PEOPLE])
        name = make_url(office.url).database
        with office.seats("seat-1"):
            for kept in (50, 100, 150, 200):
                wait_until(lambda kept=kept: office.answered(job) >= kept)
                kill_connections(mariadb, name)
            has_gone_on_without_a_break(office, job)


def kill_connections(mariadb, name):
    query = f"SELECT id FROM information_schema.processlist WHERE db = '{name}'"
    with mariadb.connect() as connection, connection.cursor() as cursor:
        cursor.execute(query)
        for (number,) in cursor.fetchall():
            # One may have gone by itself meanwhile.
            with suppress(pymysql.err.OperationalError):
                cursor.execute(f"KILL {number}")


@pytest.mark.long
def test_every_write_is_done_once_although_answers_to_commits_are_lost(tmp_path, mariadb):
    with one_seat_through_a_line(tmp_path, mariadb) as (office, line, job):
        acts = iter([Act.LOSE, Act.PASS, Act.KEEP] * 3)
        lock = threading.Lock()

        def decide(written):
            with lock:
                return next(acts, Act.PASS) if b"lookups=" in written else Act.PASS

        line.on_commit = decide
        has_gone_on_without_a_break(office, job)
        assert next(acts, None) is None


@pytest.mark.long
@pytest.mark.parametrize("how", ["closed", "stalled"])
def test_while_the_database_is_away_nobody_is_asked_and_nothing_is_lost(tmp_path, mariadb, how):
    with one_seat_through_a_line(tmp_path, mariadb) as (office, line, job):
        slowly_from_a_new_block(office, line)
        went = time.monotonic()
        line.close() if how == "closed" else line.stalled.set()
        # Longer than a take-over would take if there were another seat that saw nothing.
        wait_until(lambda: time.monotonic() - went > 3 * STOP + ON_ITS_WAY, every=0.1)
        last = max(one.at for one in office.iec.requests)
        assert last - went < STOP + SLOW + ON_ITS_WAY
        assert len(office.iec.requests) < LIST
        office.iec.latency_ms = LATENCY * 1000
        line.open() if how == "closed" else line.stalled.clear()
        has_gone_on_without_a_break(office, job)


def slowly_from_a_new_block(office, line):
    """Nothing but the lease stops a seat now: it has lookups in hand for longer."""
    reserved = threading.Event()

    def note(written):
        if b"rollcheck_quota" in written:
            reserved.set()
        return Act.PASS

    office.iec.latency_ms = SLOW * 1000
    line.on_commit = note
    assert reserved.wait(30)
    threading.Event().wait(0.1)


@pytest.mark.long
def test_a_seat_that_comes_back_after_another_took_over_gives_its_batch_up(tmp_path, mariadb):
    with one_seat_through_a_line(tmp_path, mariadb) as (office, line, job):
        line.close()
        office.via = office.url
        with office.seats("seat-2"):
            (ended,) = office.until_ended([job])
            line.open()
            wait_until(lambda: "another seat" in office.user("seat-1").logs())
        assert (ended.status, ended.seat) == (JobStatus.COMPLETED, "seat-2")
        assert len(office.iec.requests) <= lookups_for(PEOPLE) + 2 * 50 + AT_ONCE + 100
