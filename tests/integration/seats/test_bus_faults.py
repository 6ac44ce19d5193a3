"""Redis restarted, flushed, frozen, half-open: the seats notice and nobody restarts anything."""

from __future__ import annotations

import asyncio
import time

import pytest

from app.domain.bus import BusKind
from app.seats.bus.times import BusTimes
from tests.helpers.buses import (
    KEYS,
    TENTH,
    Hints,
    at_work,
    at_work_unconnected,
    away,
    bus_of,
    connected,
    live,
)
from tests.helpers.seats import until
from tests.helpers.tcp_proxy import Line, proxy_before


async def test_a_restarted_redis_is_found_and_everybody_looks_again(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        redis_server.stop()
        await away(one)
        await away(two)
        assert one.seats() == ()
        await until(lambda: "nothing answers at its address" in one.state.sentence)
        hints = Hints(two)
        redis_server.start()
        await connected(one)
        await connected(two)
        await until(lambda: hints.count and len(one.seats()) == 2)


async def test_a_seat_lives_without_redis_from_the_start(redis_server):
    redis_server.stop()
    one = bus_of(redis_server.port)
    async with at_work_unconnected(one):
        await away(one)
        since = one.state.since
        one.changed()
        one.show_progress(live(1))
        await asyncio.sleep(TENTH.longest_pause)
        assert one.state.since == since
        redis_server.start()
        await connected(one)


async def test_progress_from_before_an_outage_is_not_told_after_it(redis_server):
    redis_server.stop()
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work_unconnected(one, two):
        one.show_progress(live(1))
        await until(lambda: one.progress_of("abcd2345") is None)
        redis_server.start()
        await connected(one)
        await connected(two)
        one.show_progress(live(2))
        await until(lambda: two.progress_of("abcd2345") is not None)
        assert two.progress_of("abcd2345").n == 2


async def test_a_change_that_could_not_be_told_is_told_with_the_connection(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    one.changed()
    async with at_work(two):
        hints = Hints(two)
        async with at_work(one):
            await until(lambda: hints.count)


async def test_a_frozen_redis_is_found_and_is_used_again_when_it_thaws(redis_server):
    one = bus_of(redis_server.port)
    async with at_work(one):
        redis_server.freeze()
        await away(one)
        assert one.state.sentence.endswith("it does not answer")
        hints = Hints(one)
        redis_server.thaw()
        await connected(one)
        assert hints.count


async def test_a_half_open_line_is_found_within_ten_seconds_of_its_scale(redis_server):
    async with proxy_before(redis_server.port) as proxy:
        one, two = bus_of(proxy.port), bus_of(redis_server.port, "SEAT-2")
        async with at_work(one, two):
            proxy.line = Line.SWALLOW
            began = time.monotonic()
            await away(one, limit=10)
            assert time.monotonic() - began < 10 * 0.1 * 3
            proxy.line = Line.PASS
            hints = Hints(one)
            await connected(one)
            two.changed()
            await until(lambda: hints.count > 1)


async def test_a_line_that_swallows_only_what_the_others_say_is_found(redis_server):
    """The commands get through; only the subscription is dead: nothing but the beat shows it."""
    async with proxy_before(redis_server.port) as proxy:
        one = bus_of(proxy.port)
        async with at_work(one):
            proxy.deaf_to(b"beat:")
            hints = Hints(one)
            await away(one)
            assert one.state.sentence.endswith("it does not answer")
            proxy.deaf_to(b"")
            await connected(one)
            assert hints.count


async def test_a_line_that_is_cut_is_mended(redis_server):
    async with proxy_before(redis_server.port) as proxy:
        one = bus_of(proxy.port)
        async with at_work(one):
            for _ in range(3):
                hints = Hints(one)
                proxy.reset()
                await until(lambda hints=hints: hints.count)
                await connected(one)


async def test_a_slow_line_is_a_line(redis_server):
    async with proxy_before(redis_server.port) as proxy:
        proxy.delay = 0.03
        one, two = bus_of(proxy.port), bus_of(redis_server.port, "SEAT-2")
        async with at_work(one, two):
            hints = Hints(one)
            two.changed()
            await until(lambda: hints.count)


async def test_a_subscription_that_was_lost_and_made_anew_makes_the_seat_look_again(redis_server):
    one = bus_of(redis_server.port)
    async with at_work(one):
        hints = Hints(one)
        with redis_server.client() as client:
            client.execute_command("CLIENT", "KILL", "TYPE", "pubsub")
        await until(lambda: hints.count)
        await connected(one)


async def test_an_emptied_redis_is_filled_again(redis_server):
    one, two = bus_of(redis_server.port), bus_of(redis_server.port, "SEAT-2")
    async with at_work(one, two):
        await until(lambda: len(one.seats()) == 2)
        with redis_server.client() as client:
            client.flushall()
            await until(lambda: client.scard(KEYS.seats) == 2)
            assert one.state.kind is BusKind.CONNECTED


@pytest.mark.long
async def test_at_the_real_times_a_stall_and_a_half_open_line_are_found_within_ten_seconds(
    redis_server,
):
    async with proxy_before(redis_server.port) as proxy:
        one = bus_of(proxy.port, times=BusTimes())
        async with at_work(one):
            began = time.monotonic()
            redis_server.freeze()
            await away(one, limit=10)
            await asyncio.sleep(15 - (time.monotonic() - began))
            redis_server.thaw()
            await connected(one, limit=15)
            proxy.deaf_to(b"beat:")
            await away(one, limit=10)
            proxy.deaf_to(b"")
            await connected(one, limit=15)
