"""The plain websocket, as other programs use it."""

from __future__ import annotations

import asyncio
import json
from functools import partial

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from app.domain.bus import LiveProgress
from app.domain.errors import StoreUnavailable
from app.domain.job import JobStatus
from app.engine.fed.reads import FeedReads
from app.feed.rules import FeedLimits
from app.seats import lease
from app.seats.bus import SilentBus
from app.store import job_states, jobs
from tests.helpers.feeds import EVERYTHING, Listener, fed_seat
from tests.helpers.seats import until, voters

SHAPE = {"event", "data", "timestamp", "stream", "seq"}


async def test_a_job_is_told_from_queued_to_completed(fed):
    async with fed.listener() as listener, fed.client() as client:
        await fed.upload(client, voters(20))
        done = await listener.until("job_completed")
    named = [name for name in listener.events if name.startswith(("file", "job"))]
    assert named[:2] == ["file_queued", "job_started"]
    assert set(named[2:-1]) == {"job_progress"}
    assert done["data"]["result"]["total_members"] == 20
    assert all(set(message) == SHAPE for message in listener.heard)


async def test_progress_has_job_percent_and_a_sentence_and_never_goes_back(fed, practice_iec):
    practice_iec.latency_ms = 50
    async with fed.listener() as listener, fed.client() as client:
        await fed.upload(client, voters(150))
        await listener.until("job_completed")
    told = [one["data"] for one in listener.heard if one["event"] == "job_progress"]
    assert all(set(data) == {"jobId", "progress", "message"} for data in told)
    percents = [data["progress"] for data in told]
    assert len(set(percents)) > 2
    assert percents == sorted(percents)


async def test_job_events_carry_job_file_ward_and_status(still):
    async with still.listener() as listener, still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        queued = await listener.until("file_queued")
        await client.post(f"/jobs/{job_id}/cancel")
        cancelled = await listener.until("job_cancelled")
    about = {"jobId": job_id, "fileName": "BLOUBERG WARD 16 MEMBERSHIP.xlsx"}
    about["wardNumber"] = 93501016
    assert queued["data"].items() >= {**about, "status": "queued"}.items()
    assert cancelled["data"].items() >= {**about, "status": "cancelled"}.items()
    assert queued["timestamp"].endswith("+00:00")


async def test_a_failed_job_is_told_with_its_error(still):
    async with still.listener() as listener, still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]

        def fail(connection):
            epoch = claim_elsewhere(still, job_id, connection)
            now = still.seat.store.database.now(connection)
            finish = partial(job_states.finish, connection, job_id, epoch, now)
            finish(status=JobStatus.FAILED, error="The disk is full")

        await still.seat.store.write(fail)
        failed = await listener.until("job_failed")
    assert failed["data"]["error"] == "The disk is full"
    assert failed["data"]["status"] == "failed"


async def test_what_another_seat_does_to_the_store_is_told_here(still):
    from app.engine.job_changes import JobChanges

    async with still.listener() as listener, still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await listener.until("file_queued")
        elsewhere = JobChanges(still.seat.store, still.seat.results, still.seat.permit)
        await elsewhere.cancel(job_id)
        told = await listener.until("job_cancelled")
    assert told["data"]["jobId"] == job_id


class Beats:
    """A pulse that beats when a test says so."""

    def __init__(self):
        self.listeners = []

    def beat(self):
        for listener in self.listeners:
            listener()


async def test_the_pulse_of_an_office_brings_the_news_of_the_other_seats(tmp_path, practice_iec):
    pulse = Beats()
    async with fed_seat(tmp_path, practice_iec, runs=False, pulse=pulse) as still:
        async with still.listener() as listener, still.client() as client:
            job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
            await listener.until("file_queued")
            await still.seat.changes.cancel(job_id)
            pulse.beat()
            async with asyncio.timeout(5):
                told = await listener.until("job_cancelled")
        await still.stop()
        assert pulse.listeners == []
    assert told["data"]["jobId"] == job_id


