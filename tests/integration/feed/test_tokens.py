"""Who is let in, and who is not: every kind of bad token, at every door."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import stat
from datetime import UTC, datetime, timedelta

import jwt
import pytest
import socketio
from keyring.backends import fail
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.domain.errors import UserError
from app.engine.fed.secret import secret_file, signing_secret, vault_marker
from app.engine.tokens import AUDIENCE
from app.feed.rules import FeedLimits
from tests.helpers.feeds import Listener, fed_seat
from tests.helpers.vault import MemoryVault, StuckVault, vault_in_use


def signed(fed, key=None, algorithm="HS256", **changes):
    """A token of this seat's own, changed as wished; None leaves a claim out."""
    secret = secret_file(fed.seat.world.data_dir).read_text()
    now = datetime.now(UTC)
    claims = {
        "iss": "rollcheck",
        "aud": AUDIENCE,
        "jti": "0" * 32,
        "iat": now,
        "exp": now + timedelta(days=1),
    }
    claims = {name: value for name, value in (claims | changes).items() if value is not None}
    return jwt.encode(claims, secret if key is None else key, algorithm=algorithm)


def without_signature(token):
    """The same claims with `alg: none`."""
    header = base64.urlsafe_b64encode(json.dumps({"alg": "none", "typ": "JWT"}).encode())
    return f"{header.decode().rstrip('=')}.{token.split('.')[1]}."


async def bad_tokens(fed):
    """Each bad token with the code of its refusal."""
    good = await fed.token()
    jti = jwt.decode(good, options={"verify_signature": False})["jti"]
    past = datetime.now(UTC) - timedelta(hours=1)
    revoked = await fed.tokens.create("revoked", ["members.read"], 1)
    await fed.tokens.revoke(revoked.stored.token_id)
    return {
        "no token at all": ("rubbish", "token_invalid"),
        "another seat's": (signed(fed, key="x" * 64, jti=jti), "token_invalid"),
        "no signature": (without_signature(good), "token_invalid"),
        "another algorithm": (signed(fed, algorithm="HS512", jti=jti), "token_invalid"),
        "another audience": (signed(fed, aud="another", jti=jti), "token_invalid"),
        "without audience": (signed(fed, aud=None, jti=jti), "token_invalid"),
        "without end": (signed(fed, exp=None, jti=jti), "token_invalid"),
        "without id": (signed(fed, jti=None), "token_invalid"),
        "never made": (signed(fed), "token_invalid"),
        "an id that is none": (signed(fed, jti="' OR 1=1 --"), "token_invalid"),
        "changed": (good[:-4] + ("aaaa" if good[-4:] != "aaaa" else "bbbb"), "token_invalid"),
        "very long": ("a" * 20_000, "token_invalid"),
        "over": (signed(fed, exp=past, jti=jti), "token_expired"),
        "revoked": (revoked.text, "token_revoked"),
    }


async def test_no_bad_token_gets_an_answer(still):
    async with still.client(token="") as client:
        for kind, (token, code) in (await bad_tokens(still)).items():
            answer = await client.get("/jobs", headers={"authorization": f"Bearer {token}"})
            assert (answer.status_code, answer.json()["error"]["code"]) == (401, code), kind
            assert "authenticate" in " ".join(answer.headers), kind


async def test_no_bad_token_opens_a_websocket(still):
    for kind, (token, code) in (await bad_tokens(still)).items():
        with pytest.raises(InvalidStatus) as refused:
            await connect(still.live, additional_headers={"authorization": f"Bearer {token}"})
        answer = refused.value.response
        if kind == "very long":
            assert answer.status_code == 431
        else:
            assert answer.status_code == 401, kind
            assert json.loads(answer.body)["error"]["code"] == code, kind
        async with connect(still.live) as connection:
            listener = Listener(connection)
            await listener.say("authenticate", {"token": token})
            with pytest.raises(ConnectionClosed) as closed:
                await listener.until("authenticated")
        assert closed.value.rcvd.reason == code, kind
        assert listener.events == ["error"]


async def test_no_bad_token_opens_socket_io(still):
    for kind, (token, code) in (await bad_tokens(still)).items():
        client = socketio.AsyncClient(reconnection=False)
        told = asyncio.get_running_loop().create_future()
        client.on("connect_error", told.set_result)
        with pytest.raises(socketio.exceptions.ConnectionError):
            await client.connect(still.address, auth={"token": token}, wait_timeout=5)
        assert (await told)["data"]["code"] == code, kind
        await client.shutdown()


