"""The queue runs for as long as the seat lives, whatever happens to one job."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Seat
from app.domain.errors import AccountBlocked, DiskFull, GatewayBlocked, SignInRefused
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState, Job, JobStatus
from app.domain.status_sentence import Account
from app.engine.clock import Clock
from app.engine.desk.seat_state import SeatWatch
from app.engine.keeper import Keeper, KeeperState
from app.engine.runner import Runner
from app.iec.practice.server import PracticeIec
from app.seats import lease
from app.seats.lease import RunnerLock
from app.store import answers, database, job_states, jobs, queue_state
from app.store.answers import SavedAnswer
from app.store.database import utc_now
from tests.helpers.disk import Disk
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import (
    add_list,
    interrupt,
    job_now,
    notes_of,
    seat_of,
    until,
    verdicts_of,
    voters,
)
from tests.helpers.store_away import locked
from tests.helpers.stores import IN_WARD


class Patience(Clock):
    """Waits until it is woken, however long that takes; tells what it waits for."""

    waits_for: asyncio.Event | None = None

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Never ended by time."""
        self.waits_for = event
        try:
            return await event.wait()
        finally:
            self.waits_for = None


class Kept:
    """A keeper at work, and what it told."""

    def __init__(
        self,
        seat: Seat,
        probe_seconds: float = 60,
        runner: Runner | None = None,
        clock: Clock | None = None,
    ) -> None:
        runner = runner or seat.runner
        self.watch = SeatWatch(runner, seat.iec, utc_now)
        self.keeper = Keeper(runner, clock or seat.clock, self.watch, probe_seconds)
        self.ended: list[str] = []
        self.wrong: list[Exception] = []
        self.keeper.when_ended.append(self._note_end)
        self.keeper.when_wrong.append(self.wrong.append)

    async def _note_end(self, job: Job) -> None:
        self.ended.append(job.job_id)

    async def until(self, state: KeeperState) -> None:
        """Wait until it stands so."""
        await until(lambda: self.keeper.state is state)


@asynccontextmanager
async def keeping(seat: Seat, **options: object) -> AsyncIterator[Kept]:
    """A keeper that runs until the end of the block."""
    kept = Kept(seat, **options)  # type: ignore[arg-type]
    task = asyncio.ensure_future(kept.keeper.run())
    try:
        yield kept
    finally:
        await interrupt(task)


async def test_a_list_that_comes_to_an_idle_seat_is_checked_at_once_when_it_is_woken(
    seat: Seat,
) -> None:
    async with keeping(seat, clock=Patience()) as kept:
        await kept.until(KeeperState.IDLE)
        job = await add_list(seat, voters(5))
        kept.keeper.wake()
        await until(lambda: kept.ended == [job.job_id])
        await kept.until(KeeperState.IDLE)
        later = await add_list(seat, voters(3, start=100))
        kept.keeper.wake()
        await until(lambda: kept.ended == [job.job_id, later.job_id])


async def test_a_list_of_another_program_is_found_without_being_woken(fast: Seat) -> None:
    async with keeping(fast) as kept:
        await kept.until(KeeperState.IDLE)
        job = await add_list(fast, voters(5))
        await until(lambda: kept.ended == [job.job_id])


async def test_an_idle_seat_looks_once_in_two_seconds(fast: Seat, clock: FastClock) -> None:
    looks: list[float] = []
    read = fast.store.read

    async def counted(work):  # type: ignore[no-untyped-def]
        looks.append(clock.monotonic())
        return await read(work)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(fast.store), "read", staticmethod(counted))
        async with keeping(fast):
            await until(lambda: len(looks) == 6)
    assert looks[5] - looks[1] >= 8


async def test_an_idle_seat_leaves_the_queue_to_commands(seat: Seat) -> None:
    async with keeping(seat) as kept:
        await add_list(seat, voters(3))
        kept.keeper.wake()
        await until(lambda: len(kept.ended) == 1)
        await kept.until(KeeperState.IDLE)
        other = RunnerLock(seat.world.data_dir)
        assert other.try_take()
        other.give_back()


async def test_while_a_command_runs_the_queue_the_seat_waits_for_it(fast: Seat) -> None:
    other = RunnerLock(fast.world.data_dir)
    assert other.try_take()
    job = await add_list(fast, voters(4))
    async with keeping(fast) as kept:
        await kept.until(KeeperState.ELSEWHERE)
        assert (await job_now(fast, job)).status is JobStatus.QUEUED
        other.give_back()
        await until(lambda: kept.ended == [job.job_id])


