"""Why a run ends before its job does."""

from __future__ import annotations

from enum import Enum

from app.domain.errors import RollcheckError, SeatBlocked


class StopReason(Enum):
    """What stopped a run that could have gone on."""

    CANCELLED = "cancelled"
    BETTER_JOB = "better job"
    PAUSED = "paused"
    QUEUE_PAUSED = "queue paused"


class Stopped(RollcheckError):
    """The run was asked to stop; answers so far are kept. Its text is for the time line.

    `better_job` is the id of the job that goes first, "" when there is none.
    """

    def __init__(self, reason: StopReason, text: str = "", better_job: str = "") -> None:
        super().__init__(text or reason.value)
        self.reason = reason
        self.better_job = better_job


class WaitedTooLong(SeatBlocked):
    """The operator's own limit for waiting is over; the job stays in the queue."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} The time given for waiting is over; resume goes on")
