"""A witness that has died is told: it sees nothing wrong any more."""

from __future__ import annotations

import threading

from tests.chaos import watching
from tests.chaos.watching import Watching
from tests.helpers.commands import wait_until


def test_one_that_works_until_it_is_asked_to_end_is_right():
    said, end = [], threading.Event()
    one = Watching("the witness", end.wait, said.append)
    one.start()
    one.must_live()
    end.set()
    one.must_end()
    assert said == []


def test_one_that_dies_is_told_with_what_it_died_of():
    said = []

    def die():
        raise KeyError("status")

    one = Watching("the witness", die, said.append)
    one.start()
    one.must_end()
    assert said == ["the witness died of KeyError: 'status'"]


def test_one_that_has_ended_too_soon_is_told():
    said = []
    one = Watching("the witness", lambda: None, said.append)
    one.start()
    one.must_end()
    one.must_live()
    assert said == ["the witness had ended before it was asked to"]


def test_one_that_does_not_end_is_told(monkeypatch):
    monkeypatch.setattr(watching, "END_SECONDS", 0)
    said, end = [], threading.Event()
    one = Watching("the witness", end.wait, said.append)
    one.start()
    one.must_end()
    end.set()
    wait_until(lambda: bool(said))
    assert said == ["the witness did not end within 0 s"]