async def test_the_progress_that_another_seat_tells_is_told_here(tmp_path, practice_iec):
    bus = SilentBus()
    async with (
        fed_seat(tmp_path, practice_iec, runs=False, bus=bus) as still,
        still.listener() as listener,
        still.client() as client,
    ):
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await still.seat.store.write(partial(claim_elsewhere, still, job_id))
        await listener.until("job_started")
        live = LiveProgress(job_id, epoch=1, n=1, seat="seat 2", done=1, left=1)
        for tell in bus.progressed:
            tell(live)
        told = await listener.until("job_progress")
        status = (await client.get("/queue/status")).json()["data"]
    message = "1 of 2 ID numbers checked"
    assert told["data"] == {"jobId": job_id, "progress": 50, "message": message}
    assert status["currentJob"]["progress"] == 50


def claim_elsewhere(still, job_id, connection):
    """Another seat of the office runs this job from now on."""
    now = still.seat.store.database.now(connection)
    epoch = lease.take(connection, "seat 2", now)
    assert job_states.claim(connection, jobs.job_of(connection, job_id), "seat 2", epoch, now)
    return epoch


async def test_the_first_message_may_bring_the_token(still):
    async with connect(still.live) as connection:
        listener = Listener(connection)
        await listener.say("authenticate", {"token": await still.token()})
        told = await listener.until("authenticated")
    assert told["data"] == {"scopes": sorted(EVERYTHING), "seat": "desk"}


async def test_the_seeds_own_names_subscribe_and_unsubscribe(still):
    async with still.websocket() as listener, still.client() as client:
        await listener.say("subscribe_file_processing")
        await listener.until("queue_status")
        await still.upload(client, voters(2))
        await listener.until("file_queued")
        await listener.say("unsubscribe_file_processing")
        await listener.say("get_job_history")
        await listener.until("job_history")
        last = still.feed.application.hub.replay.last
        await client.post("/queue/clear")
        await until(lambda: still.feed.application.hub.replay.last > last)
        await listener.say("get_job_history")
        await listener.until("job_history")
    assert "job_cancelled" not in listener.events


async def test_history_is_asked_for_with_its_limit(still):
    async with still.websocket() as listener, still.client() as client:
        for ward in (16, 17, 18):
            await still.upload(client, voters(2, start=ward), f"BLOUBERG WARD {ward}.xlsx")
        await listener.say("get_job_history", {"limit": 2})
        told = await listener.until("job_history")
        await listener.say("get_job_history", {"limit": "all"})
        wrong = await listener.until("error")
    assert [job["wardNumber"] for job in told["data"]] == [93501018, 93501017]
    assert wrong["data"]["code"] == "limit_wrong"


async def test_a_job_is_cancelled_over_the_websocket(still):
    async with still.listener() as listener, still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await listener.say("cancel_job", {"jobId": job_id})
        told = await listener.until("job_cancelled")
        await listener.say("cancel_job", {"jobId": job_id})
        again = await listener.until("error")
    assert told["data"]["jobId"] == job_id
    assert again["data"]["code"] == "job_has_ended"


async def test_a_reader_cancels_nothing(still):
    async with still.listener("members.read") as listener, still.client() as client:
        job_id = (await still.upload(client, voters(2))).json()["data"]["jobId"]
        await listener.say("cancel_job", {"jobId": job_id})
        told = await listener.until("error")
        assert told["data"]["code"] == "scope_missing"
        assert (await still.job_of(client, job_id))["status"] == "queued"


async def test_what_was_missed_comes_again_without_a_gap(still):
    async with still.client() as client:
        async with still.listener() as listener:
            await still.upload(client, voters(2))
            seen = await listener.until("file_queued")
        await still.upload(client, voters(2, start=9), "BLOUBERG WARD 17.xlsx")
        await client.post("/queue/clear")
        async with still.websocket() as again:
            since = {"stream": seen["stream"], "seq": seen["seq"]}
            await until(lambda: still.feed.application.hub.replay.last >= seen["seq"] + 4)
            last = still.feed.application.hub.replay.last
            await again.say("subscribe", {"since": since})
            await again.until("queue_status", lambda data: data["status"] == "idle")
    missed = [one["seq"] for one in again.heard if one["event"] != "authenticated"]
    assert missed[: last - seen["seq"]] == list(range(seen["seq"] + 1, last + 1))


