from __future__ import annotations

import pytest

from app.domain.bus import SeatHere
from app.seats.bus.board import Board
from tests.helpers.buses import live


class Hand:
    seconds = 0.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def board(hand):
    return Board(30, hand)


@pytest.mark.parametrize(
    ("later", "newer"),
    [
        (live(6), True),
        (live(5), False),
        (live(4), False),
        (live(1, epoch=2), True),
        (live(99, epoch=0), False),
        (live(99, epoch=0, job_id="other234"), False),
        (live(1, epoch=2, job_id="other234"), True),
    ],
)
def test_only_newer_progress_counts(board, later, newer):
    assert board.hear(live(5))
    assert board.hear(later) is newer
    assert (board.progress_of(later.job_id) == later) is (newer or later == live(5))


def test_progress_is_forgotten_when_nobody_renews_it(board, hand):
    board.hear(live(5))
    hand.seconds = 29
    assert board.progress_of("abcd2345") == live(5)
    hand.seconds = 30
    assert board.progress_of("abcd2345") is None
    assert board.hear(live(1))


def test_of_what_was_not_told_yet_the_newest_is_told_once(board):
    board.say(live(1))
    board.say(live(2))
    assert board.unsaid() == live(2)
    assert board.unsaid() is None


def test_what_could_not_be_told_in_time_is_not_told(board, hand):
    board.say(live(1))
    hand.seconds = 30
    assert board.unsaid() is None


def test_seats_stand_by_name_once(board):
    one, two = SeatHere("A", "x", "1"), SeatHere("B", "x", "1")
    board.seat_list([two, None, one, one])
    assert board.seats == (one, two)
