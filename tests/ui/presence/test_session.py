from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import SIGNAL, QTimer

from app.ui.presence.session import SessionEnd


@pytest.fixture
def session(qapp):
    made = []

    def begin(stop, **given):
        made.append(SessionEnd(qapp, stop, **given))
        return made[-1]

    yield begin
    for one in made:
        one.deleteLater()


async def ended(session: SessionEnd) -> None:
    """As the system does it: out of Qt's loop, in no task, and waiting for the slot's return."""
    back = asyncio.Event()

    def slot() -> None:
        session.end()
        back.set()

    QTimer.singleShot(0, slot)
    async with asyncio.timeout(10):
        await back.wait()


async def test_the_system_waits_until_all_is_kept(session):
    kept = []

    async def stop():
        for _ in range(5):
            await asyncio.sleep(0.001)
        kept.append("all")

    one = session(lambda: asyncio.ensure_future(stop()), within=60)
    await ended(one)
    assert kept == ["all"]


async def test_what_is_kept_already_is_not_waited_for(session):
    done = asyncio.get_running_loop().create_future()
    done.set_result(None)
    one = session(lambda: done)
    one.end()
    assert one.is_ending


async def test_the_system_is_not_held_up_for_ever(session, logged):
    never = asyncio.get_running_loop().create_future()
    await ended(session(lambda: never, within=0.02))
    logged.take("Did not stop within")


async def test_a_stop_that_fails_lets_the_system_go(session):
    async def stop():
        await asyncio.sleep(0)
        raise RuntimeError("the store is away")

    tasks = []

    def begin():
        tasks.append(asyncio.ensure_future(stop()))
        return tasks[0]

    await ended(session(begin))
    with pytest.raises(RuntimeError):
        await tasks[0]


async def test_it_stops_once_though_the_system_says_it_twice(session):
    begun = []

    def begin():
        begun.append(asyncio.ensure_future(asyncio.sleep(0.001)))
        return begun[-1]

    one = session(begin)
    await ended(one)
    await ended(one)
    assert len(begun) == 1


async def test_a_window_that_closes_while_it_stops_asks_nothing(session):
    seen = []

    async def stop():
        seen.append(one.is_ending)

    one = session(lambda: asyncio.ensure_future(stop()))
    assert not one.is_ending
    await ended(one)
    assert seen == [True]


def test_it_hears_the_system(qapp, session):
    signal = SIGNAL("commitDataRequest(QSessionManager&)")
    before = qapp.receivers(signal)
    session(lambda: None)
    assert qapp.receivers(signal) == before + 1
