"""The watcher at work by itself: its waits, its threads, and what it does when one hangs."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
import threading
from itertools import count, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.errors import StoreUnavailable
from app.domain.watch_state import Trouble
from app.domain.watched_file import Waits
from app.engine.clock import Clock
from app.engine.watcher import watcher as watcher_module
from app.engine.watcher.hint import Hint
from tests.helpers.fast_clock import FastClock
from tests.helpers.seats import until
from tests.helpers.stores import HandClock, empty_sqlite, store
from tests.helpers.watching import Folder, watching

__all__ = ["empty_sqlite", "store"]

LIST = "BLOUBERG WARD 16.xlsx"


@pytest.fixture
def clock() -> HandClock:
    """The store's time."""
    return HandClock()


@pytest.fixture
def folder(store, tmp_path):
    path = tmp_path / "lists"
    path.mkdir()
    folder = Folder(store, path)
    folder.clock = FastClock()
    folder.again()
    return folder


def threads() -> set[str]:
    """The watcher's threads that are alive."""
    return {thread.name for thread in threading.enumerate() if thread.name.startswith("watch-")}


class Hanging:
    """`os.stat` on a share that stops answering for some paths until it is let go."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.let_go = threading.Event()
        self.asked = 0

    def __call__(self, path: str) -> os.stat_result:
        if os.path.basename(path) in self.names:
            self.asked += 1
            self.let_go.wait(60)
        return os.stat(path)


async def test_a_list_is_taken_without_a_word_from_anybody(folder, monkeypatch):
    monkeypatch.setattr(Hint, "start", lambda _self: None)
    async with watching(folder.watcher):
        await until(lambda: folder.watcher._was_there)
        folder.add(LIST)
        await until(lambda: folder.intake.names == [LIST])


async def test_several_lists_are_taken_each_once(folder):
    names = [f"WARD {number}.xlsx" for number in range(12)]
    for people, name in enumerate(names, start=1):
        folder.add(name, people=people)
    async with watching(folder.watcher):
        await until(lambda: len(folder.intake.names) >= 12)
        looked = folder.watcher._clock.monotonic()
        await until(lambda: folder.watcher._clock.monotonic() > looked + 10)
    assert sorted(folder.intake.names) == sorted(names)


async def test_the_systems_word_of_a_change_brings_the_look_forward(folder):
    folder.clock = Clock()
    folder.again(scan_seconds=3600, stable_seconds=0)
    async with watching(folder.watcher):
        await _write_until_it_is_heard(folder)
        assert folder.waiting == {LIST: Waits.ARRIVING}


async def _write_until_it_is_heard(folder: Folder) -> None:
    """The listening begins a moment after its thread does."""
    await until(lambda: folder.watcher._was_there)
    for people in range(1, 50):
        folder.add(LIST, people=people)
        if await _soon(lambda: bool(folder.watcher.state.waiting)):
            return
    raise AssertionError("not heard")


async def _soon(holds) -> bool:
    try:
        await until(holds, 2)
    except TimeoutError:
        return False
    return True


async def test_somebody_can_ask_for_a_look_now(folder):
    folder.clock = Clock()
    folder.again(scan_seconds=3600, stable_seconds=0)
    folder.add(LIST)
    async with watching(folder.watcher):
        await until(lambda: bool(folder.watcher.state.waiting))
        folder.watcher.look_now()
        await until(lambda: folder.intake.names == [LIST])


async def test_reading_the_folder_is_no_change_that_wakes_the_watcher(folder):
    folder.clock = Clock()
    folder.again(scan_seconds=0.2, stable_seconds=0)
    folder.add(LIST)
    async with watching(folder.watcher):
        await until(lambda: folder.intake.names == [LIST])
        woken = []
        folder.watcher._hint._wake = lambda: woken.append(1)
        before = folder.watcher._clock.monotonic()
        await until(lambda: folder.watcher._clock.monotonic() > before + 2)
    assert woken == []


async def test_no_thread_is_left_when_it_is_stopped(folder):
    async with watching(folder.watcher):
        await until(lambda: "watch-hint" in threads())
    await until(lambda: threads() == set())


async def test_the_system_is_asked_again_after_an_outage(folder):
    async with watching(folder.watcher):
        await until(lambda: "watch-hint" in threads())
        away = folder.path.rename(folder.path.with_name("away"))
        await until(lambda: threads() <= {"watch-look"})
        away.rename(folder.path)
        await until(lambda: "watch-hint" in threads())


async def test_a_system_that_tells_nothing_changes_nothing(folder, monkeypatch, caplog):
    def fails(*_paths, **_options):
        raise OSError(28, "no space left on device")  # inotify's limit

    monkeypatch.setattr("app.engine.watcher.hint.watch", fails)
    caplog.set_level(logging.DEBUG, "app.engine.watcher.hint")
    folder.add(LIST)
    async with watching(folder.watcher):
        await until(lambda: folder.intake.names == [LIST])
    (told,) = caplog.messages
    assert told == "no word of changes in the watched folder: OSError"


async def test_on_a_network_drive_the_system_is_not_asked(folder, monkeypatch):
    asked = []
    monkeypatch.setattr("app.engine.watcher.hint.watch", lambda *paths, **_: asked.append(paths))
    monkeypatch.setattr("app.engine.watcher.hint.on_network_drive", lambda _folder: True)
    folder.add(LIST)
    async with watching(folder.watcher):
        await until(lambda: folder.intake.names == [LIST])
    assert asked == []


async def test_paths_are_never_logged(folder, caplog):
    caplog.set_level(logging.DEBUG)
    folder.clock = Clock()
    folder.again(scan_seconds=3600, stable_seconds=0)
    async with watching(folder.watcher):
        await _write_until_it_is_heard(folder)
    assert str(folder.path) not in caplog.text


async def test_a_share_that_does_not_answer_holds_up_nothing_and_comes_back(folder):
    folder.add(LIST)
    hanging = Hanging(LIST)
    folder.clock = FastClock(200)
    watcher = folder.again(stat=hanging)
    async with watching(watcher):
        await until(lambda: watcher.state.trouble is Trouble.NO_ANSWER)
        before = watcher._clock.monotonic()
        await until(lambda: watcher._clock.monotonic() > before + 120)
        assert hanging.asked == 1, "no second look is begun beside the one that hangs"
        hanging.let_go.set()
        await until(lambda: folder.intake.names == [LIST])
        assert watcher.state.problem == ""


async def test_a_watcher_can_be_stopped_while_its_look_hangs(folder):
    folder.add(LIST)
    hanging = Hanging(LIST)
    async with watching(folder.again(stat=hanging)):
        await until(lambda: hanging.asked == 1)
    hanging.let_go.set()


async def test_a_list_that_is_slow_to_read_does_not_hold_up_the_others(folder):
    folder.add("1.xlsx")
    folder.add("2.xlsx", people=4)
    folder.clock = FastClock(200)
    watcher = folder.again()
    slow = Hanging("1.xlsx")
    object.__setattr__(watcher._reader, "stat", slow)
    async with watching(watcher):
        await until(lambda: folder.intake.names == ["2.xlsx"])
        await until(lambda: folder.waiting == {"1.xlsx": Waits.READING})
        slow.let_go.set()
        await until(lambda: folder.intake.names == ["2.xlsx", "1.xlsx"])
    assert slow.asked == 1


async def test_a_list_taken_away_while_it_is_read_leaves_nothing_behind(folder):
    path = folder.add(LIST)
    folder.clock = FastClock(200)
    watcher = folder.again()
    slow = Hanging(LIST)
    object.__setattr__(watcher._reader, "stat", slow)
    async with watching(watcher):
        await until(lambda: slow.asked == 1)
        path.unlink()
        await until(lambda: watcher.state.waiting == ())
        slow.let_go.set()
        await until(lambda: watcher._reading == {})
    assert folder.intake.names == []


async def test_no_more_than_four_lists_are_read_at_once(folder):
    names = [f"{number}.xlsx" for number in range(8)]
    for people, name in enumerate(names, start=1):
        folder.add(name, people=people)
    folder.clock = FastClock(200)
    watcher = folder.again()
    slow = Hanging(*names)
    object.__setattr__(watcher._reader, "stat", slow)
    async with watching(watcher):
        await until(lambda: slow.asked == watcher_module.READ_AT_ONCE)
        before = watcher._clock.monotonic()
        await until(lambda: watcher._clock.monotonic() > before + 120)
        assert slow.asked == watcher_module.READ_AT_ONCE
        slow.let_go.set()
        await until(lambda: sorted(folder.intake.names) == names)


async def test_a_ledger_that_cannot_be_read_waits_for_the_store(folder, monkeypatch):
    folder.add(LIST)
    read = folder.store.read

    async def away(_work):
        raise StoreUnavailable("the store does not answer")

    monkeypatch.setattr(folder.store, "read", away)
    async with watching(folder.watcher):
        await until(lambda: folder.watcher.state.trouble is Trouble.STORE_AWAY)
        monkeypatch.setattr(folder.store, "read", read)
        await until(lambda: folder.intake.names == [LIST])
        assert folder.watcher.state.problem == ""


HANGS = """
import asyncio, os, sys, threading
from pathlib import Path
from app.engine.clock import Clock
from app.engine.watcher.watcher import Watcher
from app.store.store import Store
from tests.helpers.stores import fresh_database

