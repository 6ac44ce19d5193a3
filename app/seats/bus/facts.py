"""What the doctor can learn of a Redis: whether it will do, and if not, why."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from typing import Any

from redis.asyncio import Redis
from redis.exceptions import AuthenticationError, ResponseError

from app.domain.errors import UserError
from app.seats.bus.connect import RedisTarget, open_client, tls_context
from app.seats.bus.ending import first_failure
from app.seats.bus.failures import GONE_WRONG, reason_of
from app.seats.bus.keys import Keys
from app.seats.bus.times import BusTimes, milliseconds

OLDEST = (5, 0)
CLOCK_SECONDS = 120.0
SLOW_MILLISECONDS = 200.0


@dataclass(frozen=True, slots=True)
class RedisFacts:
    """`problem` is why it cannot be used at all, or ""; the rest is then unknown.

    `clock_ahead` is by how many seconds this PC's clock is ahead of the server's, `missing` are
    the commands this user may not use, `policy` is what the server does when its memory is full.
    """

    where: str
    encrypted: bool = False
    version: str = ""
    policy: str = ""
    memory_full: bool = False
    milliseconds: float = 0.0
    clock_ahead: float = 0.0
    missing: tuple[str, ...] = ()
    problem: str = ""

    @property
    def warnings(self) -> tuple[str, ...]:
        """What works but ought to be otherwise, each a plain sentence that says what to do."""
        found = []
        if self.policy not in ("", "noeviction"):
            found.append(
                f"Redis may throw data away when its memory is full ({self.policy}): other "
                "programs' lists in the inbox could be lost. Set maxmemory-policy noeviction"
            )
        if self.memory_full:
            found.append("The memory of Redis is full: raise its maxmemory")
        if self.missing:
            found.append(
                f"The user of Redis may not use {', '.join(self.missing)}: allow it in its ACL"
            )
        if self.version and _numbers(self.version) < OLDEST:
            found.append(f"Redis {self.version} is older than 5.0: update it")
        if self.milliseconds > SLOW_MILLISECONDS:
            found.append(f"Redis takes {self.milliseconds:,.0f} ms to answer: screens will be late")
        if abs(self.clock_ahead) > CLOCK_SECONDS:
            direction = "ahead of" if self.clock_ahead > 0 else "behind"
            found.append(
                f"This PC's clock is {abs(self.clock_ahead) / 60:,.0f} minutes {direction} that "
                "of Redis. Set the wrong one right"
            )
        return tuple(found)


async def redis_facts(target: RedisTarget, keys: Keys, times: BusTimes | None = None) -> RedisFacts:
    """Look at a Redis; whatever goes wrong becomes `problem`. Leaves nothing behind in it."""
    times = times or BusTimes()
    found: list[RedisFacts] = []

    async def look() -> None:
        found.append(await _look(target, keys, times))

    try:
        async with asyncio.timeout(times.command * 5):
            await first_failure(look())
        return found[0]
    except UserError as unusable:
        return RedisFacts(target.where, problem=str(unusable))
    except GONE_WRONG as wrong:
        reason = reason_of(wrong)
        if target.tls and await _speaks_plainly(target, times):
            reason = "it does not speak TLS there"
        text = f"Redis at {target.where} cannot be used: {reason}"
        return RedisFacts(target.where, target.tls, problem=text)


async def _speaks_plainly(target: RedisTarget, times: BusTimes) -> bool:
    """Whether it answers without TLS; to TLS such a one says nothing. No password is sent."""
    client = open_client(replace(target, tls=False, user="", password=""), None, times)
    try:
        await client.ping()
    except AuthenticationError:
        return True
    except GONE_WRONG:
        return False
    finally:
        with contextlib.suppress(*GONE_WRONG):
            await client.aclose()
    return True


async def _look(target: RedisTarget, keys: Keys, times: BusTimes) -> RedisFacts:
    client = open_client(target, await asyncio.to_thread(tls_context, target), times)
    try:
        await client.ping()
        began = time.monotonic()
        await client.ping()
        took = (time.monotonic() - began) * 1000
        info = await _allowed(client.info()) or {}
        return RedisFacts(
            where=target.where,
            encrypted=target.tls,
            version=str(info.get("redis_version", "")),
            policy=str(info.get("maxmemory_policy", "")),
            memory_full=_is_full(info),
            milliseconds=took,
            clock_ahead=await _clock_ahead(client),
            missing=await _missing(client, keys),
        )
    finally:
        with contextlib.suppress(*GONE_WRONG):
            await client.aclose()


def _is_full(info: dict[str, Any]) -> bool:
    most = int(info.get("maxmemory", 0))
    return most > 0 and int(info.get("used_memory", 0)) >= most


async def _clock_ahead(client: Redis) -> float:
    before = time.time()
    theirs = await _allowed(client.time())
    if theirs is None:
        return 0.0
    seconds, micros = theirs
    return (before + time.time()) / 2 - (int(seconds) + int(micros) / 1e6)


async def _missing(client: Redis, keys: Keys) -> tuple[str, ...]:
    """Each command that is needed, tried on a key of the doctor's own."""
    key = f"{keys.prefix}rollcheck:doctor:{secrets.token_hex(8)}"
    hour = milliseconds(60)
    tried: dict[str, Awaitable[Any]] = {
        "SET": client.set(key, b"", px=hour),
        "GET": client.get(key),
        "DEL": client.delete(key),
        "SADD": client.sadd(key, b"1"),
        "SMEMBERS": client.smembers(key),
        "PEXPIRE": client.pexpire(key, hour),
        "PUBLISH": client.publish(key, b""),
        "EVAL": client.eval("return redis.call('PEXPIRE', KEYS[1], 1)", 1, key),
        "INFO": client.info("server"),
    }
    missing = []
    for name, command in tried.items():
        try:
            await command
        except ResponseError as refused:
            if "NOPERM" in f"{getattr(refused, 'status_code', '')}{refused}":
                missing.append(name)
    async with client.pubsub() as pubsub:
        try:
            await pubsub.subscribe(key)
            await pubsub.get_message(timeout=1)
        except ResponseError:
            missing.append("SUBSCRIBE")
    return tuple(missing)


async def _allowed(command: Awaitable[Any]) -> Any:
    try:
        return await command
    except ResponseError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".")[:2] if part.isdigit())
