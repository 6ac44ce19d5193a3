"""A chaos run that has proved nothing is no good run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.chaos.plan import Deed, plan_of
from tests.chaos.told import Told, show, unproved


@pytest.fixture
def told():
    return Told(
        plan_of(1, 3),
        struck={"seat: killed": 1},
        done={f"{deed}: done": 1 for deed in Deed},
        agreed=[1.0],
        screens={"north": (1, 1)},
        lists=1,
        people=1,
        answers=1,
        lookups=1,
        looks={"database": 1, "words to Redis": 1},
    )


def test_a_run_that_saw_and_did_everything_has_proved_something(told):
    assert list(unproved(told)) == []


@pytest.mark.parametrize(
    "change",
    [
        *({name: 0} for name in ("lists", "people", "answers", "lookups")),
        *({name: {}} for name in ("struck", "looks")),
        {"agreed": []},
        {"looks": {"database": 1}},
        {"looks": {"words to Redis": 1}},
        {"screens": {"north": (1, 1), "south": (0, 1)}},
        {"screens": {"north": (1, 1), "south": (1, 0)}},
    ],
)
def test_a_run_that_never_saw_one_of_them_is_told(told, change):
    assert list(unproved(replace(told, **change)))


@pytest.mark.parametrize("deed", Deed)
def test_a_deed_that_never_succeeded_is_told_of_a_run_long_enough(told, deed):
    done = told.done | {f"{deed}: done": 0, f"{deed}: no reply": 9}
    (said,) = unproved(replace(told, done=done))
    assert said == f"nothing was proved: there never was a deed done of: {deed}"
    assert list(unproved(replace(told, done=done, plan=plan_of(1, 2)))) == []


def test_a_run_without_mounts_says_in_its_last_line_what_was_not_tested(told, capsys):
    show(told, Path("logs"), disks=False)
    assert capsys.readouterr().out.splitlines()[-1].startswith("NOT TESTED: a full disk")


def test_a_run_that_broke_off_before_the_screens_agreed_can_be_shown(told, capsys):
    show(replace(told, agreed=[], wrong=["the run broke off"]), Path("logs"), disks=True)
    assert "- the run broke off" in capsys.readouterr().out
