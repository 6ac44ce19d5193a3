"""Nobody without a token holds a connection, a session or a file for longer than there is need."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import asynccontextmanager

import httpx
import pytest
import pytest_asyncio
import socketio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from app.domain.errors import UserError
from app.domain.permissions import Actor, Permission
from app.feed.rules import FeedLimits
from tests.helpers.feeds import API, fed_seat
from tests.helpers.seats import until, voters
from tests.integration.feed.test_hostile import form_of, until_it_ends

SOCKET_IO = "/socket.io/?EIO=4&transport="
TIGHT = FeedLimits(
    websockets=3, head_seconds=0.3, sign_in_seconds=0.5, stalled_seconds=0.5, upload_seconds=1.5
)


@pytest_asyncio.fixture
async def tight(tmp_path, practice_iec):
    """A seat that serves with little patience while nothing runs."""
    async with fed_seat(
        tmp_path, practice_iec, runs=False, limits=TIGHT, max_file_size=1_000_000
    ) as fed:
        yield fed


@asynccontextmanager
async def raw(fed):
    """A bare connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", fed.port)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()


def head_of(fed, method, path, **headers):
    lines = [f"{method} {path} HTTP/1.1", f"host: 127.0.0.1:{fed.port}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


async def to_the_end(reader):
    async with asyncio.timeout(20):
        try:
            return await reader.read()
        except ConnectionResetError:
            return b""


def engine_sessions(fed):
    return fed.feed.application.dashboards.server.eio.sockets


# ---- Connections ----


async def test_half_a_head_after_an_answer_does_not_hold_the_connection(tight):
    async with raw(tight) as (reader, writer):
        writer.write(head_of(tight, "GET", f"{API}/jobs"))
        async with asyncio.timeout(20):
            assert b"401" in await reader.readline()
            await reader.readuntil(b"\r\n\r\n")
            await reader.readuntil(b"}")
        writer.write(b"GET / HTTP/1.1\r\nhost: ")
        await to_the_end(reader)


@pytest.mark.parametrize("path", ["/jobs/x/priority", "/queue/clear"])
async def test_a_body_that_does_not_come_does_not_hold_the_connection(tight, path):
    async with raw(tight) as (reader, writer):
        kind = "application/json"
        head = head_of(tight, "POST", API + path, content_type=kind, content_length=50)
        writer.write(head + b"{")
        answer = await to_the_end(reader)
    assert answer.split(b" ")[1] in (b"408", b"401")


async def test_a_request_answered_late_is_not_one_whose_body_stalled(tight):
    async with httpx.AsyncClient(base_url=tight.address, timeout=20) as client:
        opened = await client.get(SOCKET_IO + "polling")
        sid = json.loads(opened.text[1:])["sid"]
        token = json.dumps({"token": await tight.token()})
        address = f"{SOCKET_IO}polling&sid={sid}"
        assert (await client.post(address, content=f"40{token}")).status_code == 200
        assert (await client.get(address)).text.startswith("40")
        waits = asyncio.ensure_future(client.get(address))
        done, _ = await asyncio.wait([waits], timeout=3 * TIGHT.stalled_seconds)
        assert not done
        await client.post(address, content='42["get_quota"]')
        assert '"quota"' in (await waits).text


# ---- Sessions ----


async def test_a_dashboard_that_never_signs_in_is_let_go(tight):
    address = tight.address.replace("http", "ws", 1)
    async with connect(f"{address}{SOCKET_IO}websocket") as connection:
        async with asyncio.timeout(20):
            with pytest.raises(ConnectionClosed):
                await until_it_ends(connection)
    await until(lambda: not engine_sessions(tight))


async def test_a_polling_session_that_never_signs_in_is_forgotten(tight):
    async with httpx.AsyncClient(base_url=tight.address) as client:
        assert (await client.get(SOCKET_IO + "polling")).status_code == 200
    assert engine_sessions(tight)
    await until(lambda: not engine_sessions(tight))


async def test_an_upgrade_that_says_nothing_is_let_go(tight):
    async with httpx.AsyncClient(base_url=tight.address) as client:
        sid = json.loads((await client.get(SOCKET_IO + "polling")).text[1:])["sid"]
    address = tight.address.replace("http", "ws", 1)
    async with connect(f"{address}{SOCKET_IO}websocket&sid={sid}") as connection:
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(connection.recv(), 20)


async def test_sessions_have_an_end_and_more_are_told_so(tight):
    async with httpx.AsyncClient(base_url=tight.address) as client:
        told = [
            (await client.get(SOCKET_IO + "polling")).status_code
            for _ in range(TIGHT.websockets + 2)
        ]
    assert told == [200] * TIGHT.websockets + [503] * 2


async def test_who_signed_in_stays(tight):
    client = socketio.AsyncClient(reconnection=False)
    heard = asyncio.Event()
    client.on("quota", lambda _data: heard.set())
    token = await tight.token()
    await client.connect(tight.address, auth={"token": token}, transports=["websocket"])
    await asyncio.sleep(2 * TIGHT.sign_in_seconds)
    await client.emit("get_quota")
    async with asyncio.timeout(20):
        await heard.wait()
    await client.disconnect()


async def test_an_image_on_a_foreign_page_opens_no_session(tight):
    image = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"}
    async with httpx.AsyncClient(base_url=tight.address, headers=image) as client:
        answer = await client.get(SOCKET_IO + "polling")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin_refused")
    assert not engine_sessions(tight)


async def test_a_link_on_a_foreign_page_leads_to_the_wall_screen_and_nowhere_else(tight):
    link = {
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
        "sec-fetch-dest": "document",
    }
    async with httpx.AsyncClient(base_url=tight.address, headers=link) as client:
        assert (await client.get("/")).status_code == 200
        assert (await client.get(SOCKET_IO + "polling")).status_code == 403


# ---- Uploads ----


@pytest.mark.parametrize("part", ["a text", "a second file", "an epilogue"])
async def test_an_upload_is_counted_whole_whatever_it_is_made_of(tight, part):
    body, kind = form_of(b"BLOUBERG WARD 17.xlsx", b"PK\x03\x04", ward=b"93501017")
    filler = b"x" * 2_500_000
    inner = body.removesuffix(b"--b--\r\n")
    bodies = {
        "a text": inner + b'--b\r\ncontent-disposition: form-data; name="t"\r\n\r\n' + filler,
        "a second file": inner
        + b'--b\r\ncontent-disposition: form-data; name="file"; filename="2.xlsx"\r\n\r\n'
        + filler,
        "an epilogue": body + filler,
    }
    ends = b"" if part == "an epilogue" else b"\r\n--b--\r\n"
    async with tight.client() as client:
        answer = await client.post(
            "/upload", content=bodies[part] + ends, headers={"content-type": kind}
        )
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "file_too_large")


