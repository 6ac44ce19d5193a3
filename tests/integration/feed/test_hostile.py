"""What would harm a seat, tried while a job runs: none of it may touch the job."""

from __future__ import annotations

import asyncio
import json
import socket
import zipfile
from contextlib import asynccontextmanager, suppress

import httpx
import pytest
import pytest_asyncio
import socketio
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.domain.feed.happenings import EventName
from app.feed.rules import FeedLimits
from tests.helpers.feeds import API, fed_seat
from tests.helpers.seats import until, voters

TIGHT = FeedLimits(
    connections=60,
    websockets=20,
    head_seconds=0.5,
    stalled_seconds=0.3,
    uploads_at_once=2,
    messages_waiting=50,
    bytes_waiting=400_000,
)
PEOPLE = 60


@pytest_asyncio.fixture
async def busy(tmp_path, practice_iec):
    """A seat that checks a list while a test does its worst; the list must come out whole."""
    practice_iec.latency_ms = 40
    async with fed_seat(tmp_path, practice_iec, limits=TIGHT, max_file_size=52_428_800) as fed:
        async with fed.client() as client:
            job_id = (await fed.upload(client, voters(PEOPLE))).json()["data"]["jobId"]
            await until(lambda: fed.keeper.state == "working")
            yield fed
            job = await fed.done(client, job_id)
        assert (job["status"], job["result"]["registered_in_ward"]) == ("completed", PEOPLE)


# ---- Foreign pages ----


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:5000", "127.0.0.1.evil.example", ""]
)
async def test_a_name_that_was_made_to_point_here_is_refused(busy, host):
    async with busy.client() as client:
        answer = await client.get("/jobs", headers={"host": host})
        page = await client.get(f"{busy.address}/", headers={"host": host})
    codes = {(one.status_code, one.json()["error"]["code"]) for one in (answer, page)}
    assert codes == {(421, "host_refused")}


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "file://"]
)
async def test_a_foreign_page_is_refused_at_every_door(busy, origin):
    token = await busy.token()
    headers = {"origin": origin}
    async with busy.client() as client:
        rest = await client.get("/jobs", headers=headers)
        asked = {**headers, "access-control-request-method": "POST"}
        preflight = await client.options("/upload", headers=asked)
        polling = await client.get(
            f"{busy.address}/socket.io/?EIO=4&transport=polling", headers=headers
        )
    assert {one.status_code for one in (rest, preflight, polling)} == {403}
    assert rest.json()["error"]["code"] == "origin_refused"
    assert "access-control-allow-origin" not in rest.headers
    with pytest.raises(InvalidStatus) as refused:
        await connect(
            busy.live, origin=origin, additional_headers={"authorization": f"Bearer {token}"}
        )
    assert refused.value.response.status_code == 403


async def test_a_page_that_is_allowed_gets_cors_and_websockets(tmp_path, practice_iec):
    page = "https://members.example.org"
    async with fed_seat(tmp_path, practice_iec, runs=False, origins=[page]) as fed:
        async with fed.client() as client:
            rest = await client.get("/jobs", headers={"origin": page})
            asked = {"origin": page, "access-control-request-method": "POST"}
            preflight = await client.options("/upload", headers=asked)
        assert rest.headers["access-control-allow-origin"] == page
        assert (preflight.status_code, rest.status_code) == (204, 200)
        assert "authorization" in preflight.headers["access-control-allow-headers"]
        async with fed.websocket(origin=page) as listener:
            await listener.say("get_queue_status")
            await listener.until("queue_status")


async def test_the_feeds_own_page_may_ask(busy):
    async with busy.client() as client:
        answer = await client.get("/jobs", headers={"origin": busy.address})
    assert answer.status_code == 200


# ---- Paths ----


@pytest.mark.parametrize(
    "path",
    [
        "/download/{job}/..%2f..%2f..%2fetc%2fpasswd",
        "/download/{job}/%2fetc%2fpasswd",
        "/download/{job}/..%5c..%5csettings.toml",
        "/download/..%2f..%2f{job}/x.xlsx",
        "/download/{job}/rollcheck.sqlite",
    ],
)
async def test_no_name_of_a_client_is_a_path(busy, path):
    async with busy.client() as client:
        job = (await client.get("/jobs")).json()["data"][0]["id"]
        answer = await client.get(path.format(job=job))
    assert answer.status_code == 404
    assert b"root:" not in answer.content


