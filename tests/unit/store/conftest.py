from tests.helpers.mariadb import mariadb
from tests.helpers.stores import (
    clock,
    database,
    embedded_store,
    empty_sqlite,
    office_database,
    office_store,
    store,
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
