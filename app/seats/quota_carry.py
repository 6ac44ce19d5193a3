"""What a PC spent on its own before it joined an office counts in the office's quota, too.

The IEC's limit is the account's: it does not know that the ledger is another one now.
"""

from __future__ import annotations

from functools import partial

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.quota import WINDOW_MINUTES, minute_of
from app.store.database import Database
from app.store.schema import quota

Bucket = tuple[str, str, int, int]


def carry_quota(here: Database, office: Database) -> int:
    """Move the own ledger's last hour into the office's; how many lookups that were.

    Added first and removed then: cut off in between it counts twice, which overspends nothing.
    Raises StoreUnavailable.
    """
    spent = here.look(partial(_young, database=here))
    if spent:
        office.transact(partial(_add, buckets=spent))
        here.transact(lambda connection: connection.execute(delete(quota)))
    return sum(bucket[3] for bucket in spent)


def _young(connection: Connection, database: Database) -> list[Bucket]:
    oldest = minute_of(database.now(connection)) - WINDOW_MINUTES
    query = select(quota.c.iec, quota.c.lane, quota.c.minute, quota.c.used)
    found = connection.execute(query.where(quota.c.minute > oldest))
    return [(row.iec, row.lane, row.minute, row.used) for row in found]


def _add(connection: Connection, buckets: list[Bucket]) -> None:
    for iec, lane, minute, used in buckets:
        try:
            with connection.begin_nested():
                connection.execute(
                    quota.insert().values(iec=iec, lane=lane, minute=minute, used=used)
                )
        except IntegrityError:
            key = (quota.c.iec == iec, quota.c.lane == lane, quota.c.minute == minute)
            connection.execute(update(quota).where(*key).values(used=quota.c.used + used))
