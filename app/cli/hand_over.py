"""Giving out results as jobs end: a folder that fails costs a sentence, never another job."""

from __future__ import annotations

import logging
import secrets
from datetime import datetime
from pathlib import Path

from app.bootstrap import Seat
from app.cli.output import say
from app.domain.errors import BugError, UserError
from app.domain.job import Job, JobStatus
from app.engine.delivery import Delivered, deliver

log = logging.getLogger(__name__)

WITH_RESULTS = (JobStatus.COMPLETED, JobStatus.CANCELLED)


class HandOver:
    """The results of one command's jobs, each written once into one folder.

    Raises UserError at once when the folder cannot be written to: hours of lookups come after.
    """

    def __init__(self, seat: Seat, out: Path | None) -> None:
        self._seat = seat
        self._folder = results_folder(seat, out)
        self._given: dict[str, Delivered | None] = {}
        _check_writable(self._folder)

    async def when_ended(self, job: Job) -> None:
        """For the runner: give out what this job has made."""
        await self.give(job)

    async def give(self, job: Job) -> Delivered | None:
        """Where an ended job's results lie; None without any, or if they could not be written."""
        return await self.give_stored(job) if job.status in WITH_RESULTS else None

    async def give_stored(self, job: Job) -> Delivered | None:
        """As `give`, also for a job that runs again and still has its earlier results."""
        if job.result is None:
            return None
        if job.job_id not in self._given:
            self._given[job.job_id] = await self._deliver(job)
        return self._given[job.job_id]

    def failed(self, job: Job) -> bool:
        """Whether there were results that could not be written."""
        return self._given.get(job.job_id, True) is None

    async def _deliver(self, job: Job) -> Delivered | None:
        try:
            given = await deliver(self._seat.store, job, self._folder)
        except (UserError, BugError) as problem:
            log.exception("job %s: its results were not written", job.job_id)
            say(str(problem))
            return None
        log.info("job %s: its results were written", job.job_id)
        return given


def results_folder(seat: Seat, out: Path | None) -> Path:
    """Where results go: the folder named, or today's in the results folder. A whole path."""
    root = seat.settings.results_folder / ("Practice" if seat.world.practice else "")
    return (out or root / f"{datetime.now().astimezone():%Y-%m-%d}").resolve()


def _check_writable(folder: Path) -> None:
    probe = folder / f".{secrets.token_hex(6)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as problem:
        is_file = isinstance(problem, FileExistsError) and folder.is_file()
        reason = "it is a file" if is_file else problem.strerror or type(problem).__name__
        raise UserError(
            f"Results cannot be written to {folder}: {reason}. Name another folder with --out"
        ) from None
