from tests.helpers.iec import practice_iec
from tests.helpers.mariadb import mariadb

__all__ = ["mariadb", "practice_iec"]
