"""Copies finished results to the office's shared folder: one copy of each, whoever makes it.

Every seat that has the folder looks for results that are not there yet; a row in the store lets
one of them at a time take a job on. What a seat that was killed or cut off has begun, another
finishes: the same bytes are found again and not placed twice. The share may be away or hang for
minutes; nothing but this waits for it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path, PurePosixPath
from time import monotonic
from typing import Any

from sqlalchemy import Connection

from app.domain.errors import BugError, StoreUnavailable, UserError
from app.domain.job import Job
from app.engine.apart import apart
from app.engine.clock import Clock
from app.engine.results_place import results_place
from app.engine.saving import Plan, save
from app.store import deliveries, files, jobs
from app.store.database import Database
from app.store.deliveries import Delivery
from app.store.files import FileRole, StoredFile
from app.store.store import Store

log = logging.getLogger(__name__)

LOOK_SECONDS = 20.0
RETRY_SECONDS = 60.0
COPYING_SECONDS = 120.0
# Longer than a copy may take: whoever took a job on and hangs must have stopped placing it.
TAKEN_SECONDS = 300.0
_RESULTS = (FileRole.WORKBOOK, FileRole.REGISTER)


class SharedCopies:
    """Copies below `root`, which is never made: without it the share is away.

    `problem` says why results cannot be copied now, "" while they can; `changed` are called on the
    loop whenever it is another one.
    """

    def __init__(self, store: Store, clock: Clock, root: Path) -> None:
        self.problem = ""
        self.changed: list[Callable[[], None]] = []
        self._store = store
        self._clock = clock
        self._root = root
        self._wake = asyncio.Event()
        self._stuck: asyncio.Future[Delivery] | None = None
        self._damaged: set[str] = set()

    async def ended(self, _job: Job) -> None:
        """For the keeper: a job has ended here."""
        self._wake.set()

    async def run(self) -> None:
        """Copy whatever is not there yet, until cancelled; what fails is tried every minute."""
        while True:
            self._wake.clear()
            try:
                await self.copy_due()
            except Exception:
                log.exception("copying results stumbled and goes on")
            rest = RETRY_SECONDS if self.problem else LOOK_SECONDS
            await self._clock.wait(self._wake, rest)

    async def copy_due(self) -> None:
        """Copy what is not there yet, one job after the other, until the folder refuses one."""
        if self._hangs:
            # Nothing is taken on: a seat to which the share answers may do it.
            self._say(self._cannot(_silent()))
            return
        try:
            for job_id in await self._store.write(self._due):
                if job_id in self._damaged:
                    continue
                if problem := await self._try(job_id):
                    self._say(problem)
                    return
        except StoreUnavailable as away:
            log.warning("results are copied later: %s", away)
            return
        self._say("")

    def _due(self, connection: Connection) -> list[str]:
        now = self._store.database.now(connection)
        since = deliveries.shared_since(connection, now)
        return deliveries.due_to_share(connection, since, now)

    async def _try(self, job_id: str) -> str:
        """Copy one job's results, if no other seat does; why that failed, or ""."""
        plan = await self._store.write(partial(self._take, job_id=job_id))
        if plan is None:
            return ""
        try:
            made = await self._apart(partial(_copy, self._store.database, self._root, plan))
        except TimeoutError as silent:
            # Not left to others yet: its thread may still place what it has begun.
            return self._cannot(silent)
        except OSError as refused:
            await self._leave(job_id)
            return self._cannot(refused)
        except (BugError, UserError):
            # Stored bytes that do not match, or a job purged meanwhile: no minute mends that.
            log.exception("job %s: its results were not copied", job_id)
            self._damaged.add(job_id)
            await self._leave(job_id)
            return ""
        await self._store.write(partial(self._put, made=made))
        log.info("job %s: its results were copied to the shared folder", job_id)
        return ""

    def _take(self, connection: Connection, job_id: str) -> Plan | None:
        until = monotonic() + TAKEN_SECONDS
        now = self._store.database.now(connection)
        last = now + timedelta(seconds=TAKEN_SECONDS)
        before = deliveries.take_to_share(connection, job_id, now, last)
        if before is None:
            return None
        current = files.current_files(connection, job_id)
        stored = tuple(one for role in _RESULTS for one in current if one.role == role)
        if _is_copied(before, stored):
            # Another seat was there between the look and this.
            deliveries.leave_to_share(connection, job_id)
            return None
        place = results_place(connection, jobs.job_of(connection, job_id))
        return Plan(place, stored, before, until=until)

    def _put(self, connection: Connection, made: Delivery) -> None:
        now = self._store.database.now(connection)
        deliveries.put_shared(connection, made, now)
        folder = self._root / PurePosixPath(made.workbook).parent
        jobs.note(connection, made.job_id, now, f"results copied to {folder}")

    async def _leave(self, job_id: str) -> None:
        await self._store.write(partial(deliveries.leave_to_share, job_id=job_id))

    async def _apart(self, work: Callable[[], Delivery]) -> Delivery:
        """Do work on the share for at most so long. Raises TimeoutError, an OSError.

        While one piece of work hangs no other is begun: each would cost a thread.
        """
        if self._hangs:
            raise _silent()
        future = apart(work, "sharing")
        future.add_done_callback(_looked_at)
        done, _ = await asyncio.wait({future}, timeout=COPYING_SECONDS)
        if not done:
            self._stuck = future
            raise _silent()
        return future.result()

    @property
    def _hangs(self) -> bool:
        return self._stuck is not None and not self._stuck.done()

    def _cannot(self, problem: OSError) -> str:
        reason = problem.strerror or type(problem).__name__
        return (
            f"Results cannot be copied to {self._root}: {reason}. They are kept, and copied as "
            "soon as that folder can be written to"
        )

    def _say(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        if problem:
            log.warning("results cannot be copied to the shared folder now")
        for listener in self.changed:
            listener()


def _copy(database: Database, root: Path, plan: Plan) -> Delivery:
    """Save below `root`; paths in what it gives back are below it, with strokes."""
    if not root.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    before = _paths(plan.before, lambda path: str(root / PurePosixPath(path)))
    made = save(database, replace(plan, folder=root / plan.folder, before=before))
    return _paths(made, lambda path: Path(path).relative_to(root).as_posix())


def _is_copied(before: Delivery, stored: tuple[StoredFile, ...]) -> bool:
    copied = {
        FileRole.WORKBOOK: before.workbook_sha256,
        FileRole.REGISTER: before.register_sha256,
    }
    return all(copied[one.role] == one.sha256 for one in stored)


def _paths(delivery: Delivery, change: Callable[[str], str]) -> Delivery:
    workbook, register = (
        change(path) if path else "" for path in (delivery.workbook, delivery.register)
    )
    return replace(delivery, workbook=workbook, register=register)


def _silent() -> TimeoutError:
    return TimeoutError(errno.ETIMEDOUT, "it does not answer")


def _looked_at(future: asyncio.Future[Any]) -> None:
    # Nobody may wait for it any more; asyncio would log its error as lost.
    if not future.cancelled():
        future.exception()
