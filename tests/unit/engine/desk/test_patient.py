"""A window is told soon that the store hangs, and asks it for nothing more meanwhile."""

from __future__ import annotations

import asyncio
import threading

import pytest

from app.domain.errors import StoreUnavailable, UserError
from app.engine.desk import patient
from app.engine.desk.patient import PatientReads
from app.engine.desk.seat_state import SeatWatch
from app.store.store import Store
from tests.helpers.desks import EveryIec, QuietRunner
from tests.helpers.stores import NOON, HandClock


@pytest.fixture
def watch(clock: HandClock) -> SeatWatch:
    return SeatWatch(QuietRunner(), EveryIec(), clock)


@pytest.fixture
def reads(
    store: Store, watch: SeatWatch, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> PatientReads:
    monkeypatch.setattr(patient, "PATIENCE_SECONDS", 0.05)
    return PatientReads(store, watch, clock)


async def test_a_read_gives_what_the_store_says(reads: PatientReads) -> None:
    assert await reads.read(lambda _connection: 7) == 7


async def test_a_store_that_hangs_is_away_since_it_was_asked(
    reads: PatientReads, watch: SeatWatch, clock: HandClock
) -> None:
    lets_go = threading.Event()
    with pytest.raises(StoreUnavailable):
        await reads.read(lambda _connection: lets_go.wait())
    clock.move(minutes=1)
    with pytest.raises(StoreUnavailable):
        await reads.read(lambda _connection: 7)
    assert watch.database_away_since == NOON
    lets_go.set()
    assert await reads.read(lambda _connection: 7) == 7


async def test_while_one_read_hangs_no_other_is_begun(reads: PatientReads) -> None:
    lets_go = threading.Event()
    begun: list[int] = []
    with pytest.raises(StoreUnavailable):
        await reads.read(lambda _connection: lets_go.wait())
    for number in range(3):
        with pytest.raises(StoreUnavailable):
            await reads.read(lambda _connection, number=number: begun.append(number))
    assert begun == []
    lets_go.set()


async def test_other_errors_pass_through_and_the_next_read_is_made(reads: PatientReads) -> None:
    def refuse(_connection: object) -> None:
        raise UserError("no such job")

    with pytest.raises(UserError, match="no such job"):
        await reads.read(refuse)
    assert await reads.read(lambda _connection: 7) == 7


async def test_a_caller_that_gives_up_leaves_nothing_behind_that_is_logged(
    reads: PatientReads, caplog: pytest.LogCaptureFixture
) -> None:
    lets_go = threading.Event()

    def refuse(_connection: object) -> None:
        lets_go.wait()
        raise UserError("no such job")

    asked = asyncio.ensure_future(reads.read(refuse))
    await asyncio.sleep(0)
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    lets_go.set()
    assert await reads.read(lambda _connection: 7) == 7
    assert caplog.records == []
