"""What a seat logged is judged entry by entry."""

from __future__ import annotations

import pytest

from tests.chaos.logs import wrong_entries

TIME = "2026-11-25 20:03:23,339"
INFO = f"{TIME} INFO app.cli.serving: seat east serves\n"
WARNING = f"{TIME} WARNING app.engine.keeper: this seat waits\n"
TRACEBACK = "Traceback (most recent call last):\n  File\nKeyError: 'x'\n"


def test_a_log_without_errors_is_right():
    assert list(wrong_entries(INFO + WARNING)) == []


@pytest.mark.parametrize("level", ["ERROR", "CRITICAL"])
def test_an_error_is_told_with_the_end_of_its_traceback(level):
    entry = f"{TIME} {level} app.engine.runner: job j: internal error\n{TRACEBACK}"
    (told,) = wrong_entries(INFO + entry + WARNING)
    assert told == f"{entry.splitlines()[0]} … KeyError: 'x'"


def test_a_traceback_in_a_warning_is_told():
    assert len(list(wrong_entries(WARNING + TRACEBACK + INFO))) == 1


def test_an_error_after_a_half_line_of_a_seat_that_was_killed_is_told():
    half = f"{TIME} WARNING app.engine.keeper: this se"
    assert len(list(wrong_entries(f"{half}{TIME} ERROR app.feed: the feed stumbled\n"))) == 1


def test_a_traceback_without_its_first_line_is_told():
    assert len(list(wrong_entries(TRACEBACK + INFO))) == 1
