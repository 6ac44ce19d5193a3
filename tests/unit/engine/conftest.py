from tests.helpers.iec import practice_iec
from tests.helpers.stores import clock, database, empty_sqlite, store

__all__ = ["clock", "database", "empty_sqlite", "practice_iec", "store"]
