"""A run is drawn from its seed alone, and within it everything comes to happen."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise

import pytest

from app.iec.practice.faults import FAULT_NAMES, parse_fault
from tests.chaos.plan import BOUT_SECONDS, IEC_FAULTS, LULL_SECONDS, Deed, Target, plan_of

HOUR = 60


def test_the_same_seed_is_the_same_run():
    assert plan_of(7, HOUR) == plan_of(7, HOUR)
    assert plan_of(7, HOUR).mark == plan_of(7, HOUR).mark


def test_another_seed_is_another_run():
    assert plan_of(7, HOUR).mark != plan_of(8, HOUR).mark


def test_a_longer_run_begins_as_the_shorter_one():
    short, long = plan_of(7, 3), plan_of(7, HOUR)
    assert set(short.strikes) < set(long.strikes)
    assert short.errands == long.errands[: len(short.errands)]


def test_a_run_is_as_long_as_it_was_told_to_be():
    plans = [plan_of(7, minutes) for minutes in (3, 4, 5, 60)]
    assert [plan.seconds for plan in plans] == [180, 240, 300, 3600]
    assert [len(plan.lulls) for plan in plans] == [2, 2, 3, 29]
    assert len({plan.mark for plan in plans}) == len(plans)


def test_every_deed_is_done_several_times_within_three_minutes():
    times = Counter(errand.deed for errand in plan_of(1, 3).errands)
    assert all(times[deed] >= 2 for deed in Deed)


def test_every_fault_of_every_target_is_struck_within_an_hour():
    struck = {(one.target, one.kind) for one in plan_of(1, HOUR).strikes}
    assert {kind for target, kind in struck if target is Target.IEC} == set(IEC_FAULTS)
    assert {target for target, _ in struck} == set(Target)


def test_every_fault_that_the_simulated_iec_knows_is_among_them_but_what_it_may_truly_say():
    struck = {parse_fault(one).name for one in IEC_FAULTS[:-2]}
    assert set(FAULT_NAMES) - struck == {"deceased", "not-on-roll"}


def test_where_no_disk_can_be_filled_everything_else_is_as_it_was():
    others = [one for one in plan_of(7, 5).strikes if one.target is not Target.DISK]
    assert list(plan_of(7, 5, disks=False).strikes) == others


@pytest.mark.parametrize("seed", range(5))
def test_one_target_has_one_fault_at_a_time_and_none_in_a_lull(seed):
    plan = plan_of(seed, 10)
    of_one = sorted(plan.strikes, key=lambda one: (one.target, one.seat, one.at))
    for _, lane in groupby(of_one, key=lambda one: (one.target, one.seat)):
        faults = list(lane)
        assert all(a.until <= b.at for a, b in pairwise(faults))
    cycle = BOUT_SECONDS + LULL_SECONDS
    assert all(one.at // cycle * cycle + BOUT_SECONDS >= one.until for one in plan.strikes)
