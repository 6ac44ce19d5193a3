"""What an operator can do with a job, decided by its state alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.domain.job import TERMINAL, Job, JobStatus
from app.domain.verdict import Verdict


class Action(StrEnum):
    """Something a row's menu, a button or a key asks for."""

    ANSWER = "answer"
    OPEN_WORKBOOK = "open workbook"
    PRINT_REGISTER = "print register"
    COPY_FILE = "copy file"
    SAVE_COPIES = "save copies"
    REGISTERS_AS_PDF = "registers as one pdf"
    OVERVIEW = "overview"
    PROBLEM_ROWS = "problem rows"
    BRANCH_MESSAGE = "branch message"
    SHOW_IN_FOLDER = "show in folder"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    RETRY = "retry"
    URGENT = "urgent"
    NOT_URGENT = "not urgent"
    MOVE_FIRST = "move first"
    MOVE_UP = "move up"
    MOVE_DOWN = "move down"
    CHANGE_WARD = "change ward"
    REMOVE = "remove"


RESULT_ACTIONS = frozenset(
    {
        Action.OPEN_WORKBOOK,
        Action.PRINT_REGISTER,
        Action.COPY_FILE,
        Action.SAVE_COPIES,
        Action.REGISTERS_AS_PDF,
        Action.OVERVIEW,
        Action.SHOW_IN_FOLDER,
    }
)
QUESTION_ACTIONS = frozenset({Action.ANSWER, Action.REMOVE})
REFUSED_ACTIONS = frozenset({Action.REMOVE})

ONE_AT_A_TIME = frozenset(
    {
        Action.ANSWER,
        Action.CHANGE_WARD,
        Action.MOVE_UP,
        Action.MOVE_DOWN,
        Action.MOVE_FIRST,
        Action.BRANCH_MESSAGE,
        Action.PROBLEM_ROWS,
        Action.SHOW_IN_FOLDER,
    }
)
"""Actions that make no sense for several jobs at once."""

_WITH_PROBLEMS = frozenset({Action.PROBLEM_ROWS, Action.BRANCH_MESSAGE})
_PROBLEMS = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER, Verdict.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job stands among those that wait: 1 is next.

    `first` and `last` are the places it can be moved to: among its equals, for an urgent or small
    job goes before others whatever an operator moves.
    """

    position: int
    last: int
    first: int = 1


def actions_for(job: Job, counts: dict[Verdict, int], place: Place | None) -> frozenset[Action]:
    """What can be done to `job` now; `place` is None unless it waits in the queue."""
    if job.status in TERMINAL:
        return _ended(job, counts)
    if job.cancel_requested:
        return frozenset()
    found = {Action.STOP, Action.CHANGE_WARD}
    found.add(Action.NOT_URGENT if job.urgent else Action.URGENT)
    found.add(Action.RESUME if job.paused_at else Action.PAUSE)
    if job.status is JobStatus.QUEUED:
        found |= {Action.REMOVE, *_moves(place)}
    return frozenset(found)


def _ended(job: Job, counts: dict[Verdict, int]) -> frozenset[Action]:
    found = {Action.REMOVE}
    if job.result is not None:
        found |= {*RESULT_ACTIONS, Action.CHANGE_WARD}
        if any(counts.get(verdict) for verdict in _PROBLEMS):
            found |= _WITH_PROBLEMS
    if job.lookups_left or counts.get(Verdict.COULD_NOT_CHECK) or job.status is JobStatus.FAILED:
        found.add(Action.RETRY)
    return frozenset(found)


def _moves(place: Place | None) -> set[Action]:
    if place is None:
        return set()
    up = {Action.MOVE_FIRST, Action.MOVE_UP} if place.position > place.first else set()
    return up | ({Action.MOVE_DOWN} if place.position < place.last else set())


def offered(selected: Iterable[frozenset[Action]]) -> frozenset[Action]:
    """What a selection offers: all that at least one of it can, except what takes exactly one."""
    each = list(selected)
    together = frozenset().union(*each)
    return together if len(each) == 1 else together - ONE_AT_A_TIME


def default_action(actions: frozenset[Action]) -> Action | None:
    """What Enter or a double-click does."""
    for action in (Action.ANSWER, Action.OPEN_WORKBOOK):
        if action in actions:
            return action
    return None
