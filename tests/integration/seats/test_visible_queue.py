"""The queue as other programs see it in a real Redis, derived from a real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest_asyncio

from app.domain.job import JobStatus
from app.domain.visible_queue import Shown, visible_queue
from app.seats.bus.connect import RedisTarget, open_client
from app.seats.bus.queue_source import queue_source
from app.seats.bus.queue_writer import write_queue
from app.seats.bus.times import BusTimes
from app.store import job_states
from tests.helpers import office
from tests.helpers.buses import KEYS, TENTH, at_work, bus_of
from tests.helpers.seats import until
from tests.helpers.stores import NOON, add_job


@pytest_asyncio.fixture
async def client(redis_server):
    async with open_client(RedisTarget("127.0.0.1", redis_server.port), None, BusTimes()) as client:
        yield client


def wanted(*jobs):
    return visible_queue(map(Shown, jobs), [], NOON)


def job(job_id, number=1, **changes):
    return office.job(number, **({"job_id": job_id} | changes))


def seen(server):
    with server.client() as client:
        queue = client.lrange(KEYS.queue, 0, -1)
        return queue, {name: client.hgetall(KEYS.job(name)) for name in client.smembers(KEYS.shown)}


async def test_everything_is_written_and_then_nothing_more(client, redis_server):
    queue = wanted(job("b", 2), job("a", 1))
    assert await write_queue(client, KEYS, queue, NOON)
    assert seen(redis_server) == (["a", "b"], {key: dict(queue.hashes[key]) for key in "ab"})
    writes = await written(client)
    assert await write_queue(client, KEYS, queue, NOON + timedelta(seconds=1))
    assert await written(client) == writes


async def written(client):
    found = await client.info("commandstats")
    return sum(found.get(f"cmdstat_{name}", {"calls": 0})["calls"] for name in ("hset", "rpush"))


async def test_only_what_differs_is_written(client):
    await write_queue(client, KEYS, wanted(*(job(f"j{at}", at) for at in range(120))), NOON)
    writes = await written(client)
    jobs = [job(f"j{at}", at) for at in range(119)]
    changed = wanted(*jobs, job("j119", 119, operator="x", priority=0))
    await write_queue(client, KEYS, changed, NOON)
    assert await written(client) == writes + 1


async def test_a_job_that_is_shown_no_more_is_taken_away(client, redis_server):
    await write_queue(client, KEYS, wanted(job("a"), job("b")), NOON)
    await write_queue(client, KEYS, wanted(job("b")), NOON)
    queue, hashes = seen(redis_server)
    assert (queue, set(hashes)) == (["b"], {"b"})
    assert not await client.exists(KEYS.job("a"))


async def test_an_older_reading_of_the_store_does_not_overwrite_a_younger_one(client, redis_server):
    await write_queue(client, KEYS, wanted(job("a")), NOON + timedelta(seconds=1))
    assert not await write_queue(client, KEYS, wanted(job("old")), NOON)
    assert seen(redis_server)[0] == ["a"]


async def test_everything_shown_goes_by_itself_one_day(client):
    await write_queue(client, KEYS, wanted(job("a")), NOON)
    for key in await client.keys("*"):
        assert await client.pttl(key) > 0, key


async def test_keys_of_other_programs_are_left_alone(client):
    others = {"other": "1", "membership:job:taken": "a text", "membership:session": "x"}
    await client.mset(others)
    await client.hset("membership:job:seeds", mapping={"id": "seeds", "status": "queued"})
    await client.lpush(KEYS.inbox, "entry")
    await write_queue(client, KEYS, wanted(job("taken"), job("a")), NOON)
    await write_queue(client, KEYS, wanted(), NOON)
    assert [await client.get(key) for key in others] == [b"1", b"a text", b"x"]
    assert await client.hgetall("membership:job:seeds") == {b"id": b"seeds", b"status": b"queued"}
    assert await client.llen(KEYS.inbox) == 1


async def test_a_change_in_the_store_is_seen_and_a_flush_is_made_good(
    redis_server, store, database
):
    add_job(database, "a")
    # Found by the beat, not by the look over everything that comes each minute.
    times = replace(TENTH, look_over=1000.0)
    one, two = (
        bus_of(redis_server.port, f"SEAT-{at}", source=queue_source(store), times=times)
        for at in (1, 2)
    )
    async with at_work(one, two):
        await until(lambda: seen(redis_server)[0] == ["a"])
        add_job(database, "b")
        one.changed()
        await until(lambda: seen(redis_server)[0] == ["a", "b"])
        for _ in range(3):
            redis_server.flush()
            await until(lambda: seen(redis_server)[0] == ["a", "b"])
            await until(lambda: set(seen(redis_server)[1]) == {"a", "b"})
        redis_server.restart()
        await until(lambda: seen(redis_server)[0] == ["a", "b"])


async def test_what_somebody_broke_is_put_right_within_a_minute(redis_server, store, database):
    add_job(database, "a")
    async with at_work(bus_of(redis_server.port, source=queue_source(store))):
        await until(lambda: seen(redis_server)[0] == ["a"])
        with redis_server.client() as client:
            client.delete(KEYS.job("a"), KEYS.queue)
        await until(lambda: seen(redis_server)[1]["a"] and seen(redis_server)[0] == ["a"])


async def test_a_job_that_ends_leaves_the_list_and_is_seen_as_ended(redis_server, store, database):
    add_job(database, "a")
    bus = bus_of(redis_server.port, source=queue_source(store))
    async with at_work(bus):
        await until(lambda: seen(redis_server)[0] == ["a"])
        with database.write() as connection:
            job_states.request_cancel(connection, "a", NOON)
        bus.changed()
        await until(lambda: seen(redis_server)[1]["a"]["status"] == JobStatus.CANCELLED)
        await until(lambda: seen(redis_server)[0] == [])
