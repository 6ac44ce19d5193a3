from __future__ import annotations

import random

import pytest

from app.domain.job_list import (
    Filter,
    filter_counts,
    filter_of,
    in_default_order,
    matches,
    search_words,
)
from app.domain.job_view import PillKind
from tests.helpers.office import busy_day, every_state, running_row


def test_questions_stand_first_then_the_running_job_the_queue_and_the_newest_finished():
    rows = busy_day()
    random.Random(4).shuffle(rows)
    kinds = [row.pill.kind for row in in_default_order(rows)]
    assert kinds[:7] == [
        *[PillKind.NEEDS_YOU] * 3,
        PillKind.CHECKING,
        PillKind.IN_QUEUE,
        PillKind.IN_QUEUE,
        PillKind.PAUSED_AT_ROW,
    ]


def test_finished_jobs_go_from_newest_to_oldest_whatever_their_end():
    ended = [row.finish for row in busy_day() if row.ended]
    assert ended == sorted(ended, reverse=True)


def test_the_chips_add_up_to_all():
    counts = filter_counts([*busy_day(), *every_state()])
    assert counts[Filter.ALL] == sum(counts.values()) - counts[Filter.ALL]


@pytest.mark.parametrize("row", every_state(), ids=lambda row: str(row.pill.kind))
def test_every_state_belongs_to_one_chip_beside_all(row):
    assert filter_of(row) is not Filter.ALL


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", True),
        ("blouberg", True),
        ("BLOU 16", True),
        ("ward 16", True),
        ("93501016", True),
        ("1", True),
        ("6", False),
        ("16 musina", False),
        ("LIM351", True),
        ("blouberg.xlsx", True),
        ("Blôuberg", True),
    ],
)
def test_search_finds_by_file_and_ward(text, found):
    assert matches(running_row(), search_words(text)) is found
