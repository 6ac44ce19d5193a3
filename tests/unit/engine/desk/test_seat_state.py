"""What a seat knows of its full disk from what happens to it."""

from __future__ import annotations

import pytest

from app.domain.errors import DiskFull, SignInRefused
from app.domain.job import WaitReason
from app.engine.desk.seat_state import SeatWatch
from app.engine.progress import Progress
from tests.helpers.desks import EveryIec, QuietRunner
from tests.helpers.stores import HandClock


@pytest.fixture
def runner() -> QuietRunner:
    return QuietRunner()


@pytest.fixture
def watch(runner: QuietRunner, clock: HandClock) -> SeatWatch:
    """Of a seat whose last results had no room."""
    watch = SeatWatch(runner, EveryIec(), clock)
    watch.blocked(DiskFull())
    return watch


def progress(per_second: float, wait_reason: WaitReason | None = None) -> Progress:
    return Progress("j7k2m9qa", "list.xlsx", "checking", 5, 9, per_second, None, wait_reason)


def test_answers_that_come_in_end_a_full_disk(watch: SeatWatch, runner: QuietRunner) -> None:
    runner.tell(progress(per_second=5))
    assert not watch.disk_full


@pytest.mark.parametrize(("rate", "waits"), [(0, None), (5, WaitReason.IEC)])
def test_a_run_without_new_answers_does_not_end_a_full_disk(
    watch: SeatWatch, runner: QuietRunner, rate: float, waits: WaitReason | None
) -> None:
    runner.tell(progress(rate, waits))
    assert watch.disk_full


def test_what_refuses_the_seat_now_is_told_instead_of_a_full_disk(watch: SeatWatch) -> None:
    watch.blocked(SignInRefused())
    assert not watch.disk_full
