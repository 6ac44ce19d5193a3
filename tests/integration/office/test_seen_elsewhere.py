"""What one seat does is seen by the others: at once with Redis, within seconds without."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.engine import make_url

from app.domain.bus import BusKind
from app.domain.job import JobStatus
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.office_desks import serving
from tests.helpers.redis_server import running_redis
from tests.helpers.seats import add_list, job_now, until, voters


@pytest.fixture
def url(mariadb):
    """The address of an office's database."""
    url = mariadb.fresh_url()
    database = open_shared(make_url(url))
    upgrade(database)
    database.close()
    return url


def told(seat):
    """A moment that comes when the seat's pulse tells of a change."""
    event = asyncio.Event()
    seat.pulse.listeners.append(event.set)
    return event


async def shown(seat):
    return {row.job_id: row for row in (await seat.job_list.read()).rows}


async def test_a_list_added_on_one_seat_is_told_on_another(tmp_path, url, practice_iec):
    async with (
        serving(tmp_path, url, practice_iec, "SEAT-1") as one,
        serving(tmp_path, url, practice_iec, "SEAT-2") as two,
    ):
        await until(lambda: two.pulse.last is not None)
        seen = told(two)
        job = await add_list(one, voters(3))
        await asyncio.wait_for(seen.wait(), 10)
        assert job.job_id in await shown(two)


async def test_a_list_stopped_from_another_seat_stops(tmp_path, url, practice_iec):
    practice_iec.latency_ms = 100
    async with (
        serving(tmp_path, url, practice_iec, "SEAT-1") as one,
        serving(tmp_path, url, practice_iec, "SEAT-2") as two,
    ):
        job = await add_list(one, voters(600))
        await until(lambda: one.runner.outage is not None or two.runner.outage is not None)
        other = two if one.runner.outage is not None else one
        await other.changes.cancel(job.job_id)

        async def stopped():
            return (await job_now(other, job)).status is JobStatus.CANCELLED

        await until(stopped)


async def test_with_redis_the_rows_of_another_seats_list_move_without_asking_the_store(
    tmp_path, url, practice_iec
):
    practice_iec.latency_ms = 60
    with running_redis() as redis:
        async with (
            serving(tmp_path, url, practice_iec, "SEAT-1", redis_url=redis.url) as one,
            serving(tmp_path, url, practice_iec, "SEAT-2", redis_url=redis.url) as two,
        ):
            for seat in (one, two):
                await until(lambda seat=seat: seat.bus.state.kind is BusKind.CONNECTED)
            job = await add_list(one, voters(400))
            await until(lambda: one.runner.outage is not None or two.runner.outage is not None)
            other = two if one.runner.outage is not None else one

            async def runs():
                row = (await shown(other)).get(job.job_id)
                return row is not None and row.settled > 0

            await until(runs)
            before = (await shown(other))[job.job_id].settled

            def moved():
                rows = {row.job_id: row for row in other.job_list.retold().rows}
                return rows[job.job_id].settled > before

            await until(moved)


class Screen:
    """Shows what a window would: read again whenever the seat's pulse says so."""

    def __init__(self, seat):
        self.rows = ()
        self._seat = seat
        self._poked = asyncio.Event()
        seat.pulse.listeners.append(self._poked.set)

    async def follow(self):
        while True:
            await self._poked.wait()
            self._poked.clear()
            found = await self._seat.job_list.read()
            self.rows = tuple((row.job_id, row.pill.kind, row.urgent) for row in found.rows)


@pytest.mark.parametrize("with_redis", [True, False])
async def test_every_screen_shows_the_same_within_ten_seconds(
    tmp_path, url, practice_iec, with_redis
):
    with running_redis() as redis:
        given = {"redis_url": redis.url} if with_redis else {}
        async with (
            serving(tmp_path, url, practice_iec, "SEAT-1", **given) as one,
            serving(tmp_path, url, practice_iec, "SEAT-2", **given) as two,
            serving(tmp_path, url, practice_iec, "SEAT-3", **given) as three,
        ):
            screens = [Screen(seat) for seat in (one, two, three)]
            tasks = [asyncio.ensure_future(screen.follow()) for screen in screens]
            await two.queue.pause_queue()
            first = await add_list(one, voters(3))
            second = await add_list(two, voters(3, start=50), name="BLOUBERG WARD 16 b.xlsx")
            await three.queue.set_urgent([second.job_id], True)
            await two.changes.cancel(first.job_id)

            def same():
                shown = {screen.rows for screen in screens}
                rows = next(iter(shown))
                urgent = {row[0] for row in rows if row[2]}
                return len(shown) == 1 and len(rows) == 2 and urgent == {second.job_id}

            await until(same, limit=10)
            for task in tasks:
                task.cancel()
