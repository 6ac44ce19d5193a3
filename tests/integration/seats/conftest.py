from collections.abc import Iterator

import pytest

from app.store.store import Store
from tests.helpers.mariadb import mariadb
from tests.helpers.redis_server import redis_server
from tests.helpers.stores import (
    HandClock,
    clock,
    database,
    either,
    empty_sqlite,
    office_database,
)

__all__ = ["clock", "database", "empty_sqlite", "mariadb", "office_database", "redis_server"]


@pytest.fixture(params=["sqlite", "mariadb"])
def store(request: pytest.FixtureRequest, clock: HandClock) -> Iterator[Store]:
    """A fresh store: what other programs see is derived from both kinds of database."""
    yield from either(request, clock)
