"""Tells the other seats how far the job is that runs here."""

from __future__ import annotations

from app.domain.bus import LiveProgress
from app.domain.job import Job
from app.engine.progress import Progress
from app.seats.bus import Bus


class Telling:
    """A watcher of a runner. Each progress it tells is newer than the one before.

    A job that begins, waits, goes on or ends is a change of the store, too.
    """

    def __init__(self, seat: str, bus: Bus) -> None:
        self._seat = seat
        self._bus = bus
        self._told = 0
        self._stood: object = None

    def __call__(self, progress: Progress) -> None:
        """Pass one moment of the running job on."""
        self._told += 1
        stands = (progress.job_id, progress.phase, progress.wait_reason)
        if stands != self._stood:
            self._stood = stands
            self._bus.changed()
        self._bus.show_progress(
            LiveProgress(
                job_id=progress.job_id,
                epoch=progress.epoch,
                n=self._told,
                seat=self._seat,
                done=progress.done,
                left=progress.total - progress.done,
                per_second=round(progress.per_second, 2),
                wait_reason=progress.wait_reason,
            )
        )

    async def ended(self, _job: Job) -> None:
        """A job has ended here."""
        self._stood = None
        self._bus.changed()