async def test_a_token_whose_time_in_the_store_is_over_is_over(still):
    from sqlalchemy import update

    from app.store.schema import tokens

    token = await still.token()
    past = datetime.now(UTC).replace(tzinfo=None) - timedelta(seconds=1)
    await still.seat.store.write(lambda c: c.execute(update(tokens).values(expires_at=past)))
    async with still.client(token=token) as client:
        assert (await client.get("/jobs")).json()["error"]["code"] == "token_expired"


@pytest.mark.parametrize("name", ["token", "access_token", "JWT"])
async def test_a_token_in_an_address_is_refused_even_if_it_counts(still, name):
    token = await still.token()
    async with still.client() as client:
        answer = await client.get("/jobs", params={name: token})
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "token_in_url")
    with pytest.raises(InvalidStatus):
        await connect(f"{still.live}?{name}={token}")


async def test_whoever_does_not_sign_in_is_let_go(tmp_path, practice_iec):
    limits = FeedLimits(sign_in_seconds=0.1)
    async with fed_seat(tmp_path, practice_iec, runs=False, limits=limits) as still:
        async with connect(still.live) as connection:
            with pytest.raises(ConnectionClosed) as closed:
                await connection.recv()
        assert closed.value.rcvd.reason == "token_missing"
        assert not still.feed.application.hub.clients


async def test_before_signing_in_nothing_else_is_heard(still):
    async with connect(still.live) as connection:
        listener = Listener(connection)
        await listener.say("subscribe")
        with pytest.raises(ConnectionClosed):
            await listener.until("queue_status")
    assert listener.heard[0]["data"]["code"] == "token_missing"


async def test_revoking_ends_open_connections(tmp_path, practice_iec):
    limits = FeedLimits(token_look_seconds=0.1)
    async with fed_seat(tmp_path, practice_iec, runs=False, limits=limits) as still:
        made = await still.tokens.create("wall", ["members.read"], 1)
        client = socketio.AsyncClient(reconnection=False)
        await client.connect(still.address, auth={"token": made.text}, wait_timeout=5)
        headers = {"authorization": f"Bearer {made.text}"}
        async with (
            still.listener(additional_headers=headers) as listener,
            still.listener() as other,
        ):
            await still.tokens.revoke("wall")
            with pytest.raises(ConnectionClosed) as closed:
                await listener.until("never")
            await client.wait()
            assert not client.connected
            await other.say("get_queue_status")
            await other.until("queue_status")
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1008, "token_over")


async def test_a_token_asks_only_so_often(tmp_path, practice_iec):
    limits = FeedLimits(requests_per_second=0.5, requests_burst=5)
    async with fed_seat(tmp_path, practice_iec, runs=False, limits=limits) as still:
        other = await still.tokens.create("other", ["members.read"], 1)
        async with still.client() as client, still.client(token=other.text) as second:
            found = [await client.get("/jobs") for _ in range(7)]
            beside = await second.get("/jobs")
    assert [answer.status_code for answer in found] == [200] * 5 + [429] * 2
    assert found[-1].json()["error"]["code"] == "too_many_requests"
    assert 1 <= int(found[-1].headers["retry-after"]) <= 2
    assert beside.status_code == 200


async def test_no_token_reaches_a_log(still, caplog):
    caplog.set_level(logging.DEBUG)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    token = await still.token()
    async with still.client() as client, still.listener():
        await client.get("/jobs")
        await client.get("/jobs", params={"token": token})
    with pytest.raises(InvalidStatus):
        await connect(f"{still.live}?token={token}")
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(still.address, auth={"token": token}, wait_timeout=5)
    await client.disconnect()
    ours = [
        record.getMessage()
        for record in caplog.records
        # The clients of this very test log what they send.
        if not record.name.startswith(("httpx", "httpcore", "websockets.client", "asyncio"))
    ]
    assert [line for line in ours if token[-20:] in line] == []


# ---- The secret ----


async def test_without_a_vault_the_secret_is_a_file_for_this_user_alone(still):
    await still.token()
    file = secret_file(still.seat.world.data_dir)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert signing_secret(still.seat.world.data_dir).file == file


def test_with_a_vault_there_is_no_file_and_the_secret_stays(tmp_path):
    with vault_in_use(MemoryVault()):
        first = signing_secret(tmp_path)
        assert signing_secret(tmp_path) == first
    assert first.file is None
    assert not secret_file(tmp_path).exists()


def test_two_seats_of_one_user_have_two_secrets(tmp_path):
    with vault_in_use(MemoryVault()):
        secrets = {signing_secret(tmp_path / name).value for name in made(tmp_path, "a", "b")}
    assert len(secrets) == 2


def made(folder, *names):
    for name in names:
        (folder / name).mkdir()
    return names


