"""Results save themselves: `<root>/<day>/<batch>/`, and again whenever they are made anew.

The day is the one on which the list, or its batch, was added, so that what came together stays
together. Nothing here ever waits for a folder that does not answer, for longer than it says.
"""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.domain.errors import BugError, StoreUnavailable, UserError
from app.domain.job import Job
from app.domain.permissions import Deed
from app.engine.apart import apart
from app.engine.clock import Clock
from app.engine.delivery import Delivered, given_out, write_files
from app.engine.permits import Permit
from app.engine.results_place import results_place
from app.engine.saving import Plan, is_saved, path_in, save
from app.store import deliveries, files, jobs
from app.store.deliveries import Delivery
from app.store.files import FileRole, StoredFile
from app.store.store import Store

T = TypeVar("T")

log = logging.getLogger(__name__)

LOOK_SECONDS = 5.0
RETRY_SECONDS = 60.0
SAVING_SECONDS = 120.0
LOOKING_SECONDS = 5.0
_RESULTS = (FileRole.WORKBOOK, FileRole.REGISTER)


class Deliveries:
    """Saves the results of the jobs this seat added below `root`; `spare` is a private folder.

    `problem` says why results cannot be saved now, "" while they can; `changed` are called on the
    loop whenever it is another one.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        seat: str,
        root: Path,
        spare: Path,
        permit: Permit,
        look_seconds: float = LOOK_SECONDS,
    ) -> None:
        self.problem = ""
        self.changed: list[Callable[[], None]] = []
        self._store = store
        self._clock = clock
        self._seat = seat
        self._root = root
        self._spare = spare
        self._permit = permit
        self._look_seconds = look_seconds
        self._wake = asyncio.Event()
        self._turn = asyncio.Lock()
        self._stuck: asyncio.Future[Any] | None = None
        self._damaged: set[str] = set()

    def wake(self) -> None:
        """Results were made: look at once."""
        self._wake.set()

    async def ended(self, _job: Job) -> None:
        """For the keeper: a job has ended here."""
        self.wake()

    async def run(self) -> None:
        """Save whatever is not saved yet, until cancelled; what fails is tried every minute."""
        while True:
            self._wake.clear()
            rest = RETRY_SECONDS
            try:
                await self.save_due()
                rest = RETRY_SECONDS if self.problem else self._look_seconds
            except Exception:
                log.exception("saving results stumbled and goes on")
            await self._clock.wait(self._wake, rest)

    async def save_due(self) -> None:
        """Save what is not saved yet, each job by itself; what cannot be is told by `problem`."""
        async with self._turn:
            try:
                waiting = await self._store.read(partial(deliveries.due, seat=self._seat))
                problems = [await self._try(one) for one in waiting if one not in self._damaged]
            except StoreUnavailable as away:
                log.warning("results are saved later: %s", away)
                return
            self._say(next(filter(None, problems), ""))

    async def paths_of(self, job_id: str) -> Delivered | None:
        """Where a job's results as they are now lie saved; None where one of them does not."""
        before, stored = await self._store.read(partial(self._known, job_id=job_id))
        try:
            there = [await self._is_there(before, one) for one in stored]
        except TimeoutError:
            return None
        if not stored or not all(there):
            return None
        return Delivered(path_in(before, FileRole.WORKBOOK), path_in(before, FileRole.REGISTER))

    async def path_of(self, job_id: str, *, register: bool) -> Path:
        """The saved workbook or register, written again where it is there no more.

        Raises NotPermitted, and UserError for a job without results and where nothing can be
        written.
        """
        await self._permit.require(Deed.EXPORT)
        role = FileRole.REGISTER if register else FileRole.WORKBOOK
        before, stored = await self._store.read(partial(self._known, job_id=job_id))
        wanted = [one for one in stored if one.role == role]
        try:
            if wanted and not await self._is_there(before, wanted[0]):
                return await self.open_copy(job_id, register=register)
            path = path_in(before, role)
            if path is not None and (wanted or await self._apart(path.is_file, LOOKING_SECONDS)):
                return path
        except TimeoutError:
            return await self._spare_copy(wanted)
        raise await self._nothing(job_id)

    async def open_copy(self, job_id: str, *, register: bool) -> Path:
        """A fresh copy of what is stored: in its own folder, or a private one while that fails.

        Noted in the access log. Raises NotPermitted, and UserError for a job without results.
        """
        role = FileRole.REGISTER if register else FileRole.WORKBOOK
        _, stored = await self._store.read(partial(self._known, job_id=job_id))
        wanted = [one for one in stored if one.role == role]
        if not wanted:
            raise await self._nothing(job_id)
        await given_out(self._store, self._permit, job_id)
        try:
            async with asyncio.timeout(LOOKING_SECONDS), self._turn:
                made = await self._save(job_id, missing=frozenset({role}))
        except OSError:
            return await self._spare_copy(wanted)
        return path_in(made, role) or await self._spare_copy(wanted)

    async def saved_in(self, job_ids: Iterable[str]) -> Path | None:
        """The folder these jobs' results lie in; None while none of them is saved."""
        for job_id in job_ids:
            before, _ = await self._store.read(partial(self._known, job_id=job_id))
            path = path_in(before, FileRole.WORKBOOK)
            if path is not None:
                return path.parent
        return None

    async def _try(self, job_id: str) -> str:
        """Save one job's results; why that failed, or ""."""
        try:
            await self._save(job_id)
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            return (
                f"Results cannot be saved in {self._root}: {reason}. They are kept, and saved as "
                "soon as that folder can be written to"
            )
        except (BugError, UserError):
            # Stored bytes that do not match, or a job purged meanwhile: no minute mends that.
            log.exception("job %s: its results were not saved", job_id)
            self._damaged.add(job_id)
        return ""

    async def _save(self, job_id: str, missing: frozenset[str] = frozenset()) -> Delivery:
        plan = await self._store.read(partial(self._plan, job_id=job_id))
        saving = partial(save, self._store.database, replace(plan, missing=missing))
        made = await self._apart(saving, SAVING_SECONDS)

        def work(connection: Connection) -> None:
            now = self._store.database.now(connection)
            deliveries.put_delivery(connection, self._seat, made, now)

        await self._store.write(work)
        log.info("job %s: its results were saved", job_id)
        return made

    async def _spare_copy(self, wanted: Iterable[StoredFile]) -> Path:
        stored = list(wanted)
        if not stored:
            raise UserError(f"{self._root} does not answer. Try again when it is back")
        folder = self._spare / "copies" / stored[0].job_id
        written = partial(write_files, self._store.database, stored, folder)
        given = await self._store.in_thread(written)
        path = given.register or given.workbook
        if path is None:
            raise BugError("a copy was written to nowhere")
        return path

    async def _is_there(self, before: Delivery, stored: StoredFile) -> bool:
        return await self._apart(partial(is_saved, before, stored), LOOKING_SECONDS)

    async def _apart(self, work: Callable[[], T], seconds: float) -> T:
        """Do blocking work for at most so long. Raises TimeoutError, an OSError.

        While one piece of work hangs no other is begun: each would cost a thread.
        """
        silent = TimeoutError(errno.ETIMEDOUT, "it does not answer")
        if self._stuck is not None and not self._stuck.done():
            raise silent
        future = apart(work, "results folder")
        future.add_done_callback(_looked_at)
        done, _ = await asyncio.wait({future}, timeout=seconds)
        if not done:
            self._stuck = future
            raise silent
        return future.result()

    async def _nothing(self, job_id: str) -> UserError:
        job = await self._store.read(partial(jobs.job_of, job_id=job_id))
        if job.result is None:
            return UserError(f"{job.file_name} has no results yet. Wait until it is done")
        return UserError(
            f"The results of {job.file_name} are stored no more: their time was over, or a person "
            "in the list was removed. Add the list again"
        )

    def _known(
        self, connection: Connection, job_id: str
    ) -> tuple[Delivery, tuple[StoredFile, ...]]:
        before = deliveries.delivery_of(connection, job_id, self._seat)
        current = files.current_files(connection, job_id)
        stored = tuple(one for role in _RESULTS for one in current if one.role == role)
        return before or Delivery(job_id), stored

    def _plan(self, connection: Connection, job_id: str) -> Plan:
        before, stored = self._known(connection, job_id)
        return Plan(self._folder(connection, jobs.job_of(connection, job_id)), stored, before)

    def _folder(self, connection: Connection, job: Job) -> Path:
        return self._root / results_place(connection, job)

    def _say(self, problem: str) -> None:
        if problem == self.problem:
            return
        self.problem = problem
        if problem:
            log.warning("results cannot be saved now")
        for listener in self.changed:
            listener()


def _looked_at(future: asyncio.Future[Any]) -> None:
    # Nobody may wait for it any more; asyncio would log its error as lost.
    if not future.cancelled():
        future.exception()
