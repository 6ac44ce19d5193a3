"""Urgent, moved, removed, confirmed: what operators do to jobs that wait, run or have ended."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.errors import UserError
from app.domain.job import Job, JobStatus, WaitReason
from app.domain.queue_places import Move, places
from app.domain.ward import WardId
from app.engine.queue_changes import QueueChanges
from app.iec.practice.server import PracticeIec
from app.store import jobs
from tests.helpers.fast_clock import FastClock
from tests.helpers.permits import permit_of
from tests.helpers.seats import (
    Watch,
    add_list,
    interrupt,
    job_now,
    notes_of,
    run_list,
    running,
    seat_of,
    until,
    voters,
)


def queue_of(seat: Seat) -> QueueChanges:
    return QueueChanges(seat.store, seat.changes, permit_of(seat.store))


async def three(seat: Seat) -> list[Job]:
    """Three small jobs in the queue."""
    return [
        await add_list(seat, voters(2, 100 * at), name=f"BLOUBERG WARD 1{at}.xlsx")
        for at in (1, 2, 3)
    ]


async def order_of(seat: Seat) -> list[str]:
    """The jobs that wait, next first."""
    waiting = await seat.store.read(jobs.unfinished_jobs)
    now = await seat.store.read(seat.store.database.now)
    found = places(waiting, now)
    return sorted(found, key=lambda job_id: found[job_id].position)


async def test_moved_jobs_run_in_their_new_order_and_say_who_moved_them(seat: Seat) -> None:
    one, two, three_ = await three(seat)
    await queue_of(seat).move(three_.job_id, Move.FIRST)
    await queue_of(seat).move(one.job_id, Move.DOWN)
    assert await order_of(seat) == [three_.job_id, two.job_id, one.job_id]
    assert (await notes_of(seat, three_))[-1] == "moved first by Thandi"
    await seat.runner.run_until_done()
    ended = [(await job_now(seat, job)).completed_at for job in (three_, two, one)]
    assert ended == sorted(ended)  # type: ignore[type-var]


async def test_a_move_that_leads_nowhere_is_not_noted(seat: Seat) -> None:
    one, *_ = await three(seat)
    assert await queue_of(seat).move(one.job_id, Move.UP) == one
    assert len(await notes_of(seat, one)) == 1


@pytest.mark.parametrize("state", ["paused", "ended", "running"])
async def test_only_a_job_that_waits_its_turn_is_moved(
    seat: Seat, practice_iec: PracticeIec, state: str
) -> None:
    job = await add_list(seat, voters(20))
    if state == "paused":
        await queue_of(seat).pause([job.job_id])
    if state == "ended":
        await seat.runner.run_until_done()
    practice_iec.latency_ms = 200 if state == "running" else 0
    async with running(seat):
        if state == "running":
            await until(lambda: bool(practice_iec.requests))
        with pytest.raises(UserError, match=r"paused; resume it|has ended|being checked now"):
            await queue_of(seat).move(job.job_id, Move.FIRST)


async def test_an_urgent_job_takes_over_at_the_next_checkpoint(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    async with seat_of(tmp_path, practice_iec, checkpoint_seconds=0.05) as seat:
        first = await add_list(seat, voters(150))
        second = await add_list(seat, voters(5, 5000), name="BLOUBERG WARD 17.xlsx")
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > 20)
            await queue_of(seat).set_urgent([second.job_id], True)
            await task
        assert "made urgent by Thandi" in await notes_of(seat, second)
        assert [
            line for line in await notes_of(seat, first) if line.endswith("for BLOUBERG WARD 17")
        ]


async def test_a_running_job_made_urgent_goes_on_with_the_share_kept_for_urgent_ones(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    morning = FastClock(factor=5, start=datetime(2026, 11, 24, 8, 0))
    shares = {"quota_limit": 1100, "quota_single": 0, "quota_small_jobs": 1090}
    async with seat_of(tmp_path, practice_iec, clock=morning, **shares) as seat:
        # Not so fast that the hour is over before anybody can say urgent.
        seat.runner.watchers.clear()
        watch = Watch(seat)
        job = await add_list(seat, voters(1020))
        async with running(seat) as task:
            await watch.until(lambda one: one.wait_reason is WaitReason.QUOTA)
            assert len(practice_iec.requests) <= 10
            await queue_of(seat).set_urgent([job.job_id], True)
            await until(lambda: len(practice_iec.requests) > 50)
            assert morning.monotonic() < 3000
            await interrupt(task)


async def test_urgent_is_taken_back(seat: Seat) -> None:
    one, two, _ = await three(seat)
    await queue_of(seat).set_urgent([two.job_id], True)
    assert (await order_of(seat))[0] == two.job_id
    assert [j.urgent for j in await queue_of(seat).set_urgent([two.job_id], False)] == [False]
    assert (await order_of(seat))[0] == one.job_id
    assert (await notes_of(seat, two))[-1] == "made not urgent by Thandi"


async def test_of_several_jobs_those_change_that_can(seat: Seat) -> None:
    done = await run_list(seat, voters(2))
    waiting = await add_list(seat, voters(2, 5000), name="BLOUBERG WARD 17.xlsx")
    ids = [done.job_id, waiting.job_id, waiting.job_id]
    for change in (queue_of(seat).pause, queue_of(seat).resume):
        assert [job.job_id for job in await change(ids)] == [waiting.job_id]


async def test_a_job_that_does_not_exist_is_said(seat: Seat) -> None:
    job = await add_list(seat, voters(2))
    with pytest.raises(UserError, match="no job"):
        await queue_of(seat).pause([job.job_id, "nowhere"])
    assert (await job_now(seat, job)).paused_at is None


async def test_an_ended_job_leaves_the_list_and_stays_in_the_history(seat: Seat) -> None:
    job = await run_list(seat, voters(3))
    (removed,) = await queue_of(seat).remove([job.job_id])
    assert removed.removed_at is not None
    assert await seat.changes.newest() == []
    assert len(await seat.people.find(voters(3)[0])) == 1
    assert (await notes_of(seat, job))[-1] == "removed from the list by Thandi"
    assert await queue_of(seat).remove([job.job_id]) == []


async def test_a_queued_job_is_cancelled_and_then_removed_with_the_results_it_has(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    job = await add_list(seat, voters(100))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 20)
        await interrupt(task)
    (removed,) = await queue_of(seat).remove([job.job_id])
    assert (removed.status, removed.removed_at is None) == (JobStatus.CANCELLED, False)
    assert removed.result is not None
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.CANCELLED


async def test_a_running_job_is_not_removed_nor_any_other_with_it(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    done = await run_list(seat, voters(2))
    practice_iec.latency_ms = 300
    job = await add_list(seat, voters(30, 5000), name="BLOUBERG WARD 17.xlsx")
    practice_iec.requests.clear()
    async with running(seat):
        await until(lambda: bool(practice_iec.requests))
        with pytest.raises(UserError, match=r"WARD 17.xlsx is being checked; stop it first"):
            await queue_of(seat).remove([done.job_id, job.job_id])
    assert (await job_now(seat, done)).removed_at is None


async def test_a_removed_job_that_is_retried_is_in_the_list_again(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    fault = practice_iec.fault(f"wrong-id@id={voters(4)[1]}")
    job = await run_list(seat, voters(4))
    fault.stop()
    await queue_of(seat).remove([job.job_id])
    await seat.changes.retry(job.job_id)
    assert [one.job_id for one in await seat.changes.newest()] == [job.job_id]


async def test_a_confirmed_ward_is_remembered_until_the_ward_changes(seat: Seat) -> None:
    job = await run_list(seat, voters(2))
    assert (await queue_of(seat).confirm_ward(job.job_id)).ward_confirmed
    assert (await notes_of(seat, job))[-1] == "ward confirmed by Thandi"
    changed = await seat.changes.change_ward(job.job_id, WardId("93501017"))
    assert not changed.ward_confirmed