def test_a_file_that_is_there_counts_whatever_the_vault_says(tmp_path):
    first = signing_secret(tmp_path)
    with vault_in_use(MemoryVault()):
        assert signing_secret(tmp_path) == first


def test_a_damaged_file_is_said_and_not_replaced(tmp_path):
    secret_file(tmp_path).write_text("short")
    with pytest.raises(UserError, match="damaged"):
        signing_secret(tmp_path)
    assert secret_file(tmp_path).read_text() == "short"


@pytest.mark.parametrize("how", ["away", "empty"])
def test_a_vault_that_held_the_secret_and_is_silent_ends_no_token(tmp_path, how):
    vault = MemoryVault()
    with vault_in_use(vault):
        first = signing_secret(tmp_path)
    silent = fail.Keyring() if how == "away" else MemoryVault()
    with vault_in_use(silent), pytest.raises(UserError, match="vault"):
        signing_secret(tmp_path)
    assert not secret_file(tmp_path).exists()
    with vault_in_use(vault):
        assert signing_secret(tmp_path) == first


def test_a_vault_that_lost_the_secret_gets_a_new_one_once_somebody_says_so(tmp_path):
    with vault_in_use(MemoryVault()):
        first = signing_secret(tmp_path)
    vault_marker(tmp_path).unlink()
    with vault_in_use(MemoryVault()):
        assert signing_secret(tmp_path) != first


# ---- Making and revoking ----


@pytest.mark.parametrize(
    ("name", "scopes", "days"),
    [("", ["members.read"], 1), ("x" * 61, ["members.read"], 1), ("x", [], 1), ("x", ["all"], 1),
     ("x", ["members.read"], 0), ("x", ["members.read"], 4000)],
)  # fmt: skip
async def test_a_token_that_cannot_be_is_refused_with_what_can(still, name, scopes, days):
    with pytest.raises(UserError):
        await still.tokens.create(name, scopes, days)
    assert await still.tokens.all() == []


async def test_the_store_knows_a_token_by_its_record_alone(still):
    made = await still.tokens.create("wall  screen", ["members.read,personal"], 30)
    (stored,) = await still.tokens.all()
    assert (stored.name, stored.scopes) == ("wall screen", "members.read personal")
    assert stored.expires_at - stored.created_at == timedelta(days=30)
    data = (still.seat.world.data_dir / "rollcheck.sqlite").read_bytes()
    assert made.text.rpartition(".")[2].encode() not in data


async def test_a_name_that_several_have_revokes_none(still):
    for _ in range(2):
        await still.tokens.create("wall", ["members.read"], 1)
    with pytest.raises(UserError, match="Several"):
        await still.tokens.revoke("wall")
    with pytest.raises(UserError, match="no token"):
        await still.tokens.revoke("nothing")
    assert {one.revoked_at for one in await still.tokens.all()} == {None}


async def test_a_name_counts_before_the_beginning_of_an_id(still):
    made = [await still.tokens.create("x", ["members.read"], 1)]
    beginning = made[0].stored.token_id
    short, name = beginning[:1], beginning[:8]
    with pytest.raises(UserError, match="no token"):
        await still.tokens.revoke(short)
    for called in (short, name):
        named = await still.tokens.create(called, ["members.read"], 1)
        assert (await still.tokens.revoke(called)).token_id == named.stored.token_id
    # The name's owner is revoked: what is left is the id.
    assert (await still.tokens.revoke(name)).token_id == made[0].stored.token_id


async def test_a_whole_id_counts_before_a_name(still):
    made = await still.tokens.create("x", ["members.read"], 1)
    await still.tokens.create(made.stored.token_id, ["members.read"], 1)
    gone = await still.tokens.revoke(made.stored.token_id)
    assert gone.token_id == made.stored.token_id


async def test_revoking_again_leaves_who_did_it_first(still):
    made = await still.tokens.create("wall", ["members.read"], 1)
    first = await still.tokens.revoke(made.stored.token_id[:8])
    assert await still.tokens.revoke(made.stored.token_id) == first
    assert first.revoked_by == "Thandi"


async def test_a_vault_that_is_stuck_holds_up_nothing_but_tokens(tmp_path, practice_iec):
    vault = StuckVault()
    async with fed_seat(tmp_path, practice_iec, runs=False) as still:
        with vault_in_use(vault):
            async with still.client(token="any") as client:
                asking = asyncio.ensure_future(client.get("/jobs"))
                health = await client.get(f"{still.address}/health")
                assert health.json() == {"service": "rollcheck"}
                assert not asking.done()
                vault.unlock.set()
                assert (await asking).status_code == 401
