"""A large list of an office never keeps small ones waiting for the next hour."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

import pytest
from sqlalchemy.engine import make_url

from app import bootstrap
from app.bootstrap import open_seat
from app.domain.job import JobStatus
from app.iec.practice.server import PracticeIec
from app.settings import load_settings
from app.store.server import open_shared
from app.store.upgrade import upgrade
from tests.helpers.commands import PASSWORD, USER_NAME
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import PlainWorker, add_list, job_now, running, until, voters

MORNING = datetime(2026, 11, 24, 8, 0)  # UTC; 10:00 in Johannesburg
HOUR = 3600.0
LIMIT = 10_000
NAME = "BLOUBERG WARD 16 small"


@pytest.fixture(autouse=True)
def johannesburg(monkeypatch):
    monkeypatch.setenv("TZ", "Africa/Johannesburg")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def office_url(mariadb):
    url = mariadb.fresh_url()
    opened = open_shared(make_url(url))
    upgrade(opened)
    opened.close()
    return url


@pytest.mark.long
@pytest.mark.timeout(240)
async def test_small_lists_dropped_later_finish_within_the_hour_and_the_limit(
    office_url, tmp_path, monkeypatch
):
    clock = FastClock(factor=20, start=MORNING)
    monkeypatch.setattr(bootstrap, "SpreadsheetWorker", PlainWorker)
    monkeypatch.setenv("IEC_API_USERNAME", USER_NAME)
    monkeypatch.setenv("IEC_API_PASSWORD", PASSWORD)
    async with PracticeIec(clock=clock.monotonic, limit=LIMIT) as iec:
        settings = load_settings(
            data_dir=tmp_path / "data",
            database_url=office_url,
            iec_url=iec.address,
            seat_name="desk",
            operator="Thandi",
        )
        async with open_seat(settings, clock=clock, now=clock.now) as seat:
            seat.runner.watchers.append(lambda one: clock.race(one.wait_reason is not None))
            large = await add_list(seat, voters(12_000))
            started = clock.now()
            async with running(seat):
                await until(lambda: clock.now() >= started + timedelta(minutes=15), 120)
                small = [
                    await add_list(seat, voters(300, 20_000 + 1_000 * at), name=f"{NAME} {at}.xlsx")
                    for at in range(3)
                ]
                for job in small:
                    await until(lambda job=job: ended(seat, job), 120)
            ends = [(await job_now(seat, job)).completed_at for job in small]
            waits = await job_now(seat, large)
        assert max(ends) <= started + timedelta(hours=1)
        assert waits.status is not JobStatus.COMPLETED
        assert len(iec.requests) > 2_900
        assert iec.max_in_any() <= LIMIT
        assert {one.status for one in iec.requests} == {200}


async def ended(seat, job):
    return (await job_now(seat, job)).status is JobStatus.COMPLETED
