from tests.helpers.iec import practice_iec
from tests.helpers.mariadb import mariadb
from tests.helpers.stores import clock, empty_sqlite, office_database

__all__ = ["clock", "empty_sqlite", "mariadb", "office_database", "practice_iec"]
