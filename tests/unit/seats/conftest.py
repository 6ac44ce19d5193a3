from tests.helpers.stores import clock, database, empty_sqlite, store

__all__ = ["clock", "database", "empty_sqlite", "store"]
