"""Seats of one office on a real MariaDB and a real Redis: what one does, the others see at once."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy.engine import make_url

from app.domain.bus import BusKind
from app.store import jobs
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.buses import KEYS, at_work, bus_of
from tests.helpers.drafts import a_list
from tests.helpers.inboxes import entry, push
from tests.helpers.office_desks import serving
from tests.helpers.redis_server import redis_server
from tests.helpers.seats import until, voters

__all__ = ["redis_server"]


@pytest.fixture
def url(mariadb):
    """The address of an office's database."""
    url = mariadb.fresh_url()
    database = open_shared(make_url(url))
    upgrade(database)
    database.close()
    return url


async def test_what_one_seat_does_another_sees_long_before_it_would_look_by_itself(
    tmp_path, url, redis_server, practice_iec, monkeypatch
):
    monkeypatch.setattr("app.serving.PULSE_SECONDS", {True: 1000.0, False: 1000.0})
    monkeypatch.setattr("app.serving.HEARD_SECONDS", 1000.0)
    office = {"redis_url": redis_server.url, "lease_takeover_seconds": 90_000}
    async with (
        serving(tmp_path, url, practice_iec, "SEAT-1", **office) as one,
        serving(tmp_path, url, practice_iec, "SEAT-2", **office) as two,
    ):
        for seat in (one, two):
            await until(lambda seat=seat: seat.bus.state.kind is BusKind.CONNECTED)
        await until(lambda: len(one.bus.seats()) == 2)
        told = []
        two.pulse.listeners.append(lambda: told.append(two.pulse.last))
        await one.queue.pause_queue()
        await until(lambda: bool(told))


async def test_a_list_of_another_program_is_checked_and_followed_by_all(
    tmp_path, url, redis_server, practice_iec
):
    """From its LPUSH to its end, under the sender's id, with live progress on another seat."""
    root = tmp_path / "shared"
    listener = bus_of(redis_server.port, "SEAT-9")
    heard = []
    listener.progressed.append(heard.append)
    push(redis_server, entry(a_list(root, voters(40)), "theirs-1"))
    office = {"redis_url": redis_server.url, "inbox_roots": [root]}
    async with (
        at_work(listener),
        serving(tmp_path, url, practice_iec, "SEAT-1", **office) as seat,
    ):
        with redis_server.client() as client:
            await until(lambda: client.hget(KEYS.job("theirs-1"), "status") == "completed")
            (job,) = await seat.store.read(partial(jobs.list_jobs))
            assert client.hget(KEYS.job(job.job_id), "status") == "completed"
            everything = "".join(
                str(client.hgetall(key)) for key in client.scan_iter(match="membership:job:*")
            )
        await until(lambda: bool(heard))
    assert {live.job_id for live in heard} == {job.job_id}
    assert not any(number in everything for number in voters(40))
