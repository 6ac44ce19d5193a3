from tests.helpers.mariadb import mariadb

__all__ = ["mariadb"]
