"""Without the IEC there is nothing to click, nothing is lost, and nobody could not be checked."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.job import AnswerState, Job, JobStatus, WaitReason
from app.engine.control import WaitedTooLong
from app.iec.practice.faults import Fault
from app.iec.practice.server import PracticeIec
from app.store import answers
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import (
    Watch,
    add_list,
    job_now,
    reasons_of,
    results_of,
    run_list,
    running,
    seat_of,
    until,
    verdicts_of,
    voters,
)

HOUR = 3600.0
AWAY = ["server-error:500", "html-503:plain", "not-json", "reset"]


async def into_the_middle(seat: Seat, iec: PracticeIec, asked: int = 60) -> None:
    """Wait until the IEC has answered so many."""
    await until(lambda: len(iec.requests) >= asked)


async def test_an_hour_without_the_server_leaves_nothing_to_do(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock
) -> None:
    practice_iec.latency_ms = 2
    job = await add_list(fast, voters(100))
    async with running(fast) as task:
        await into_the_middle(fast, practice_iec)
        await practice_iec.stop()
        await clock.sleep(HOUR)
        await practice_iec.start()
        await task
    assert set(await verdicts_of(fast, job)) == {"RegisteredInWard"}
    assert (await job_now(fast, job)).status is JobStatus.COMPLETED


@pytest.mark.parametrize("fault", AWAY)
async def test_failures_of_every_kind_are_an_outage(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock, fault: str
) -> None:
    watch = Watch(fast)
    job = await add_list(fast, voters(40))
    async with running(fast) as task:
        await into_the_middle(fast, practice_iec, 15)
        away = practice_iec.fault(fault)
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        await clock.sleep(300)
        away.stop()
        await task
    assert set(await verdicts_of(fast, job)) == {"RegisteredInWard"}


async def test_rows_that_fail_in_an_outage_go_back_to_open(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(seat)
    job = await add_list(seat, voters(60))
    async with running(seat):
        await into_the_middle(seat, practice_iec, 15)
        practice_iec.fault("server-error")
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        counts = await seat.store.read(lambda c: answers.count_by_state(c, job.job_id))
        assert set(counts) <= {AnswerState.OPEN, AnswerState.ANSWERED}


async def test_during_an_outage_one_lookup_a_minute_is_made(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    clock = FastClock()
    async with seat_of(tmp_path, practice_iec, clock=clock) as seat:
        watch = Watch(seat)
        await add_list(seat, voters(40))
        away = practice_iec.fault("server-error")
        async with running(seat):
            await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
            # Lookups that were under way when it began may still use up their retries.
            await clock.sleep(600)
            before, since = away.struck, clock.monotonic()
            # On a busy PC a look takes minutes of this clock: probes come late, never early.
            await until(lambda: away.struck - before >= 5)
            probes, minutes = away.struck - before, (clock.monotonic() - since) / 60
    assert probes <= minutes + 1


async def test_while_it_is_away_the_job_says_so(fast: Seat, practice_iec: PracticeIec) -> None:
    watch = Watch(fast)
    job = await add_list(fast, voters(60))
    away = practice_iec.fault("server-error")
    async with running(fast) as task:
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        await until(lambda: _waits_for(fast, job, WaitReason.IEC))
        assert watch.seen[-1].seconds_left is None
        away.stop()
        await task
    assert (await job_now(fast, job)).wait_reason is None


async def _waits_for(seat: Seat, job: Job, reason: WaitReason) -> bool:
    return (await job_now(seat, job)).wait_reason is reason


async def test_a_token_endpoint_that_is_down_is_an_outage(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock
) -> None:
    practice_iec.latency_ms = 2
    job = await add_list(fast, voters(100))
    async with running(fast) as task:
        await into_the_middle(fast, practice_iec)
        away = practice_iec.fault("token-down")
        practice_iec.revoke_tokens()
        await clock.sleep(HOUR)
        away.stop()
        await task
    assert set(await verdicts_of(fast, job)) == {"RegisteredInWard"}


@pytest.mark.parametrize("rows", [1, 9, 40])
async def test_an_iec_that_is_down_from_the_start_fails_nobody(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock, rows: int
) -> None:
    away = practice_iec.fault("server-error:503")
    job = await add_list(fast, voters(rows))
    async with running(fast) as task:
        await until(lambda: away.struck >= 40)
        await clock.sleep(600)
        away.stop()
        await task
    assert set(await verdicts_of(fast, job)) == {"RegisteredInWard"}


@pytest.mark.parametrize("left", [1, 9])
async def test_the_last_few_rows_of_a_list_wait_out_an_outage(
    fast: Seat, practice_iec: PracticeIec, clock: FastClock, left: int
) -> None:
    numbers = voters(30)
    away = [practice_iec.fault(f"server-error@id={number}") for number in numbers[-left:]]
    known = practice_iec.fault("server-error@after=1000000")
    job = await add_list(fast, numbers)
    async with running(fast) as task:
        await until(lambda: all(fault.struck for fault in away))
        known.after, known.seen = 0, 0
        await clock.sleep(900)
        for fault in (*away, known):
            fault.stop()
        await task
    assert set(await verdicts_of(fast, job)) == {"RegisteredInWard"}


async def test_one_record_that_always_fails_is_the_only_one_not_checked(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    numbers = voters(60)
    practice_iec.fault(f"server-error@id={numbers[20]}")
    job = await run_list(seat, numbers)
    assert await reasons_of(seat, job) == {"server error 500": 1}
    assert [r.row_no for r in await results_of(seat, job) if r.verdict == "CouldNotCheck"] == [22]


@pytest.mark.parametrize("broken", [10, 25])
async def test_many_records_that_always_fail_do_not_hold_the_job_up(
    tmp_path: Path, practice_iec: PracticeIec, broken: int
) -> None:
    numbers = voters(60)
    practice_iec.faults.append(_failing(practice_iec, numbers[-broken:]))
    async with seat_of(tmp_path, practice_iec, retry_seconds=0.01) as seat:
        job = await run_list(seat, numbers)
        assert await reasons_of(seat, job) == {"server error 500": broken}
    assert job.status is JobStatus.COMPLETED


async def test_ten_broken_records_at_the_head_of_a_list_are_no_outage_for_ever(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    numbers = voters(40)
    practice_iec.faults.append(_failing(practice_iec, numbers[:12]))
    async with seat_of(tmp_path, practice_iec, retry_seconds=0.01, probe_seconds=0.02) as seat:
        job = await run_list(seat, numbers)
        assert await reasons_of(seat, job) == {"server error 500": 12}


def _failing(iec: PracticeIec, numbers: list[str]) -> Fault:
    fault = iec.fault("server-error:500")
    iec.faults.remove(fault)
    fault.ids = frozenset(numbers)
    return fault


@pytest.mark.parametrize("fault", ["server-error", "limit:30"])
async def test_the_operators_own_limit_ends_the_wait_and_keeps_the_job(
    tmp_path: Path, practice_iec: PracticeIec, fault: str
) -> None:
    practice_iec.fault(fault)
    async with seat_of(tmp_path, practice_iec, clock=FastClock(), max_wait=150) as seat:
        job = await add_list(seat, voters(20))
        with pytest.raises(WaitedTooLong):
            await asyncio.wait_for(seat.runner.run_until_done(), 20)
        job = await job_now(seat, job)
    assert (job.status, job.lookups_left) == (JobStatus.QUEUED, 20)
    assert "resume goes on" in job.wait_text