@pytest.mark.parametrize(
    ("fault", "error", "account"),
    [
        ("token-refused", SignInRefused, Account.REFUSED),
        ("html-403", GatewayBlocked, Account.GATEWAY_BLOCKED),
        ("json-403", AccountBlocked, Account.LOOKUPS_REFUSED),
    ],
)
async def test_a_refused_seat_says_why_and_goes_on_when_asked_to(
    seat: Seat,
    practice_iec: PracticeIec,
    fault: str,
    error: type[Exception],
    account: Account,
) -> None:
    refusal = practice_iec.fault(fault)
    job = await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        assert isinstance(kept.keeper.blocked, error)
        assert kept.watch.account is account
        refusal.stop()
        kept.keeper.try_again()
        await until(lambda: kept.ended == [job.job_id])
        await kept.until(KeeperState.IDLE)
        assert kept.keeper.blocked is None
        assert kept.watch.account is Account.OK


async def test_a_refused_seat_tries_again_by_itself(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec) as seat:
        refusal = practice_iec.fault("token-refused")
        job = await add_list(seat, voters(5))
        async with keeping(seat, probe_seconds=0.05) as kept:
            await kept.until(KeeperState.BLOCKED)
            refusal.stop()
            await until(lambda: kept.ended == [job.job_id])


async def test_new_lists_do_not_hurry_a_refused_seat(seat: Seat, practice_iec: PracticeIec) -> None:
    practice_iec.fault("token-refused")
    clock = Patience()
    await add_list(seat, voters(5))
    async with keeping(seat, clock=clock) as kept:
        await until(lambda: kept.keeper.blocked is not None and clock.waits_for is not None)
        waits_for = clock.waits_for
        assert waits_for is not None
        kept.keeper.wake()
        assert not waits_for.is_set()
        kept.keeper.try_again()
        assert waits_for.is_set()


