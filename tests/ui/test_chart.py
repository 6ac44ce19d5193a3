from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.verdict import Verdict
from app.ui.chart.segments import Shares, segments, share_text, shares_of
from app.ui.chart.verdict_chart import VerdictChart
from tests.helpers.look import look_for
from tests.helpers.office import running_row, troubled_rows

ROWS = st.lists(st.integers(0, 12_000), min_size=7, max_size=7)
WIDTH = 84.0


@pytest.fixture
def look(qapp):
    yield from look_for(qapp)


def shares(counts, more=0):
    return Shares(tuple(counts), sum(counts), sum(counts) + more)


@given(ROWS, st.integers(0, 5_000))
def test_a_bar_never_leaves_its_room_and_hides_no_verdict(counts, more):
    parts = segments(shares(counts, more), WIDTH)
    assert [part.verdict for part in parts] == [
        verdict for verdict, count in zip(Verdict, counts, strict=True) if count
    ]
    assert all(part.width >= 0.999 for part in parts)
    assert not parts or parts[-1].left + parts[-1].width <= WIDTH + 0.001


@given(ROWS.filter(any))
def test_a_finished_bar_is_full(counts):
    last = segments(shares(counts), WIDTH)[-1]
    assert last.left + last.width == pytest.approx(WIDTH)


def test_half_done_is_half_as_long():
    [part] = segments(shares([50, 0, 0, 0, 0, 0, 0], more=50), 100)
    assert (part.left, part.width) == (0, 50)


def test_neighbours_are_one_pixel_apart():
    first, second = segments(shares([50, 50, 0, 0, 0, 0, 0]), 101)
    assert second.left - (first.left + first.width) == 1


def test_answers_whose_verdict_is_not_known_yet_are_no_verdict():
    parts = segments(Shares((10, 0, 0, 0, 0, 0, 0), 30, 40), 100)
    assert [part.verdict for part in parts] == [Verdict.REGISTERED_IN_WARD, None]


def test_a_list_without_rows_has_an_empty_bar():
    assert segments(Shares((0,) * 7, 0, 0), WIDTH) == []


def test_rows_never_asked_stay_unfilled():
    stopped = next(row for row in troubled_rows() if row.not_asked)
    assert sum(shares_of(stopped).counts) == stopped.settled


@pytest.mark.parametrize(
    ("count", "total", "text"),
    [
        (0, 612, "0 %"),
        (2, 612, "<1 %"),
        (331, 612, "54 %"),
        (611, 612, "99 %"),
        (612, 612, "100 %"),
        (0, 0, "0 %"),
    ],
)
def test_a_share_never_says_none_or_all_when_it_is_neither(count, total, text):
    assert share_text(count, total) == text


def test_the_chart_tells_screen_readers_every_line(look, qtbot):
    chart = VerdictChart(look)
    qtbot.addWidget(chart)
    row = running_row()
    chart.show_shares(shares_of(row), row.counts)
    assert chart.accessibleDescription() == (
        "In ward 331, 54 %, Other ward 58, 9 %, Not on voters’ roll 35, 6 %, "
        "IEC reports deceased 0, 0 %, Could not check 2, <1 %, ID number wrong 9, 1 %, "
        "Duplicate 14, 2 %"
    )
