from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.ui.jobs.changes import Move, insertions, moves, removals


def applied(old: list[str], steps: list[Move]) -> list[str]:
    now = list(old)
    for step in steps:
        item = now[step.source]
        now.insert(step.before, item)
        del now[step.source + (step.source >= step.before)]
    return now


@given(st.permutations(list("abcdefgh")))
def test_moves_lead_to_the_new_order(new):
    old = list("abcdefgh")
    assert applied(old, moves(old, new)) == new


@given(st.permutations(list("abcdefgh")))
def test_no_move_is_one_that_qt_would_refuse(new):
    old = list("abcdefgh")
    assert all(step.before not in (step.source, step.source + 1) for step in moves(old, new))


def test_one_job_that_goes_to_the_front_is_one_move():
    assert moves(list("abcde"), list("eabcd")) == [Move(4, 0)]


def test_one_job_that_goes_to_the_end_is_one_move():
    assert moves(list("abcde"), list("bcdea")) == [Move(0, 5)]


def test_what_is_gone_is_taken_out_in_runs_from_the_end():
    assert [(step.first, step.last) for step in removals(list("abcdef"), list("adf"))] == [
        (4, 4),
        (1, 2),
    ]


def test_what_is_new_is_put_in_where_it_belongs():
    assert [(step.first, step.last) for step in insertions(list("ad"), list("abcde"))] == [
        (1, 2),
        (4, 4),
    ]
