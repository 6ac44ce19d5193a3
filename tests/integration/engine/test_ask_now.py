"""Why the IEC cannot be reached, and asking again before the minute is over."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap import Seat
from app.domain.job import WaitReason
from app.iec.errors import NAME_NOT_FOUND, REFUSED
from app.iec.practice.server import PracticeIec
from tests.helpers.seats import Watch, add_list, running, seat_of, until, voters


@dataclass
class Nowhere:
    """Stands in for an IEC whose name this PC cannot look up."""

    address: str = "https://iec.invalid"


async def test_asking_now_ends_an_outage_before_its_minute_is_over(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(seat)
    away = practice_iec.fault("server-error@after=15")
    await add_list(seat, voters(40))
    async with running(seat) as task:
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        away.stop()
        seat.runner.ask_now()
        await until(task.done, 20)
    assert seat.runner.outage is None


async def test_asking_now_with_nothing_running_does_nothing(seat: Seat) -> None:
    seat.runner.ask_now()
    assert seat.runner.outage is None


async def test_a_name_that_cannot_be_looked_up_is_told_as_this_pcs_network(tmp_path: Path) -> None:
    async with seat_of(tmp_path, Nowhere(), retry_seconds=0.01) as seat:
        watch = Watch(seat)
        await add_list(seat, voters(20))
        async with running(seat):
            await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
            assert seat.runner.outage is not None
            assert seat.runner.outage.reason == NAME_NOT_FOUND
    assert watch.seen[-1].wait_text.startswith("The PC that checks this list has no internet")


async def test_a_refused_connection_is_told_as_the_iec_being_away(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    await practice_iec.stop()
    watch = Watch(seat)
    await add_list(seat, voters(20))
    async with running(seat):
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        assert seat.runner.outage is not None
        assert seat.runner.outage.reason == REFUSED
    assert watch.seen[-1].wait_text.startswith("The IEC does not answer since")


async def test_a_probe_tells_what_keeps_the_iec_away_now(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(seat)
    away = practice_iec.fault("server-error")
    await add_list(seat, voters(20))
    async with running(seat):
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        away.stop()
        practice_iec.fault("reset")
        outage = seat.runner.outage
        assert outage is not None
        assert outage.reason == "server error 500"
        while outage.reason == "server error 500":
            seat.runner.ask_now()
            await asyncio.sleep(0.01)
        assert outage.is_on