async def test_an_upload_that_drips_has_an_end(tight):
    body, kind = form_of(b"BLOUBERG WARD 17.xlsx", bytes(300_000))
    bearer = f"Bearer {await tight.token()}"
    length = len(body)
    head = head_of(
        *(tight, "POST", f"{API}/upload"),
        authorization=bearer,
        content_type=kind,
        content_length=length,
    )
    async with raw(tight) as (reader, writer):
        writer.write(head + body[:200])

        async def drip():
            for one in body[200:]:
                await asyncio.sleep(0.1)
                writer.write(bytes([one]))

        dripping = asyncio.ensure_future(drip())
        answer = await to_the_end(reader)
        dripping.cancel()
    assert b"upload_too_slow" in answer
    assert not list(tight.seat.scratch.folder.glob("upload-*"))


# ---- Results ----


@pytest.mark.parametrize(("asked", "status"), [("lines=0-1", 400), ("bytes=9999999999-", 416)])
async def test_a_range_that_cannot_be_leaves_no_copy_of_results(fed, asked, status):
    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
        answer = await client.get(f"/download/{job['id']}", headers={"range": asked})
    assert answer.status_code == status
    await until(lambda: not list(fed.seat.scratch.folder.glob("feed-*")))


async def test_results_that_cannot_be_read_leave_no_copy(fed, monkeypatch):
    def broken(_database, _stored, path):
        path.write_bytes(b"half")
        raise OSError(28, "no space")

    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
        monkeypatch.setattr("app.store.files.get_file", broken)
        for path in ("", f"/{job['result']['output_files'][0]}"):
            answer = await client.get(f"/download/{job['id']}{path}")
            assert answer.status_code == 500
    assert not list(fed.seat.scratch.folder.glob("feed-*"))


async def test_a_download_that_is_given_up_leaves_no_copy(fed, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()

    def slow(_database, _stored, path):
        begun.set()
        assert go_on.wait(20)
        path.write_bytes(b"results")

    async with fed.client() as client:
        uploaded = await fed.upload(client, voters(3))
        job = await fed.done(client, uploaded.json()["data"]["jobId"])
    monkeypatch.setattr("app.store.files.get_file", slow)
    handing_out = fed.feed._office.handing_out_of(Actor("test", frozenset(Permission)))
    asking = asyncio.ensure_future(handing_out.whole(job["id"]))
    await until(begun.is_set)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert list(fed.seat.scratch.folder.glob("feed-*"))
    go_on.set()
    await until(lambda: not list(fed.seat.scratch.folder.glob("feed-*")))


async def test_a_sentence_of_the_engine_is_told_without_the_id_number_in_a_files_name(
    still, monkeypatch
):
    number = "0" * 13

    async def refused(*_given):
        raise UserError(f"{number}.xlsx has ended")

    async with still.client() as everything:
        sent = await still.upload(everything, voters(2))
        job_id = sent.json()["data"]["jobId"]
    monkeypatch.setattr("app.engine.job_changes.JobChanges.retry", refused)
    monkeypatch.setattr("app.engine.job_changes.JobChanges.cancel", refused)
    told = []
    async with still.client("members.read", "members.write") as counts:
        told += [(await counts.post(f"/jobs/{job_id}/{act}")).text for act in ("retry", "cancel")]
    assert all("has ended" in one and number not in one for one in told)
