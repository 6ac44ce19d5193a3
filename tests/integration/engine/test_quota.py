"""At most the limit in any 60 minutes, and nobody unchecked for want of it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.job import Job, JobStatus, WaitReason
from app.domain.quota import Lane
from app.engine.asking import SPARE_TASKS
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from app.store.schema import quota
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import (
    Watch,
    add_list,
    ids_of,
    interrupt,
    job_now,
    run_list,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

NONE_KEPT = {"quota_single": 0, "quota_small_jobs": 0}


async def test_no_sixty_minutes_hold_more_than_the_limit_across_a_restart(
    tmp_path: Path, clock: FastClock
) -> None:
    numbers = [*ids_of(Outcome.DECEASED, count=3), *voters(117)]
    limits = {"quota_limit": 50, "lookups_at_once": 3, **NONE_KEPT}
    async with PracticeIec(clock=clock.monotonic, expires_in=1e6) as iec:
        iec.fault("server-error@every=12")
        async with seat_of(tmp_path, iec, clock=clock, **limits) as seat:
            job = await add_list(seat, numbers)
            async with running(seat) as task:
                await until(lambda: len(iec.requests) >= 75)
                await interrupt(task)
        async with seat_of(tmp_path, iec, clock=clock, **limits) as seat:
            await seat.runner.run_until_done()
            assert "CouldNotCheck" not in await verdicts_of(seat, job)
            assert (await job_now(seat, job)).lookups >= len(iec.requests) - 2
        assert len(iec.requests) > 120
        assert iec.max_in_any(60) <= 50


@pytest.mark.parametrize("fault", ["limit", "limit:30", "limit:date:30"])
async def test_a_429_is_obeyed_and_nobody_is_unchecked(
    tmp_path: Path, practice_iec: PracticeIec, fault: str
) -> None:
    clock = FastClock()
    practice_iec.fault(f"{fault}@after=20@first=40")
    limit = practice_iec.faults[0]
    async with seat_of(tmp_path, practice_iec, clock=clock) as seat:
        watch = Watch(seat)
        job = await add_list(seat, voters(60))
        async with running(seat) as task:
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            refused = limit.struck
            await clock.sleep(20)
            # Only those on their way when the first was refused.
            assert limit.struck == refused <= 10 + SPARE_TASKS
            limit.stop()
            await task
        assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}


async def test_a_share_is_kept_for_single_checks(tmp_path: Path, practice_iec: PracticeIec) -> None:
    clock = FastClock()
    async with seat_of(
        tmp_path, practice_iec, clock=clock, quota_limit=60, quota_single=20, quota_small_jobs=0
    ) as seat:
        watch = Watch(seat)
        await add_list(seat, voters(80))
        async with running(seat):
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            assert len(practice_iec.requests) == 40
            stands = await seat.store.read(
                lambda c: seat.ledger.snapshot(c, seat.store.database.now(c))
            )
        assert (stands.free[Lane.SINGLE], stands.free[Lane.SMALL]) == (20, 0)


def _noon() -> datetime:
    local = datetime(2026, 11, 24, 12, 0).astimezone()
    return local.replace(tzinfo=None) - (local.utcoffset() or local - local)


async def test_by_day_a_large_list_leaves_the_share_of_small_ones(
    tmp_path: Path, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.domain.job.SMALL_JOB_LOOKUPS", 50)
    clock = FastClock(start=_noon())
    limits = {"quota_limit": 100, "quota_single": 0, "quota_small_jobs": 40}
    async with seat_of(tmp_path, practice_iec, clock=clock, **limits) as seat:
        watch = Watch(seat)
        large = await add_list(seat, voters(200))
        async with running(seat):
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            assert len(practice_iec.requests) == 60
            small = await add_list(seat, voters(30, 5000), name="BLOUBERG WARD 16 small.xlsx")
            await until(lambda: _has_ended(seat, small))
        assert (await job_now(seat, large)).lookups_left == 140


async def _has_ended(seat: Seat, job: Job) -> bool:
    return (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_a_job_that_needs_no_lookup_passes_one_that_waits_for_quota(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    limits = {"quota_limit": 40, **NONE_KEPT}
    async with seat_of(tmp_path, practice_iec, clock=FastClock(), **limits) as seat:
        watch = Watch(seat)
        waiting = await add_list(seat, voters(100), urgent=True)
        # Taken in before its answers were there: the wait itself must find out that they are.
        ready = await add_list(seat, voters(20), name="BLOUBERG WARD 16 ready.xlsx")
        assert ready.lookups_left == 20
        async with running(seat):
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            await until(lambda: _has_ended(seat, ready))
            await until(lambda: _waits(seat, waiting))
        assert len(practice_iec.requests) == 40


async def test_answers_under_way_when_the_quota_runs_out_free_a_waiting_job_too(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 100
    limits = {"quota_limit": 20, "lookups_at_once": 10, **NONE_KEPT}
    async with seat_of(tmp_path, practice_iec, clock=FastClock(), **limits) as seat:
        await add_list(seat, voters(100), urgent=True)
        # Its last answer is among those that are still on their way when the wait begins.
        ready = await add_list(seat, voters(20), name="BLOUBERG WARD 16 ready.xlsx")
        async with running(seat):
            await until(lambda: _has_ended(seat, ready))
        assert len(practice_iec.requests) == 20


async def _waits(seat: Seat, job: Job) -> bool:
    return (await job_now(seat, job)).wait_reason is WaitReason.QUOTA


@pytest.mark.parametrize(
    ("limit", "rows", "most"), [(10_000, 120, 50), (500, 60, 5), (10_000, 7, 7)]
)
async def test_a_block_is_never_more_than_allowed(
    tmp_path: Path, practice_iec: PracticeIec, limit: int, rows: int, most: int
) -> None:
    async with seat_of(tmp_path, practice_iec, quota_limit=limit, **NONE_KEPT) as seat:
        taken: list[int] = []
        reserve = type(seat.ledger).reserve

        def noting(ledger, connection, lane, lookups, now):  # type: ignore[no-untyped-def]
            taken.append(reserve(ledger, connection, lane, lookups, now))
            return taken[-1]

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(type(seat.ledger), "reserve", noting)
            await run_list(seat, voters(rows))
        assert max(taken) == most
        assert sum(taken) - rows <= most


async def test_what_is_counted_in_the_ledger_is_never_less_than_what_was_sent(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.fault("server-error@every=5")
    async with seat_of(tmp_path, practice_iec, retry_seconds=0.01) as seat:
        job = await run_list(seat, [*ids_of(Outcome.DECEASED, count=2), *voters(60)])
        rows = await seat.store.read(lambda c: c.execute(quota.select()).all())
    assert sum(row.used for row in rows) >= len(practice_iec.requests) == job.lookups
