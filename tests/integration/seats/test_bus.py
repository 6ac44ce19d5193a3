"""Seats that tell each other through a real Redis."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from app.domain.bus import BusKind, SeatHere
from app.domain.job import WaitReason
from app.seats.bus.keys import mark_of
from app.seats.bus.messages import encode
from tests.helpers.buses import KEYS, TENTH, Hints, at_work, at_work_unconnected, bus_of, live
from tests.helpers.redis_server import running_redis
from tests.helpers.seats import until


async def test_a_change_on_one_seat_is_a_hint_on_the_others(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        hints = Hints(two)
        waiting = asyncio.ensure_future(hints.another())
        await asyncio.sleep(0)
        one.changed()
        await waiting


async def test_a_seat_gives_itself_no_hint(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        await settled(redis_server)
        own, others = Hints(one), Hints(two)
        one.changed()
        await until(lambda: others.count)
        two.show_progress(live(1))
        await until(lambda: one.progress_of("abcd2345") is not None)
        assert own.count == 0


async def settled(redis_server):
    """What a connection says of itself has been said, and everything is shown."""
    with redis_server.client() as client:
        await until(lambda: client.exists(KEYS.events) == 0)
    await asyncio.sleep(TENTH.changed * 4)


async def test_a_thousand_changes_are_told_at_most_five_times_a_second(redis_server):
    times = replace(TENTH, changed=30.0)
    one = bus_of(redis_server.port, times=times)
    two = bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        await settled(redis_server)
        hints = Hints(two)
        for _ in range(1000):
            one.changed()
            await asyncio.sleep(0)
        one.show_progress(live(1))
        await until(lambda: two.progress_of("abcd2345") is not None)
        # One was told when the seat connected; all these wait for the end of its half minute.
        assert hints.count == 0


async def test_progress_of_one_seat_is_seen_on_the_others(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    heard = []
    two.progressed.append(heard.append)
    async with at_work(one, two):
        told = replace(live(7, done=412), wait_reason=WaitReason.QUOTA)
        one.show_progress(told)
        await until(lambda: bool(heard))
        assert two.progress_of("abcd2345") == told
        assert two.progress_of("efgh6789") is None


async def test_progress_of_a_seat_that_lost_its_lease_is_ignored(redis_server):
    old, new, third = (bus_of(redis_server.port, f"SEAT-{at}") for at in range(3))
    async with at_work(old, new, third):
        new.show_progress(live(1, epoch=6, done=500))
        await until(lambda: third.progress_of("abcd2345") is not None)
        old.show_progress(live(99, epoch=5, done=480))
        old.changed()
        hints = Hints(third)
        await until(lambda: hints.count)
        assert third.progress_of("abcd2345").done == 500
        with redis_server.client() as client:
            assert client.hget(KEYS.progress, "epoch") == "6"


async def test_a_seat_that_comes_later_knows_the_progress_at_once(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one):
        one.show_progress(live(3))
        with redis_server.client() as client:
            await until(lambda: client.exists(KEYS.progress))
        async with at_work(two):
            assert two.progress_of("abcd2345") == live(3)


async def test_progress_that_nobody_renews_is_forgotten_everywhere(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        one.show_progress(live(3))
        await until(lambda: two.progress_of("abcd2345") is not None)
        await until(lambda: two.progress_of("abcd2345") is None)
        with redis_server.client() as client:
            await until(lambda: not client.exists(KEYS.progress))


async def test_seats_see_who_is_here_and_who_has_gone(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one):
        async with at_work(two):
            await until(lambda: len(one.seats()) == 2)
            assert one.seats() == (
                SeatHere("SEAT-1", "thandi", "1.0"),
                SeatHere("SEAT-2", "thandi", "1.0"),
            )
        await until(lambda: len(one.seats()) == 1)
    assert one.seats() == ()


async def test_a_seat_whose_name_is_strange_is_seen_as_it_is(redis_server):
    one = bus_of(redis_server.port, "DESK * 1\n[é]")
    async with at_work(one):
        await until(lambda: bool(one.seats()))
        assert one.seats()[0].seat == "DESK * 1\n[é]"


async def test_what_others_put_there_disturbs_nothing(redis_server):
    one = bus_of(redis_server.port)
    async with at_work(one):
        with redis_server.client() as client:
            for junk in (b"", b"\xff\xfe", b"[]", b'{"progress": 5}', b"{}", b"[" * 100_000):
                client.publish(KEYS.events, junk)
            client.sadd(KEYS.seats, mark_of("X"), b"\xff")
            client.set(KEYS.seat(mark_of("X")), "no seat")
            client.publish(KEYS.events, encode(live(4)))
        await until(lambda: one.progress_of("abcd2345") == live(4))
        assert one.state.kind is BusKind.CONNECTED


async def test_a_listener_that_fails_does_not_break_the_line(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")

    def fails():
        raise ValueError("ours")

    two.hints.append(fails)
    async with at_work(one, two):
        hints = Hints(two)
        one.changed()
        await until(lambda: hints.count)
        assert two.state.kind is BusKind.CONNECTED


async def test_a_wrong_password_is_said_and_the_right_one_needs_no_restart():
    with running_redis("--requirepass", "right") as server:
        one = bus_of(server.port, password="wrong-secret")
        async with at_work_unconnected(one):
            await until(lambda: one.state.kind is BusKind.AWAY)
            assert one.state.sentence.endswith("it refuses the user name or password")
            assert "wrong-secret" not in f"{one.state}{one.state.sentence}"
            with server.client(password="right") as client:
                client.config_set("requirepass", "wrong-secret")
            await until(lambda: one.state.kind is BusKind.CONNECTED)


async def test_with_a_full_memory_hints_still_come_and_the_state_says_it(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        with redis_server.client() as client:
            client.config_set("maxmemory", "100kb")
            await until(lambda: two.state.reason != "")
            assert two.state.sentence == "Redis: its memory is full"
            hints = Hints(two)
            one.changed()
            await until(lambda: hints.count)
            client.config_set("maxmemory", "0")
        await until(lambda: two.state.reason == "")
        assert two.state.kind is BusKind.CONNECTED


async def test_a_user_without_the_rights_is_told_so():
    with running_redis() as server:
        with server.client() as client:
            client.execute_command("ACL", "SETUSER", "default", "-eval")
        one = bus_of(server.port)
        async with at_work(one):
            one.show_progress(live(1))
            await until(lambda: one.state.reason != "")
            assert "may not use a command" in one.state.sentence


async def test_a_bus_ends_whenever_it_is_told_to(redis_server):
    """redis-py swallows a cancellation that comes while it connects."""
    for moment in range(60):
        running = asyncio.ensure_future(bus_of(redis_server.port).run())
        await asyncio.sleep(moment * 0.0002)
        running.cancel()
        done, _ = await asyncio.wait({running}, timeout=10)
        assert done, moment
