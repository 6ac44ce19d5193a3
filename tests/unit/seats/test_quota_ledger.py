import threading
import time
from datetime import datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from app.domain.errors import QuotaExhausted
from app.domain.quota import BLOCK_SECONDS, Lane, QuotaRules
from app.seats.quota_ledger import QuotaLedger
from app.store.schema import quota
from tests.helpers.stores import IEC, NOON

HOUR = 3600.0
RULES = QuotaRules(limit=20, single=2, small_jobs=6)
ACCOUNTS = count()
needs_time_zones = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="the zone of a process cannot be set here"
)


@pytest.fixture(autouse=True)
def johannesburg(monkeypatch):
    """Two hours before UTC, as everywhere in South Africa; 12:00 UTC is in office hours."""
    monkeypatch.setenv("TZ", "Africa/Johannesburg")
    if hasattr(time, "tzset"):
        time.tzset()
        yield
        monkeypatch.undo()
        time.tzset()
    else:
        yield


@pytest.fixture
def ledger():
    return QuotaLedger(IEC, RULES)


def reserve(database, ledger, lane, lookups, now=NOON):
    with database.write() as connection:
        return ledger.reserve(connection, lane, lookups, now)


def refused_until(database, ledger, lane, now=NOON):
    with pytest.raises(QuotaExhausted) as refused, database.write() as connection:
        ledger.reserve(connection, lane, 1, now)
    return refused.value.retry_at


def snapshot(database, ledger, now=NOON):
    with database.read() as connection:
        return ledger.snapshot(connection, now)


def block(database, ledger, until):
    with database.write() as connection:
        ledger.block(connection, until)


def at(hour, minute=0):
    """A time of the day in Johannesburg, as store time."""
    return datetime(2026, 11, 24, hour, minute) - timedelta(hours=2)


def test_what_is_free_is_given_and_no_more(database, ledger):
    assert reserve(database, ledger, Lane.SINGLE, 15) == 15
    assert reserve(database, ledger, Lane.SINGLE, 15) == 5
    assert refused_until(database, ledger, Lane.SINGLE) > NOON


@needs_time_zones
@pytest.mark.parametrize(
    ("lane", "now", "most"),
    [
        (Lane.SINGLE, at(12), 20),
        (Lane.SMALL, at(12), 18),
        (Lane.LARGE, at(12), 12),
        (Lane.LARGE, at(7), 12),
        (Lane.LARGE, at(17, 59), 12),
        (Lane.LARGE, at(6, 59), 18),
        (Lane.LARGE, at(18), 18),
    ],
)
def test_shares_are_kept_for_others(database, ledger, lane, now, most):
    assert reserve(database, ledger, lane, 100, now) == most


@needs_time_zones
def test_a_share_is_kept_only_as_far_as_it_is_not_used_itself(database, ledger):
    reserve(database, ledger, Lane.SMALL, 5)
    reserve(database, ledger, Lane.SINGLE, 1)
    assert reserve(database, ledger, Lane.LARGE, 100) == 12
    assert reserve(database, ledger, Lane.SINGLE, 100) == 2


def test_a_reservation_counts_for_62_minutes(database, ledger):
    reserve(database, ledger, Lane.SINGLE, 20)
    free_at = refused_until(database, ledger, Lane.SINGLE)
    assert free_at == NOON + timedelta(minutes=62)
    refused_until(database, ledger, Lane.SINGLE, free_at - timedelta(seconds=1))
    assert reserve(database, ledger, Lane.SINGLE, 20, free_at) == 20


def test_the_time_told_is_when_the_oldest_reservation_ends(database, ledger):
    for minutes in (0, 10, 20):
        reserve(database, ledger, Lane.SINGLE, 7, NOON + timedelta(minutes=minutes))
    now = NOON + timedelta(minutes=30)
    assert refused_until(database, ledger, Lane.SINGLE, now) == NOON + timedelta(minutes=62)


@needs_time_zones
def test_a_large_job_is_told_when_the_share_for_small_ones_opens(database, ledger):
    reserve(database, ledger, Lane.LARGE, 12, at(17, 30))
    assert refused_until(database, ledger, Lane.LARGE, at(17, 30)) == at(18)


def test_a_share_as_large_as_the_limit_still_tells_when_to_ask_again(database):
    full = QuotaLedger(IEC, QuotaRules(limit=10, single=10))
    assert refused_until(database, full, Lane.SMALL) == NOON + timedelta(minutes=1)


