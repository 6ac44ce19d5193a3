"""How the feed is served: where, to whom, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class FeedLimits:
    """What no client may go beyond; seconds, bytes, or a number."""

    connections: int = 600
    websockets: int = 250
    head_seconds: float = 15
    sign_in_seconds: float = 10
    body_bytes: int = 1_000_000
    message_bytes: int = 64_000
    stalled_seconds: float = 30
    upload_seconds: float = 600
    uploads_at_once: int = 3
    requests_per_second: float = 50
    requests_burst: float = 300
    messages_waiting: int = 2_000
    bytes_waiting: int = 4_000_000
    replay_events: int = 1_000
    heartbeat_seconds: float = 15
    token_look_seconds: float = 5


@dataclass(frozen=True, slots=True)
class FeedRules:
    """Where the feed is served. `origins` are the pages of others that may use it.

    `port` 0 is any free one. Without both TLS files only this PC is served.
    """

    host: str = "127.0.0.1"
    port: int = 5000
    tls_cert: Path | None = None
    tls_key: Path | None = None
    origins: frozenset[str] = frozenset()
    limits: FeedLimits = field(default_factory=FeedLimits)

    @property
    def only_this_pc(self) -> bool:
        """Whether nobody else can reach it."""
        return self.host in LOOPBACK

    @property
    def has_tls(self) -> bool:
        """Whether it is served encrypted."""
        return self.tls_cert is not None and self.tls_key is not None