@pytest.mark.parametrize("path", ["/page/..%2flive.html", "/docs/..%2f__init__.py", "/page/x.js"])
async def test_no_page_is_made_of_other_files(busy, path):
    async with httpx.AsyncClient(base_url=busy.address) as client:
        assert (await client.get(path)).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/BLOUBERG WARD 17.xlsx",
        "C:\\Users\\x\\BLOUBERG WARD 17.xlsx",
        "/etc/BLOUBERG WARD 17.xlsx",
    ],
)
async def test_an_uploads_name_is_never_a_path(busy, name):
    path = busy.list_of(voters(2, start=900), "other.xlsx")
    async with busy.client() as client:
        answer = await client.post("/upload", files={"file": (name, path.read_bytes())})
        job = await busy.job_of(client, answer.json()["data"]["jobId"])
    assert job["fileName"] == "BLOUBERG WARD 17.xlsx"


@pytest.mark.parametrize(
    "name", ["..", "CON.xlsx", "\x00.xlsx", "a" * 400 + ".xlsx", "", "ﬁ\u202e.xlsx"]
)
async def test_strange_names_are_taken_safely(busy, name):
    path = busy.list_of(voters(2, start=900), "other.xlsx")
    async with busy.client() as client:
        body, kind = form_of(name.encode(), path.read_bytes(), ward=b"93501017")
        answer = await client.post("/upload", content=body, headers={"content-type": kind})
    assert answer.status_code == 200, answer.text
    assert len(answer.json()["data"]["fileName"].encode()) <= 120


def form_of(name, data, ward=b""):
    head = b'--b\r\ncontent-disposition: form-data; name="ward_number"\r\n\r\n' + ward
    file = b'\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="' + name
    return head + file + b'"\r\n\r\n' + data + b"\r\n--b--\r\n", "multipart/form-data; boundary=b"


# ---- Too much ----


async def test_fifty_one_megabytes_are_refused_and_nothing_of_them_is_kept(busy):
    async with busy.client() as client:
        large = b"PK\x03\x04" + bytes(51 * 1024 * 1024)
        answer = await client.post("/upload", files={"file": ("BLOUBERG WARD 17.xlsx", large)})
        jobs = (await client.get("/jobs")).json()["data"]
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "file_too_large")
    assert len(jobs) == 1
    assert not list(busy.seat.scratch.folder.glob("upload-*"))


async def test_a_body_without_end_is_cut_off(busy):
    async def endless():
        while True:
            yield bytes(1 << 20)

    headers = {"authorization": f"Bearer {await busy.token()}"}
    async with httpx.AsyncClient(base_url=f"{busy.address}{API}", timeout=30) as client:
        answer = await client.post("/queue/clear", content=bytes(2_000_000), headers=headers)
        with suppress(httpx.WriteError, httpx.ReadError):
            other = await client.post("/jobs/x/cancel", content=endless(), headers=headers)
            assert other.status_code in (413, 404)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "body_too_large")


async def test_a_zip_bomb_is_refused(busy, tmp_path):
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(300):
                sheet.write(bytes(1 << 20))
    async with busy.client() as client:
        files = {"file": ("BLOUBERG WARD 17.xlsx", bomb.read_bytes())}
        answer = await client.post("/upload", files=files)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, "file_refused")


async def test_an_upload_that_stops_half_way_leaves_nothing(busy):
    body, kind = form_of(b"BLOUBERG WARD 17.xlsx", bytes(300_000))
    request = (
        f"POST {API}/upload HTTP/1.1\r\nhost: 127.0.0.1:{busy.port}\r\n"
        f"authorization: Bearer {await busy.token()}\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", busy.port)
    writer.write(request.encode() + body[:100_000])
    await writer.drain()
    answer = await asyncio.wait_for(reader.read(), 20)
    writer.close()
    assert b"408" in answer.split(b"\r\n")[0]
    assert b"upload_stalled" in answer
    assert not list(busy.seat.scratch.folder.glob("upload-*"))


