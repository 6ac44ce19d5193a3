import asyncio
import contextlib
import gc
import logging
import socket
import ssl
import threading
import warnings
from datetime import UTC, datetime

import pytest

from app.domain.errors import (
    AccountRefusal,
    GatewayBlocked,
    LimitReached,
    LookupFailed,
    QuotaExhausted,
    SignInRefused,
    UserError,
)
from app.domain.verdict import AnswerMeaning, meaning_of
from app.iec import wire
from app.iec.account import Credentials
from app.iec.client import IecClient
from app.iec.errors import CERTIFICATE, CONNECT_TIME_OUT, NAME_NOT_FOUND, REFUSED
from app.iec.practice.people import HOME_WARD, Outcome, person_of
from app.iec.practice.server import PracticeIec
from tests.helpers.certificates import self_signed
from tests.helpers.iec import CREDENTIALS, Counter, client_of, id_with, synthetic_id, synthetic_ids


@pytest.mark.parametrize(
    ("outcome", "meaning"),
    [
        (Outcome.HOME, AnswerMeaning.REGISTERED),
        (Outcome.OTHER_WARD, AnswerMeaning.REGISTERED),
        (Outcome.NOT_FOUND, AnswerMeaning.NOT_ON_ROLL),
        (Outcome.NOT_REGISTERED, AnswerMeaning.NOT_ON_ROLL),
        (Outcome.DECEASED, AnswerMeaning.DECEASED),
    ],
)
async def test_everybody_at_the_simulated_iec_is_understood(practice_iec, outcome, meaning):
    async with client_of(practice_iec) as client:
        answer = await client.look_up(id_with(outcome))
    assert meaning_of(answer) is meaning
    home = answer.station is not None and answer.station.ward_id == str(HOME_WARD)
    assert home is (outcome in (Outcome.HOME, Outcome.DECEASED))


async def test_a_not_registered_person_with_an_empty_station_is_not_on_the_roll(practice_iec):
    people = (n for n in synthetic_ids(4000) if person_of(n).outcome is Outcome.NOT_REGISTERED)
    with_empty_station = next(number for number in people if number[-1] in "02468")
    async with client_of(practice_iec) as client:
        answer = await client.look_up(with_empty_station)
    assert (answer.on_roll, answer.station) == (True, None)


async def test_somebody_born_in_2000_is_found_although_the_zeros_are_lost(practice_iec):
    young = synthetic_id(5, born=datetime(2000, 1, 9).date())
    practice_iec.roll[young] = {"Id": int(young), "bRegistered": False, "VotingStation": None}
    async with client_of(practice_iec) as client:
        answer = await client.look_up(young)
    assert meaning_of(answer) is AnswerMeaning.NOT_ON_ROLL


async def test_fifty_lookups_at_once_sign_in_once(practice_iec):
    practice_iec.latency_ms = 20
    async with client_of(practice_iec) as client:
        await asyncio.gather(*map(client.look_up, synthetic_ids(50)))
    assert len(practice_iec.token_requests) == 1
    assert len(practice_iec.requests) == 50


async def test_connections_are_kept_alive(practice_iec):
    async with client_of(practice_iec) as client:
        for number in synthetic_ids(20):
            await client.look_up(number)
        assert practice_iec.open_connections == 1


async def test_a_token_that_ends_in_the_middle_is_renewed_once_for_all(practice_iec):
    counter = Counter()
    async with client_of(practice_iec, on_send=counter) as client:
        await client.sign_in()
        practice_iec.revoke_tokens()
        await asyncio.gather(*map(client.look_up, synthetic_ids(20)))
    assert len(practice_iec.token_requests) == 2
    assert [request.status for request in practice_iec.requests].count(401) == 20
    assert counter.sent == len(practice_iec.requests) == 40


