"""A look at a Redis from outside: how far one comes, and what it says of itself.

Blocks, for as long as its time-outs allow. Leaves nothing behind: its own key ends by itself.
"""

from __future__ import annotations

import contextlib
import secrets
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import redis
from redis.backoff import NoBackoff
from redis.exceptions import (
    AuthenticationError,
    NoPermissionError,
    RedisError,
    ResponseError,
)
from redis.retry import Retry

from app.domain.barrier import Barred, Barrier
from app.domain.errors import UserError
from app.domain.office_address import OfficeAddress
from app.store.server_look import barrier_of

CONNECT_SECONDS = 5
ANSWER_SECONDS = 5
PROBE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class RedisFacts:
    """What a Redis says of itself. `ahead` is seconds this PC's clock is before its own.

    `policy` is its eviction policy, `missing` the commands this user may not give.
    """

    version: str
    policy: str
    encrypted: bool
    ahead: float
    missing: tuple[str, ...]


def look_at_redis(address: OfficeAddress, ca_file: str, prefix: str) -> RedisFacts:
    """Sign in and look; `prefix` is what this seat's keys begin with.

    `ca_file` holds the certificates of the office's own authority, "" for this PC's.

    Raises Barred, and UserError for a certificate file that cannot be read.
    """
    with _barriers(), contextlib.closing(_client(address, ca_file)) as client:
        client.ping()
        missing = _missing(client, prefix)
        told: dict[str, Any] = {} if "INFO" in missing else client.info()
        return RedisFacts(
            version=str(told.get("redis_version", "")),
            policy=str(told.get("maxmemory_policy", "")),
            encrypted=address.encrypted,
            ahead=0.0 if "TIME" in missing else _ahead(client),
            missing=missing,
        )


def _client(address: OfficeAddress, ca_file: str) -> Any:
    tls: dict[str, Any] = (
        {"ssl": True, "ssl_ca_certs": ca_file or None} if address.encrypted else {}
    )
    return redis.Redis(
        host=address.host,
        port=address.port,
        db=int(address.name),
        username=address.user or None,
        password=address.password or None,
        **tls,
        socket_connect_timeout=CONNECT_SECONDS,
        socket_timeout=ANSWER_SECONDS,
        # By default each command is given ten times more.
        retry=Retry(NoBackoff(), 0),
        decode_responses=True,
    )


def _missing(client: Any, prefix: str) -> tuple[str, ...]:
    key = f"{prefix}rollcheck:doctor:{secrets.token_hex(4)}"
    found = [name for name, give in _commands(client, key) if not _may(give)]
    _remove(client, key)
    return tuple(found)


def _remove(client: Any, key: str) -> None:
    # Where even this is forbidden, the key has said so already and ends by itself.
    with contextlib.suppress(NoPermissionError):
        client.delete(key)


def _commands(client: Any, key: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a seat needs, each once and harmless; the key is of each kind for a moment only."""
    yield "INFO", lambda: client.info("memory")
    yield "TIME", client.time
    yield "SET", lambda: client.set(key, "1", ex=PROBE_SECONDS)
    yield "GET", lambda: client.get(key)
    yield "MGET", lambda: client.mget(key)
    yield "EXISTS", lambda: client.exists(key)
    yield "PEXPIRE", lambda: client.pexpire(key, PROBE_SECONDS * 1000)
    yield "PTTL", lambda: client.pttl(key)
    yield "DEL", lambda: client.delete(key)
    yield "HSET", lambda: client.hset(key, "at", "1")
    yield "HMGET", lambda: client.hmget(key, "at")
    yield "HGETALL", lambda: client.hgetall(key)
    _remove(client, key)
    yield "RPUSH", lambda: client.rpush(key, "1")
    yield "LRANGE", lambda: client.lrange(key, 0, 0)
    yield "LINDEX", lambda: client.lindex(key, -1)
    yield "RPOPLPUSH", lambda: client.rpoplpush(key, key)
    _remove(client, key)
    yield "SADD", lambda: client.sadd(key, "1")
    yield "SMEMBERS", lambda: client.smembers(key)
    yield "MULTI", lambda: client.pipeline().srem(key, "1").execute()
    yield "EVAL", lambda: client.eval("return 1", 1, key)
    yield "PUBLISH", lambda: client.publish(key, "doctor")
    yield "SUBSCRIBE", lambda: _subscribe(client, key)


def _may(give: Callable[[], object]) -> bool:
    try:
        give()
    except NoPermissionError:
        return False
    except ResponseError as wrong:
        # A key of another kind, because what should have made it was not allowed.
        if not str(wrong).startswith("WRONGTYPE"):
            raise
    return True


def _subscribe(client: Any, channel: str) -> None:
    with contextlib.closing(client.pubsub()) as listening:
        listening.subscribe(channel)
        listening.get_message(timeout=ANSWER_SECONDS)


def _ahead(client: Any) -> float:
    before = time.time()
    seconds, micro = client.time()
    after = time.time()
    return float((before + after) / 2 - (seconds + micro / 1e6))


@contextlib.contextmanager
def _barriers() -> Iterator[None]:
    try:
        yield
    except AuthenticationError:
        raise Barred(Barrier.LOGIN) from None
    except NoPermissionError as refused:
        raise Barred(Barrier.OTHER, _told(refused)) from None
    except ResponseError as refused:
        number = "DB index" in str(refused)
        raise Barred(Barrier.NO_DATABASE if number else Barrier.OTHER, _told(refused)) from None
    except RedisError as away:
        raise _barred(away) from None
    except FileNotFoundError:
        raise UserError(
            "The certificate file for Redis cannot be read. Name a file in PEM format in "
            "database_ca"
        ) from None


def _barred(away: RedisError) -> Barred:
    text = str(away)
    if "Authentication required" in text or "NOAUTH" in text:
        return Barred(Barrier.LOGIN)
    cause = next((one for one in _causes(away) if isinstance(one, OSError)), None)
    if cause is not None:
        return Barred(barrier_of(cause), type(cause).__name__)
    silent = isinstance(away, redis.TimeoutError)
    # A Redis with TLS hangs up on whoever speaks without, and a stranger speaks otherwise.
    return Barred(Barrier.SILENT if silent else Barrier.OTHER_SERVER, type(away).__name__)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what led to it; an SSLError is told apart from the reset it ends in."""
    chain: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    yield from (one for one in chain if isinstance(one, ssl.SSLError))
    yield from chain


def _told(refused: RedisError) -> str:
    return str(refused).splitlines()[0][:120]