@pytest.mark.parametrize(
    "since",
    [
        pytest.param({"stream": "another run", "seq": 1}, id="another run of the feed"),
        pytest.param({"stream": None, "seq": 10_000}, id="a number never given"),
        pytest.param({"seq": "many"}, id="no number"),
    ],
)
async def test_what_is_not_known_any_more_says_resync(still, since):
    async with still.websocket() as listener:
        stream = still.feed.application.hub.replay.stream
        since = {**since, "stream": since.get("stream", "") or stream}
        await listener.say("subscribe", {"since": since})
        await listener.until("resync")
        await listener.until("queue_status")


async def test_a_heart_beats(tmp_path, practice_iec):
    limits = FeedLimits(heartbeat_seconds=0.05)
    async with (
        fed_seat(tmp_path, practice_iec, runs=False, limits=limits) as still,
        still.websocket() as listener,
    ):
        beat = await listener.until("heartbeat")
    assert set(beat) == SHAPE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json", "message_wrong"),
        ("[1]", "message_wrong"),
        ('{"event": 7}', "message_wrong"),
        ("[" * 20_000, "message_wrong"),
        (json.dumps({"event": "drop_table"}), "event_unknown"),
        (json.dumps({"event": "cancel_job", "data": [1]}), "job_id_missing"),
        (json.dumps({"event": "cancel_job", "data": {"jobId": "\ud800"}}), "job_unknown"),
        (json.dumps({"event": "cancel_job", "data": {"jobId": "a\0b"}}), "job_unknown"),
        (json.dumps({"event": "\ud800"}), "event_unknown"),
    ],
)
async def test_what_is_no_message_is_answered_and_the_conversation_goes_on(still, text, code):
    async with still.websocket() as listener:
        await listener.connection.send(text)
        assert (await listener.until("error"))["data"]["code"] == code
        await listener.say("get_queue_status")
        await listener.until("queue_status")


async def test_a_message_too_long_ends_the_conversation(still):
    async with still.websocket() as listener:
        await listener.connection.send("x" * 70_000)
        with pytest.raises(ConnectionClosed) as closed:
            await listener.next()
    assert closed.value.rcvd.code == 1009


async def test_a_database_that_is_away_at_sign_in_is_told_and_tried_again_later(still, monkeypatch):
    async def away(_text):
        raise StoreUnavailable("away")

    monkeypatch.setattr(still.tokens, "check", away)
    async with connect(still.live) as connection:
        await connection.send(json.dumps({"event": "authenticate", "data": {"token": "any"}}))
        with pytest.raises(ConnectionClosed) as closed:
            await asyncio.wait_for(connection.recv(), 20)
    assert (closed.value.rcvd.code, closed.value.rcvd.reason) == (1013, "store_away")
    with pytest.raises(InvalidStatus) as refused:
        await connect(still.live, additional_headers={"authorization": "Bearer any"})
    assert refused.value.response.status_code == 503


async def test_half_a_character_is_no_token(still):
    async with connect(still.live) as connection:
        listener = Listener(connection)
        await listener.say("authenticate", {"token": "\ud800"})
        assert (await listener.until("error"))["data"]["code"] == "token_invalid"


async def test_a_fault_of_our_own_is_logged_and_told_and_the_conversation_goes_on(
    still, monkeypatch, caplog
):
    async def broken(_self, _job_id):
        raise LookupError

    monkeypatch.setattr(FeedReads, "job", broken)
    async with still.websocket() as listener:
        await listener.say("cancel_job", {"jobId": "x"})
        assert (await listener.until("error"))["data"]["code"] == "internal_error"
        await listener.say("get_queue_status")
        await listener.until("queue_status")
    assert [one.exc_info[0] for one in caplog.records if one.exc_info] == [LookupError]
