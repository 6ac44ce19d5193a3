"""Socket.IO, spoken by python-socketio's client and by the JavaScript one of real dashboards."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import socketio

from app.engine.fed.reads import FeedReads
from tests.helpers.seats import voters

NODE = Path(__file__).parents[2] / "helpers" / "node"
EVENTS = ("file_queued", "job_started", "job_progress", "job_completed", "job_cancelled")


class Heard:
    """What a dashboard heard, in order; a test waits for an event."""

    def __init__(self):
        self.all = []
        self._news = asyncio.Event()

    def add(self, name, data):
        self.all.append((name, data))
        self._news.set()

    @property
    def names(self):
        return [name for name, _ in self.all]

    async def until(self, wanted, start=0):
        """The data of the first such event from `start` on."""
        async with asyncio.timeout(30):
            while True:
                for name, data in self.all[start:]:
                    if name == wanted:
                        return data
                self._news.clear()
                await self._news.wait()


class PythonDashboard:
    """python-socketio's own client."""

    def __init__(self, heard, client):
        self.heard = heard
        self._client = client

    async def say(self, event, data=None):
        await self._client.emit(event, data)


class NodeDashboard:
    """socket.io-client of npm, in a process of its own."""

    def __init__(self, heard, process):
        self.heard = heard
        self._process = process

    async def say(self, event, data=None):
        self._process.stdin.write((json.dumps([event, data]) + "\n").encode())
        await self._process.stdin.drain()


@asynccontextmanager
async def python_dashboard(fed, token, transport="websocket"):
    client, heard = socketio.AsyncClient(reconnection=False), Heard()
    client.on("*", heard.add)
    client.on("disconnect", lambda *_why: heard.add("disconnect", None))
    client.on("connect_error", lambda data: heard.add("connect_error", data["data"]))
    try:
        await client.connect(fed.address, auth={"token": token}, transports=[transport])
        await client.emit("subscribe_file_processing")
    except socketio.exceptions.ConnectionError:
        assert "connect_error" in heard.names
    try:
        yield PythonDashboard(heard, client)
    finally:
        await client.shutdown()


@asynccontextmanager
async def node_dashboard(fed, token, transport="websocket"):
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        *("node", str(NODE / "dashboard.mjs"), fed.address, token, transport),
        stdin=pipe,
        stdout=pipe,
    )
    heard = Heard()

    async def listen():
        while line := await process.stdout.readline():
            heard.add(*json.loads(line))

    listening = asyncio.ensure_future(listen())
    try:
        yield NodeDashboard(heard, process)
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening


DASHBOARDS = [
    pytest.param(python_dashboard, "websocket", id="python-websocket"),
    pytest.param(node_dashboard, "websocket", id="node-websocket"),
    pytest.param(node_dashboard, "polling", id="node-polling"),
]


@pytest.mark.parametrize(("dashboard", "transport"), DASHBOARDS)
async def test_a_dashboard_follows_a_job_from_queued_to_completed(fed, dashboard, transport):
    async with dashboard(fed, await fed.token(), transport) as opened, fed.client() as client:
        heard = opened.heard
        status = await heard.until("queue_status")
        await fed.upload(client, voters(20))
        queued = await heard.until("file_queued")
        done = await heard.until("job_completed")
    assert status["status"] == "idle"
    named = [name for name in heard.names if name in EVENTS]
    assert named[:2] == ["file_queued", "job_started"]
    assert named[-1] == "job_completed"
    about = {"fileName": "BLOUBERG WARD 16 MEMBERSHIP.xlsx", "wardNumber": 93501016}
    assert queued.items() >= {**about, "status": "queued"}.items()
    assert done.items() >= {**about, "status": "completed", "jobId": queued["jobId"]}.items()
    assert done["timestamp"].endswith("+00:00")


@pytest.mark.parametrize(("dashboard", "transport"), DASHBOARDS[:2])
async def test_a_dashboard_asks_and_cancels(still, dashboard, transport):
    async with dashboard(still, await still.token(), transport) as opened, still.client() as client:
        heard = opened.heard
        await heard.until("queue_status")
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await heard.until("file_queued")
        await opened.say("get_job_history", {"limit": 5})
        history = await heard.until("job_history")
        await opened.say("get_queue_status")
        mark = len(heard.all)
        await opened.say("cancel_job", {"jobId": job_id})
        told = await heard.until("job_cancelled", mark)
        await opened.say("cancel_job", {"jobId": job_id})
        wrong = await heard.until("error")
    assert [job["id"] for job in history] == [job_id]
    assert told["jobId"] == job_id
    assert wrong["code"] == "job_has_ended"


@pytest.mark.parametrize(("dashboard", "transport"), DASHBOARDS)
async def test_a_dashboard_without_a_good_token_is_told_so(still, dashboard, transport):
    async with dashboard(still, "rubbish", transport) as opened:
        told = await opened.heard.until("connect_error")
    assert told == {"code": "token_invalid"}


async def test_a_dashboard_that_unsubscribed_hears_no_more(still):
    async with python_dashboard(still, await still.token()) as opened, still.client() as client:
        heard = opened.heard
        await heard.until("queue_status")
        await opened.say("unsubscribe_file_processing")
        await opened.say("get_job_history")
        await heard.until("job_history")
        await still.upload(client, voters(2))
        await client.post("/queue/clear")
        async with still.listener() as listener:
            await listener.say("get_queue_status")
        await opened.say("get_job_history")
        await heard.until("job_history", len(heard.all))
    assert not set(EVENTS) & set(heard.names)


async def test_a_dashboard_that_was_away_gets_what_it_missed(still):
    async with still.client() as client:
        async with python_dashboard(still, await still.token()) as opened:
            await opened.heard.until("queue_status")
            await still.upload(client, voters(2))
            seen = await opened.heard.until("file_queued")
        await client.post("/queue/clear")
        async with python_dashboard(still, await still.token()) as again:
            await again.heard.until("queue_status")
            since = {"stream": seen["stream"], "seq": seen["seq"]}
            await again.say("subscribe_file_processing", {"since": since})
            missed = await again.heard.until("job_cancelled")
    assert missed["jobId"] == seen["jobId"]


async def test_a_dashboard_that_only_reads_counts_sees_no_operator(still):
    async with (
        python_dashboard(still, await still.token("members.read")) as opened,
        still.client() as client,
    ):
        await opened.heard.until("queue_status")
        await still.upload(client, voters(2))
        await opened.heard.until("file_queued")
        await opened.say("get_job_history")
        await opened.heard.until("job_history")
    assert "Thandi" not in str(opened.heard.all)


async def test_a_fault_of_our_own_is_told_and_the_dashboard_stays(still, monkeypatch):
    async def broken(_self, _job_id):
        raise LookupError

    monkeypatch.setattr(FeedReads, "job", broken)
    async with python_dashboard(still, await still.token()) as dashboard:
        await dashboard.say("cancel_job", {"jobId": "x"})
        assert (await dashboard.heard.until("error"))["code"] == "internal_error"
        await dashboard.say("get_queue_status")
        await dashboard.heard.until("queue_status")
