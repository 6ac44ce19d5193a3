import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.domain.errors import StoreUnavailable, UserError
from app.domain.presence import SeatRow
from app.engine.clock import Clock
from app.engine.presence import Presence, SeatNameTaken
from app.store import operators, seats
from app.store.store import Store
from tests.helpers.mariadb import mariadb
from tests.helpers.stores import NOON, clock, either, embedded_store, empty_sqlite, office_database

__all__ = ["clock", "embedded_store", "empty_sqlite", "mariadb", "office_database"]


@pytest.fixture(params=["sqlite", "mariadb"])
def store(request, clock):
    """A fresh store of each kind."""
    yield from either(request, clock)


@dataclass
class QuickClock(Clock):
    """Time passes only while somebody waits, and at once; `each` is done in every wait."""

    each: Callable[[], None] = lambda: None
    now: float = 0.0
    waited: list[float] = field(default_factory=list)
    loop: asyncio.AbstractEventLoop | None = None

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.waited.append(seconds)
        await asyncio.to_thread(self.each)


def at(folder: Path, store: Store, ticks=None, trouble=lambda: "", **changes):
    """A seat's presence from a data folder."""
    me = SeatRow(**({"seat": "SEAT-1", "run": "", "operator": "thandi", "version": "1"} | changes))
    folder.mkdir(exist_ok=True)
    return Presence(store, ticks or QuickClock(), me, folder, trouble)


def rows(store):
    return store.database.look(seats.seats_here)


def beat_of(store, run):
    """What a living seat does, whichever its process."""
    row = SeatRow("SEAT-1", run, "johan")
    store.database.transact(lambda connection: seats.beat(connection, store.database, row))


def crash(presence):
    """End as a killed process does: the lock goes, the row stays."""
    presence._lock.release(force=True)


async def test_a_seat_is_here_from_its_start_to_its_end(store, tmp_path):
    presence = at(tmp_path / "one", store)
    await presence.enter()
    assert [(row.seat, row.run) for row in rows(store)] == [("SEAT-1", presence.run_token)]
    await presence.leave()
    assert rows(store) == []


async def test_a_crashed_seat_starts_again_at_once(store, tmp_path):
    before = at(tmp_path / "one", store)
    await before.enter()
    crash(before)
    ticks = QuickClock()
    again = at(tmp_path / "one", store, ticks)
    await again.enter()
    assert [row.run for row in rows(store)] == [again.run_token]
    assert ticks.waited == []


async def test_a_second_living_seat_of_the_name_is_refused_naming_the_firsts_operator(
    store, tmp_path
):
    first = at(tmp_path / "one", store, operator="johan")
    await first.enter()
    store.database.transact(lambda c: operators.enrol(c, "johan", "Johan Botha", NOON))
    ticks = QuickClock(each=lambda: beat_of(store, first.run_token))
    second = at(tmp_path / "two", store, ticks)
    with pytest.raises(SeatNameTaken, match=r"called SEAT-1 already; Johan Botha works at it"):
        await second.enter()
    assert [row.run for row in rows(store)] == [first.run_token]


async def test_it_goes_on_under_another_name(store, tmp_path):
    await at(tmp_path / "one", store).enter()
    await at(tmp_path / "two", store, seat="SEAT-2").enter()
    assert [row.seat for row in rows(store)] == ["SEAT-1", "SEAT-2"]


async def test_a_dead_seat_of_another_folder_gives_its_name_up_after_90_seconds(store, tmp_path):
    await at(tmp_path / "one", store).enter()
    ticks = QuickClock()
    second = at(tmp_path / "two", store, ticks)
    await second.enter()
    assert [row.run for row in rows(store)] == [second.run_token]
    assert 90 <= sum(ticks.waited) < 95


async def test_a_seat_that_leaves_while_it_is_looked_at_gives_its_name_up_at_once(store, tmp_path):
    first = at(tmp_path / "one", store)
    await first.enter()
    row = SeatRow("SEAT-1", first.run_token)
    ticks = QuickClock(each=lambda: store.database.transact(lambda c: seats.leave(c, row)))
    second = at(tmp_path / "two", store, ticks)
    await second.enter()
    assert [row.run for row in rows(store)] == [second.run_token]
    assert ticks.waited == [1.0]


