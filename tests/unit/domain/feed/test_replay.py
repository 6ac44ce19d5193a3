"""What a client that was away gets again, how often one may ask, and what a token may."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.feed.happenings import EventName
from app.domain.feed.limits import Bucket
from app.domain.feed.replay import Replay
from app.domain.feed.scopes import Scope, allows, parse_scopes, scopes_text


def replay_of(count, most=10):
    replay = Replay("run", most)
    for _ in range(count):
        replay.add(EventName.QUEUE_STATUS, "", {}, {})
    return replay


@given(st.integers(0, 40), st.integers(1, 15), st.integers(-3, 45))
def test_what_comes_again_has_neither_gap_nor_double(count, most, seq):
    missed = replay_of(count, most).since("run", seq)
    if missed is None:
        assert seq < 0 or seq > count or count - seq > most
    else:
        assert [event.seq for event in missed] == list(range(seq + 1, count + 1))


def test_another_run_of_the_feed_knows_nothing_of_it():
    assert replay_of(3).since("another", 3) is None


@given(st.lists(st.floats(0, 5), max_size=200))
def test_no_client_gets_more_than_its_share(pauses):
    bucket, now, taken = Bucket(2.0, 5.0), 0.0, 0
    for pause in pauses:
        now += pause
        taken += bucket.take(now) == 0
        assert taken <= 5 + 2 * now + 1e-6


def test_who_is_told_to_wait_gets_in_after_that():
    bucket = Bucket(2.0, 1.0)
    assert bucket.take(0) == 0
    wait = bucket.take(0)
    assert 0 < wait <= 0.5
    assert bucket.take(wait) == 0


def test_scopes_are_read_in_any_form_and_written_in_one():
    scopes = parse_scopes(["personal,members.read", "members.read"])
    assert scopes_text(scopes) == "members.read personal"
    assert parse_scopes([scopes_text(scopes)]) == scopes


@pytest.mark.parametrize("names", [[], [""], ["members"], ["members.read", "all"]])
def test_what_is_no_scope_is_refused(names):
    with pytest.raises(UserError, match="Choose from"):
        parse_scopes(names)


def test_a_token_may_only_what_all_its_scopes_allow():
    assert allows(frozenset({Scope.READ}), (Scope.READ,))
    assert not allows(frozenset({Scope.READ}), (Scope.READ, Scope.PERSONAL))
