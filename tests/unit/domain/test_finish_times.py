from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.finish_times import (
    RESULTS_SECONDS,
    InLine,
    steady,
)
from app.domain.finish_times import (
    finish_times as times_of,
)
from app.domain.quota import WINDOW_MINUTES, Buckets, Lane, QuotaOutlook, QuotaRules, minute_of

NOW = datetime(2026, 11, 24, 19, 0)
RULES = QuotaRules(limit=1_000, single=100, small_jobs=200)
NEVER: Callable[[int], bool] = lambda _minute: False  # noqa: E731


@dataclass
class Pace:
    per_second: float
    quota: QuotaOutlook


def finish_times(queue: list[InLine], pace: Pace, now: datetime) -> dict[str, datetime]:
    return times_of(queue, pace.per_second, pace.quota, now)


def pace(
    per_second: float = 10,
    *,
    rules: QuotaRules = RULES,
    buckets: Buckets | None = None,
    office_hours: Callable[[int], bool] = NEVER,
    blocked_until: datetime | None = None,
) -> Pace:
    return Pace(per_second, QuotaOutlook(rules, buckets or {}, office_hours, blocked_until))


def small(lookups: int, job_id: str = "a") -> InLine:
    return InLine(job_id, lookups, Lane.SMALL)


def large(lookups: int, job_id: str = "a") -> InLine:
    return InLine(job_id, lookups, Lane.LARGE)


def seconds(done: datetime) -> float:
    return (done - NOW).total_seconds()


def test_a_list_is_done_when_its_lookups_and_results_are():
    done = finish_times([small(450)], pace(), NOW)["a"]
    assert seconds(done) == pytest.approx(45 + RESULTS_SECONDS)


def test_no_minute_is_lost_between_full_minutes():
    done = finish_times([small(900)], pace(5), NOW)["a"]
    assert seconds(done) == pytest.approx(180 + RESULTS_SECONDS)


def test_a_list_that_needs_no_lookup_is_done_at_once():
    assert seconds(finish_times([small(0)], pace(0), NOW)["a"]) == RESULTS_SECONDS


def test_lists_are_done_one_after_the_other():
    done = finish_times([small(100), small(200, "b")], pace(), NOW)
    assert seconds(done["b"]) == pytest.approx(30 + 2 * RESULTS_SECONDS)


def test_what_the_hour_has_no_room_for_waits_until_the_first_lookups_are_an_hour_old():
    done = finish_times([small(950)], pace(), NOW)["a"]
    assert seconds(done) == pytest.approx(WINDOW_MINUTES * 60 + 5 + RESULTS_SECONDS)


def test_what_was_spent_before_comes_free_when_its_own_hour_is_over():
    spent = {(Lane.LARGE, minute_of(NOW) - 60): 900}
    done = finish_times([small(10)], pace(buckets=spent), NOW)["a"]
    assert seconds(done) == pytest.approx(120 + 1 + RESULTS_SECONDS)


def test_a_list_that_waits_for_quota_holds_up_those_behind_it():
    done = finish_times([large(950), small(5, "b")], pace(), NOW)
    assert done["b"] > done["a"] > NOW + timedelta(hours=1)


def test_a_large_list_leaves_the_share_of_small_ones_alone_in_office_hours():
    queue = [large(750)]
    at_work = finish_times(queue, pace(office_hours=lambda _minute: True), NOW)["a"]
    evening = finish_times(queue, pace(), NOW)["a"]
    assert seconds(evening) == pytest.approx(75 + RESULTS_SECONDS)
    assert seconds(at_work) > 3600


def test_a_large_list_gets_the_kept_share_when_office_hours_end():
    ends = minute_of(NOW) + 10
    done = finish_times([large(750)], pace(office_hours=lambda minute: minute < ends), NOW)["a"]
    assert seconds(done) == pytest.approx(600 + 5 + RESULTS_SECONDS)


def test_nothing_goes_out_before_the_iecs_own_limit_is_over():
    until = NOW + timedelta(minutes=7)
    done = finish_times([small(10)], pace(blocked_until=until), NOW)["a"]
    assert seconds(done) == pytest.approx(7 * 60 + 1 + RESULTS_SECONDS)


def test_a_block_that_ends_within_a_minute_is_waited_for_to_its_end():
    until = NOW + timedelta(seconds=30)
    done = finish_times([small(10)], pace(blocked_until=until), NOW)["a"]
    assert done >= until


@pytest.mark.parametrize(
    "impossible",
    [pace(0), pace(rules=QuotaRules(100, 100, 0)), pace(0.001)],
    ids=["no pace", "all kept for single persons", "slower than a lookup a minute"],
)
def test_what_nobody_can_foresee_has_no_time_nor_has_what_stands_behind_it(impossible: Pace):
    done = finish_times([small(0, "now"), small(50), small(5, "b")], impossible, NOW)
    assert set(done) == {"now"}


def test_a_queue_of_days_has_times_for_its_first_two():
    queue = [large(900, str(at)) for at in range(100)]
    done = finish_times(queue, pace(), NOW)
    assert 40 <= len(done) <= 48
    assert max(done.values()) <= NOW + timedelta(days=2)


lines = st.lists(st.tuples(st.integers(0, 2_500), st.sampled_from([Lane.SMALL, Lane.LARGE])))
spent = st.dictionaries(
    st.tuples(st.sampled_from(list(Lane)), st.integers(-61, 2)), st.integers(1, 300), max_size=5
)


@given(lines, spent, st.floats(0.5, 200), st.booleans())
def test_no_time_is_earlier_than_pace_and_limit_allow(queue, before, rate, office):
    buckets = {(lane, minute_of(NOW) + at): used for (lane, at), used in before.items()}
    standing = pace(rate, buckets=buckets, office_hours=lambda _minute: office)
    asked = [InLine(str(at), lookups, lane) for at, (lookups, lane) in enumerate(queue)]
    done = finish_times(asked, standing, NOW)
    total, earlier = 0, NOW
    for line in asked[: len(done)]:
        total += line.lookups_left
        took = seconds(done[line.job_id])
        assert done[line.job_id] >= earlier
        assert took >= total / rate - 0.01
        # One full limit at once, and another with every hour that has passed.
        assert total <= (RULES.limit - RULES.single) * (1 + took // 3600) + RULES.single
        earlier = done[line.job_id]


AT = datetime(2026, 11, 24, 19, 30)


def test_a_time_is_shown_in_whole_minutes_and_never_too_early():
    assert steady(None, AT + timedelta(seconds=1), NOW) == AT + timedelta(minutes=1)


def test_a_small_change_of_pace_leaves_the_shown_time_as_it_is():
    assert steady(AT, AT + timedelta(seconds=80), NOW) == AT


def test_a_time_that_was_wrong_is_corrected():
    assert steady(AT, AT + timedelta(minutes=3), NOW) == AT + timedelta(minutes=4)


def test_a_time_that_has_passed_is_not_shown_on():
    assert steady(NOW - timedelta(seconds=1), NOW + timedelta(seconds=5), NOW) > NOW


def test_a_time_nobody_knows_any_more_is_not_shown():
    assert steady(AT, None, NOW) is None
