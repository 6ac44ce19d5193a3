from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.quota import (
    WINDOW_MINUTES,
    Lane,
    QuotaRules,
    block_size,
    counts_at,
    free_for,
    in_office_hours,
    minute_of,
    moment_of,
    next_free_minute,
    used_by_lane,
)

RULES = QuotaRules()
NOW = 29_000_000


def used(single=0, small=0, large=0):
    return {Lane.SINGLE: single, Lane.SMALL: small, Lane.LARGE: large}


def always(_minute):
    return True


def never(_minute):
    return False


@pytest.mark.parametrize(
    ("lane", "spent", "office_hours", "free"),
    [
        (Lane.SINGLE, used(), True, 10_000),
        (Lane.SMALL, used(), True, 9_900),
        (Lane.LARGE, used(), True, 7_900),
        (Lane.LARGE, used(), False, 9_900),
        (Lane.LARGE, used(large=7_900), True, 0),
        (Lane.LARGE, used(large=7_900), False, 2_000),
        (Lane.SMALL, used(large=7_900), True, 2_000),
        (Lane.SINGLE, used(small=2_000, large=7_900), True, 100),
        (Lane.SMALL, used(small=2_000, large=7_900), True, 0),
        (Lane.LARGE, used(small=2_000), True, 7_900),
        (Lane.LARGE, used(small=3_000), True, 6_900),
        (Lane.SMALL, used(single=100), True, 9_900),
        (Lane.SMALL, used(single=60), True, 9_900),
        (Lane.SMALL, used(single=500), True, 9_500),
        (Lane.SINGLE, used(single=10_000), True, 0),
        (Lane.SINGLE, used(single=10_050), True, 0),
    ],
)
def test_what_a_lane_may_take(lane, spent, office_hours, free):
    assert free_for(lane, RULES, spent, office_hours) == free


@pytest.mark.parametrize(
    ("age", "counts"), [(-500_000, True), (0, True), (61, True), (62, False), (5_000, False)]
)
def test_a_bucket_counts_for_62_minutes_and_whenever_it_lies_in_the_future(age, counts):
    assert counts_at(NOW - age, NOW) is counts


def test_only_what_counts_is_summed_by_lane():
    buckets = {
        (Lane.LARGE, NOW - WINDOW_MINUTES): 1,
        (Lane.LARGE, NOW - 10): 2,
        (Lane.LARGE, NOW + 30): 4,
        (Lane.SINGLE, NOW): 8,
    }
    assert used_by_lane(buckets, NOW) == used(single=8, large=6)


@pytest.mark.parametrize(
    ("moment", "minute"),
    [
        (datetime(1970, 1, 1), 0),
        (datetime(1970, 1, 1, 0, 0, 59, 999_999), 0),
        (datetime(1970, 1, 1, 0, 1), 1),
    ],
)
def test_a_moment_lies_in_the_minute_it_has_begun(moment, minute):
    assert minute_of(moment) == minute


@given(st.integers(0, 100_000_000))
def test_a_minute_begins_in_itself(minute):
    assert minute_of(moment_of(minute)) == minute


BUCKETS = st.dictionaries(
    st.tuples(st.sampled_from(Lane), st.integers(NOW - 70, NOW + 30)), st.integers(1, 9), max_size=9
)


@given(BUCKETS, st.sampled_from(Lane), st.sampled_from([always, never]))
def test_the_next_free_minute_is_the_first_that_has_a_lookup(buckets, lane, office_hours):
    rules = QuotaRules(limit=12, single=2, small_jobs=4)

    def free_in(minute):
        spent = used_by_lane(buckets, minute)
        return free_for(lane, rules, spent, office_hours(minute)) > 0

    told = next_free_minute(lane, rules, buckets, NOW, office_hours)
    if told is not None and not free_in(NOW):
        assert [minute for minute in range(NOW, told + 1) if free_in(minute)] == [told]


@given(BUCKETS.filter(bool), st.sampled_from(Lane))
def test_with_something_spent_there_is_always_a_next_free_minute(buckets, lane):
    rules = QuotaRules(limit=12, single=2, small_jobs=4)
    counting = {key: count for key, count in buckets.items() if counts_at(key[1], NOW)}
    told = next_free_minute(lane, rules, counting, NOW, always)
    assert (told is not None) is bool(counting)


def test_a_large_job_gets_the_share_for_small_ones_when_the_office_closes():
    buckets = {(Lane.LARGE, NOW): 7_900}
    closed = next_free_minute(Lane.LARGE, RULES, buckets, NOW, lambda minute: minute < NOW + 20)
    assert closed == NOW + 20


def test_a_minute_that_is_free_only_until_the_office_opens_is_not_told():
    rules = QuotaRules(limit=10, single=0, small_jobs=10)
    buckets = {(Lane.LARGE, NOW): 10}
    told = next_free_minute(
        Lane.LARGE, rules, buckets, NOW, lambda minute: NOW + 30 <= minute < NOW + 90
    )
    assert told == NOW + 90


@pytest.mark.parametrize(
    ("needed", "limit", "block"),
    [(500, 10_000, 50), (30, 10_000, 30), (500, 1_000, 10), (0, 10_000, 1), (5, 20, 1)],
)
def test_a_block_is_small_enough_that_a_crash_wastes_little(needed, limit, block):
    assert block_size(needed, QuotaRules(limit=limit)) == block


@pytest.mark.parametrize(
    ("moment", "kept"),
    [(time(6, 59), False), (time(7), True), (time(17, 59, 59), True), (time(18), False)],
)
def test_the_office_is_open_from_seven_to_six(moment, kept):
    assert in_office_hours(moment) is kept
