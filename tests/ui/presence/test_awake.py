from __future__ import annotations

import asyncio
import threading

import pytest

from app.ui.presence.awake import Awake, AwakeState, awake_words, wakepy_hold


class Hold:
    """A system that can be asked to stay awake; remembers by whom and in which thread."""

    def __init__(self, *, active: bool = True, fails: str = "", gate=None) -> None:
        self.active = active
        self.calls: list[tuple[str, int]] = []
        self.asked = threading.Event()
        self._fails = fails
        self._gate = gate

    def __enter__(self):
        self._called("enter")

    def __exit__(self, *error):
        self._called("exit")

    def _called(self, name: str) -> None:
        self.asked.set()
        if self._gate:
            self._gate.wait(10)
        self.calls.append((name, threading.get_ident()))
        if name == self._fails:
            raise RuntimeError("D-Bus is away")

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.calls]


async def test_the_pc_stays_awake_while_a_job_runs_and_no_longer():
    hold = Hold()
    awake = Awake(lambda: hold)
    await awake.follow(at_work=True)
    assert (awake.state, hold.names) == (AwakeState.ON, ["enter"])
    await awake.follow(at_work=False)
    assert (awake.state, hold.names) == (AwakeState.OFF, ["enter", "exit"])
    await awake.aclose()


async def test_the_system_is_asked_once_however_often_it_is_said():
    hold = Hold()
    awake = Awake(lambda: hold)
    for _ in range(3):
        await awake.follow(at_work=True)
    await awake.aclose()
    assert hold.names == ["enter", "exit"]


async def test_it_is_asked_in_one_thread_that_is_not_the_windows():
    hold = Hold()
    awake = Awake(lambda: hold)
    await awake.follow(at_work=True)
    await awake.aclose()
    threads = {thread for _, thread in hold.calls}
    assert len(threads) == 1
    assert threading.get_ident() not in threads


async def test_a_second_job_asks_again():
    holds = [Hold(), Hold()]
    left = iter(holds)
    awake = Awake(lambda: next(left))
    for at_work in (True, False, True, False):
        await awake.follow(at_work=at_work)
    await awake.aclose()
    assert [hold.names for hold in holds] == [["enter", "exit"]] * 2


@pytest.mark.parametrize("hold", [{"active": False}, {"fails": "enter"}])
async def test_a_pc_that_cannot_be_kept_awake_is_shown_and_logged_once(hold, logged):
    states = []
    awake = Awake(lambda: Hold(**hold))
    awake.changed.connect(states.append)
    for at_work in (True, False, True):
        await awake.follow(at_work=at_work)
    await awake.aclose()
    assert states[:3] == [AwakeState.FAILED, AwakeState.OFF, AwakeState.FAILED]
    logged.take("Cannot keep this PC awake")
    assert logged.lines == []


async def test_a_system_that_does_not_let_go_is_logged(logged):
    awake = Awake(lambda: Hold(fails="exit"))
    await awake.follow(at_work=True)
    await awake.follow(at_work=False)
    await awake.aclose()
    logged.take("may sleep")
    assert awake.state is AwakeState.OFF


async def test_a_system_that_hangs_holds_nobody_up(logged, monkeypatch, until):
    monkeypatch.setattr("app.ui.presence.awake.CLOSE_WITHIN", 0.05)
    gate = threading.Event()
    hold = Hold(gate=gate)
    awake = Awake(lambda: hold)
    task = asyncio.create_task(awake.follow(at_work=True))
    await until(hold.asked.is_set)
    await awake.aclose()
    logged.take("left behind")
    gate.set()
    await task


async def test_after_the_end_nobody_is_asked():
    hold = Hold()
    awake = Awake(lambda: hold)
    await awake.aclose()
    await awake.follow(at_work=True)
    assert hold.names == []


@pytest.mark.parametrize("state", AwakeState)
def test_only_what_is_worth_knowing_has_words(qapp, state):
    assert bool(awake_words(state)) is (state is not AwakeState.OFF)


async def test_the_real_library_is_entered_and_left(monkeypatch):
    monkeypatch.setenv("WAKEPY_FAKE_SUCCESS", "1")
    awake = Awake(wakepy_hold)
    await awake.follow(at_work=True)
    assert awake.state is AwakeState.ON
    await awake.aclose()
    assert awake.state is AwakeState.OFF


async def test_the_real_library_where_nothing_works(monkeypatch, logged):
    monkeypatch.setenv("WAKEPY_FORCE_FAILURE", "1")
    awake = Awake(wakepy_hold)
    await awake.follow(at_work=True)
    assert awake.state is AwakeState.FAILED
    logged.take("Cannot keep this PC awake")
    await awake.aclose()
