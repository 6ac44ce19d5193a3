"""One seat after the other behind the window."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio

from app.domain.errors import OutageError, UserError
from app.settings import load_settings
from app.ui.tasks import ErrorDesk
from app.ui.window import host as host_module
from app.ui.window.host import SeatHost, Wanted


class Seats:
    """Opens things that stand for seats, and remembers in which order what happened."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.refused: set[bool] = set()
        self.problems: list[str] = []
        self.host = SeatHost(
            self.open, self.serve, ErrorDesk(lambda p: self.problems.append(p.text))
        )
        self.host.opened.connect(lambda: self.said.append("opened"))
        self.host.closing.connect(lambda: self.said.append("closing"))

    @asynccontextmanager
    async def open(self, wanted):
        if wanted.practice in self.refused:
            raise UserError("The data folder cannot be used")
        self.said.append(f"open {wanted.practice}")
        yield wanted
        self.said.append(f"close {wanted.practice}")

    async def serve(self, seat, tasks):
        tasks.spawn(self.work(), "work")

    async def work(self):
        try:
            await asyncio.Event().wait()
        finally:
            self.said.append("work ended")


@pytest_asyncio.fixture
async def seats(monkeypatch):
    monkeypatch.setattr(host_module, "OPEN_AGAIN_SECONDS", 0.01)
    return Seats()


@pytest.fixture
def first():
    return Wanted(load_settings())


async def test_work_ends_before_its_seat_is_closed(seats, first, until):
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: "opened" in seats.said)
    seats.host.stop()
    await running
    assert seats.said == ["open False", "opened", "closing", "work ended", "close False"]
    assert seats.host.seat is None


async def test_another_seat_is_opened_only_when_the_one_before_is_closed(seats, first, until):
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: seats.host.seat is not None)
    seats.host.reopen(practice=True)
    await until(lambda: seats.said.count("opened") == 2)
    assert seats.said.index("close False") < seats.said.index("open True")
    assert seats.host.wanted.practice
    seats.host.stop()
    await running


async def test_what_the_first_seat_refuses_ends_the_start(seats, first):
    seats.refused = {False}
    with pytest.raises(UserError, match="data folder"):
        await seats.host.run(first)


async def test_a_seat_that_cannot_be_opened_is_told_and_the_one_before_comes_back(
    seats, first, until
):
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: seats.host.seat is not None)
    seats.refused = {True}
    seats.host.reopen(practice=True)
    await until(lambda: seats.said.count("opened") == 2)
    assert seats.problems == ["The data folder cannot be used"]
    assert not seats.host.wanted.practice
    seats.host.stop()
    await running


async def test_stopping_while_no_seat_could_be_opened_ends(seats, first, until, monkeypatch):
    monkeypatch.setattr(host_module, "OPEN_AGAIN_SECONDS", 60)
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: seats.host.seat is not None)
    seats.refused = {True}
    seats.host.reopen(practice=True)
    await until(lambda: seats.problems)
    seats.host.stop()
    await asyncio.wait_for(running, 5)


async def test_a_cancelled_run_closes_its_seat(seats, first, until):
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: seats.host.seat is not None)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert seats.said[-2:] == ["closing", "work ended"]


async def test_nothing_is_done_on_a_seat_that_is_not_open(seats):
    assert not seats.host.spawn(lambda seat: asyncio.sleep(0), "work")


async def test_what_is_asked_while_no_seat_is_open_is_answered_in_a_sentence(seats):
    said = []
    seats.host.spawn_told(lambda seat: asyncio.sleep(0), "work", said.append)
    assert said == ["Rollcheck is getting ready. Try again in a moment."]


@pytest.mark.parametrize("problem", [UserError("what"), OutageError("away")])
async def test_what_an_operators_wish_runs_into_is_told_and_not_reported(
    seats, first, until, problem
):
    async def work(_seat):
        raise problem

    said = []
    running = asyncio.ensure_future(seats.host.run(first))
    await until(lambda: seats.host.seat is not None)
    seats.host.spawn_told(work, "work", said.append)
    await until(lambda: said)
    assert (said, seats.problems) == ([str(problem)], [])
    seats.host.stop()
    await running


async def test_a_stop_asked_before_the_first_seat_is_open_is_not_lost():
    seats = Seats()
    seats.host.stop()
    await asyncio.wait_for(seats.host.run(Wanted(load_settings())), 10)
    assert seats.said[-1] == "close False"