async def test_an_upload_whose_sender_goes_away_leaves_nothing(busy):
    body, kind = form_of(b"BLOUBERG WARD 17.xlsx", bytes(300_000))
    request = (
        f"POST {API}/upload HTTP/1.1\r\nhost: 127.0.0.1:{busy.port}\r\n"
        f"authorization: Bearer {await busy.token()}\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    _, writer = await asyncio.open_connection("127.0.0.1", busy.port)
    writer.write(request.encode() + body[:100_000])
    await writer.drain()
    await until(lambda: list(busy.seat.scratch.folder.glob("upload-*")))
    writer.transport.abort()
    await until(lambda: not list(busy.seat.scratch.folder.glob("upload-*")))
    async with busy.client() as client:
        assert len((await client.get("/jobs")).json()["data"]) == 1


async def test_more_uploads_at_once_than_may_be_are_told_to_wait(busy):
    body, kind = form_of(b"BLOUBERG WARD 17.xlsx", bytes(300_000))
    head = (
        f"POST {API}/upload HTTP/1.1\r\nhost: 127.0.0.1:{busy.port}\r\n"
        f"authorization: Bearer {await busy.token()}\r\ncontent-type: {kind}\r\n"
        f"content-length: {len(body)}\r\n\r\n"
    )
    writers = []
    for _ in range(2):
        _, writer = await asyncio.open_connection("127.0.0.1", busy.port)
        writer.write(head.encode() + body[:1_000])
        writers.append(writer)
    await until(lambda: len(list(busy.seat.scratch.folder.glob("upload-*"))) == 2)
    async with busy.client() as client:
        answer = await busy.upload(client, voters(2, start=900), "BLOUBERG WARD 17.xlsx")
    for writer in writers:
        writer.transport.abort()
    assert (answer.status_code, answer.json()["error"]["code"]) == (429, "too_many_uploads")
    assert "retry-after" in answer.headers


# ---- Too many ----


async def test_a_flood_of_connections_that_say_nothing_is_let_go(busy):
    async with busy.listener() as listener:
        flood = []
        for _ in range(200):
            made = socket.socket()
            made.setblocking(False)
            with suppress(BlockingIOError, OSError):
                await asyncio.get_running_loop().sock_connect(made, ("127.0.0.1", busy.port))
            flood.append(made)
        # Who was there before is served on.
        await listener.say("get_queue_status")
        await listener.until("queue_status")
        await asyncio.gather(*(ended(one) for one in flood))
        async with busy.client() as client:
            assert (await client.get("/jobs")).status_code == 200


async def ended(made):
    """Wait until the other side has let this connection go."""
    async with asyncio.timeout(20):
        with suppress(ConnectionError):
            assert await asyncio.get_running_loop().sock_recv(made, 10) == b""
    made.close()


async def test_a_connection_too_many_is_let_go_at_once(tmp_path, practice_iec):
    # Only the number counts here: nobody is let go for saying nothing.
    limits = FeedLimits(connections=30, head_seconds=600)
    async with fed_seat(tmp_path, practice_iec, runs=False, limits=limits) as fed:
        opened = [await asyncio.open_connection("127.0.0.1", fed.port) for _ in range(40)]
        reads = {asyncio.ensure_future(reader.read(1)) for reader, _ in opened}
        done = set()
        async with asyncio.timeout(20):
            while len(done) < 10:
                done, _ = await asyncio.wait(reads, return_when=asyncio.FIRST_COMPLETED)
                await asyncio.sleep(0.01)
        for read in reads:
            read.cancel()
        await asyncio.gather(*reads, return_exceptions=True)
        for _, writer in opened:
            writer.transport.abort()
        async with fed.client() as client:
            await until(lambda: fed.feed.application is not None)
            assert (await client.get("/jobs")).status_code == 200


async def test_more_websockets_than_may_be_are_told_so(busy):
    opened = []
    try:
        headers = {"authorization": f"Bearer {await busy.token()}"}
        for _ in range(TIGHT.websockets + 3):
            opened.append(await connect(busy.live, additional_headers=headers))
        first = [json.loads(await one.recv()) for one in opened]
    finally:
        for one in opened:
            await one.close()
    told = [message["event"] for message in first]
    assert told == ["authenticated"] * TIGHT.websockets + ["error"] * 3
    assert first[-1]["data"]["code"] == "too_many_connections"


# ---- Too slow ----


@asynccontextmanager
async def who_reads_nothing(fed):
    """A websocket that follows and then takes nothing from the wire."""
    token = await fed.token()
    small = socket.socket()
    small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    small.connect(("127.0.0.1", fed.port))
    async with connect(
        fed.live,
        sock=small,
        additional_headers={"authorization": f"Bearer {token}"},
        max_queue=1,
        ping_interval=None,
        close_timeout=1,
    ) as connection:
        await connection.send(json.dumps({"event": "subscribe"}))
        await connection.recv()
        connection.transport.pause_reading()
        yield connection


def much(fed, count, size=20_000):
    """Tell everybody a lot."""
    data = {"filler": "x" * size}
    for _ in range(count):
        fed.feed.application.hub.tell(EventName.QUEUE_STATUS, "", data, data)


async def test_who_reads_nothing_is_let_go_and_the_others_are_not(busy):
    hub = busy.feed.application.hub
    async with busy.listener() as listener, who_reads_nothing(busy) as slow:
        await until(lambda: sum(client.subscribed for client in hub.clients) == 2)
        for _ in range(400):
            much(busy, 1)
            await listener.until("queue_status", lambda data: "filler" in data)
            if len(hub.clients) == 1:
                break
        assert len(hub.clients) == 1
        # Not even its last words are read: the connection is cut.
        await until(lambda: not busy_connections(busy, slow))
        await listener.say("get_queue_status")
        await listener.until("queue_status", lambda data: "filler" not in data)


def busy_connections(fed, connection):
    """Whether the feed still holds this connection."""
    import psutil

    port = connection.transport.get_extra_info("sockname")[1]
    return [
        one
        for one in psutil.Process().net_connections("tcp")
        if one.raddr
        and one.raddr.port == port
        and one.laddr.port == fed.port
        and one.status == psutil.CONN_ESTABLISHED
    ]


async def test_who_reads_again_in_time_hears_why_it_was_let_go(busy):
    hub = busy.feed.application.hub
    async with who_reads_nothing(busy) as slow:
        await until(lambda: any(client.subscribed for client in hub.clients))
        for _ in range(400):
            much(busy, 1)
            await asyncio.sleep(0)
            if not hub.clients:
                break
        slow.transport.resume_reading()
        with pytest.raises(ConnectionClosed) as closed:
            await until_it_ends(slow)
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1013, "too_slow")


