import pytest

from app.domain.errors import AccountRefusal, GatewayRefusal, LookupFailed
from app.domain.failure_streak import OUTAGE_AFTER, FailureStreak, HeldFailure, Meaning
from app.domain.job import AnswerState
from tests.helpers.iec import synthetic_ids

OPEN = AnswerState.OPEN
IDS = synthetic_ids(20)
TIME_OUT = LookupFailed("time-out")
GATE = GatewayRefusal()
ACCOUNT = AccountRefusal()


def after(streak, *failures, ids=IDS):
    """What the streak means after these failures of different people."""
    return [streak.failed(number, OPEN, one) for number, one in zip(ids, failures, strict=False)][
        -1
    ]


@pytest.fixture
def streak():
    return FailureStreak()


@pytest.mark.parametrize(
    ("failures", "meaning"),
    [
        ([TIME_OUT], Meaning.UNDECIDED),
        ([TIME_OUT] * (OUTAGE_AFTER - 1), Meaning.UNDECIDED),
        ([TIME_OUT] * OUTAGE_AFTER, Meaning.OUTAGE),
        ([GATE] * 2, Meaning.UNDECIDED),
        ([GATE] * 3, Meaning.GATEWAY_BLOCKED),
        ([ACCOUNT] * 2, Meaning.UNDECIDED),
        ([ACCOUNT] * 3, Meaning.ACCOUNT_BLOCKED),
        ([GATE, GATE, TIME_OUT, GATE], Meaning.UNDECIDED),
        ([ACCOUNT, ACCOUNT, TIME_OUT, ACCOUNT], Meaning.UNDECIDED),
        ([TIME_OUT, GATE, GATE, GATE], Meaning.GATEWAY_BLOCKED),
    ],
)
def test_what_failures_in_a_row_mean(streak, failures, meaning):
    assert after(streak, *failures) is meaning


@pytest.mark.parametrize("refusal", [GATE, ACCOUNT])
def test_refusals_of_one_person_do_not_speak_for_the_others(streak, refusal):
    assert after(streak, *[refusal] * 5, ids=IDS[:1] * 5) is Meaning.UNDECIDED


def test_one_person_who_fails_ten_times_in_a_row_is_an_outage(streak):
    assert after(streak, *[TIME_OUT] * OUTAGE_AFTER, ids=IDS[:1] * 10) is Meaning.OUTAGE


def test_a_reply_says_that_what_failed_before_it_was_the_rows(streak):
    after(streak, TIME_OUT, GATE)
    assert streak.replied() == [
        HeldFailure(IDS[0], OPEN, "time-out"),
        HeldFailure(IDS[1], OPEN, "refused by the IEC's gateway"),
    ]
    assert streak.replied() == []


@pytest.mark.parametrize(("failure", "count"), [(TIME_OUT, OUTAGE_AFTER), (GATE, 3), (ACCOUNT, 3)])
def test_a_reply_ends_every_streak(streak, failure, count):
    after(streak, *[failure] * (count - 1))
    streak.replied()
    assert after(streak, failure) is Meaning.UNDECIDED


def test_an_outage_leaves_the_rows_as_they_were(streak):
    after(streak, *[TIME_OUT] * OUTAGE_AFTER)
    assert not streak.holds
    assert streak.replied() == []


def test_what_is_held_is_told_and_can_be_dropped(streak):
    after(streak, TIME_OUT)
    assert (streak.holds, streak.held) == (True, (HeldFailure(IDS[0], OPEN, "time-out"),))
    streak.forget()
    assert (streak.holds, streak.held) == (False, ())


def test_a_held_failure_remembers_the_state_it_came_from(streak):
    streak.failed(IDS[0], AnswerState.UNCONFIRMED, TIME_OUT)
    assert streak.replied()[0].state is AnswerState.UNCONFIRMED


@pytest.mark.parametrize(
    ("failures", "meaning"),
    [
        ([], Meaning.UNDECIDED),
        ([TIME_OUT], Meaning.UNDECIDED),
        ([GATE], Meaning.GATEWAY_BLOCKED),
        ([ACCOUNT, ACCOUNT], Meaning.ACCOUNT_BLOCKED),
        ([TIME_OUT, GATE], Meaning.UNDECIDED),
        ([GATE, ACCOUNT], Meaning.UNDECIDED),
    ],
)
def test_what_is_left_at_the_end_of_a_round_means(streak, failures, meaning):
    if failures:
        after(streak, *failures)
    assert streak.at_end_of_round() is meaning
