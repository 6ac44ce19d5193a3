"""What the doctor says of a real Redis, TLS included."""

from __future__ import annotations

import asyncio

from app.domain.bus import BusKind, SeatHere
from app.seats.bus import RedisBus
from app.seats.bus.connect import RedisTarget
from app.seats.bus.facts import RedisFacts, redis_facts
from tests.helpers.buses import KEYS, TENTH, at_work_unconnected
from tests.helpers.certificates import self_signed
from tests.helpers.mariadb import free_port
from tests.helpers.redis_server import running_redis
from tests.helpers.seats import until
from tests.helpers.tcp_proxy import proxy_before


async def facts(port, **changes):
    return await redis_facts(RedisTarget("127.0.0.1", port, **changes), KEYS)


async def test_a_good_redis_gives_no_warning_and_keeps_nothing(redis_server):
    found = await facts(redis_server.port)
    assert (found.problem, found.warnings, found.policy) == ("", (), "noeviction")
    assert found.version
    with redis_server.client() as client:
        await until(lambda: client.dbsize() == 0)


async def test_a_policy_that_throws_data_away_is_a_warning():
    with running_redis("--maxmemory-policy", "allkeys-lru", "--maxmemory", "100kb") as server:
        first, second = (await facts(server.port)).warnings
    assert "allkeys-lru" in first
    assert "memory of Redis is full" in second


async def test_rights_that_are_missing_are_named(redis_server):
    with redis_server.client() as client:
        client.execute_command("ACL", "SETUSER", "default", "-publish", "-eval", "-subscribe")
    found = await facts(redis_server.port)
    assert found.missing == ("PUBLISH", "EVAL", "SUBSCRIBE")
    assert "PUBLISH, EVAL, SUBSCRIBE" in found.warnings[0]


async def test_a_wrong_password_is_the_problem_and_is_not_told():
    with running_redis("--requirepass", "right") as server:
        found = await facts(server.port, password="wrong-secret")
    assert found.problem.endswith("it refuses the user name or password")
    assert "wrong-secret" not in repr(found)


async def test_nobody_there_is_the_problem(redis_server):
    redis_server.stop()
    assert "nothing answers" in (await facts(redis_server.port)).problem


async def test_a_redis_that_does_not_answer_is_the_problem_within_its_time(redis_server):
    redis_server.freeze()
    target = RedisTarget("127.0.0.1", redis_server.port)
    async with asyncio.timeout(30):
        found = await redis_facts(target, KEYS, TENTH)
    assert "does not answer" in found.problem


async def test_a_slow_line_is_a_warning(redis_server):
    async with proxy_before(redis_server.port) as proxy:
        proxy.delay = 0.12
        found = await facts(proxy.port)
    assert any("ms to answer" in warning for warning in found.warnings)


def test_a_clock_that_is_wrong_and_an_old_version_are_warnings():
    found = RedisFacts("x", version="3.0.504", clock_ahead=-600)
    old, clock = found.warnings
    assert "3.0.504" in old
    assert "10 minutes behind" in clock


async def test_tls_is_spoken_with_a_certificate_that_is_verified(tmp_path):
    pem, port = str(self_signed(tmp_path)), free_port()
    files = [f"--tls-{kind}-file={pem}" for kind in ("cert", "key", "ca-cert")]
    options = [part for one in files for part in one.split("=")]
    with running_redis("--tls-port", str(port), "--tls-auth-clients", "no", *options):
        trusted = await facts(port, tls=True, ca_file=pem)
        assert (trusted.problem, trusted.encrypted) == ("", True)
        unknown = await facts(port, tls=True)
        assert "certificate cannot be trusted" in unknown.problem
        wrong_name = RedisTarget("localhost", port, tls=True, ca_file=pem)
        assert "certificate cannot be trusted" in (await redis_facts(wrong_name, KEYS)).problem
        bus = RedisBus(
            RedisTarget("127.0.0.1", port, tls=True, ca_file=pem),
            KEYS,
            SeatHere("SEAT-1", "thandi", "1"),
            times=TENTH.scaled(5),
        )
        async with at_work_unconnected(bus):
            await until(lambda: bus.state.kind is BusKind.CONNECTED)


async def test_a_redis_without_tls_is_told_as_such(redis_server):
    assert "does not speak TLS" in (await facts(redis_server.port, tls=True)).problem


async def test_a_certificate_file_that_is_not_there_is_the_problem(redis_server):
    found = await facts(redis_server.port, tls=True, ca_file="/nowhere.pem")
    assert "/nowhere.pem cannot be read" in found.problem