async def test_a_token_past_its_life_is_renewed_before_it_is_used():
    now = 1000.0
    async with PracticeIec(expires_in=300) as server:
        async with client_of(server, monotonic=lambda: now) as client:
            await client.look_up(synthetic_id(1))
            now += 290
            await client.look_up(synthetic_id(2))
        assert len(server.token_requests) == 2
        assert 401 not in [request.status for request in server.requests]


async def test_401_with_a_fresh_token_is_a_refusal_of_the_account_after_two_requests(practice_iec):
    practice_iec.fault("unauthorised")
    counter = Counter()
    async with client_of(practice_iec, on_send=counter) as client:
        with pytest.raises(AccountRefusal) as refused:
            await client.look_up(synthetic_id(1))
    assert type(refused.value) is AccountRefusal
    assert counter.sent == len(practice_iec.requests) == 2


async def test_nothing_is_sent_when_the_quota_is_spent(practice_iec):
    spent = QuotaExhausted(datetime(2026, 11, 23, 9))
    async with client_of(practice_iec, on_send=Counter(refuse=spent)) as client:
        with pytest.raises(QuotaExhausted) as raised:
            await client.look_up(synthetic_id(1))
    assert raised.value is spent
    assert practice_iec.requests == []


async def test_the_repeat_after_a_401_needs_quota_too(practice_iec):
    counter = Counter(refuse=QuotaExhausted(datetime(2026, 11, 23, 9)), after=1)
    practice_iec.fault("token-expires-early@first=1")
    async with client_of(practice_iec, on_send=counter) as client:
        with pytest.raises(QuotaExhausted):
            await client.look_up(synthetic_id(1))
    assert len(practice_iec.requests) == 1


async def test_a_failed_sign_in_costs_no_lookup(practice_iec):
    counter = Counter()
    practice_iec.fault("token-down")
    async with client_of(practice_iec, on_send=counter) as client:
        with pytest.raises(LookupFailed, match="server error 500 at the sign-in"):
            await client.look_up(synthetic_id(1))
    assert counter.sent == len(practice_iec.requests) == 0


async def test_sign_in_tests_the_credentials():
    async with PracticeIec(credentials=("clerk", "right")) as server:
        async with IecClient(server.address, Credentials("clerk", "right")) as client:
            await client.sign_in()
        async with IecClient(server.address, Credentials("clerk", "wrong")) as client:
            with pytest.raises(SignInRefused):
                await client.sign_in()


async def test_credentials_with_strange_signs_arrive_as_they_are():
    pair = ("clerk+1@example", "p&ss=w%rd é;")
    async with (
        PracticeIec(credentials=pair) as server,
        IecClient(server.address, Credentials(*pair)) as client,
    ):
        await client.sign_in()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ("token-refused:400", SignInRefused),
        ("token-refused:401", SignInRefused),
        ("token-html-403", GatewayBlocked),
        ("token-limit:30", LimitReached),
        ("token-reset", LookupFailed),
        ("token-time-out", LookupFailed),
        ("token-empty", LookupFailed),
        ("token-down:503", LookupFailed),
    ],
)
async def test_each_trouble_at_the_sign_in_has_its_own_error(practice_iec, fault, error):
    practice_iec.fault(fault)
    patience = 0.3 if fault == "token-time-out" else 15
    async with client_of(practice_iec, timeout_seconds=patience) as client:
        with pytest.raises(error) as failed:
            await client.look_up(synthetic_id(1))
    assert type(failed.value) is error


async def test_a_connection_refused_says_so(practice_iec):
    await practice_iec.stop()
    async with client_of(practice_iec) as client:
        with pytest.raises(LookupFailed, match=REFUSED):
            await client.look_up(synthetic_id(1))


async def test_a_name_nobody_knows_says_so():
    async with IecClient("https://no-such-host.invalid", CREDENTIALS) as client:
        with pytest.raises(LookupFailed) as failed:
            await client.sign_in()
    # Behind a proxy the name is the proxy's affair.
    assert failed.value.reason in (
        NAME_NOT_FOUND,
        "no connection: the proxy of this network refused it",
    )


