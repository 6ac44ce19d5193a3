"""One word about lists that came together, once the last of them is done."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable
from app.domain.job import TERMINAL, Job, JobStatus
from app.domain.verdict import Verdict
from app.engine.clock import Clock
from app.engine.deliveries import Deliveries
from app.engine.job_report import verdict_counts
from app.settings import Settings
from app.store import batches, jobs
from app.store.store import Store

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
FORGOTTEN_AFTER = timedelta(days=2)
_TO_LOOK_AT = (Verdict.COULD_NOT_CHECK, Verdict.INVALID_ID_NUMBER)


@dataclass(frozen=True, slots=True)
class BatchDone:
    """Lists that came together and have all ended; `name` is the file's where it came alone.

    `files` lists with `rows` people in all; `stopped` and `failed` are among the lists.
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
    """Tells each batch once, over restarts too; `when_done` are called on the loop."""

    def __init__(
        self, store: Store, clock: Clock, settings: Settings, deliveries: Deliveries
    ) -> None:
        self.when_done: list[Callable[[BatchDone], None]] = []
        self._store = store
        self._clock = clock
        self._seat = settings.seat_name
        self._deliveries = deliveries

    async def run(self) -> None:
        """Look for batches whose last list has ended, until cancelled."""
        while True:
            await self.look()
            await self._clock.sleep(LOOK_SECONDS)

    async def ended(self, job: Job) -> None:
        """A list has ended here: a lone one is told at once, a batch when it is the last."""
        if job.batch_id:
            await self.look()
        else:
            await self._tell(Path(job.file_name).stem, [job])

    async def look(self) -> None:
        """Tell what is done and was not told; a store that is away is asked again."""
        try:
            done = await self._store.write(self._take_done)
        except StoreUnavailable as away:
            log.info("batches wait: %s", away)
            return
        for name, members in done:
            await self._tell(name, members)

    def _take_done(self, connection: Connection) -> list[tuple[str, list[Job]]]:
        now = self._store.database.now(connection)
        found = []
        for batch in batches.untold(connection, self._seat, now - FORGOTTEN_AFTER):
            members = jobs.jobs_of_batch(connection, batch.batch_id)
            if members and all(job.status in TERMINAL for job in members):
                batches.mark_told(connection, batch.batch_id, now)
                found.append((batch.name, members))
        return found

    async def _tell(self, name: str, members: Sequence[Job]) -> None:
        done = BatchDone(
            name=name,
            job_ids=tuple(job.job_id for job in members),
            files=len(members),
            rows=sum(job.rows for job in members),
            to_look_at=sum(_to_look_at(job) for job in members),
            stopped=sum(job.status is JobStatus.CANCELLED for job in members),
            failed=sum(job.status is JobStatus.FAILED for job in members),
            folder=await self._folder(members[0]),
        )
        for listener in self.when_done:
            listener(done)

    async def _folder(self, job: Job) -> Path | None:
        try:
            return await self._deliveries.folder_of(job.job_id)
        except StoreUnavailable:
            return None


def _to_look_at(job: Job) -> int:
    counts = verdict_counts(job) or {}
    return sum(counts.get(str(verdict), 0) for verdict in _TO_LOOK_AT)
