import pytest

from app.domain.errors import (
    AccountRefusal,
    GatewayRefusal,
    LimitReached,
    LookupFailed,
    SignInRefused,
)
from app.domain.verdict import AnswerMeaning, UnusableReply, meaning_of
from app.iec.practice.people import Outcome
from app.iec.retry import RetryPolicy, look_up_with_retries
from tests.helpers.iec import Counter, client_of, id_with

NUMBER = id_with(Outcome.HOME)


class Waits:
    """Remembers how long it was asked to sleep, and does not."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
def waits():
    return Waits()


async def test_a_passing_failure_is_asked_again_until_it_passes(practice_iec, waits):
    practice_iec.fault("server-error:502@first=3")
    counter = Counter()
    async with client_of(practice_iec, on_send=counter) as client:
        answer = await look_up_with_retries(client, NUMBER, sleep=waits)
    assert meaning_of(answer) is AnswerMeaning.REGISTERED
    assert counter.sent == len(practice_iec.requests) == 4


@pytest.mark.parametrize(
    "fault", ["server-error", "time-out", "reset", "truncated", "not-json", "html-404", "redirect"]
)
async def test_after_three_retries_the_failure_is_raised(practice_iec, waits, fault):
    practice_iec.fault(fault)
    patience = 0.3 if fault == "time-out" else 15
    async with client_of(practice_iec, timeout_seconds=patience) as client:
        await client.sign_in()
        with pytest.raises(LookupFailed):
            await look_up_with_retries(client, NUMBER, sleep=waits)
    assert len(practice_iec.requests) == 4
    assert len(waits.seconds) == 3


@pytest.mark.parametrize(
    ("fault", "error"),
    [("limit:5", LimitReached), ("html-403", GatewayRefusal), ("json-403", AccountRefusal)],
)
async def test_a_refusal_is_not_asked_again(practice_iec, waits, fault, error):
    practice_iec.fault(fault)
    async with client_of(practice_iec) as client:
        with pytest.raises(error):
            await look_up_with_retries(client, NUMBER, sleep=waits)
    assert len(practice_iec.requests) == 1
    assert waits.seconds == []


async def test_an_unusable_reply_is_not_asked_again(practice_iec, waits):
    practice_iec.fault("wrong-id")
    async with client_of(practice_iec) as client:
        reply = await look_up_with_retries(client, NUMBER, sleep=waits)
    assert reply is UnusableReply.OTHER_ID
    assert len(practice_iec.requests) == 1


async def test_a_refused_sign_in_is_not_asked_again(practice_iec, waits):
    practice_iec.fault("token-refused")
    async with client_of(practice_iec) as client:
        with pytest.raises(SignInRefused):
            await look_up_with_retries(client, NUMBER, sleep=waits)
    assert len(practice_iec.token_requests) == 1


@pytest.mark.parametrize(
    ("share", "seconds"), [(1.0, [0.5, 1.0, 2.0]), (0.5, [0.25, 0.5, 1.0]), (0.0, [0, 0, 0])]
)
async def test_the_waits_double_and_are_a_random_share(practice_iec, waits, share, seconds):
    practice_iec.fault("server-error")
    async with client_of(practice_iec) as client:
        with pytest.raises(LookupFailed):
            await look_up_with_retries(client, NUMBER, sleep=waits, random=lambda: share)
    assert waits.seconds == seconds


async def test_without_retries_one_request_is_all(practice_iec, waits):
    practice_iec.fault("server-error")
    async with client_of(practice_iec) as client:
        with pytest.raises(LookupFailed):
            await look_up_with_retries(client, NUMBER, RetryPolicy(retries=0), sleep=waits)
    assert len(practice_iec.requests) == 1


@pytest.mark.parametrize(("retry", "longest"), [(0, 0.5), (1, 1.0), (4, 8.0), (5000, 8.0)])
def test_no_wait_is_longer_than_the_longest(retry, longest):
    assert RetryPolicy().longest_wait(retry) == longest