started = threading.Event()

def hang(path):
    started.set()
    threading.Event().wait()

async def take(path):
    return ""

async def main(folder, data):
    store = Store(fresh_database(Path(data)))
    watcher = Watcher(store, Clock(), take, folder=Path(folder), seat="desk", stat=hang)
    task = asyncio.ensure_future(watcher.run())
    while not started.is_set():
        await asyncio.sleep(0.01)
    task.cancel()
    await asyncio.wait({task})
    store.close()

asyncio.run(main(*sys.argv[1:]))
print("ended")
"""


async def test_a_hanging_look_does_not_keep_the_program_from_ending(folder, tmp_path):
    folder.add(LIST)
    root = Path(__file__).parents[3]
    arguments = [str(folder.path), str(tmp_path / "own.sqlite")]
    ended = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", HANGS, *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "ended\n", "")


async def test_a_list_is_taken_in_real_time(folder):
    folder.clock = Clock()
    watcher = folder.again()
    whole = folder.add(LIST).read_bytes()
    growing = folder.path / LIST
    growing.unlink()
    async with watching(watcher):
        await until(lambda: watcher._was_there)
        for start in range(0, len(whole), len(whole) // 4):
            with growing.open("ab") as file:
                file.write(whole[start : start + len(whole) // 4])
            await asyncio.sleep(0.5)
        written = watcher._clock.monotonic()
        await until(lambda: bool(folder.intake.names))
        took = watcher._clock.monotonic() - written
    assert folder.intake.taken == [(LIST, whole)]
    assert 2.4 < took < 10


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["save", "grow", "remove", "put_back", "lock", "restart", "look", "look"]),
        st.integers(min_value=1, max_value=4),
    ),
    max_size=25,
)


PLAYED = count()


class Play:
    """What people, Excel and power cuts do to one list; `whole` are the contents it had."""

    def __init__(self, folder: Folder, wholes: list[bytes], played: int) -> None:
        self.folder, self.wholes = folder, wholes
        self.path = folder.path / LIST
        self.lock_file = folder.path / f"~${LIST}"
        self.aside = folder.path / "A1B2C3D4"
        # Of its own time: else another play's file would be this one, seen from another seat.
        self.time = (1_600_000_000 + played * 10_000) * 1_000_000_000
        self.saves = 0

    async def save(self, number: int) -> None:
        """A whole list of so many people, written under another name first."""
        self.aside.write_bytes(self.wholes[number])
        self._dated(self.aside).replace(self.path)
        self.saves += 1

    async def grow(self, number: int) -> None:
        """A copy on its way."""
        whole = self.wholes[number]
        self.path.write_bytes(whole[: len(whole) * number // 5])
        self._dated(self.path)

    async def remove(self, _number: int) -> None:
        """Away for now."""
        if self.path.exists():
            self.path.replace(self.aside)

    async def put_back(self, _number: int) -> None:
        """And back, as it was."""
        if self.aside.exists() and not self.path.exists():
            self.aside.replace(self.path)

    async def lock(self, number: int) -> None:
        """Opened or closed in Excel."""
        if number % 2:
            self.lock_file.write_bytes(b"\x06Thandi")
        else:
            self.lock_file.unlink(missing_ok=True)

    async def restart(self, _number: int) -> None:
        """The next start of the program."""
        self.folder.again()

    async def look(self, seconds: int) -> None:
        """Some seconds later."""
        was_locked = self.lock_file.exists()
        before = len(self.folder.intake.names)
        names = await self.folder.look(after=seconds)
        assert len(names) == before or not was_locked, "taken while somebody had it open"

    def _dated(self, path: Path) -> Path:
        self.time += 10_000_000_000
        os.utime(path, ns=(self.time, self.time))
        return path


@pytest.fixture(scope="module")
def wholes(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Lists of none to four people."""
    made = Folder.add
    folder = type("Place", (), {"path": tmp_path_factory.mktemp("wholes")})()
    return [made(folder, f"{people}.xlsx", people=people).read_bytes() for people in range(5)]


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(events=EVENTS)
def test_whatever_happens_a_content_is_taken_once_and_whole(
    store, tmp_path_factory, wholes, events
):
    async def play() -> None:
        played = next(PLAYED)
        folder = Folder(store, tmp_path_factory.mktemp("played"), seat=f"desk{played}")
        at_work = Play(folder, wholes, played)
        for name, how in [*events, ("lock", 2), ("put_back", 1), *[("look", 4)] * 3]:
            await getattr(at_work, name)(how)
        contents = [content for _, content in folder.intake.taken]
        assert all(content in wholes for content in contents), "taken while it grew"
        assert not any(one == two for one, two in pairwise(contents))
        assert len(contents) <= at_work.saves
        if at_work.path.exists() and at_work.path.read_bytes() in wholes:
            assert contents
            assert contents[-1] == at_work.path.read_bytes()

    original = Hint.start
    Hint.start = lambda _self: None
    try:
        asyncio.run(play())
    finally:
        Hint.start = original
