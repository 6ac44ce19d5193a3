from tests.helpers.redis_server import redis_server
from tests.helpers.stores import clock, database, empty_sqlite, store

__all__ = ["clock", "database", "empty_sqlite", "redis_server", "store"]
