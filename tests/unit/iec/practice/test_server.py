"""The simulated IEC by itself, asked by a client that knows nothing of ours."""

import ast
import asyncio
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

import app.iec.practice
from app.iec.practice.people import Outcome
from app.iec.practice.replies import Reply
from app.iec.practice.server import PracticeIec
from tests.helpers.iec import id_with, practice_in_thread, synthetic_id, synthetic_ids

FORM = {"grant_type": "password", "username": "a", "password": "b"}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest_asyncio.fixture
async def http():
    async with httpx.AsyncClient(trust_env=False) as client:
        yield client


async def sign_in(http: httpx.AsyncClient, server: PracticeIec) -> dict[str, str]:
    reply = await http.post(f"{server.address}/token", data=FORM)
    return {"Authorization": f"Bearer {reply.json()['access_token']}"}


async def ask(http, server, number, headers) -> httpx.Response:
    return await http.get(f"{server.address}/api/Voters/IDNumber/{number}", headers=headers)


async def test_a_registered_voter_looks_as_the_notes_say(practice_iec, http):
    number = id_with(Outcome.HOME)
    reply = await ask(http, practice_iec, number, await sign_in(http, practice_iec))
    record = reply.json()
    assert (record["Id"], record["bRegistered"]) == (int(number), True)
    assert record["VotingStation"]["Delimitation"]["WardID"] == 93501016
    assert record["VotingStation"]["Delimitation"]["Municipality"] == "LIM351 - Blouberg"


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guess"}, {"Authorization": "x"}])
async def test_without_a_token_nothing_is_said(practice_iec, http, headers):
    reply = await ask(http, practice_iec, synthetic_id(1), headers)
    assert reply.status_code == 401


async def test_a_token_expires():
    clock = Clock()
    async with PracticeIec(expires_in=100, clock=clock) as server, httpx.AsyncClient() as http:
        headers = await sign_in(http, server)
        clock.now = 99
        before = await ask(http, server, synthetic_id(1), headers)
        clock.now = 101
        after = await ask(http, server, synthetic_id(1), headers)
    assert (before.status_code == 401, after.status_code) == (False, 401)


@pytest.mark.parametrize(
    "form", [{}, {**FORM, "username": ""}, {**FORM, "password": ""}, {**FORM, "grant_type": "x"}]
)
async def test_an_incomplete_sign_in_is_refused(practice_iec, http, form):
    reply = await http.post(f"{practice_iec.address}/token", data=form)
    assert reply.status_code == 400
    assert reply.json()["error"] == "invalid_grant"


async def test_people_can_be_scripted_one_answer_after_the_other(practice_iec, http):
    number = synthetic_id(1)
    practice_iec.roll[number] = [{"Id": 1}, Reply(503, b"busy", "text/plain")]
    headers = await sign_in(http, practice_iec)
    replies = [await ask(http, practice_iec, number, headers) for _ in range(3)]
    assert [reply.status_code for reply in replies] == [200, 503, 503]
    assert replies[0].json() == {"Id": 1}
    assert practice_iec.times_asked(number) == 3


async def test_the_limit_holds_in_any_sixty_minutes(http):
    clock = Clock()
    async with PracticeIec(limit=3, clock=clock, expires_in=1e6) as server:
        headers = await sign_in(http, server)
        statuses = []
        for clock.now in (0, 1800, 3000, 3500, 3601, 3602):
            reply = await ask(http, server, id_with(Outcome.HOME), headers)
            statuses.append((reply.status_code, reply.headers.get("retry-after")))
    assert statuses == [(200, None)] * 3 + [(429, "101"), (200, None), (429, "1799")]


async def test_the_busiest_window_is_counted(http):
    clock = Clock()
    async with PracticeIec(clock=clock, expires_in=1e6) as server:
        headers = await sign_in(http, server)
        for clock.now in (0, 1, 2, 3599, 3600, 3601, 9000):
            await ask(http, server, synthetic_id(1), headers)
    assert server.max_in_any(60) == 4
    assert server.max_in_any(1 / 60) == 1


async def test_every_request_is_remembered(practice_iec, http):
    practice_iec.fault("server-error:502@first=1")
    headers = await sign_in(http, practice_iec)
    numbers = synthetic_ids(3)
    for number in numbers:
        await ask(http, practice_iec, number, headers)
    assert [request.id_number for request in practice_iec.requests] == numbers
    assert practice_iec.requests[0].status == 502
    assert [request.status for request in practice_iec.token_requests] == [200]


@pytest.mark.parametrize(
    "path", ["/", "/api/Voters/IDNumber/123", "/api/Voters/IDNumber/", "/token"]
)
async def test_another_path_is_not_found(practice_iec, http, path):
    reply = await http.get(f"{practice_iec.address}{path}")
    assert reply.status_code == 404
    assert practice_iec.requests == []


async def test_after_a_stop_it_comes_back_on_the_same_port(practice_iec, http):
    headers = await sign_in(http, practice_iec)
    await practice_iec.stop()
    with pytest.raises(httpx.TransportError):
        await ask(http, practice_iec, synthetic_id(1), headers)
    await practice_iec.start()
    assert (await ask(http, practice_iec, id_with(Outcome.HOME), headers)).status_code == 200


async def test_what_is_not_http_ends_the_connection(practice_iec):
    reader, writer = await asyncio.open_connection("127.0.0.1", practice_iec.port)
    writer.write(b"\x00\x01 nonsense\r\n\r\n")
    async with asyncio.timeout(5):
        with pytest.raises((ConnectionError, asyncio.IncompleteReadError)):
            await reader.readexactly(1)
    writer.close()


def test_it_runs_in_a_thread_for_tests_that_block():
    with practice_in_thread(latency_ms=1) as server:
        reply = httpx.post(f"{server.address}/token", data=FORM, trust_env=False)
    assert reply.status_code == 200


def test_it_shares_no_code_with_the_client():
    folder = Path(app.iec.practice.__file__).parent
    imported = {
        node.module
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app")
    }
    ours = {name for name in imported if not name.startswith("app.iec.practice")}
    assert ours == {"app.domain.errors"}
