"""Seats of one office on a real MariaDB: who is here, and under which role."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from app.domain.permissions import NotPermitted, Role
from app.engine.clock import Clock
from app.engine.presence import SeatNameTaken
from app.opening import upgrade_office
from app.serving import open_serving_seat
from app.settings import load_settings
from app.store import seats
from tests.helpers.mariadb import mariadb
from tests.helpers.vault import MemoryVault, vault_in_use

__all__ = ["mariadb"]


@pytest.fixture
def url(mariadb, tmp_path, monkeypatch):
    """The address of an office's database with this version's tables."""
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    address = mariadb.fresh_url()
    upgrade_office(load_settings(data_dir=tmp_path, database_url=address))
    return address


@pytest.fixture
def seat_at(url, tmp_path):
    """Opens a serving seat of this office, its data in a folder of its own."""

    @asynccontextmanager
    async def seat_at(folder, name, operator):
        settings = load_settings(
            data_dir=tmp_path / folder,
            database_url=url,
            seat_name=name,
            operator=operator,
            operator_name=operator.title(),
        )
        with vault_in_use(MemoryVault()):
            async with open_serving_seat(settings) as seat:
                yield seat

    return seat_at


async def here(seat):
    return [(one.row.seat, one.row.operator, one.alive) for one in await seat.presence.here()]


async def test_seats_of_an_office_see_each_other_until_they_leave(seat_at):
    async with seat_at("one", "SEAT-1", "zanele") as first:
        async with seat_at("two", "SEAT-2", "johan"):
            assert await here(first) == [("SEAT-1", "zanele", True), ("SEAT-2", "johan", True)]
        assert await here(first) == [("SEAT-1", "zanele", True)]


async def test_the_first_operator_of_an_office_is_its_admin_and_the_next_is_not(seat_at):
    async with seat_at("one", "SEAT-1", "zanele"), seat_at("two", "SEAT-2", "johan") as second:
        office = await second.operators.office()
        assert [(one.display_name, one.role) for one in office.everybody] == [
            ("Johan", Role.OPERATOR),
            ("Zanele", Role.ADMIN),
        ]


async def refused(seat):
    """The sentence that ends what this seat may do, once there is one."""
    async with asyncio.timeout(10):
        while True:
            try:
                await seat.queue.resume_queue()
            except NotPermitted as refusal:
                return str(refusal)
            await asyncio.sleep(0.05)


async def test_a_role_changed_at_one_seat_counts_at_the_other(seat_at):
    async with seat_at("one", "SEAT-1", "zanele") as one, seat_at("two", "SEAT-2", "johan") as two:
        await two.queue.pause_queue()
        await one.operators.set_role("johan", Role.VIEWER)
        assert (await refused(two)).endswith("Johan is a viewer. Ask Zanele")


async def test_a_second_seat_of_the_name_is_refused(seat_at, monkeypatch):
    async with seat_at("one", "SEAT-1", "zanele") as first:

        async def soon(_clock, _seconds):
            await first.presence.beat()

        monkeypatch.setattr(Clock, "sleep", soon)
        with pytest.raises(SeatNameTaken, match="called SEAT-1 already; Zanele works at it"):
            async with seat_at("two", "SEAT-1", "johan"):
                pass
        rows = await first.store.read(seats.seats_here)
        assert [row.operator for row in rows] == ["zanele"]


async def test_what_keeps_a_seat_from_the_iec_is_told_to_all(seat_at):
    async with seat_at("one", "SEAT-1", "zanele") as first:
        await first.presence.beat()
        (one,) = await first.presence.here()
        assert one.row.trouble == "missing"