async def test_a_name_server_that_is_silent_is_not_blamed_on_the_iec(monkeypatch):
    silence = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: silence.wait(20) and [])
    monkeypatch.setattr(wire, "CONNECT_SECONDS", 0.1)
    monkeypatch.setattr(wire, "NAME_SECONDS", 0.1)
    async with IecClient("https://api.invalid", CREDENTIALS) as client:
        with pytest.raises(LookupFailed) as failed:
            await client.sign_in()
    silence.set()
    assert failed.value.reason == NAME_NOT_FOUND


async def test_a_known_address_that_takes_no_connection_is_told_as_a_time_out(monkeypatch):
    monkeypatch.setattr(wire, "CONNECT_SECONDS", 0.2)
    with contextlib.ExitStack() as held:
        full = held.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        # With its backlog full, the system drops whoever knocks.
        with contextlib.suppress(TimeoutError):
            while True:
                held.enter_context(socket.create_connection(full.getsockname(), timeout=0.2))
        async with IecClient(f"http://127.0.0.1:{full.getsockname()[1]}", CREDENTIALS) as client:
            with pytest.raises(LookupFailed) as failed:
                await client.sign_in()
    assert failed.value.reason == CONNECT_TIME_OUT


async def test_a_certificate_nobody_vouches_for_is_not_trusted(tmp_path):
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(self_signed(tmp_path))
    async with PracticeIec(tls=tls) as server, client_of(server) as client:
        with pytest.raises(LookupFailed) as failed:
            await client.sign_in()
        assert failed.value.reason == CERTIFICATE
        assert server.token_requests == []


def test_a_client_of_a_plain_address_cannot_be_made():
    with pytest.raises(UserError, match="https"):
        IecClient("http://api.elections.org.za", CREDENTIALS)


async def test_a_wrong_path_is_never_an_answer_about_a_person(practice_iec):
    async with IecClient(f"{practice_iec.address}/wrong", CREDENTIALS) as client:
        with pytest.raises(LookupFailed, match="404 at the sign-in"):
            await client.look_up(synthetic_id(1))


async def test_no_logger_says_an_id_number_a_password_or_a_token(practice_iec, caplog):
    caplog.set_level(logging.DEBUG)
    practice_iec.fault("server-error@first=1")
    practice_iec.fault("reset@first=1")
    number = id_with(Outcome.HOME)
    async with client_of(practice_iec) as client:
        for _ in range(2):
            with pytest.raises(LookupFailed):
                await client.look_up(number)
        await client.look_up(number)
    assert number not in caplog.text
    assert not any(record.name.startswith(("httpx", "httpcore")) for record in caplog.records)


async def test_a_client_closes_without_leaving_anything_open(practice_iec):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client = IecClient(practice_iec.address, CREDENTIALS)
        await asyncio.gather(*map(client.look_up, synthetic_ids(5)))
        await client.aclose()
        del client
        gc.collect()
    others = asyncio.all_tasks() - {asyncio.current_task()}
    assert others == set()


async def test_a_lookup_that_is_cancelled_leaves_the_client_usable(practice_iec):
    stalled = practice_iec.fault("time-out@first=1")
    async with client_of(practice_iec) as client:
        task = asyncio.create_task(client.look_up(synthetic_id(1)))
        async with asyncio.timeout(5):
            while not stalled.struck:
                await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await client.look_up(id_with(Outcome.HOME))


async def test_a_retry_after_date_counts_from_the_iecs_own_clock(practice_iec):
    practice_iec.fault("limit:date:120")
    async with client_of(practice_iec) as client:
        with pytest.raises(LimitReached) as limit:
            await client.look_up(synthetic_id(1))
    assert 118 <= limit.value.retry_after <= 121
    assert practice_iec.requests[0].wall.tzinfo is UTC
