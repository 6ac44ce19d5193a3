"""A job's life and the order of the queue (design, decisions 3 and 4). Pure rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from app.domain.ward import WardId

SMALL_JOB_LOOKUPS = 1000
PASSED_OVER_LIMIT = timedelta(hours=2)
CRASHES_BEFORE_FAILED = 3


class JobStatus(StrEnum):
    """The states of the seed's table. Paused is queued with `paused_at`."""

    QUEUED = "queued"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


TERMINAL = frozenset({JobStatus.COMPLETED, JobStatus.FAILED, JobStatus.CANCELLED})


class WaitReason(StrEnum):
    """Why a running or queued job does not move now."""

    QUOTA = "quota"
    IEC = "iec"
    DATABASE = "database"
    SEAT = "seat"


class AnswerState(StrEnum):
    """Where one ID number of a job stands.

    open: not asked yet, or asked during an outage; failed: asked once without an answer;
    unconfirmed: one answer that needs a second; answered; could_not_check: given up, with a
    reason.
    """

    OPEN = "open"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    ANSWERED = "answered"
    COULD_NOT_CHECK = "could_not_check"


UNFINISHED_ANSWERS = (AnswerState.OPEN, AnswerState.FAILED, AnswerState.UNCONFIRMED)


@dataclass(frozen=True, slots=True)
class Job:
    """One spreadsheet being checked, as the store knows it. Times are store time, UTC, naive.

    `sequence` is the store's own counter: FIFO never depends on a seat's clock. `lookups` is
    what was sent for it (retries and confirmations included), `lookups_left` the ID numbers
    that still need an answer. `ward_id` is None with `ward_per_row`. `queue_at` is set once an
    operator has moved the job, `removed_at` once it was taken from the list, `ward_confirmed`
    once somebody said that the list's ward is right though most people vote elsewhere.
    `paused_by` is the operator who paused it, `left_out` how many unanswered ID numbers the run
    under way must not ask; they are no part of `lookups_left`.
    """

    sequence: int
    job_id: str
    file_name: str
    status: JobStatus
    ward_id: WardId | None
    ward_per_row: bool
    iec: str
    rows: int
    distinct_ids: int
    invalid: int
    duplicates: int
    repaired: int
    lookups: int
    lookups_left: int
    reused: int
    priority: int
    urgent: bool
    recheck: bool
    file_sha256: str
    operator: str
    seat: str
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    paused_at: datetime | None
    passed_over_at: datetime | None
    wait_reason: WaitReason | None
    wait_until: datetime | None
    wait_text: str
    cancel_requested: bool
    crashes: int
    version: int
    seconds: float
    error: str
    result: dict[str, object] | None
    details: dict[str, object]
    queue_at: float | None = None
    batch_id: str = ""
    removed_at: datetime | None = None
    ward_confirmed: bool = False
    paused_by: str = ""
    left_out: int = 0

    @property
    def place(self) -> float:
        """Where it stands among its equals: as it came, unless an operator has moved it."""
        return float(self.sequence) if self.queue_at is None else self.queue_at


def is_small_list(lookups: int) -> bool:
    """Whether so many lookups make a small job."""
    return lookups <= SMALL_JOB_LOOKUPS


def is_small(job: Job) -> bool:
    """Small jobs go before larger ones and have a share of the quota."""
    return is_small_list(job.lookups_left)


def standing(job: Job, now: datetime) -> tuple[int, int]:
    """The class of a job, and its rank in it by priority; less goes first.

    Jobs of one standing are equals: they go as they came, or as an operator has moved them. The
    running job keeps its place among its equals, whatever came first.
    """
    overdue = job.passed_over_at is not None and now - job.passed_over_at >= PASSED_OVER_LIMIT
    if overdue:
        return (0, 0)
    size = 1 if job.urgent else 2 if is_small(job) else 3
    return (size, -job.priority)


def queue_order(jobs: Iterable[Job], now: datetime) -> list[Job]:
    """The order in which queued jobs will run; paused ones are left out."""
    waiting = (job for job in jobs if job.status is JobStatus.QUEUED and job.paused_at is None)
    return sorted(waiting, key=lambda job: _rank(job, now))


def better_than(running: Job, waiting: Iterable[Job], now: datetime, *, no_quota: bool) -> bool:
    """Whether a waiting job should take over from `running` at this checkpoint.

    With `no_quota`, a job that needs no lookup goes before one that waits for the quota.
    """
    queue = queue_order(waiting, now)
    if no_quota and running.lookups_left and any(job.lookups_left == 0 for job in queue):
        return True
    return bool(queue) and standing(queue[0], now) < standing(running, now)


def pick(jobs: Iterable[Job], now: datetime, *, no_quota: bool = False) -> Job | None:
    """The job to run next; with `no_quota`, one that needs no lookup if there is any."""
    queue = queue_order(jobs, now)
    if no_quota:
        queue.sort(key=lambda job: job.lookups_left > 0)
    return queue[0] if queue else None


def after_crash(crashes: int) -> JobStatus:
    """What becomes of a job whose seat died while running it for the `crashes`-th time."""
    return JobStatus.FAILED if crashes >= CRASHES_BEFORE_FAILED else JobStatus.QUEUED


def _rank(job: Job, now: datetime) -> tuple[int, int, float, int]:
    return (*standing(job, now), job.place, job.sequence)
