from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.job import PASSED_OVER_LIMIT, JobStatus, queue_order, standing
from app.domain.job_actions import Place
from app.domain.queue_places import Move, front_place, moved, places
from tests.helpers import office
from tests.helpers.stores import NOON

LONG_AGO = NOON - PASSED_OVER_LIMIT


def job(number, **changes):
    return office.job(number, **({"lookups_left": 100, "job_id": str(number)} | changes))


def order(jobs):
    return [one.job_id for one in queue_order(jobs, NOON)]


def after(jobs, number, move):
    """The jobs as they are once one of them has been moved."""
    changes = moved(jobs, str(number), move, NOON)
    return [
        replace(one, priority=changes[one.job_id].priority, queue_at=changes[one.job_id].queue_at)
        if one.job_id in changes
        else one
        for one in jobs
    ]


def plainly(line, group_of, number, move):
    """What the same move makes of a plain list."""
    group = [one for one in line if group_of[one] == group_of[number]]
    at = group.index(number)
    group.insert({Move.FIRST: 0, Move.UP: max(0, at - 1), Move.DOWN: at + 1}[move], group.pop(at))
    start = next(index for index, one in enumerate(line) if group_of[one] == group_of[number])
    return [*line[:start], *group, *line[start + len(group) :]]


KINDS = st.sampled_from(
    [
        {"priority": 1},
        {"priority": 5},
        {"priority": 1, "lookups_left": 5000},
        {"priority": 3, "lookups_left": 5000},
        {"priority": 1, "urgent": True},
        {"priority": 2, "passed_over_at": LONG_AGO},
    ]
)


@given(st.lists(KINDS, min_size=1, max_size=9), st.data())
def test_any_moves_give_the_order_that_a_plain_list_would_have(kinds, data):
    jobs = [job(number, **kind) for number, kind in enumerate(kinds, 1)]
    group_of = {one.job_id: standing(one, NOON)[0] for one in jobs}
    moves = st.tuples(st.sampled_from(list(group_of)), st.sampled_from(Move))
    expected = order(jobs)
    for number, move in data.draw(st.lists(moves, max_size=60)):
        jobs = after(jobs, number, move)
        expected = plainly(expected, group_of, number, move)
        assert order(jobs) == expected


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(Move)), max_size=40))
def test_a_job_that_comes_later_stands_behind_its_equals_whatever_was_moved(moves):
    jobs = [job(number) for number in (1, 2, 3, 4)]
    for at, move in moves:
        jobs = after(jobs, jobs[at].sequence, move)
        assert order([*jobs, job(5)])[-1] == "5"


def test_places_that_have_come_too_close_are_spread():
    jobs = [job(number) for number in (1, 2, 3)]
    for _ in range(200):
        # The first and the last change sides of the middle one, halving its room each time.
        jobs = after(after(jobs, order(jobs)[0], Move.DOWN), order(jobs)[2], Move.UP)
    found = sorted(one.place for one in jobs)
    assert min(b - a for a, b in pairwise(found)) > 1e-7
    assert max(found) < 4


@pytest.mark.parametrize(
    ("number", "move", "expected"),
    [
        (3, Move.FIRST, "3124"),
        (3, Move.UP, "1324"),
        (2, Move.DOWN, "1324"),
        (1, Move.UP, "1234"),
        (1, Move.FIRST, "1234"),
        (4, Move.DOWN, "1234"),
    ],
)
def test_a_job_moves_among_its_equals(number, move, expected):
    jobs = [job(one) for one in (1, 2, 3, 4)]
    assert "".join(order(after(jobs, number, move))) == expected


def test_a_job_takes_over_the_priority_of_the_one_it_passes():
    jobs = [job(1, priority=5), job(2, priority=5), job(3)]
    once = after(jobs, 3, Move.UP)
    assert (order(once), once[2].priority) == (["1", "3", "2"], 5)
    down = after(jobs, 2, Move.DOWN)
    assert (order(down), down[1].priority) == (["1", "3", "2"], 1)


@pytest.mark.parametrize("move", [Move.FIRST, Move.UP])
def test_a_large_job_never_moves_before_a_small_one(move):
    jobs = [job(1), job(2, lookups_left=5000)]
    assert moved(jobs, "2", move, NOON) == {}


@pytest.mark.parametrize(
    "changes", [{"status": JobStatus.PROCESSING}, {"paused_at": NOON}], ids=["running", "paused"]
)
def test_what_does_not_wait_its_turn_is_not_moved_and_has_no_place(changes):
    jobs = [job(1), job(2, **changes)]
    assert moved(jobs, "2", Move.FIRST, NOON) == {}
    assert places(jobs, NOON) == {"1": Place(1, 1, 1)}


def test_a_place_counts_the_whole_queue_and_its_bounds_the_like():
    jobs = [
        job(1, lookups_left=5000),
        job(2),
        job(3, priority=2),
        job(4, urgent=True),
        job(5, lookups_left=5000),
    ]
    assert places(jobs, NOON) == {
        "4": Place(1, 1, 1),
        "3": Place(2, 3, 2),
        "2": Place(3, 3, 2),
        "1": Place(4, 5, 4),
        "5": Place(5, 5, 4),
    }


@given(st.lists(KINDS, max_size=9), st.data())
def test_bounds_are_as_far_as_moving_can_reach(kinds, data):
    jobs = [job(number, **kind) for number, kind in enumerate(kinds, 1)]
    found = places(jobs, NOON)
    for _, place in found.items():
        assert place.first <= place.position <= place.last
    assert sorted(place.position for place in found.values()) == list(range(1, len(jobs) + 1))
    for number, place in found.items():
        up, down = (moved(jobs, number, move, NOON) for move in (Move.UP, Move.DOWN))
        assert (bool(up), bool(down)) == (place.position > place.first, place.position < place.last)


def test_a_job_stopped_by_a_paused_queue_goes_on_before_its_equals():
    waiting = [job(1), job(2, queue_at=-3.0), job(3, urgent=True), job(4, priority=5)]
    running = job(9)
    again = replace(running, queue_at=front_place(running, [*waiting, running], NOON))
    assert order([*waiting, again]) == ["3", "4", "9", "2", "1"]


def test_those_of_another_standing_do_not_draw_it_further_ahead_than_it_needs():
    others = [job(1), job(2, priority=5, queue_at=-3.0), job(3, lookups_left=5000, queue_at=-7.0)]
    assert front_place(job(9), others, NOON) == 0.0


def test_a_job_that_was_first_anyway_keeps_its_place():
    assert front_place(job(1), [job(1), job(2)], NOON) == 1.0


def test_an_overdue_job_goes_on_before_the_other_overdue_ones():
    overdue = {"passed_over_at": LONG_AGO - timedelta(minutes=1)}
    waiting, running = job(1, **overdue), job(2, priority=7, **overdue)
    assert front_place(running, [waiting], NOON) < waiting.place


def test_groups_are_contiguous_so_that_bounds_can_be_read_off_the_order():
    jobs = [job(n, lookups_left=left) for n, left in enumerate((5, 5000, 7, 6000), 1)]
    kinds = [kind for kind, _ in groupby(queue_order(jobs, NOON), lambda j: standing(j, NOON)[0])]
    assert kinds == [2, 3]
