from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from app.domain.quota import (
    WINDOW_MINUTES,
    ComingFree,
    Lane,
    QuotaOutlook,
    QuotaRules,
    coming_free,
    minute_of,
)

NOW = datetime(2026, 11, 24, 19, 0)
MINUTE = minute_of(NOW)
RULES = QuotaRules(limit=1_000, single=100, small_jobs=0)


def outlook(spent: dict[int, int], blocked: datetime | None = None) -> QuotaOutlook:
    """Lookups by how many minutes ago they were spent on a large list."""
    buckets = {(Lane.LARGE, MINUTE - ago): used for ago, used in spent.items()}
    return QuotaOutlook(RULES, buckets, lambda _minute: False, blocked)


@pytest.mark.parametrize(
    ("spent", "coming"),
    [
        ({}, None),
        ({0: 30}, ComingFree(30, MINUTE + WINDOW_MINUTES)),
        # A tenth of the limit is worth telling; the first that reaches it is named.
        ({60: 100, 30: 400}, ComingFree(100, MINUTE + 2)),
        ({61: 5, 60: 100, 30: 400}, ComingFree(105, MINUTE + 2)),
        # Less than that: all there is, and when the last of it comes.
        ({60: 10, 30: 20}, ComingFree(30, MINUTE + 32)),
        ({-1: 50}, ComingFree(50, MINUTE + 63)),
    ],
)
def test_what_comes_free_next_is_told_where_it_is_worth_it(spent, coming):
    assert coming_free(outlook(spent), MINUTE) == coming


def test_after_the_iecs_own_limit_everything_that_is_left_comes_at_once():
    blocked = NOW + timedelta(minutes=5)
    assert coming_free(outlook({0: 30}, blocked), MINUTE) == ComingFree(870, MINUTE + 6)


def test_single_checks_take_nothing_from_lists_until_their_share_is_spent():
    spent = {(Lane.SINGLE, MINUTE): 40}
    assert coming_free(QuotaOutlook(RULES, spent, lambda _minute: False), MINUTE) is None
