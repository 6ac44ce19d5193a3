from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.errors import QuotaExhausted
from app.domain.quota import BLOCK_SECONDS, Lane, QuotaRules
from app.engine.purse import QuotaPurse
from app.seats.quota_ledger import QuotaLedger
from app.store.database import open_embedded
from app.store.schema import quota
from app.store.store import Store
from app.store.upgrade import upgrade
from tests.helpers.fast_clock import FastClock

LEDGER = QuotaLedger("practice", QuotaRules(limit=1000, single=0, small_jobs=0))


@pytest.fixture
def clock() -> FastClock:
    return FastClock(1000)


@pytest.fixture
def store(tmp_path: Path, clock: FastClock) -> Iterator[Store]:
    database = open_embedded(tmp_path / "store.sqlite", clock.now)
    upgrade(database)
    store = Store(database)
    yield store
    store.close()


def purse_of(store: Store, clock: FastClock, need: int, **options: float) -> QuotaPurse:
    purse = QuotaPurse(store, LEDGER, clock, **options)
    purse.needed = lambda: need - purse.sent
    return purse


async def reserved(store: Store) -> int:
    rows = await store.read(lambda c: c.execute(quota.select()).all())
    return sum(row.used for row in rows)


async def test_what_is_spent_was_reserved_before(store: Store, clock: FastClock) -> None:
    purse = purse_of(store, clock, 30)
    for spent in range(1, 31):
        await purse.spend()
        assert await reserved(store) >= spent
    assert purse.sent == 30


async def test_an_old_block_is_not_spent_any_more(store: Store) -> None:
    clock = FastClock(1)
    purse = purse_of(store, clock, 3)
    await purse.spend()
    clock.race(True)
    await clock.sleep(BLOCK_SECONDS / 2 + 1)
    clock.race(False)
    await purse.spend()
    assert await reserved(store) > 3


async def test_another_lane_reserves_for_itself(store: Store) -> None:
    purse = purse_of(store, FastClock(1), 8)
    await purse.spend()
    purse.lane = Lane.LARGE
    await purse.spend()
    lanes = await store.read(lambda c: {row.lane for row in c.execute(quota.select())})
    assert lanes == {"small", "large"}


async def test_a_lookup_cancelled_while_it_waits_for_a_block_takes_it_from_nobody(
    store: Store, clock: FastClock
) -> None:
    purse = purse_of(store, clock, 900)
    for _ in range(40):
        one = asyncio.ensure_future(purse.spend())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        one.cancel()
        with suppress(asyncio.CancelledError):
            await one
    await purse.spend()
    assert purse.sent >= 1


async def test_after_a_429_nothing_reserved_before_is_spent(store: Store) -> None:
    purse = purse_of(store, FastClock(1), 10)
    await purse.spend()
    purse.throw_away()
    await store.write(lambda c: LEDGER.block(c, store.database.now(c).replace(year=2030)))
    with pytest.raises(QuotaExhausted):
        await purse.spend()
    assert purse.sent == 1


async def test_a_cap_per_second_is_kept(store: Store) -> None:
    clock = FastClock(10)
    purse = purse_of(store, clock, 20, per_second=5)
    began = clock.monotonic()
    await asyncio.gather(*(purse.spend() for _ in range(11)))
    assert clock.monotonic() - began >= 2
