"""How far a job is, for whoever watches."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.job import Job, WaitReason
from app.engine.clock import Clock

RATE_WINDOW_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """One moment of a running job.

    `done` of `total` ID numbers have their answer; `per_second` is the rate of the last ten
    seconds; `seconds_left` is None while it cannot be known (nothing moves, or a wait is on).
    """

    job_id: str
    file_name: str
    phase: str
    done: int
    total: int
    per_second: float
    seconds_left: float | None
    wait_reason: WaitReason | None = None
    wait_until: datetime | None = None
    wait_text: str = ""


Watcher = Callable[[Progress], None]


class ProgressMeter:
    """Counts a run's answers and knows its rate."""

    def __init__(self, clock: Clock, job: Job, watchers: list[Watcher]) -> None:
        self.phase = "checking"
        self._clock = clock
        self._job = job
        self._watchers = watchers
        self._total = job.distinct_ids
        self._done = job.distinct_ids - job.lookups_left
        self._recent: deque[tuple[float, int]] = deque([(clock.monotonic(), self._done)])

    @property
    def left(self) -> int:
        """ID numbers that still need something."""
        return self._total - self._done

    def moved(self) -> None:
        """One more ID number has what it needs for now."""
        self._done = min(self._total, self._done + 1)
        self._note()
        self.tell()

    def set_done(self, done: int) -> None:
        """Correct the count from the store's."""
        self._done = done

    def tell(self, job: Job | None = None) -> None:
        """Show the watchers where the job stands."""
        self._job = job or self._job
        progress = self._now()
        for watcher in self._watchers:
            watcher(progress)

    def _note(self) -> None:
        now = self._clock.monotonic()
        self._recent.append((now, self._done))
        while now - self._recent[0][0] > RATE_WINDOW_SECONDS:
            self._recent.popleft()

    def _now(self) -> Progress:
        rate = self._rate()
        left = (self._total - self._done) / rate if rate and not self._job.wait_reason else None
        return Progress(
            job_id=self._job.job_id,
            file_name=self._job.file_name,
            phase=self.phase,
            done=self._done,
            total=self._total,
            per_second=rate,
            seconds_left=left,
            wait_reason=self._job.wait_reason,
            wait_until=self._job.wait_until,
            wait_text=self._job.wait_text,
        )

    def _rate(self) -> float:
        (began, first), (ended, last) = self._recent[0], self._recent[-1]
        return (last - first) / (ended - began) if ended > began else 0.0
