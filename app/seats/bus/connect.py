"""From settings to a Redis client that never waits long and never sends a command twice.

redis-py's own defaults repeat a command up to ten times: one INCR counted two (queues-and-seats
notes, 3). Protocol 2, for Redis 5 on Windows does not know the newer one.
"""

from __future__ import annotations

import os
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from redis.asyncio import Connection, ConnectionPool, Redis, SSLConnection
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from app.domain.errors import UserError
from app.seats.bus.times import BusTimes
from app.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
MAX_CONNECTIONS = 16


@dataclass(frozen=True, slots=True)
class RedisTarget:
    """A Redis of an office. `ca_file` names the certificate of an office's own authority, or ""."""

    host: str
    port: int = 6379
    db: int = 0
    user: str = ""
    password: str = field(default="", repr=False)
    tls: bool = False
    ca_file: str = ""

    @property
    def where(self) -> str:
        """Host and port, for sentences."""
        return f"{self.host}:{self.port}"


def redis_target(settings: Settings, password: str = "") -> RedisTarget | None:  # nosec B107
    """The Redis the settings name; None when they name none.

    The password is that of the address, or `password` (the vault's), or REDIS_PASSWORD. A host
    that is not this PC is spoken to by TLS with a verified certificate, unless the address ends in
    `?tls=off`; `?ca=FILE` names the office's own authority. Raises UserError for an address that
    cannot be used; its text holds no password.
    """
    password = password or os.environ.get("REDIS_PASSWORD", "")
    if settings.redis_url:
        return _from_url(settings.redis_url, password)
    if not settings.redis_host:
        return None
    return RedisTarget(
        host=settings.redis_host,
        port=settings.redis_port,
        db=settings.redis_db,
        password=password,
        tls=settings.redis_host not in LOOPBACK,
    )


def _from_url(url: str, password: str) -> RedisTarget:
    parts = urlsplit(url)
    wishes = parse_qs(parts.query, keep_blank_values=True)
    path = parts.path.strip("/")
    port = _port(parts)
    usable = parts.scheme in ("redis", "rediss") and parts.hostname and path.isdigit() | (not path)
    if not usable or port is None or not wishes.keys() <= {"tls", "ca"}:
        raise UserError(
            "The address of Redis must be like rediss://redis.office.example:6379/0: "
            "correct redis_url"
        )
    host = parts.hostname or ""
    return RedisTarget(
        host=host,
        port=port,
        db=int(path or 0),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or "") or password,
        tls=_tls(parts.scheme, host, wishes),
        ca_file=wishes.get("ca", [""])[0],
    )


def _tls(scheme: str, host: str, wishes: dict[str, list[str]]) -> bool:
    if scheme == "rediss":
        return True
    if host in LOOPBACK or wishes.get("tls") == ["off"]:
        return False
    raise UserError(
        f"redis://{host} would send the password readable over the network: begin redis_url with "
        "rediss://, or end it with ?tls=off where the network is trusted"
    )


def _port(parts: SplitResult) -> int | None:
    try:
        return parts.port or 6379
    except ValueError:
        return None


def tls_context(target: RedisTarget) -> ssl.SSLContext | None:
    """What the certificate is verified with; None without TLS. Reads files: call it in a thread.

    Raises UserError when the file of the office's authority cannot be used.
    """
    if not target.tls:
        return None
    try:
        context = ssl.create_default_context(cafile=target.ca_file or None)
    except (OSError, ssl.SSLError):
        raise UserError(
            f"The certificate file {target.ca_file} cannot be read: correct redis_url"
        ) from None
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Tls(SSLConnection):
    """A connection on a context that is there already: making one takes long on Windows."""

    def __init__(self, *, prepared: ssl.SSLContext, **options: Any) -> None:
        super().__init__(**options)
        self.ssl_context.context = prepared


def open_client(target: RedisTarget, tls: ssl.SSLContext | None, times: BusTimes) -> Redis:
    """A client with a pool of its own, to be closed; nothing is sent yet.

    Replies are bytes: what another program put there need not be text.
    """
    kind: dict[str, Any] = {"connection_class": Connection}
    if tls is not None:
        kind = {"connection_class": _Tls, "prepared": tls}
    pool = ConnectionPool(
        **kind,
        host=target.host,
        port=target.port,
        db=target.db,
        username=target.user or None,
        password=target.password or None,
        socket_timeout=times.command,
        socket_connect_timeout=times.command,
        retry=Retry(NoBackoff(), 0),
        health_check_interval=0,
        protocol=2,
        driver_info=None,
        max_connections=MAX_CONNECTIONS,
    )
    return Redis.from_pool(pool)
