"""A store that is away: another program holds its file, and nobody waits for it for long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.bootstrap import Seat
from app.store import database


@contextmanager
def locked(seat: Seat, how: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program holds the database file."""
    other = sqlite3.connect(seat.world.store_file, isolation_level=None, timeout=30)
    other.execute(f"BEGIN {how}")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that says at once that it is busy."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr("app.engine.checkpoints.STORE_RETRY_SECONDS", 0.05)
    monkeypatch.setattr("app.engine.patience.STORE_RETRY_SECONDS", 0.05)
