"""What closing the window means. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CloseAnswer(StrEnum):
    """What the operator chose when a list was being checked."""

    TRAY = "tray"
    STOP = "stop"


class Close(StrEnum):
    """What happens to the window."""

    ASK = "ask"
    HIDE = "hide"
    STOP = "stop"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class CloseFacts:
    """What is known when the window is closed.

    `at_work`: a job runs here or waits to run here. `in_question`: the close question is open.
    """

    at_work: bool
    session_ends: bool = False
    in_question: bool = False


def close_means(facts: CloseFacts) -> Close:
    """What a close event means before anybody is asked.

    The end of the session asks nothing and stops at once: Windows gives a few seconds. A second
    close while the question is open changes nothing.
    """
    if facts.session_ends:
        return Close.STOP
    if facts.in_question:
        return Close.STAY
    return Close.ASK if facts.at_work else Close.STOP


def after_answer(answer: CloseAnswer | None, *, has_tray: bool) -> Close:
    """What the answer comes to; None is a question closed unanswered.

    Without a tray the window stays: once hidden, nobody would find it again.
    """
    if answer is None:
        return Close.STAY
    if answer is CloseAnswer.TRAY:
        return Close.HIDE if has_tray else Close.STAY
    return Close.STOP
