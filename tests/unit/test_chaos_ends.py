"""However a seat of the chaos run ends, what is wrong with its end is told."""

from __future__ import annotations

import signal
import subprocess
import sys
from types import SimpleNamespace

import pytest

from app.iec.practice.people import Outcome
from tests.chaos import settling
from tests.chaos.faults import Striker
from tests.chaos.office import SeatPc
from tests.chaos.plan import Strike, Target
from tests.chaos.settling import wrong_end
from tests.helpers.commands import Running
from tests.helpers.iec import id_with

LOGGED = "2026-11-25 20:03:23,339 {} app.engine.runner: {}\n"


class Past:
    """A program that has ended and left these."""

    def __init__(self, *names):
        self._left = [SimpleNamespace(name=lambda name=name: name) for name in names]

    def left_behind(self):
        return self._left


def seat_that(left=(), files=(), log="", errors=("Seat north serves.",), ended_badly=()):
    program = SimpleNamespace(
        logs=lambda: log, temporary_files=lambda: [SimpleNamespace(name=name) for name in files]
    )
    past = [Past(), Past(*left)]
    return SimpleNamespace(
        name="north", past=past, program=program, errors=errors, ended_badly=ended_badly
    )


def test_a_seat_that_leaves_nothing_ends_well():
    assert list(wrong_end(seat_that(log=LOGGED.format("WARNING", "waiting")))) == []


BREAKS = {
    "a process": ({"left": ["python"]}, "north left a process: python"),
    "a file": ({"files": ["rows.tmp"]}, "north left rows.tmp"),
    "a person in the log": (
        {"log": LOGGED.format("INFO", f"asked {id_with(Outcome.HOME)}")},
        "north wrote an ID number into its log",
    ),
    "a person in what it printed": (
        {"errors": ["", f"asked {id_with(Outcome.HOME)}"]},
        "north wrote an ID number into its log",
    ),
    "a traceback": (
        {"errors": ["Seat\nTraceback (most recent call last)"]},
        "north showed a traceback: Traceback (most recent call last)",
    ),
    "an error": (
        {"log": LOGGED.format("ERROR", "internal error")},
        "north logged: " + LOGGED.format("ERROR", "internal error").strip(),
    ),
    "an exit code": ({"ended_badly": ["north ended with 1"]}, "north ended with 1"),
}


@pytest.mark.parametrize(("broken", "said"), BREAKS.values(), ids=BREAKS)
def test_whatever_is_wrong_with_an_end_is_told(monkeypatch, broken, said):
    monkeypatch.setattr(settling, "LEFT_SECONDS", 0)
    assert list(wrong_end(seat_that(**broken))) == [said]


# ---- A seat whose program is any process ----


@pytest.fixture
def seat_with():
    """A seat on which this Python text runs as the program, once it has printed a line."""
    running = []

    def make(text):
        seat = SeatPc.__new__(SeatPc)
        seat.name, seat.errors, seat.past, seat.ended_badly = "north", [], [], []
        command = [sys.executable, "-c", text]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        seat.running = Running(process, "none")
        running.append(process)
        seat.running.until(lambda: bool(seat.running is None or seat.running.err))
        return seat

    yield make
    for process in running:
        process.kill()
        process.wait()


HEEDS = "import signal, sys, time; signal.signal(signal.SIGTERM, lambda *a: sys.exit({}));"
WAITS = "print({!r}, file=sys.stderr, flush=True); time.sleep(60)"


@pytest.mark.parametrize(
    ("code", "printed", "badly"),
    [
        (0, "Seat north serves", []),
        (1, "starting", []),
        (1, "Seat north serves", ["north was asked to end and ended with 1"]),
    ],
)
def test_only_a_seat_that_served_and_ends_with_an_error_when_asked_is_told(
    seat_with, code, printed, badly
):
    seat = seat_with(HEEDS.format(code) + WAITS.format(printed))
    seat.end(signal.SIGTERM)
    assert seat.ended_badly == badly
    assert len(seat.past) == 1


def test_a_child_that_was_not_there_is_not_counted_as_struck(seat_with):
    seat = seat_with("import sys, time; " + WAITS.format("x"))
    striker = Striker(SimpleNamespace(seats={"north": seat}), set())
    strike = Strike(0.0, 1.0, Target.SEAT, "child killed", "north")
    striker.strike(strike)
    striker.heal(strike)
    assert striker.struck == {}


def test_a_child_that_was_killed_is_counted_as_struck(seat_with):
    child = "import subprocess; subprocess.Popen(['sleep', '60']); "
    seat = seat_with("import sys, time; " + child + WAITS.format("x"))
    striker = Striker(SimpleNamespace(seats={"north": seat}), set())
    striker.strike(Strike(0.0, 1.0, Target.SEAT, "child killed", "north"))
    assert striker.struck == {"seat: child killed": 1}
