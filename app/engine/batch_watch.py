"""One word about lists that came together, once the last of them has ended."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.domain.errors import StoreUnavailable
from app.domain.job import Job, JobStatus
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.deliveries import Deliveries
from app.engine.job_report import verdict_counts
from app.store import batch_ends
from app.store.batch_ends import Ended
from app.store.store import Store

log = logging.getLogger(__name__)

# Jobs that end here wake it; other processes of this PC run some, too.
LOOK_SECONDS = 30.0
_TO_LOOK_AT = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER)


@dataclass(frozen=True, slots=True)
class BatchDone:
    """Lists that came together and have all ended; `name` is the file's where it came alone.

    `files` lists with `rows` people in all; `stopped` and `failed` are among the lists. `folder`
    is where their results lie, None while they could not be saved.
    """

    name: str
    job_ids: tuple[str, ...]
    files: int
    rows: int
    to_look_at: int
    stopped: int
    failed: int
    folder: Path | None


class BatchWatch:
    """Tells of each batch and each lone list this seat added, once, over restarts too.

    `when_done` are called on the loop, after the results were saved. Lists that are asked again
    later are told again, by themselves, when they end.
    """

    def __init__(self, store: Store, clock: Clock, seat: str, deliveries: Deliveries) -> None:
        self.when_done: list[Callable[[BatchDone], None]] = []
        self._store = store
        self._clock = clock
        self._seat = seat
        self._deliveries = deliveries
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """A list may have ended on another seat."""
        self._wake.set()

    async def ended(self, _job: Job) -> None:
        """For the keeper: a job has ended here."""
        self.wake()

    async def run(self) -> None:
        """Look for batches whose last list has ended, until cancelled."""
        while True:
            self._wake.clear()
            try:
                await self.look()
            except Exception:
                log.exception("telling the end of batches stumbled and goes on")
            await self._clock.wait(self._wake, LOOK_SECONDS)

    async def look(self) -> None:
        """Tell what has ended and was not told; a store that is away is asked again."""
        try:
            found = await self._store.read(partial(batch_ends.untold, seat=self._seat))
            if found:
                await self._deliveries.save_due()
            for ended in found:
                await self._tell(ended)
        except StoreUnavailable as away:
            log.info("batches wait: %s", away)

    async def _tell(self, ended: Ended) -> None:
        # Marked first: of a word that comes twice and one that is lost, the first is worse.
        marking = partial(batch_ends.mark_told, seat=self._seat, ended=ended)
        folder = await self._deliveries.saved_in(job.job_id for job in ended.jobs)
        if not await self._store.write(marking) or not ended.jobs:
            return
        for listener in tuple(self.when_done):
            try:
                listener(_done(ended, folder))
            except Exception:
                log.exception("the end of a batch was not shown")


def _done(ended: Ended, folder: Path | None) -> BatchDone:
    members = ended.jobs
    return BatchDone(
        name=ended.name,
        job_ids=tuple(job.job_id for job in members),
        files=len(members),
        rows=sum(job.rows for job in members),
        to_look_at=sum(_to_look_at(job) for job in members),
        stopped=sum(job.status is JobStatus.CANCELLED for job in members),
        failed=sum(job.status is JobStatus.FAILED for job in members),
        folder=folder,
    )


def _to_look_at(job: Job) -> int:
    counts = verdict_counts(job) or {}
    return sum(counts.get(str(verdict), 0) for verdict in _TO_LOOK_AT)