async def test_a_refused_seat_stays_so_through_a_try_that_fails(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.fault("html-403")
    await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        asked = len(practice_iec.requests)
        kept.keeper.try_again()
        await until(lambda: len(practice_iec.requests) > asked)
        assert kept.keeper.state is KeeperState.BLOCKED


async def test_with_nothing_left_to_ask_a_sign_in_shows_that_the_seat_may_again(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    refusal = practice_iec.fault("token-refused")
    job = await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        await seat.changes.cancel(job.job_id)
        kept.keeper.try_again()
        refused = len(practice_iec.token_requests)
        await until(lambda: len(practice_iec.token_requests) > refused)
        assert kept.keeper.state is KeeperState.BLOCKED
        refusal.stop()
        kept.keeper.try_again()
        await kept.until(KeeperState.IDLE)
    assert practice_iec.requests == []


async def test_a_seat_whose_disk_is_full_takes_no_list_until_it_has_found_room(
    seat: Seat, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        kept.keeper.try_again()
        await until(lambda: disk.tried == 1)
        assert isinstance(kept.keeper.blocked, DiskFull)
        assert (kept.watch.disk_full, disk.refused) == (True, 1)
    assert len(practice_iec.requests) == 5


async def test_a_list_that_is_finished_after_all_shows_that_its_disk_has_room_again(
    seat: Seat, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        # No lookup and no sign-in shows it.
        await practice_iec.stop()
        told = await told_at_the_end(kept, disk.make_room)
        assert told == [(JobStatus.COMPLETED, False)]


async def told_at_the_end(kept: Kept, change: Callable[[], None]) -> list[tuple[JobStatus, bool]]:
    """Change the disk and try again; how the list ended, and whether the disk was full then."""
    told: list[tuple[JobStatus, bool]] = []

    async def note(job: Job) -> None:
        told.append((job.status, kept.watch.disk_full))

    kept.keeper.when_ended.append(note)
    change()
    kept.keeper.try_again()
    await until(lambda: told != [])
    return told


async def test_a_full_disk_is_not_told_once_nothing_waits_for_room(
    seat: Seat, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    job = await add_list(seat, voters(5))
    async with keeping(seat) as kept:
        await kept.until(KeeperState.BLOCKED)
        assert kept.watch.disk_full
        # The IEC has no say in it.
        await practice_iec.stop()
        disk.make_room()
        await seat.changes.cancel(job.job_id)
        kept.keeper.try_again()
        await kept.until(KeeperState.IDLE)
        assert not kept.watch.disk_full


class FaultyRunner(Runner):
    """Fails once, as no job can make it fail."""

    faults = 1

    async def run_until_done(
        self, only: frozenset[str] | None = None, *, stay: bool = True
    ) -> None:
        """Run, or fail."""
        if self.faults:
            self.faults -= 1
            raise RuntimeError("our own fault")
        await super().run_until_done(only)


async def test_an_error_of_our_own_is_logged_and_told_and_the_queue_goes_on(
    fast: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    faulty = object.__new__(FaultyRunner)
    vars(faulty).update(vars(fast.runner))
    job = await add_list(fast, voters(4))
    async with keeping(fast, runner=faulty) as kept:
        await until(lambda: kept.ended == [job.job_id])
    assert [str(error) for error in kept.wrong] == ["our own fault"]
    (record,) = [one for one in caplog.records if one.levelno >= logging.ERROR]
    assert record.exc_info


async def test_whoever_watches_cannot_stop_the_queue(
    seat: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(_job: object) -> None:
        raise RuntimeError("a window's fault")

    first = await add_list(seat, voters(2))
    second = await add_list(seat, voters(2, start=50), name="BLOUBERG WARD 17.xlsx")
    async with keeping(seat) as kept:
        kept.keeper.when_ended.insert(0, fails)
        await until(lambda: kept.ended == [first.job_id, second.job_id])
    assert "its end was not dealt with" in caplog.text


async def test_a_cancelled_keeper_gives_the_running_job_back(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 20
    job = await add_list(seat, voters(100))
    async with keeping(seat) as kept:
        await until(lambda: len(practice_iec.requests) > 20)
    given = await job_now(seat, job)
    assert (given.status, given.crashes) == (JobStatus.QUEUED, 0)
    assert given.lookups_left < 100
    assert kept.keeper.state is KeeperState.ENDED
    assert RunnerLock(seat.world.data_dir).try_take()


async def test_a_store_that_is_away_is_waited_for(
    tmp_path: Path, practice_iec: PracticeIec, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    monkeypatch.setattr("app.engine.keeper.STORE_RETRY_SECONDS", 0.05)
    async with seat_of(tmp_path, practice_iec) as seat:
        job = await add_list(seat, voters(4))
        with locked(seat):
            task = asyncio.ensure_future((kept := Kept(seat)).keeper.run())
            await kept.until(KeeperState.STORE_AWAY)
        await until(lambda: kept.ended == [job.job_id])
        await interrupt(task)


async def left_by_a_dead_seat(seat: Seat, answered: int) -> str:
    """A job that was running when its process was killed."""
    numbers = voters(answered + 3)
    job = await add_list(seat, numbers)

    def die(connection) -> None:  # type: ignore[no-untyped-def]
        now = seat.store.database.now(connection)
        epoch = lease.take(connection, "desk", now)
        job_states.claim(connection, job, "desk", epoch, now)
        saved = [
            SavedAnswer(IdNumber(number), AnswerState.ANSWERED, IN_WARD, "", now)
            for number in numbers[:answered]
        ]
        answers.save(connection, job.job_id, saved)
        job_states.note_progress(
            connection,
            job.job_id,
            now - timedelta(hours=2),
            lookups=answered,
            seconds=1,
            moved=True,
        )

    await seat.store.write(die)
    return job.job_id


async def test_a_job_that_power_left_running_goes_on_and_is_told(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    job_id = await left_by_a_dead_seat(seat, answered=7)
    before = await seat.store.read(seat.store.database.now)
    async with keeping(seat) as kept:
        (found,) = await kept.keeper.interrupted()
        await until(lambda: kept.ended == [job_id])
    assert (found.job_id, found.kept) == (job_id, 7)
    assert timedelta(hours=1.9) < before - found.last_seen < timedelta(hours=2.1)
    assert len(practice_iec.requests) == 3


async def test_a_paused_queue_shows_no_job_as_running_after_power_was_lost(seat: Seat) -> None:
    job_id = await left_by_a_dead_seat(seat, answered=2)
    # A paused queue claims nothing, so no claim would put the job back.
    await seat.store.write(
        lambda c: queue_state.pause_queue(c, "Thandi", seat.store.database.now(c))
    )
    async with keeping(seat) as kept:
        await kept.until(KeeperState.IDLE)
        job = await seat.store.read(lambda c: jobs.job_of(c, job_id))
        assert job.status is JobStatus.QUEUED
    assert "Rollcheck ended here; its answers are kept" in await notes_of(seat, job)


async def test_what_a_living_seat_runs_was_not_interrupted(seat: Seat) -> None:
    job_id = await left_by_a_dead_seat(seat, answered=2)
    other = RunnerLock(seat.world.data_dir)
    assert other.try_take()
    async with keeping(seat) as kept:
        assert await kept.keeper.interrupted() == ()
        job = await seat.store.read(lambda c: jobs.job_of(c, job_id))
        assert job.status is JobStatus.PROCESSING
    other.give_back()


async def test_a_job_that_ended_in_order_was_not_interrupted(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 20
    job = await add_list(seat, voters(60))
    async with keeping(seat):
        await until(lambda: len(practice_iec.requests) > 10)
    practice_iec.latency_ms = 0
    async with keeping(seat) as kept:
        assert await kept.keeper.interrupted() == ()
        await until(lambda: kept.ended == [job.job_id])
    assert set(await verdicts_of(seat, job)) == {"RegisteredInWard"}
