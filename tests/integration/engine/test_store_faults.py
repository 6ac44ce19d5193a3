"""The store away, the lease lost, the operator's Ctrl+C: nothing is lost, nothing written twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.job import AnswerState, JobStatus, WaitReason
from app.iec.practice.server import PracticeIec
from app.seats.lease import RunnerLock, take
from app.store import answers, database
from tests.helpers.seats import (
    Watch,
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
from tests.helpers.store_away import locked


@pytest.mark.usefixtures("impatient")
async def test_a_store_that_is_away_for_a_while_loses_nothing(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 5
    async with seat_of(tmp_path, practice_iec) as seat:
        watch = Watch(seat)
        job = await add_list(seat, voters(150))
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > 40)
            with locked(seat):
                await watch.until(lambda one: one.wait_reason is WaitReason.DATABASE)
                await until(lambda: not _grows(practice_iec))
                held = len(practice_iec.requests)
            await task
        assert held < 150
        assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
        done = await job_now(seat, job)
        assert (done.status, done.crashes) == (JobStatus.COMPLETED, 0)
    assert done.lookups == len(practice_iec.requests) == 150


_last: list[int] = []


def _grows(iec: PracticeIec) -> bool:
    """Whether requests came in the last fifty looks."""
    _last.append(len(iec.requests))
    return len(_last) < 50 or len(set(_last[-50:])) > 1


@pytest.mark.usefixtures("impatient")
async def test_an_interruption_does_not_wait_for_the_store(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 5
    async with seat_of(tmp_path, practice_iec) as seat:
        watch = Watch(seat)
        job = await add_list(seat, voters(120))
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > 30)
            with locked(seat):
                await watch.until(lambda one: one.wait_reason is WaitReason.DATABASE)
                await interrupt(task)
        assert task.cancelled()
        await seat.runner.run_until_done()
        assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}


async def test_who_has_lost_the_lease_writes_nothing_more(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 10
    job = await add_list(seat, voters(200))
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 40)
        seat.runner.give_back()
        theirs = RunnerLock(seat.world.data_dir)
        assert theirs.try_take()
        before = await seat.store.write(lambda c: _taken_over(seat, c, job.job_id))
        await until(lambda: _stands_still(seat, practice_iec))
        counts = await seat.store.read(lambda c: answers.count_by_state(c, job.job_id))
        assert counts[AnswerState.ANSWERED] == before
        assert len(practice_iec.requests) < 200
        assert not task.done()
        theirs.give_back()
    assert "interrupted; goes on with resume" not in await notes_of(seat, job)


def _taken_over(seat: Seat, connection, job_id: str) -> int:  # type: ignore[no-untyped-def]
    take(connection, "another seat", seat.store.database.now(connection))
    return answers.count_by_state(connection, job_id)[AnswerState.ANSWERED]


async def _stands_still(seat: Seat, iec: PracticeIec) -> bool:
    before = len(iec.requests)
    await seat.clock.sleep(0.3)
    return len(iec.requests) == before


async def test_an_interrupted_job_keeps_every_answer_and_asks_only_what_was_on_its_way(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 20
    job = await add_list(seat, voters(120))
    for stop_at in (35, 90):
        async with running(seat) as task:
            await until(lambda at=stop_at: len(practice_iec.requests) > at)  # type: ignore[misc]
            await interrupt(task)
        stopped = await job_now(seat, job)
        assert stopped.status is JobStatus.QUEUED
        assert stopped.lookups >= len(practice_iec.requests)
    await seat.runner.run_until_done()
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
    asked_twice = [n for n in voters(120) if practice_iec.times_asked(n) > 1]
    assert len(asked_twice) <= 2 * 10


async def test_no_batch_is_over_fifty(
    tmp_path: Path, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[int] = []
    save = answers.save

    def noting(connection, job_id, batch):  # type: ignore[no-untyped-def]
        sizes.append(len(batch))
        save(connection, job_id, batch)

    monkeypatch.setattr(answers, "save", noting)
    monkeypatch.setattr(database, "BUSY_SECONDS", 5)
    practice_iec.latency_ms = 10
    # Checkpoints so close that the first to meet the lock holds little, and the rest piles up.
    async with seat_of(tmp_path, practice_iec, checkpoint_seconds=0.01, lookups_at_once=40) as seat:
        await add_list(seat, voters(200))
        async with running(seat) as task:
            await until(lambda: len(practice_iec.requests) > 40)
            with locked(seat):
                await until(lambda: len(practice_iec.requests) - sum(sizes) >= 50 + 1)
                await until(lambda: not _grows(practice_iec))
            await task
    assert sum(sizes) == 200
    assert max(sizes) == 50


async def test_what_is_answered_is_kept_within_two_seconds(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 150
    job = await add_list(seat, voters(20))
    async with running(seat):
        await until(lambda: len(practice_iec.requests) >= 5)
        await until(lambda: _kept(seat, job.job_id), limit=3)


async def _kept(seat: Seat, job_id: str) -> bool:
    counts = await seat.store.read(lambda c: answers.count_by_state(c, job_id))
    return counts.get(AnswerState.ANSWERED, 0) > 0


async def test_three_crashes_in_a_row_end_a_job_and_resume_takes_it_up(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job = await add_list(seat, voters(5))
    await seat.store.write(lambda c: _crashed(c, job.job_id, 2))
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.FAILED
    assert len(practice_iec.requests) == 0
    await seat.changes.take_up(job.job_id)
    await seat.runner.run_until_done()
    assert (await job_now(seat, job)).status is JobStatus.COMPLETED


def _crashed(connection, job_id: str, crashes: int) -> None:  # type: ignore[no-untyped-def]
    from app.store.schema import jobs

    connection.execute(
        jobs.update()
        .where(jobs.c.job_id == job_id)
        .values(status="processing", running_slot=1, epoch=0, crashes=crashes)
    )
