"""A seat keeps itself in order while it is open."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial

from app.bootstrap import Seat
from app.engine.care import FIRST_SECONDS, Care
from app.store.files import current_files
from app.store.schema import jobs
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import run_list, until, voters


async def ended_days_ago(seat: Seat, days: int) -> str:
    """A finished list that ended so long ago."""
    job = await run_list(seat, voters(2))

    def work(connection) -> None:
        ended = seat.store.database.now(connection) - timedelta(days=days)
        connection.execute(
            jobs.update().where(jobs.c.job_id == job.job_id).values(completed_at=ended)
        )

    await seat.store.write(work)
    return job.job_id


def care_of(seat: Seat, clock: FastClock) -> Care:
    return Care(seat.store, seat.ledger, seat.settings, clock)


async def test_a_list_is_told_of_in_the_week_before_it_goes(seat: Seat, clock: FastClock):
    care = care_of(seat, clock)
    await ended_days_ago(seat, 82)
    await care.once()
    assert care.soon == ()
    soon = await ended_days_ago(seat, 85)
    await care.once()
    assert [one.job_id for one in care.soon] == [soon]


async def test_what_is_past_its_time_goes_by_itself_and_not_at_the_very_start(seat: Seat):
    old = await ended_days_ago(seat, 91)
    clock = FastClock(factor=60)
    running = asyncio.ensure_future(care_of(seat, clock).run())

    async def is_gone() -> bool:
        return not await seat.store.read(partial(current_files, job_id=old))

    await until(is_gone)
    assert clock.monotonic() >= FIRST_SECONDS
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
