"""The better job takes over at a checkpoint; the other goes on later and asks nothing twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from app.bootstrap import Seat
from app.domain.job import JobStatus
from app.iec.practice.server import PracticeIec
from app.store import job_states as jobs
from tests.helpers.seats import (
    add_list,
    interrupt,
    job_now,
    notes_of,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

SMALL = "BLOUBERG WARD 16 urgent.xlsx"


async def test_an_urgent_job_takes_over_and_nothing_is_asked_twice(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 20
    async with seat_of(tmp_path, practice_iec, checkpoint_seconds=0.05) as seat:
        first = await add_list(seat, voters(150))
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > 30)
            urgent = await add_list(seat, voters(10, 5000), name=SMALL, urgent=True)
            await task
        ended = [(await job_now(seat, job)).completed_at for job in (urgent, first)]
        assert ended == sorted(ended)  # type: ignore[type-var]
        [note] = [line for line in await notes_of(seat, first) if line.startswith("paused at row")]
        assert note.endswith("for BLOUBERG WARD 16 urgent")
        assert set(await verdicts_of(seat, first)) == {"RegisteredInWard"}
    kept_twice = len(practice_iec.requests) - 160
    # Only what was on its way at the take-over, and that for each of its lookups once.
    assert 0 <= kept_twice <= 10


async def test_an_equal_job_does_not_take_over(seat: Seat, practice_iec: PracticeIec) -> None:
    practice_iec.latency_ms = 5
    first = await add_list(seat, voters(100))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 20)
        second = await add_list(seat, voters(10, 5000), name=SMALL)
        await task
    assert not [line for line in await notes_of(seat, first) if line.startswith("paused")]
    assert (await job_now(seat, second)).status is JobStatus.COMPLETED


async def test_a_job_passed_over_for_two_hours_goes_first_and_stays_there(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    async with seat_of(tmp_path, practice_iec, checkpoint_seconds=0.02) as seat:
        old = await add_list(seat, voters(80))
        await seat.store.write(
            lambda c: jobs.update_job(
                c,
                old.job_id,
                seat.store.database.now(c),
                passed_over_at=seat.store.database.now(c) - timedelta(hours=2),
            )
        )
        urgent = await add_list(seat, voters(10, 5000), name=SMALL, urgent=True)
        await seat.runner.run_until_done()
        assert [line for line in await notes_of(seat, old) if line.startswith("paused")] == []
        ends = [(await job_now(seat, job)).completed_at for job in (old, urgent)]
        assert ends == sorted(ends)  # type: ignore[type-var]


async def test_an_interrupted_front_job_keeps_its_place(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    job = await add_list(seat, voters(60))
    passed = (await job_now(seat, job)).created_at - timedelta(hours=3)
    await seat.store.write(
        lambda c: jobs.update_job(c, job.job_id, job.created_at, passed_over_at=passed)
    )
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 15)
        await interrupt(task)
    assert (await job_now(seat, job)).passed_over_at == passed


async def test_only_the_jobs_that_were_named_are_run(seat: Seat) -> None:
    first = await add_list(seat, voters(3))
    second = await add_list(seat, voters(3, 5000), name=SMALL)
    await asyncio.wait_for(seat.runner.run_until_done(frozenset({second.job_id})), 20)
    assert (await job_now(seat, first)).status is JobStatus.QUEUED
    assert (await job_now(seat, second)).status is JobStatus.COMPLETED
