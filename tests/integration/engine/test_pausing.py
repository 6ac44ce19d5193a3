"""Pausing a job or the queue: it stops soon, keeps what it has, and goes on where it was."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.job import Job, JobStatus, WaitReason
from app.domain.queue_places import Move
from app.domain.ward import WardId
from app.engine.queue_changes import QueueChanges
from app.iec.practice.server import PracticeIec
from app.store import job_states
from app.store.database import open_embedded
from app.store.store import Store
from tests.helpers.fast_clock import FastClock
from tests.helpers.permits import permit_of
from tests.helpers.seats import (
    Watch,
    add_list,
    job_now,
    notes_of,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

SECOND = "BLOUBERG WARD 16 second.xlsx"


def queue_of(seat: Seat, operator: str = "Thandi") -> QueueChanges:
    return QueueChanges(seat.store, seat.changes, permit_of(seat.store, operator))


def is_paused(job: Job) -> bool:
    return job.status is JobStatus.QUEUED and job.paused_at is not None


async def paused_midway(seat: Seat, iec: PracticeIec, rows: int = 150) -> Job:
    """A job that its operator paused while it ran."""
    iec.latency_ms = 10
    job = await add_list(seat, voters(rows))
    async with running(seat) as task:
        await until(lambda: len(iec.requests) > 30)
        await queue_of(seat).pause([job.job_id])
        await task
    iec.latency_ms = 0
    return await job_now(seat, job)


async def test_a_paused_job_stops_with_its_answers_and_says_where(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await paused_midway(seat, practice_iec)
    assert is_paused(job)
    assert 0 < job.lookups_left < 150
    [note] = [line for line in await notes_of(seat, job) if line.startswith("paused")]
    assert note.startswith("paused at row ")
    assert note.endswith(" by Thandi")


async def test_a_paused_job_goes_on_and_asks_only_the_rest(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await paused_midway(seat, practice_iec)
    asked = len(practice_iec.requests)
    await seat.runner.run_until_done()
    assert len(practice_iec.requests) == asked
    assert await queue_of(seat).resume([job.job_id]) == [await job_now(seat, job)]
    await seat.runner.run_until_done()
    assert len(practice_iec.requests) - asked == job.lookups_left
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    assert (await notes_of(seat, job))[-3:-1] == ["resumed by Thandi", "checking on desk"]


async def test_the_next_job_runs_when_one_is_paused(seat: Seat, practice_iec: PracticeIec) -> None:
    practice_iec.latency_ms = 10
    first = await add_list(seat, voters(100))
    second = await add_list(seat, voters(5, 5000), name=SECOND)
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 20)
        await queue_of(seat).pause([first.job_id])
        await task
    assert is_paused(await job_now(seat, first))
    assert (await job_now(seat, second)).status is JobStatus.COMPLETED


@pytest.mark.parametrize("what", ["job", "queue"])
async def test_a_job_that_waits_for_quota_pauses_at_its_next_look(
    tmp_path: Path, practice_iec: PracticeIec, clock: FastClock, what: str
) -> None:
    limits = {"quota_limit": 20, "quota_single": 0, "quota_small_jobs": 0}
    async with seat_of(tmp_path, practice_iec, clock=clock, **limits) as seat:
        watch = Watch(seat)
        job = await add_list(seat, voters(40))
        async with running(seat) as task:
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            await _pause(seat, job, what)
            await task
        stopped = await job_now(seat, job)
        assert (stopped.status, stopped.wait_reason) == (JobStatus.QUEUED, None)
        # It did not wait for the rest of the hour, which would have let it end.
        assert stopped.lookups_left == 20


@pytest.mark.parametrize("what", ["job", "queue"])
async def test_a_job_that_waits_for_the_iec_pauses_at_its_next_look(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock, what: str
) -> None:
    watch = Watch(fast)
    job = await add_list(fast, voters(40))
    async with running(fast) as task:
        await until(lambda: len(practice_iec.requests) > 15)
        practice_iec.fault("server-error")
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        await _pause(fast, job, what)
        await asyncio.wait_for(task, 10)
    stopped = await job_now(fast, job)
    assert (stopped.status, stopped.wait_reason) == (JobStatus.QUEUED, None)


async def _pause(seat: Seat, job: Job, what: str) -> None:
    if what == "queue":
        await queue_of(seat).pause_queue()
    else:
        await queue_of(seat).pause([job.job_id])


async def test_a_paused_queue_claims_nothing_until_it_is_resumed(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await add_list(seat, voters(5))
    pause = await queue_of(seat).pause_queue()
    assert await queue_of(seat, "Johan").queue_paused() == pause
    assert pause.who == "Thandi"
    await seat.runner.run_until_done()
    assert (len(practice_iec.requests), (await job_now(seat, job)).started_at) == (0, None)
    assert await queue_of(seat).resume_queue()
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_another_process_can_pause_the_queue(seat: Seat, practice_iec: PracticeIec) -> None:
    practice_iec.latency_ms = 10
    job = await add_list(seat, voters(150))
    other = Store(open_embedded(seat.world.store_file))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 30)
        await QueueChanges(other, seat.changes, permit_of(other, "Johan")).pause_queue()
        await task
    other.close()
    stopped = await job_now(seat, job)
    assert (stopped.status, stopped.paused_at) == (JobStatus.QUEUED, None)
    assert 0 < stopped.lookups_left < 150
    assert (await notes_of(seat, job))[-1].endswith(": Johan paused the queue")


async def test_what_ran_when_the_queue_was_paused_goes_on_first(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    other = await add_list(seat, voters(5, 5000), name=SECOND)
    await queue_of(seat).pause([other.job_id])
    job = await add_list(seat, voters(100))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 30)
        await queue_of(seat).resume([other.job_id])
        await queue_of(seat).pause_queue()
        await task
    await queue_of(seat).resume_queue()
    await seat.runner.run_until_done()
    ended = [(await job_now(seat, one)).completed_at for one in (job, other)]
    assert ended == sorted(ended)  # type: ignore[type-var]


async def test_a_job_paused_in_a_paused_queue_stays_so_when_the_queue_goes_on(seat: Seat) -> None:
    job = await add_list(seat, voters(3))
    other = await add_list(seat, voters(3, 5000), name=SECOND)
    queue = queue_of(seat)
    await queue.pause_queue()
    await queue.pause([job.job_id])
    await queue.resume_queue()
    await seat.runner.run_until_done()
    assert is_paused(await job_now(seat, job))
    assert (await job_now(seat, other)).status is JobStatus.COMPLETED


async def test_a_job_resumed_in_a_paused_queue_waits_for_the_queue(seat: Seat) -> None:
    job = await add_list(seat, voters(3))
    queue = queue_of(seat)
    await queue.pause([job.job_id])
    await queue.pause_queue()
    await queue.resume([job.job_id])
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.QUEUED


async def test_a_paused_job_that_is_cancelled_gives_the_results_it_has(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await paused_midway(seat, practice_iec)
    cancelled = await seat.changes.cancel(job.job_id)
    assert (cancelled.status, cancelled.paused_at) == (JobStatus.CANCELLED, None)
    assert cancelled.result is not None
    assert "RegisteredInWard" in await verdicts_of(seat, job)


async def test_a_job_cancelled_while_it_pauses_is_cancelled(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    job = await add_list(seat, voters(100))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 20)
        await queue_of(seat).pause([job.job_id])
        await seat.changes.cancel(job.job_id)
        await task
    assert (await job_now(seat, job)).status is JobStatus.CANCELLED


async def test_a_pause_taken_back_at_once_stops_nothing(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 5
    job = await add_list(seat, voters(60))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 10)
        await queue_of(seat).pause([job.job_id])
        await queue_of(seat).resume([job.job_id])
        await task
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


async def test_a_paused_job_is_judged_by_its_new_ward_when_it_goes_on(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await paused_midway(seat, practice_iec)
    await seat.changes.change_ward(job.job_id, WardId("93501017"))
    assert is_paused(await job_now(seat, job))
    await queue_of(seat).resume([job.job_id])
    await seat.runner.run_until_done()
    assert set(await verdicts_of(seat, job)) == {"NotRegisteredInWard"}


async def test_a_stop_is_carried_out_though_its_seat_died_and_the_queue_is_paused(
    seat: Seat,
) -> None:
    job = await add_list(seat, voters(3))

    def die(connection):  # type: ignore[no-untyped-def]
        now = seat.store.database.now(connection)
        job_states.claim(connection, job, "gone", 0, now)
        job_states.request_cancel(connection, job.job_id, now)

    await seat.store.write(die)
    await queue_of(seat).pause_queue()
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.CANCELLED


async def test_a_job_paused_while_its_seat_died_says_who_paused_it(seat: Seat) -> None:
    job = await add_list(seat, voters(3))
    other = await add_list(seat, voters(3, 5000), name=SECOND)
    await seat.store.write(
        lambda c: job_states.claim(c, job, "gone", 0, seat.store.database.now(c))
    )
    await queue_of(seat).pause([job.job_id])
    await seat.runner.run_until_done()
    assert is_paused(await job_now(seat, job))
    assert (await notes_of(seat, job))[-1] == "paused by Thandi"
    assert (await job_now(seat, other)).status is JobStatus.COMPLETED


async def test_a_job_that_was_first_keeps_its_answers_and_place_through_two_pauses(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await paused_midway(seat, practice_iec)
    queue = queue_of(seat)
    await queue.pause_queue()
    await queue.resume([job.job_id])
    await queue.resume_queue()
    asked = len(practice_iec.requests)
    await seat.runner.run_until_done()
    assert len(practice_iec.requests) - asked == job.lookups_left


async def test_moving_jobs_while_the_queue_is_paused_orders_what_runs_next(seat: Seat) -> None:
    first = await add_list(seat, voters(3))
    second = await add_list(seat, voters(3, 5000), name=SECOND)
    queue = queue_of(seat)
    await queue.pause_queue()
    await queue.move(second.job_id, Move.FIRST)
    await queue.resume_queue()
    await seat.runner.run_until_done()
    ended = [(await job_now(seat, one)).completed_at for one in (second, first)]
    assert ended == sorted(ended)  # type: ignore[type-var]
