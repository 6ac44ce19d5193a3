import pytest

from app.domain.estimate import USUAL_LOOKUP_SECONDS, expected_seconds, usual_rate

HOUR = 3600


@pytest.mark.parametrize(
    ("lookups", "free", "seconds"),
    [
        (0, 1000, 0),
        (0, 0, 0),
        (500, 1000, 50),
        (1000, 1000, 100),
        (1001, 1000, HOUR + 0.1),
        (1500, 0, 2 * HOUR + 50),
        (2000, 1000, HOUR + 100),
        (2001, 1000, 2 * HOUR + 0.1),
        (3000, 1000, 2 * HOUR + 100),
    ],
)
def test_what_exceeds_the_quota_waits_whole_hours(lookups, free, seconds):
    found = expected_seconds(lookups, per_second=10, free_now=free, limit=1000)
    assert found == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("at_once", "cap", "rate"),
    [(10, 0, 10 / USUAL_LOOKUP_SECONDS), (10, 5, 5), (1, 1000, 1 / USUAL_LOOKUP_SECONDS)],
)
def test_the_usual_rate_is_never_above_the_operators_cap(at_once, cap, rate):
    assert usual_rate(at_once, cap) == pytest.approx(rate)
