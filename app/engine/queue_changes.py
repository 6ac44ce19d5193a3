"""What an operator does to the queue: pause, go on, urgent, move, remove from the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Self

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.job import TERMINAL, Job, JobStatus
from app.domain.permissions import Deed
from app.domain.queue_places import Move, moved
from app.engine.job_changes import JobChanges
from app.engine.permits import Permit, PermitHolder
from app.store import job_states, jobs, queue_state
from app.store.queue_state import QueuePause
from app.store.store import Store

__all__ = ["Move", "QueueChanges", "QueuePause"]


class QueueChanges(PermitHolder):
    """Changes to the queue by one operator; each is one transaction, and told on the time line.

    Those that take several jobs change whichever of them can be changed so, and return these as
    they are then. All raise UserError for a job that does not exist, NotPermitted, and
    StoreUnavailable.
    """

    def __init__(self, store: Store, changes: JobChanges, permit: Permit) -> None:
        self._store = store
        self._changes = changes
        self._permit = permit

    def acting_for(self, permit: Permit) -> Self:
        """The same door, for somebody else."""
        other = super().acting_for(permit)
        other._changes = self._changes.acting_for(permit)
        return other

    async def pause(self, job_ids: Iterable[str]) -> list[Job]:
        """Pause unfinished jobs: a queued one at once, the running one at its next checkpoint.

        The running one then goes back to the queue with its answers and tells where it stopped;
        with nothing left to ask it ends instead.
        """
        return await self._each(job_ids, self._pause)

    async def resume(self, job_ids: Iterable[str]) -> list[Job]:
        """Let paused jobs go on, in their place of the queue."""
        return await self._each(job_ids, self._resume)

    async def set_urgent(self, job_ids: Iterable[str], urgent: bool) -> list[Job]:
        """Make unfinished jobs urgent, or not; the better job takes over at the next checkpoint."""
        return await self._each(job_ids, partial(self._set_urgent, urgent=urgent))

    async def set_priority(self, job_ids: Iterable[str], priority: int) -> list[Job]:
        """Let unfinished jobs go before (larger) or after others of their kind."""
        return await self._each(job_ids, partial(self._set_priority, priority=priority))

    async def pause_queue(self) -> QueuePause:
        """Let nothing be claimed, on any seat; the running job stops at its next checkpoint.

        Who paused it first stays named.
        """

        def work(connection: Connection) -> QueuePause:
            now = self._store.database.now(connection)
            queue_state.pause_queue(connection, self._permit.shown, now)
            return queue_state.pause_of(connection) or QueuePause(now, self._permit.shown)

        await self._permit.require(Deed.CHANGE_QUEUE)
        return await self._store.write(work)

    async def resume_queue(self) -> bool:
        """Let the queue run again, first what ran before among its equals; False if it ran."""
        await self._permit.require(Deed.CHANGE_QUEUE)
        return await self._store.write(queue_state.resume_queue)

    async def queue_paused(self) -> QueuePause | None:
        """Since when the whole queue is paused (store time, UTC), and by whom."""
        return await self._changes.queue_paused()

    async def move(self, job_id: str, move: Move) -> Job:
        """Give a waiting job another place among its like; at their end it stays where it is.

        It takes over the priority of a job it passes. Raises UserError unless it waits its turn.
        """
        await self._permit.require(Deed.CHANGE_QUEUE)
        return await self._store.write(partial(self._move, job_id=job_id, move=move))

    async def remove(self, job_ids: Iterable[str]) -> list[Job]:
        """Take jobs from the list; what was removed. A queued one is cancelled first.

        They stay in the history, with their answers: find and retry know them. Raises UserError,
        and removes none, while one of them is being checked.
        """
        await self._permit.require(Deed.REMOVE_LIST)
        removed, cancelled = await self._store.write(
            partial(self._remove, job_ids=list(dict.fromkeys(job_ids)))
        )
        for job_id in cancelled:
            await self._changes.give_out(job_id)
        return await self._now(removed)

    async def confirm_ward(self, job_id: str) -> Job:
        """Remember that the list's ward is right, so that no other is suggested again."""
        await self._each([job_id], self._confirm_ward)
        (job,) = await self._now([job_id])
        return job

    async def _each(
        self, job_ids: Iterable[str], change: Callable[[Connection, Job], bool]
    ) -> list[Job]:
        def work(connection: Connection) -> list[Job]:
            wanted = [
                jobs.job_of(connection, job_id, lock=True) for job_id in dict.fromkeys(job_ids)
            ]
            changed = [job.job_id for job in wanted if change(connection, job)]
            return [jobs.job_of(connection, job_id) for job_id in changed]

        await self._permit.require(Deed.CHANGE_QUEUE)
        return await self._store.write(work)

    def _pause(self, connection: Connection, job: Job) -> bool:
        now = self._store.database.now(connection)
        paused = queue_state.pause(connection, job.job_id, self._permit.shown, now)
        # A running one tells it itself, at the row where it stops.
        if paused and job.status is JobStatus.QUEUED:
            jobs.note(connection, job.job_id, now, f"paused by {self._permit.shown}")
        return paused

    def _resume(self, connection: Connection, job: Job) -> bool:
        now = self._store.database.now(connection)
        resumed = queue_state.resume(connection, job.job_id, now)
        return self._noted(connection, job, f"resumed by {self._permit.shown}", done=resumed)

    def _set_urgent(self, connection: Connection, job: Job, urgent: bool) -> bool:
        now = self._store.database.now(connection)
        changed = queue_state.set_urgent(connection, job.job_id, urgent, now)
        words = "made urgent" if urgent else "made not urgent"
        return self._noted(connection, job, f"{words} by {self._permit.shown}", done=changed)

    def _set_priority(self, connection: Connection, job: Job, priority: int) -> bool:
        now = self._store.database.now(connection)
        changed = queue_state.set_priority(connection, job.job_id, priority, now)
        words = f"priority {priority} set by {self._permit.shown}"
        return self._noted(connection, job, words, done=changed)

    def _confirm_ward(self, connection: Connection, job: Job) -> bool:
        now = self._store.database.now(connection)
        confirmed = queue_state.confirm_ward(connection, job.job_id, now)
        return self._noted(
            connection, job, f"ward confirmed by {self._permit.shown}", done=confirmed
        )

    def _move(self, connection: Connection, job_id: str, move: Move) -> Job:
        # All are locked: two moves at once would seat two jobs in one place.
        unfinished = jobs.unfinished_jobs(connection, lock=True)
        job = jobs.job_of(connection, job_id)
        _require_waiting(job)
        now = self._store.database.now(connection)
        seatings = moved(unfinished, job_id, move, now)
        for moved_id, seating in seatings.items():
            queue_state.seat(connection, moved_id, seating, now)
        self._noted(connection, job, f"moved {move} by {self._permit.shown}", done=bool(seatings))
        return jobs.job_of(connection, job_id)

    def _remove(self, connection: Connection, job_ids: list[str]) -> tuple[list[str], list[str]]:
        now = self._store.database.now(connection)
        wanted = [jobs.job_of(connection, job_id, lock=True) for job_id in job_ids]
        _refuse_running(wanted)
        queued = [job for job in wanted if job.status not in TERMINAL]
        for job in queued:
            job_states.request_cancel(connection, job.job_id, now)
            jobs.note(connection, job.job_id, now, f"cancelled by {self._permit.shown}")
        removed = [job for job in wanted if queue_state.take_from_list(connection, job.job_id, now)]
        for job in removed:
            text = f"removed from the list by {self._permit.shown}"
            jobs.note(connection, job.job_id, now, text)
        return [job.job_id for job in removed], [job.job_id for job in queued]

    async def _now(self, job_ids: list[str]) -> list[Job]:
        return await self._store.read(
            lambda connection: [jobs.job_of(connection, job_id) for job_id in job_ids]
        )

    def _noted(self, connection: Connection, job: Job, text: str, *, done: bool) -> bool:
        if done:
            jobs.note(connection, job.job_id, self._store.database.now(connection), text)
        return done


def _require_waiting(job: Job) -> None:
    if job.status in TERMINAL:
        raise UserError(f"{job.file_name} has ended; only a job in the queue can be moved")
    if job.status is JobStatus.PROCESSING:
        raise UserError(f"{job.file_name} is being checked now; only a waiting job can be moved")
    if job.paused_at is not None:
        raise UserError(f"{job.file_name} is paused; resume it, then move it")


def _refuse_running(wanted: Iterable[Job]) -> None:
    running = next((job for job in wanted if job.status is JobStatus.PROCESSING), None)
    if running is not None:
        raise UserError(
            f"{running.file_name} is being checked; stop it first, then remove it. "
            "Nothing was removed"
        )
