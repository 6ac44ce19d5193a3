"""What whoever watches is told: never back, never over the whole, no time while none is known."""

from __future__ import annotations

from itertools import pairwise

from app.bootstrap import Seat
from app.domain.job import WaitReason
from app.iec.practice.people import Outcome
from app.iec.practice.server import PracticeIec
from tests.helpers.seats import Watch, add_list, ids_of, run_list, running, until, voters


async def test_progress_never_goes_back_nor_over_the_total(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(seat)
    numbers = [*ids_of(Outcome.DECEASED, count=4), *voters(90)]
    for number in numbers[8:20]:
        practice_iec.fault(f"wrong-id@id={number}")
    practice_iec.fault("server-error@every=7")
    await run_list(seat, numbers)
    done = [one.done for one in watch.seen]
    assert all(a <= b for a, b in pairwise(done))
    assert {one.total for one in watch.seen} == {94}
    assert done[-1] == 94


async def test_what_waits_for_a_second_look_is_not_done(
    seat: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(seat)
    practice_iec.latency_ms = 100
    await add_list(seat, [*ids_of(Outcome.DECEASED, count=6), *voters(6)])
    async with running(seat) as task:
        await until(lambda: len(practice_iec.requests) > 12)
        assert watch.seen[-1].done == 6
        await task
    assert watch.seen[-1].done == 12


async def test_no_finish_is_promised_while_the_job_waits(
    fast: Seat, practice_iec: PracticeIec
) -> None:
    watch = Watch(fast)
    away = practice_iec.fault("server-error@after=20")
    await add_list(fast, voters(50))
    async with running(fast) as task:
        await watch.until(lambda one: one.wait_reason is WaitReason.IEC)
        away.stop()
        await task
    waiting = [one for one in watch.seen if one.wait_reason]
    assert waiting
    assert all(one.seconds_left is None for one in waiting)
    assert all(one.wait_text.startswith("The IEC does not answer since") for one in waiting)
