"""The first lookups of an account, reserved by several seats at once on a server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from app.domain.errors import QuotaExhausted
from app.domain.quota import Lane, QuotaRules
from app.seats.quota_ledger import QuotaLedger
from app.store.schema import quota
from tests.helpers.stores import NOON

SEATS = 6
RULES = QuotaRules(limit=100, single=0, small_jobs=0)


@pytest.mark.parametrize("attempt", range(8))
def test_seats_that_reserve_for_the_first_time_at_once_stay_within_the_limit(office_store, attempt):
    database = office_store.database
    ledger = QuotaLedger(f"iec|{attempt}", RULES)
    together = Barrier(SEATS)

    def seat(_number):
        attempts = []

        def work(connection):
            attempts.append(connection)
            if len(attempts) == 1:
                together.wait(20)
            return ledger.reserve(connection, Lane.SMALL, 50, NOON)

        try:
            return database.transact(work)
        except QuotaExhausted:
            return 0

    with ThreadPoolExecutor(SEATS) as pool:
        taken = list(pool.map(seat, range(SEATS)))
    assert sum(taken) == 100
    assert sorted(taken) == [0, 0, 0, 0, 50, 50]
    spent = select(func.sum(quota.c.used)).where(quota.c.iec == ledger.iec)
    assert database.look(lambda c: int(c.execute(spent).scalar())) == 100
