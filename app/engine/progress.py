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

    `done` of `total` ID numbers have their answer; those that the run leaves out are in neither.
    `per_second` is the rate of the last ten seconds; `seconds_left` is None while it cannot be
    known (nothing moves, or a wait is on). `epoch` is that of the lease it runs under.
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
    epoch: int = 0


Watcher = Callable[[Progress], None]


class ProgressMeter:
    """Knows a run's rate. What it shows as done never goes back, and never beyond the total."""

    def __init__(self, clock: Clock, job: Job, watchers: list[Watcher], epoch: int = 0) -> None:
        self.phase = "checking"
        self._epoch = epoch
        self._clock = clock
        self._job = job
        self._watchers = watchers
        self._total = job.distinct_ids - job.left_out
        self._done = self._total - job.lookups_left
        self._recent: deque[tuple[float, int]] = deque([(clock.monotonic(), self._done)])

    def tell(self, job: Job, left: int) -> None:
        """Show the watchers where the job stands; `left` ID numbers still need an answer."""
        self._job = job
        self._done = max(self._done, self._total - left)
        progress = self._now()
        for watcher in self._watchers:
            watcher(progress)

    def writing(self) -> None:
        """From now on the results are being written."""
        self.phase = "writing the results"
        self.tell(self._job, self._total - self._done)

    def jumped(self, job: Job) -> None:
        """Many answers came at once without a lookup: they are no part of the rate."""
        self._recent = deque([(self._clock.monotonic(), self._total - job.lookups_left)])
        self.tell(job, job.lookups_left)

    def _now(self) -> Progress:
        rate = self._rate()
        waits = self._job.wait_reason is not None
        return Progress(
            job_id=self._job.job_id,
            file_name=self._job.file_name,
            phase=self.phase,
            done=self._done,
            total=self._total,
            per_second=rate,
            seconds_left=(self._total - self._done) / rate if rate and not waits else None,
            wait_reason=self._job.wait_reason,
            wait_until=self._job.wait_until,
            wait_text=self._job.wait_text,
            epoch=self._epoch,
        )

    def _rate(self) -> float:
        """Answers a second over the last ten; it falls to nothing while none comes."""
        now = self._clock.monotonic()
        if self._recent[-1][1] != self._done:
            self._recent.append((now, self._done))
        while len(self._recent) > 1 and now - self._recent[1][0] > RATE_WINDOW_SECONDS:
            self._recent.popleft()
        began, first = self._recent[0]
        if now - self._recent[-1][0] > RATE_WINDOW_SECONDS or now <= began:
            return 0.0
        return (self._done - first) / (now - began)
