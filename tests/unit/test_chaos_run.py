"""A chaos run that breaks off tells what it had found, and lets everything go."""

from __future__ import annotations

from types import SimpleNamespace

import httpx
import pytest

from tests.chaos import errands as chaos_errands
from tests.chaos import run as chaos_run
from tests.chaos import screens as chaos_screens
from tests.chaos.errands import Errands
from tests.chaos.lists import Lists
from tests.chaos.plan import Deed, Errand, plan_of
from tests.chaos.screens import Screen
from tests.chaos.told import Told


class Broken:
    """A run that finds something and then breaks off."""

    def __init__(self, plan, office, tell):
        self.told = Told(plan)
        self.say = self.told.wrong.append
        self.closed = False
        tell(self)

    def through(self):
        self.say("two jobs run at once")
        raise KeyError("status")

    def close(self):
        self.closed = True


class Stopped(Broken):
    """A run that is stopped by Ctrl+C."""

    def through(self):
        raise KeyboardInterrupt


@pytest.mark.parametrize(("kind", "found"), [(Broken, 1), (Stopped, 0)])
def test_a_run_that_breaks_off_keeps_what_it_found_and_its_logs(monkeypatch, tmp_path, kind, found):
    kept, made = [], []
    monkeypatch.setattr(chaos_run, "Run", kind)
    office = SimpleNamespace(keep_logs=kept.append)
    told = chaos_run.run(plan_of(1, 1), office, tmp_path, made.append)
    assert told.wrong[:found] == ["two jobs run at once"] * found
    assert told.wrong[found].startswith("the run broke off: Traceback")
    assert kept == [tmp_path]
    assert made[0].closed


@pytest.fixture
def errands(tmp_path):
    """Errands at one seat whose feed answers with `status`."""
    seat = SimpleNamespace(name="north", feed="http://north", token="")
    office = SimpleNamespace(seats={"north": seat})
    said = []
    errands = Errands(office, Lists(1, tmp_path / "lists"), lambda _: ["j"], said.append)
    errands.said = said
    yield errands
    errands.close()


@pytest.mark.parametrize(("status", "wrong"), [(500, 1), (503, 0), (200, 0)])
def test_a_feed_that_stumbles_is_told_and_one_that_waits_is_not(
    errands, monkeypatch, status, wrong
):
    client = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(status)))
    monkeypatch.setattr(chaos_errands.httpx, "Client", lambda **_: client)
    errands.go(Errand(0.0, Deed.CANCEL, "north", 0.0, 4))
    errands.wait()
    assert len(errands.said) == wrong


def test_the_people_of_a_plan_are_drawn_in_its_order(errands, tmp_path, monkeypatch):
    monkeypatch.setattr(chaos_errands, "_drop", lambda *_: "done")
    for people in (9, 5, 7):
        errands.go(Errand(0.0, Deed.DROP, "north", 0.0, people))
    errands.wait()
    again = Lists(1, tmp_path / "again")
    assert [one.people for one in errands.lists.all.values()] == [
        again.make(people).people for people in (9, 5, 7)
    ]


@pytest.mark.parametrize(("status", "wrong"), [(500, 1), (503, 0)])
def test_a_screen_whose_feed_stumbles_over_its_jobs_is_told(monkeypatch, status, wrong):
    client = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(status)))
    monkeypatch.setattr(chaos_screens.httpx, "Client", lambda **_: client)
    said = []
    screen = Screen(SimpleNamespace(name="north", feed="http://north"), said.append)
    with pytest.raises(httpx.HTTPStatusError):
        screen._read_all({})
    assert len(said) == wrong