async def test_one_data_folder_serves_once(store, tmp_path, monkeypatch):
    monkeypatch.setattr("app.engine.presence._LOCK_SECONDS", 0.1)
    # Kept: a lock that nobody holds any more is given back.
    first = at(tmp_path / "one", store)
    await first.enter()
    with pytest.raises(UserError, match="serves this data folder already on this PC"):
        await at(tmp_path / "one", store, seat="SEAT-2").enter()
    await first.leave()


async def test_a_seat_whose_name_was_taken_says_so_at_its_next_beat(store, tmp_path):
    ticks = QuickClock()
    first = at(tmp_path / "one", store, ticks)
    await first.enter()
    thief = SeatRow("SEAT-1", "a run of a copied folder", "johan")
    store.database.transact(lambda c: seats.come(c, store.database, thief, first.run_token))
    ticks.each = lambda: beat_of(store, thief.run)
    with pytest.raises(SeatNameTaken, match="johan works at it"):
        await first.run()


async def test_a_seat_whose_row_was_lost_writes_it_again(store, tmp_path):
    presence = at(tmp_path / "one", store)
    await presence.enter()
    row = SeatRow("SEAT-1", presence.run_token)
    store.database.transact(lambda c: seats.leave(c, row))
    await presence.beat()
    assert [row.run for row in rows(store)] == [presence.run_token]


async def beats(store, presence, ticks, until):
    """Run it until `until` of the clock; the beats and when they came."""
    seen = []

    def each():
        (row,) = rows(store)
        if not seen or row.beat != seen[-1][0]:
            seen.append((row.beat, ticks.now, row.trouble))
        if ticks.now >= until:
            running.cancel()

    ticks.each = each
    running = asyncio.ensure_future(presence.run())
    with pytest.raises(asyncio.CancelledError):
        await running
    return seen


async def test_a_seat_beats_every_30_seconds(store, tmp_path):
    ticks = QuickClock()
    presence = at(tmp_path / "one", store, ticks)
    await presence.enter()
    seen = await beats(store, presence, ticks, 100)
    assert [when for _, when, _ in seen] == [1, 31, 61, 91]


async def test_a_trouble_is_told_within_a_second(store, tmp_path):
    ticks = QuickClock()

    def trouble():
        return "no network" if 10 <= ticks.now < 20 else ""

    presence = at(tmp_path / "one", store, ticks, trouble)
    await presence.enter()
    seen = await beats(store, presence, ticks, 25)
    assert [(when, told) for _, when, told in seen] == [(1, ""), (11, "no network"), (21, "")]


async def test_a_store_that_is_away_is_told_again_soon(embedded_store, tmp_path, monkeypatch):
    ticks = QuickClock()
    ticks.loop = asyncio.get_running_loop()
    presence = at(tmp_path / "one", embedded_store, ticks)
    await presence.enter()
    before = rows(embedded_store)[0].beat
    whole = embedded_store.database.transact

    def away(_work):
        raise StoreUnavailable("away")

    monkeypatch.setattr(embedded_store.database, "transact", away)
    back = asyncio.Event()

    def each():
        if ticks.now >= 12:
            embedded_store.database.transact = whole
        if rows(embedded_store)[0].beat > before:
            ticks.loop.call_soon_threadsafe(back.set)

    ticks.each = each
    running = asyncio.ensure_future(presence.run())
    async with asyncio.timeout(10):
        await back.wait()
    running.cancel()
    assert ticks.now < 20


async def test_others_are_judged_by_what_this_seat_has_seen(store, tmp_path):
    ticks = QuickClock()
    me = at(tmp_path / "one", store, ticks)
    await me.enter()
    await at(tmp_path / "two", store, seat="SEAT-2").enter()
    assert [(one.row.seat, one.alive) for one in await me.here()] == [
        ("SEAT-1", True),
        ("SEAT-2", True),
    ]
    ticks.now += 100
    await me.beat()
    assert [(one.row.seat, one.alive) for one in await me.here()] == [
        ("SEAT-1", True),
        ("SEAT-2", False),
    ]


async def test_a_seat_that_starts_without_the_store_is_here_as_soon_as_it_is_back(
    embedded_store, tmp_path, monkeypatch
):
    async def away(_work):
        raise StoreUnavailable("away")

    presence = at(tmp_path / "one", embedded_store)
    with monkeypatch.context() as gone:
        gone.setattr(embedded_store, "read", away)
        gone.setattr(embedded_store, "write", away)
        await presence.enter()
    assert rows(embedded_store) == []
    await presence.beat()
    assert [row.run for row in rows(embedded_store)] == [presence.run_token]
