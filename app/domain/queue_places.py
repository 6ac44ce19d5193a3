"""Where a job stands in the queue, and what moving it there means. Pure.

Moving never breaks the order of the queue (design, decision 4): an urgent, small or large job
moves among its like. Whoever passes a job of another priority takes over that priority.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from math import floor

from app.domain.job import Job, queue_order, standing
from app.domain.job_actions import Place

_SMALLEST_GAP = 1e-6


class Move(StrEnum):
    """What an operator asks of the order."""

    FIRST = "first"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Seating:
    """What a move changes of one job."""

    priority: int
    queue_at: float


def places(jobs: Iterable[Job], now: datetime) -> dict[str, Place]:
    """The place of every job that waits its turn, by job id; paused and running ones have none."""
    found: dict[str, Place] = {}
    for _, alike in groupby(queue_order(jobs, now), key=lambda job: standing(job, now)[0]):
        group = list(alike)
        first, last = len(found) + 1, len(found) + len(group)
        found |= {job.job_id: Place(at, last, first) for at, job in enumerate(group, first)}
    return found


def moved(jobs: Iterable[Job], job_id: str, move: Move, now: datetime) -> dict[str, Seating]:
    """What changes, by job id, when a job that waits its turn is moved; {} where it cannot go on.

    `jobs` are all unfinished ones: a job that comes later must still stand behind its equals.
    """
    everybody = list(jobs)
    group, at = _alike(everybody, job_id, now)
    to = {Move.FIRST: 0, Move.UP: at - 1, Move.DOWN: at + 1}[move] if group else 0
    if to == at or not 0 <= to < len(group):
        return {}
    # Of those that are overdue only the place counts; `standing` says so.
    mover = replace(group[at], priority=group[to].priority)
    rest = [*group[:at], *group[at + 1 :]]
    rest.insert(to, mover)
    equals = [job for job in rest if standing(job, now) == standing(mover, now)]
    return _seated(equals, equals.index(mover), _ceiling(everybody))


def front_place(job: Job, jobs: Iterable[Job], now: datetime) -> float:
    """The place at which `job` goes on before all its equals of the queue."""
    equals = [
        one
        for one in queue_order(jobs, now)
        if one.job_id != job.job_id and standing(one, now) == standing(job, now)
    ]
    return min([job.place, *(one.place - 1 for one in equals)])


def _alike(jobs: Sequence[Job], job_id: str, now: datetime) -> tuple[list[Job], int]:
    for _, alike in groupby(queue_order(jobs, now), key=lambda job: standing(job, now)[0]):
        group = list(alike)
        for at, job in enumerate(group):
            if job.job_id == job_id:
                return group, at
    return [], 0


def _ceiling(jobs: Iterable[Job]) -> float:
    """Above every place there is, and not above the place of the next job to come."""
    return floor(max(max(job.place, job.sequence) for job in jobs)) + 1.0


def _seated(equals: Sequence[Job], at: int, ceiling: float) -> dict[str, Seating]:
    mover = equals[at]
    behind = equals[at + 1].place if at + 1 < len(equals) else ceiling
    before = equals[at - 1].place if at else behind - 2
    if behind - before < _SMALLEST_GAP:
        return _spread(equals, mover)
    return {mover.job_id: Seating(mover.priority, (before + behind) / 2)}


def _spread(equals: Sequence[Job], mover: Job) -> dict[str, Seating]:
    """Seat all equals anew, evenly, where they stand together and one place before that."""
    taken = [job.place for job in equals if job is not mover]
    low, high = min(taken) - 1, max(taken)
    step = (high - low) / (len(equals) - 1)
    return {
        job.job_id: Seating(job.priority, low + step * at if job is not equals[-1] else high)
        for at, job in enumerate(equals)
    }
