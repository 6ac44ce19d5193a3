from tests.helpers.both_stores import (
    clock,
    database,
    embedded_store,
    empty_sqlite,
    mariadb,
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
