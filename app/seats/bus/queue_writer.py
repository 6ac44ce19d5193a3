"""Makes Redis agree with the visible queue: only what differs is written.

Several seats may write at once, each from what it read of the store: the younger reading wins,
by the store's own time, which is the same for all seats.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from redis.asyncio import Redis
from redis.asyncio.client import Pipeline
from redis.exceptions import WatchError

from app.domain.visible_queue import STAMP, VisibleQueue
from app.seats.bus.keys import Keys

QueueSource = Callable[[], Awaitable[tuple[VisibleQueue, datetime]]]
"""Reads the store: what ought to be seen, and the store's time of that reading."""

KEPT = timedelta(days=2)
REFRESHED = timedelta(days=1)
OVERTAKEN_FOR = timedelta(minutes=1)
"""A store's clock that was set back holds up the writers for no longer."""

AT_ONCE = 20
TRIES = 20
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - store time is UTC without a zone


async def write_queue(redis: Redis, keys: Keys, wanted: VisibleQueue, read_at: datetime) -> bool:
    """Make the list and the hashes as wanted, and remove ours that are not wanted any more.

    False where another seat has written from a younger reading: nothing is to be done then.
    Keys of other programs under the same prefix are left alone. Raises redis-py's errors.
    """
    at = (read_at - _EPOCH) // timedelta(microseconds=1)
    shown = set(map(text_of, await redis.smembers(keys.shown)))
    gone = sorted(shown - wanted.own)
    for part in _parts(gone):
        if not await _commit(redis, keys, at, partial(_remove, keys=keys, gone=part)):
            return False
    for part in _parts(list(wanted.hashes)):
        behind, ours = await _look(redis, keys, wanted, part)
        new = sorted((ours & wanted.own) - shown)
        put = partial(_put, keys=keys, wanted=wanted, behind=behind, new=new)
        if (behind or new) and not await _commit(redis, keys, at, put):
            return False
    return await _write_order(redis, keys, wanted.order, at)


async def _look(
    redis: Redis, keys: Keys, wanted: VisibleQueue, part: list[str]
) -> tuple[list[str], set[str]]:
    """Those whose hash is missing, different or soon gone; and all whose key is, or may be, a hash.

    A key of another kind is another program's.
    """
    async with redis.pipeline(transaction=False) as pipe:
        for job_id in part:
            pipe.hget(keys.job(job_id), STAMP)
            pipe.pttl(keys.job(job_id))
        replies = await pipe.execute(raise_on_error=False)
    refreshed = REFRESHED / timedelta(milliseconds=1)
    behind, ours = [], set()
    for job_id, stamp, left in zip(part, replies[::2], replies[1::2], strict=True):
        if isinstance(stamp, Exception) or isinstance(left, Exception):
            continue
        ours.add(job_id)
        same = stamp == wanted.hashes[job_id][STAMP].encode()
        if not same or left < refreshed:
            behind.append(job_id)
    return behind, ours


def _put(
    pipe: Pipeline, keys: Keys, wanted: VisibleQueue, behind: list[str], new: list[str]
) -> None:
    for job_id in behind:
        flat = [part for pair in wanted.hashes[job_id].items() for part in pair]
        pipe.hset(keys.job(job_id), items=flat)
        pipe.pexpire(keys.job(job_id), KEPT)
    if new:
        pipe.sadd(keys.shown, *new)
        pipe.pexpire(keys.shown, KEPT * 7)


def _remove(pipe: Pipeline, keys: Keys, gone: list[str]) -> None:
    pipe.delete(*(keys.job(job_id) for job_id in gone))
    pipe.srem(keys.shown, *gone)


async def _write_order(redis: Redis, keys: Keys, order: tuple[str, ...], at: int) -> bool:
    present = await redis.lrange(keys.queue, 0, -1)
    if tuple(map(text_of, present)) == order:
        return True

    def put(pipe: Pipeline) -> None:
        pipe.delete(keys.queue)
        if order:
            pipe.rpush(keys.queue, *order)
            pipe.pexpire(keys.queue, KEPT)

    return await _commit(redis, keys, at, put)


async def _commit(redis: Redis, keys: Keys, at: int, put: Callable[[Pipeline], None]) -> bool:
    """All of it in one transaction, unless a younger reading was written meanwhile."""
    for _ in range(TRIES):
        async with redis.pipeline(transaction=True) as pipe:
            await pipe.watch(keys.shown_at)
            written = await pipe.get(keys.shown_at)
            if written is not None and written.isdigit() and int(written) > at:
                return False
            pipe.multi()  # type: ignore[no-untyped-call]
            put(pipe)
            pipe.set(keys.shown_at, at, px=OVERTAKEN_FOR)
            # Somebody wrote between, perhaps from an older reading: look again.
            with contextlib.suppress(WatchError):
                await pipe.execute()
                return True
    return False


def text_of(value: bytes | str) -> str:
    """What Redis holds, as text, whatever it is."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), AT_ONCE):
        yield ids[start : start + AT_ONCE]
