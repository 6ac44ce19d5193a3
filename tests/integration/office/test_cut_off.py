"""A seat that does not reach the IEC leaves its list to one that does, and says so."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy.engine import make_url

from app.domain.job import JobStatus
from app.domain.status_sentence import Says, status_sentence
from app.engine.keeper import KeeperState
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.office_desks import CutOff, serving
from tests.helpers.seats import add_list, job_now, until, voters


@pytest.fixture
def url(mariadb):
    """The address of an office's database."""
    url = mariadb.fresh_url()
    database = open_shared(make_url(url))
    upgrade(database)
    database.close()
    return url


async def says(seat):
    facts = await seat.status.read(await seat.job_list.read())
    return status_sentence(facts).parts


async def test_a_seat_that_is_cut_off_says_which_seat_goes_on_from_which_row(
    tmp_path, url, practice_iec
):
    practice_iec.latency_ms = 30
    async with serving(tmp_path, url, practice_iec, "SEAT-1", access=CutOff) as cut_off:
        job = await add_list(cut_off, voters(120))
        await until(lambda: cut_off.keeper.state is KeeperState.BLOCKED)
        waiting = await job_now(cut_off, job)
        assert (waiting.status, waiting.seat) == (JobStatus.QUEUED, "SEAT-1")
        assert [part.says for part in await says(cut_off)] == [Says.NO_NETWORK, Says.GOES_ON]
        async with serving(tmp_path, url, practice_iec, "SEAT-3") as well:
            await until(lambda: well.runner.outage is not None)
            (part,) = await says(cut_off)
            assert (part.says, part.name) == (Says.NO_NETWORK_HERE, "SEAT-3")
            assert part.number >= 2

            async def done():
                return (await job_now(well, job)).status is JobStatus.COMPLETED

            await until(done)
        assert (await job_now(cut_off, job)).seat == "SEAT-3"
        assert cut_off.keeper.state is KeeperState.BLOCKED


async def test_a_seat_that_reaches_the_iec_again_joins_in_by_itself(tmp_path, url, practice_iec):
    class OffFirst(CutOff):
        off = True

    async with serving(tmp_path, url, practice_iec, "SEAT-1", access=OffFirst) as seat:
        job = await add_list(seat, voters(12))
        await until(lambda: seat.keeper.state is KeeperState.BLOCKED)
        OffFirst.off = False

        async def done():
            return (await job_now(seat, job)).status is JobStatus.COMPLETED

        await until(done)
        await asyncio.wait_for(_until_ready(seat), 20)


async def _until_ready(seat):
    while (await says(seat))[0].says is not Says.READY:
        await asyncio.sleep(0.05)
