"""The fixtures of a suite that proves both kinds of database: `__all__` goes into its conftest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.store.store import Store
from tests.helpers.mariadb import mariadb
from tests.helpers.stores import (
    HandClock,
    clock,
    database,
    either,
    embedded_store,
    empty_sqlite,
    office_database,
    office_store,
)

__all__ = [
    "clock",
    "database",
    "embedded_store",
    "empty_sqlite",
    "mariadb",
    "office_database",
    "office_store",
    "store",
]


@pytest.fixture(params=["sqlite", "mariadb"])
def store(request: pytest.FixtureRequest, clock: HandClock) -> Iterator[Store]:
    """A fresh store: one suite proves both kinds of database."""
    yield from either(request, clock)