def test_a_clock_set_back_frees_nothing(database, ledger):
    reserve(database, ledger, Lane.SINGLE, 20)
    for back in (timedelta(minutes=1), timedelta(hours=3), timedelta(days=400)):
        refused_until(database, ledger, Lane.SINGLE, NOON - back)


def test_a_429_stops_every_lane_until_its_time_is_over(database, ledger):
    until = NOON + timedelta(minutes=7)
    block(database, ledger, until)
    assert {refused_until(database, ledger, lane) for lane in Lane} == {until}
    assert snapshot(database, ledger).blocked_until == until
    assert reserve(database, ledger, Lane.SINGLE, 1, until) == 1
    assert snapshot(database, ledger, until).blocked_until is None


def test_a_shorter_429_does_not_shorten_a_longer_one(database, ledger):
    long, short = NOON + timedelta(minutes=30), NOON + timedelta(minutes=1)
    block(database, ledger, long)
    block(database, ledger, short)
    assert refused_until(database, ledger, Lane.SINGLE) == long


def test_accounts_have_a_quota_each(database, ledger):
    reserve(database, ledger, Lane.SINGLE, 20)
    block(database, ledger, NOON + timedelta(minutes=7))
    assert reserve(database, QuotaLedger("practice", RULES), Lane.SINGLE, 20) == 20


@needs_time_zones
def test_a_snapshot_says_how_the_quota_stands_and_reserves_nothing(database, ledger):
    reserve(database, ledger, Lane.SMALL, 18)
    for _ in range(2):
        seen = snapshot(database, ledger)
    assert (seen.used, seen.limit) == (18, 20)
    assert seen.free == {Lane.SINGLE: 2, Lane.SMALL: 0, Lane.LARGE: 0}
    assert seen.next_free_at == NOON + timedelta(minutes=62)


def test_buckets_that_stopped_to_count_long_ago_are_forgotten(database, ledger):
    reserve(database, QuotaLedger("an old account", RULES), Lane.SINGLE, 3)
    with database.write() as connection:
        ledger.forget_old(connection, NOON + timedelta(hours=25))
        assert connection.execute(select(func.sum(quota.c.used))).scalar() == 3
        ledger.forget_old(connection, NOON + timedelta(hours=26))
        assert connection.execute(select(func.sum(quota.c.used))).scalar() is None


def test_seats_that_reserve_at_once_never_get_more_than_there_is(database, ledger):
    got = []

    def seat():
        try:
            while True:
                got.append(reserve(database, ledger, Lane.SINGLE, 3))
        except QuotaExhausted:
            pass

    threads = [threading.Thread(target=seat) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(got) == 20


# Around the edges of the hour: that is where a count goes wrong.
WAITS = st.sampled_from([0.0, 1.0, 30.0, 59.0, 60.0, 1800.0, 3540.0, 3600.0, 3630.0, 3659.0])
STEPS = st.lists(
    st.tuples(
        WAITS | st.floats(0, 2400),
        st.sampled_from([0.0, 0.0, 0.0, 61.0, 3600.0, 7300.0]),
        st.sampled_from(Lane),
        st.integers(1, 20),
    ),
    max_size=30,
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
@example(steps=[(59.0, 0.0, Lane.SINGLE, 20), (3601.0, 0.0, Lane.SINGLE, 20)])
@example(steps=[(0.0, 0.0, Lane.SINGLE, 20), (3659.0, 7300.0, Lane.SINGLE, 20)])
def test_any_sixty_minutes_stay_within_the_limit_whatever_the_clock_does(database, steps):
    """Each lookup may be sent until `BLOCK_SECONDS` after its reservation; clocks jump back."""
    ledger = QuotaLedger(f"account {next(ACCOUNTS)}", RULES)
    passed = set_back = 0.0
    spent, told = [], []
    with database.write() as connection:
        for wait, jump, lane, lookups in steps:
            passed += wait
            set_back += jump
            now = NOON + timedelta(seconds=passed - set_back)
            try:
                spent.append((passed, ledger.reserve(connection, lane, lookups, now)))
            except QuotaExhausted as refused:
                told.append(refused.retry_at - now)
    assert most_in_an_hour(spent) <= RULES.limit
    assert all(wait > timedelta() for wait in told)


def most_in_an_hour(spent):
    """The most that any 60 minutes can hold, if each is sent as late or as early as is worst."""
    windows = (
        [taken for moment, taken in spent if 0 <= moment - first < HOUR + BLOCK_SECONDS]
        for first, _ in spent
    )
    return max(map(sum, windows), default=0)


def test_a_ledger_that_counted_an_hour_only_would_be_caught():
    assert most_in_an_hour([(0.0, 20), (HOUR + 1, 20)]) == 40