async def until_it_ends(connection):
    while True:
        await connection.recv()


async def test_a_dashboard_that_reads_nothing_is_let_go(busy):
    hub = busy.feed.application.hub
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(busy.address, auth={"token": await busy.token()}, transports=["websocket"])
    await client.emit("subscribe_file_processing")
    await until(lambda: any(one.subscribed for one in hub.clients))
    client.eio.ws._response.connection.transport.pause_reading()
    async with busy.listener() as listener:
        for _ in range(2_000):
            much(busy, 1)
            await listener.until("queue_status", lambda data: "filler" in data)
            if len(hub.clients) == 1:
                break
        assert len(hub.clients) == 1
    client.eio.ws._response.connection.transport.abort()
    with suppress(Exception):
        await client.shutdown()


async def test_answers_that_a_dashboard_does_not_take_are_counted_as_what_they_are(busy):
    hub = busy.feed.application.hub
    client = socketio.AsyncClient(reconnection=False)
    await client.connect(busy.address, auth={"token": await busy.token()}, transports=["websocket"])
    (one,) = hub.clients
    for _ in range(TIGHT.bytes_waiting // 20_000 + 1):
        one.say("job_history", [{"filler": "x" * 20_000}])
    await until(lambda: one not in hub.clients)
    with suppress(Exception):
        await client.shutdown()
