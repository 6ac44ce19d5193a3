"""Results save themselves: `<results folder>/<day>/<batch>/`, and again whenever they are remade.

A copy the operator has changed or deleted is hers: it is neither replaced nor written again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable, UserError
from app.domain.job import Job
from app.domain.safe_name import safe_name
from app.engine.clock import Clock
from app.engine.delivery import Delivered, deliver
from app.settings import Settings
from app.store import batches, deliveries, jobs
from app.store.deliveries import Delivery
from app.store.files import fingerprint
from app.store.store import Store

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
RETRY_SECONDS = 60.0
NEVER_SAVED_WITHIN = timedelta(days=1)
REPLACED = "replaced"


class Deliveries:
    """Saves results on this seat. `problem` says why they cannot be saved now, "" while they can.

    `changed` are called on the loop whenever `problem` is another one.
    """

    def __init__(self, store: Store, clock: Clock, settings: Settings) -> None:
        self.problem = ""
        self.changed: list[Callable[[], None]] = []
        self._store = store
        self._clock = clock
        self._folder = settings.results_folder
        self._seat = settings.seat_name
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()

    def wake(self) -> None:
        """Results were made: look at once."""
        self._wake.set()

    async def run(self) -> None:
        """Save whatever is not saved yet, until cancelled."""
        while True:
            self._wake.clear()
            saved_all = await self._save_all()
            await self._clock.wait(self._wake, LOOK_SECONDS if saved_all else RETRY_SECONDS)

    async def save(self, job: Job) -> None:
        """Save one job's results now; what goes wrong is told by `problem` and tried again."""
        try:
            async with self._turn:
                await self._save(job.job_id)
            self._say("")
        except (UserError, StoreUnavailable) as refused:
            self._say(str(refused))
            self._wake.set()

    async def path_of(self, job_id: str, *, register: bool) -> Path:
        """The saved workbook or register, written again where it is there no more.

        Raises UserError for a job without results, and where nothing can be written.
        """
        async with self._turn:
            found = await self._store.read(self._known(job_id))
            path = _path(found, register=register)
            if path is None or not await self._store.in_thread(path.is_file):
                path = _path(await self._save(job_id), register=register)
        if path is None:
            raise UserError(
                f"Job {job_id} has no such file. Make its results anew with another try"
            )
        return path

    async def folder_of(self, job_id: str) -> Path:
        """Where a job's results are, or would be, saved."""
        return await self._store.read(partial(self._folder_in, job_id=job_id))

    async def _save_all(self) -> bool:
        try:
            waiting = await self._store.read(self._waiting)
            for job_id in waiting:
                async with self._turn:
                    await self._save(job_id)
        except (UserError, StoreUnavailable) as refused:
            self._say(str(refused))
            return False
        self._say("")
        return True

    def _waiting(self, connection: Connection) -> list[str]:
        since = self._store.database.now(connection) - NEVER_SAVED_WITHIN
        return deliveries.undelivered(connection, self._seat, since)

    def _known(self, job_id: str) -> Callable[[Connection], Delivery | None]:
        return partial(deliveries.delivery_of, job_id=job_id, seat=self._seat)

    async def _save(self, job_id: str) -> Delivery:
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        folder = await self.folder_of(job_id)
        before = await self._store.read(self._known(job_id))
        written = await deliver(self._store, job, folder)
        made = await self._store.in_thread(partial(_described, job_id, written))
        if before is not None:
            await self._store.in_thread(partial(_put_aside, before, made))

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            deliveries.put_delivery(connection, self._seat, made, now)

        await self._store.write(work)
        return made

    def _folder_in(self, connection: Connection, job_id: str) -> Path:
        job = jobs.job_of(connection, job_id)
        ended = (job.completed_at or job.created_at).replace(tzinfo=UTC).astimezone()
        day = self._folder / f"{ended:%Y-%m-%d}"
        batch = batches.find_batch(connection, job.batch_id) if job.batch_id else None
        return day / safe_name(batch.name, "batch") if batch else day

    def _say(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        if problem:
            log.warning("results are not saved yet")
        for listener in self.changed:
            listener()


def _path(found: Delivery | None, *, register: bool) -> Path | None:
    text = (found.register if register else found.workbook) if found else ""
    return Path(text) if text else None


def _described(job_id: str, written: Delivered) -> Delivery:
    prints = [fingerprint(path) if path else "" for path in (written.workbook, written.register)]
    paths = [str(path) if path else "" for path in (written.workbook, written.register)]
    return Delivery(job_id, paths[0], prints[0], paths[1], prints[1])


def _put_aside(before: Delivery, made: Delivery) -> None:
    """Move copies that say what is true no more out of sight; only those nobody has touched."""
    old = ((before.workbook, before.workbook_sha256), (before.register, before.register_sha256))
    for text, sha256 in old:
        path = Path(text)
        if not text or text in (made.workbook, made.register):
            continue
        try:
            if path.is_file() and fingerprint(path) == sha256:
                aside = path.parent / REPLACED
                aside.mkdir(exist_ok=True)
                path.replace(aside / path.name)
        except OSError as held:
            # Open in Excel: it stays where it is, beside the new one, whose name is a later one.
            log.info("a replaced result could not be moved (%s)", type(held).__name__)
