"""Every check, cheap ones first."""

from __future__ import annotations

from app.selftest import databases, engine, feed, parts, vault, window
from app.selftest.check import Check

CHECKS = (
    Check("modules", parts.modules),
    Check("resources", parts.resources),
    Check("licences", parts.licences),
    Check("time zones", parts.time_zones),
    Check("cryptography", parts.cryptography),
    Check("SQLite", databases.sqlite),
    Check("MySQL", databases.mysql),
    Check("Redis", databases.redis),
    Check("watched folder", parts.folder_watch),
    Check("vault", vault.vault),
    Check("readers", engine.readers, seconds=120),
    Check("sample", engine.sample, seconds=180),
    Check("feed", feed.feed, seconds=120),
    Check("window", window.window, seconds=180),
)
