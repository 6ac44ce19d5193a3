"""Every fault of the interface notes, as a real HTTP reply to the real client."""

import pytest

from app.domain.errors import AccountRefusal, GatewayRefusal, LimitReached, LookupFailed
from app.domain.verdict import AnswerMeaning, UnusableReply, meaning_of
from app.iec import errors
from app.iec.practice.faults import FAULT_NAMES
from app.iec.practice.people import Outcome
from tests.helpers.iec import Counter, client_of, id_with

FAILURES = [
    ("server-error:500", LookupFailed, "server error 500"),
    ("server-error:502", LookupFailed, "server error 502"),
    ("server-error:503", LookupFailed, "server error 503"),
    ("time-out", LookupFailed, errors.TIME_OUT),
    ("slow:5000", LookupFailed, errors.TIME_OUT),
    ("drip:0.05", LookupFailed, errors.TIME_OUT),
    ("reset", LookupFailed, errors.CONNECTION_LOST),
    ("truncated", LookupFailed, errors.BROKEN_REPLY),
    ("html-403", GatewayRefusal, "gateway"),
    ("html-403:plain", GatewayRefusal, "gateway"),
    ("html-429", GatewayRefusal, "gateway"),
    ("html-503", GatewayRefusal, "gateway"),
    ("html-503:plain", LookupFailed, "server error 503"),
    ("html-404", LookupFailed, "unexpected page"),
    ("json-403", AccountRefusal, "refused this account"),
    ("unauthorised", AccountRefusal, "refused this account"),
    ("limit", LimitReached, "limit"),
    ("redirect:301", LookupFailed, "redirected"),
    ("redirect:302", LookupFailed, "redirected"),
    ("redirect:307", LookupFailed, "redirected"),
    ("not-json:html", LookupFailed, "unexpected page"),
    ("not-json:empty", LookupFailed, "not a voter record"),
    ("not-json:array", LookupFailed, "not a voter record"),
    ("not-json:text", LookupFailed, "not a voter record"),
    ("not-json:null", LookupFailed, "not a voter record"),
    ("not-json:garbage", LookupFailed, "not a voter record"),
    ("not-json:nested", LookupFailed, "not a voter record"),
    ("not-json:huge", LookupFailed, errors.TOO_LARGE),
]

UNUSABLE = [
    ("wrong-id", UnusableReply.OTHER_ID),
    ("null-fields", UnusableReply.REGISTERED_NOT_BOOLEAN),
    ("registered-text", UnusableReply.REGISTERED_NOT_BOOLEAN),
    ("no-ward", UnusableReply.NO_WARD),
    ("contradicting", UnusableReply.STATUS_CONTRADICTS),
]

ANSWERS = {"deceased", "not-on-roll", "two-answers"}
RENEWED = {"token-expires-early"}


@pytest.mark.parametrize(("fault", "error", "reason"), FAILURES)
async def test_a_fault_is_a_failed_lookup_and_never_an_answer(practice_iec, fault, error, reason):
    practice_iec.fault(fault)
    patience = 0.4 if reason == errors.TIME_OUT else 15
    async with client_of(practice_iec, timeout_seconds=patience) as client:
        with pytest.raises(LookupFailed, match=reason) as failed:
            await client.look_up(id_with(Outcome.DECEASED))
    assert type(failed.value) is error


@pytest.mark.parametrize(("fault", "reply"), UNUSABLE)
async def test_a_reply_that_contradicts_itself_is_unusable(practice_iec, fault, reply):
    practice_iec.fault(fault)
    async with client_of(practice_iec) as client:
        assert await client.look_up(id_with(Outcome.HOME)) is reply


def test_every_fault_a_lookup_can_meet_is_in_one_of_these_tables():
    named = {fault.partition(":")[0] for fault, *_ in FAILURES} | {fault for fault, _ in UNUSABLE}
    lookups = {name for name in FAULT_NAMES if not name.startswith("token-")}
    assert lookups - named == ANSWERS


async def test_two_answers_one_after_the_other_both_arrive(practice_iec):
    practice_iec.fault("two-answers")
    number = id_with(Outcome.NOT_FOUND)
    async with client_of(practice_iec) as client:
        meanings = [meaning_of(await client.look_up(number)) for _ in range(2)]
    assert meanings == [AnswerMeaning.DECEASED, AnswerMeaning.REGISTERED]


async def test_a_token_that_expires_early_is_renewed_without_a_trace(practice_iec):
    practice_iec.fault("token-expires-early@every=3")
    async with client_of(practice_iec) as client:
        for _ in range(6):
            assert meaning_of(await client.look_up(id_with(Outcome.HOME)))
    assert len(practice_iec.token_requests) == 3


@pytest.mark.parametrize(("fault", "seconds"), [("limit", None), ("limit:30", 30), ("limit:0", 0)])
async def test_the_limit_says_how_long_to_wait_where_the_iec_does(practice_iec, fault, seconds):
    practice_iec.fault(fault)
    async with client_of(practice_iec) as client:
        with pytest.raises(LimitReached) as limit:
            await client.look_up(id_with(Outcome.HOME))
    assert limit.value.retry_after == seconds


async def test_a_redirect_is_not_followed(practice_iec):
    practice_iec.fault("redirect")
    counter = Counter()
    async with client_of(practice_iec, on_send=counter) as client:
        with pytest.raises(LookupFailed):
            await client.look_up(id_with(Outcome.HOME))
    assert len(practice_iec.requests) == counter.sent == 1


async def test_after_a_broken_connection_the_next_lookup_is_answered(practice_iec):
    for fault in ("reset@first=1", "truncated@first=1", "not-json:huge@first=1"):
        practice_iec.fault(fault)
    number = id_with(Outcome.HOME)
    async with client_of(practice_iec) as client:
        for _ in range(3):
            with pytest.raises(LookupFailed):
                await client.look_up(number)
        assert meaning_of(await client.look_up(number)) is AnswerMeaning.REGISTERED


async def test_after_the_server_came_back_the_next_lookup_is_answered(practice_iec):
    number = id_with(Outcome.HOME)
    async with client_of(practice_iec) as client:
        await client.look_up(number)
        await practice_iec.stop()
        with pytest.raises(LookupFailed):
            await client.look_up(number)
        await practice_iec.start()
        assert meaning_of(await client.look_up(number)) is AnswerMeaning.REGISTERED
