"""Runs the queue for as long as the seat is open, through everything that can be waited for."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from app.domain.errors import SeatBlocked, StoreUnavailable
from app.domain.job import Job, JobStatus
from app.engine.clock import Clock
from app.engine.desk.seat_state import SeatWatch
from app.engine.runner import Runner
from app.store import jobs
from app.store.store import Store

log = logging.getLogger(__name__)

IDLE_SECONDS = 2.0
AFTER_BUG_SECONDS = 10.0

WhenEnded = Callable[[Job], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A job that was being checked when Rollcheck ended without a word.

    `last_seen` is store time, UTC: its last checkpoint. `kept` ID numbers have their answer.
    """

    job_id: str
    file_name: str
    last_seen: datetime
    kept: int


class Keeper:
    """Claims and runs jobs until cancelled; a refused seat tries again by itself.

    `when_ended` are awaited one after the other for each job that ends here.
    """

    def __init__(
        self, runner: Runner, store: Store, clock: Clock, watch: SeatWatch, probe_seconds: float
    ) -> None:
        self.when_ended: list[WhenEnded] = []
        self._runner = runner
        self._store = store
        self._clock = clock
        self._watch = watch
        self._probe_seconds = probe_seconds
        self._wake = asyncio.Event()
        self._again = asyncio.Event()
        runner.when_ended = self._ended

    def wake(self) -> None:
        """There is new work: look at once."""
        self._wake.set()

    def try_again(self) -> None:
        """Whatever refused this seat may have been put right: do not wait a minute."""
        self._again.set()
        self._wake.set()

    async def interrupted(self) -> tuple[Interrupted, ...]:
        """What a crash or a power cut left unfinished; they go on without a question.

        To be asked before `run`. Empty while another process of this PC runs the queue, and
        while the store is away: then nothing is known of it.
        """
        if not self._runner.try_to_lead():
            return ()
        try:
            return await self._store.read(_left_over)
        except StoreUnavailable as away:
            log.warning("what was interrupted is not known: %s", away)
            return ()

    async def run(self) -> None:
        """Until cancelled; the running job then goes back to the queue with all it has."""
        while True:
            self._wake.clear()
            await self._round()
            await self._clock.wait(self._wake, IDLE_SECONDS)

    async def _round(self) -> None:
        try:
            # A client is made only for work: each one reads the certificates of this PC.
            if await self._runner.has_work():
                await self._runner.run_until_done()
        except SeatBlocked as blocked:
            log.warning("this seat waits: %s", blocked)
            self._watch.blocked(blocked)
            self._again.clear()
            await self._clock.wait(self._again, self._probe_seconds)
        except StoreUnavailable as away:
            log.warning("the queue waits: %s", away)
        except Exception:
            # A job's own faults end that job; what comes here would else stop all of them.
            log.exception("the queue stumbled and goes on")
            await self._clock.wait(self._again, AFTER_BUG_SECONDS)

    async def _ended(self, job: Job) -> None:
        for listener in self.when_ended:
            await listener(job)


def _left_over(connection: Connection) -> tuple[Interrupted, ...]:
    return tuple(
        Interrupted(
            job.job_id,
            job.file_name,
            jobs.last_change(connection, job.job_id),
            job.distinct_ids - job.lookups_left,
        )
        for job in jobs.unfinished_jobs(connection)
        if job.status is JobStatus.PROCESSING
    )
