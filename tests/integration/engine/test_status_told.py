"""Every sentence of the status bar, brought about by what it speaks of."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from app.bootstrap import Seat, open_seat
from app.domain.status_sentence import Explains, Says, status_sentence
from app.engine.desk import patient
from app.engine.keeper import Keeper
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.practice.server import PracticeIec
from app.settings import load_settings
from app.store import database, queue_state
from app.store.database import utc_now
from tests.helpers.desks import Desks, desks_of
from tests.helpers.disk import Disk
from tests.helpers.fast_clock import FastClock
from tests.helpers.office import SAST
from tests.helpers.seats import add_list, run_list, seat_of, until, voters
from tests.helpers.store_away import locked


@dataclass
class Nowhere:
    """Stands in for an IEC whose name this PC cannot look up."""

    address: str = "https://iec.invalid"


@asynccontextmanager
async def kept(seat: Seat, desks: Desks) -> AsyncIterator[Keeper]:
    """The seat as it runs behind a window."""
    keeper = Keeper(seat.runner, seat.clock, desks.watch, seat.settings.probe_seconds)
    running = asyncio.ensure_future(keeper.run())
    try:
        yield keeper
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def said(desks: Desks, *parts: Says) -> None:
    """Wait until the status bar would say just this."""
    told: list[Says] = []

    async def holds() -> bool:
        told[:] = await desks.says()
        return told == list(parts)

    try:
        await until(holds, 20)
    except TimeoutError:
        raise AssertionError(f"it says {told}") from None


async def explains(desks: Desks) -> Explains:
    """What a click on the sentence opens."""
    return status_sentence(await desks.facts()).explains


async def test_an_idle_seat_is_ready_and_tells_what_is_free(seat: Seat) -> None:
    desks = desks_of(seat)
    await said(desks, Says.READY, Says.FREE_NOW)
    facts = await desks.facts()
    assert facts.quota is not None
    assert (facts.quota.free_now, facts.quota.kept_for_one) == (9_900, 100)


async def test_after_a_list_it_tells_what_comes_free_by_when(seat: Seat) -> None:
    desks = desks_of(seat)
    await run_list(seat, voters(30))
    await said(desks, Says.READY, Says.FREE_AND_MORE)
    quota = (await desks.facts()).quota
    assert quota is not None
    assert quota.free_now + quota.more == 9_900
    assert quota.more >= 30
    assert quota.more_by is not None
    wait = quota.more_by - datetime.now(SAST).replace(tzinfo=None)
    assert 60 <= wait.total_seconds() / 60 <= 62


async def test_a_running_list_is_named_with_when_all_is_done(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 100
    desks = desks_of(seat)
    await add_list(seat, voters(400))
    async with kept(seat, desks):
        await said(desks, Says.CHECKING, Says.FREE_AND_MORE, Says.ALL_DONE)
        facts = await desks.facts()
        assert facts.checking == "BLOUBERG WARD 16 MEMBERSHIP"


async def test_a_full_disk_is_told_until_the_results_have_room(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    desks, disk = desks_of(seat), Disk(monkeypatch)
    await add_list(seat, voters(5))
    async with kept(seat, desks) as keeper:
        await said(desks, Says.DISK_FULL, Says.GOES_ON)
        assert await explains(desks) is Explains.QUEUE
        disk.make_room()
        keeper.try_again()
        await said(desks, Says.READY, Says.FREE_AND_MORE)


@pytest.mark.parametrize("fault", ["server-error", "reset", "not-json"])
async def test_an_iec_that_fails_is_away_and_comes_back(
    seat: Seat, practice_iec: PracticeIec, fault: str
) -> None:
    desks = desks_of(seat)
    away = practice_iec.fault(f"{fault}@after=15")
    await add_list(seat, voters(40))
    async with kept(seat, desks):
        await said(desks, Says.IEC_AWAY, Says.FREE_NOW)
        facts = await desks.facts()
        assert facts.iec_away_since is not None
        assert facts.all_done is None
        assert (facts.probe_seconds, await explains(desks)) == (60, Explains.IEC)
        away.stop()
        seat.runner.ask_now()
        await said(desks, Says.READY, Says.FREE_AND_MORE)


async def test_a_dead_port_is_the_iec_away_and_not_this_pcs_network(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    desks = desks_of(seat)
    await practice_iec.stop()
    await add_list(seat, voters(20))
    async with kept(seat, desks):
        await said(desks, Says.IEC_AWAY, Says.FREE_NOW)


async def test_a_host_that_cannot_be_found_is_no_internet_on_this_pc(tmp_path: Path) -> None:
    async with seat_of(tmp_path, Nowhere(), retry_seconds=0.01) as seat:
        desks = desks_of(seat)
        await add_list(seat, voters(20))
        async with kept(seat, desks):
            await said(desks, Says.NO_NETWORK, Says.GOES_ON)
            assert await explains(desks) is Explains.NETWORK


async def test_no_internet_is_told_by_another_process_of_this_pc_too(tmp_path: Path) -> None:
    async with seat_of(tmp_path, Nowhere(), retry_seconds=0.01) as runs:
        await add_list(runs, voters(20))
        async with kept(runs, desks_of(runs)), seat_of(tmp_path, Nowhere()) as looks:
            await said(desks_of(looks), Says.NO_NETWORK, Says.GOES_ON)


async def test_an_outage_seen_by_another_process_of_this_pc_is_told_and_ends(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec) as runs:
        away = practice_iec.fault("server-error")
        await add_list(runs, voters(20))
        async with kept(runs, desks_of(runs)), seat_of(tmp_path, practice_iec) as looks:
            desks = desks_of(looks)
            await said(desks, Says.IEC_AWAY, Says.FREE_NOW)
            away.stop()
            runs.runner.ask_now()
            await said(desks, Says.READY, Says.FREE_AND_MORE)


REFUSALS = [
    ("token-refused", Says.SIGN_IN_REFUSED, Explains.ACCOUNT),
    ("html-403", Says.GATEWAY_BLOCKED, Explains.GATEWAY),
    ("token-html-403", Says.GATEWAY_BLOCKED, Explains.GATEWAY),
    ("json-403", Says.LOOKUPS_REFUSED, Explains.GATEWAY),
]


@pytest.mark.parametrize(("fault", "says", "opens"), REFUSALS)
async def test_a_refused_seat_says_so_until_it_is_let_in_again(
    seat: Seat, practice_iec: PracticeIec, fault: str, says: Says, opens: Explains
) -> None:
    desks = desks_of(seat)
    refusal = practice_iec.fault(fault)
    await add_list(seat, voters(30))
    async with kept(seat, desks) as keeper:
        await said(desks, says, Says.ANSWERS_KEPT)
        facts = await desks.facts()
        assert (await explains(desks), facts.all_done) == (opens, None)
        refusal.stop()
        keeper.try_again()
        await said(desks, Says.READY, Says.FREE_AND_MORE)


async def test_corrected_credentials_end_the_refusal(seat: Seat, practice_iec: PracticeIec) -> None:
    desks = desks_of(seat)
    practice_iec.credentials = (PRACTICE_USER_NAME, "another")
    await add_list(seat, voters(10))
    async with kept(seat, desks) as keeper:
        await said(desks, Says.SIGN_IN_REFUSED, Says.ANSWERS_KEPT)
        practice_iec.credentials = (PRACTICE_USER_NAME, PRACTICE_PASSWORD)
        keeper.try_again()
        await said(desks, Says.READY, Says.FREE_AND_MORE)


async def test_a_seat_without_an_account_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bootstrap.iec_secrets", lambda: None)
    monkeypatch.setenv("ROLLCHECK_CONFIG_FILE", str(tmp_path / "none.toml"))
    settings = load_settings(data_dir=tmp_path / "data")
    async with open_seat(settings, practice=False) as seat:
        desks = desks_of(seat)
        await said(desks, Says.NO_ACCOUNT)


async def test_a_used_up_hour_waits_and_tells_what_single_persons_have(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    quota = {"quota_limit": 100, "quota_single": 20, "quota_small_jobs": 0}
    clock = FastClock()
    async with seat_of(tmp_path, practice_iec, clock=clock, **quota) as seat:
        # A racing clock would be an hour further at each look.
        seat.runner.watchers.clear()
        desks = desks_of(seat)
        await add_list(seat, voters(120))
        async with kept(seat, desks):
            await said(desks, Says.WAITS_FOR_QUOTA, Says.KEPT_FOR_ONE)
            facts = await desks.facts()
            assert facts.quota is not None
            assert (facts.quota.free_now, facts.quota.kept_for_one) == (0, 20)
            assert facts.quota_until is not None
            assert facts.all_done is not None
            assert facts.all_done > facts.quota_until


async def test_the_iecs_own_limit_leaves_nothing_free_for_anybody(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    desks = desks_of(seat)
    practice_iec.fault("limit:300@after=20")
    await add_list(seat, voters(60))
    async with kept(seat, desks):
        await said(desks, Says.WAITS_FOR_QUOTA)
        facts = await desks.facts()
        assert facts.quota is not None
        assert (facts.quota.free_now, facts.quota.kept_for_one) == (0, 0)


async def test_a_paused_queue_is_told(seat: Seat) -> None:
    desks = desks_of(seat)
    await add_list(seat, voters(10))
    await seat.store.write(lambda c: queue_state.pause_queue(c, "Thandi", utc_now()))
    async with kept(seat, desks):
        await said(desks, Says.QUEUE_PAUSED, Says.FREE_NOW)
        assert (await desks.facts()).all_done is None
        await seat.store.write(queue_state.resume_queue)
        await said(desks, Says.READY, Says.FREE_AND_MORE)


# ---- The database ----


@pytest.mark.usefixtures("impatient")
async def test_a_database_that_another_program_holds_is_away_until_it_lets_go(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec) as seat:
        desks = desks_of(seat)
        await said(desks, Says.READY, Says.FREE_NOW)
        with locked(seat):
            await said(desks, Says.DATABASE_AWAY, Says.GOES_ON)
            since = (await desks.facts()).database_away_since
            assert since is not None
            assert (await desks.facts()).database_away_since == since
            assert await explains(desks) is Explains.DATABASE
        await said(desks, Says.READY, Says.FREE_NOW)


async def test_a_database_that_hangs_is_told_long_before_it_gives_up(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patient, "PATIENCE_SECONDS", 0.1)
    desks = desks_of(seat)
    await said(desks, Says.READY, Says.FREE_NOW)
    with locked(seat):
        async with asyncio.timeout(database.BUSY_SECONDS / 3):
            await said(desks, Says.DATABASE_AWAY, Says.GOES_ON)
    await said(desks, Says.READY, Says.FREE_NOW)


@pytest.mark.usefixtures("impatient")
async def test_a_database_that_takes_no_answers_is_away_though_it_can_be_read(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    practice_iec.latency_ms = 5
    async with seat_of(tmp_path, practice_iec) as seat:
        desks = desks_of(seat)
        await add_list(seat, voters(150))
        async with kept(seat, desks):
            await until(lambda: len(practice_iec.requests) > 40)
            with locked(seat, "IMMEDIATE"):
                await said(desks, Says.DATABASE_AWAY, Says.GOES_ON)
                for _ in range(20):
                    assert (await desks.says())[0] is Says.DATABASE_AWAY
                assert (await desks.facts()).all_done is None
            await said(desks, Says.READY, Says.FREE_AND_MORE)


@pytest.mark.usefixtures("impatient")
async def test_a_database_file_that_was_moved_away_is_told(
    tmp_path: Path, practice_iec: PracticeIec
) -> None:
    async with seat_of(tmp_path, practice_iec) as seat:
        desks = desks_of(seat)
        await said(desks, Says.READY, Says.FREE_NOW)
        seat.world.store_file.rename(tmp_path / "moved.sqlite")
        # What is open stays open on this system; the next connection finds the file gone.
        seat.store.database.engine.dispose()
        await said(desks, Says.DATABASE_AWAY, Says.GOES_ON)
