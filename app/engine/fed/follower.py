"""Follows the store for the feed: what happened to jobs on any seat, told as events.

Nothing is taken from what this seat did itself: the store is compared with what was seen of it,
so that the events of all seats come the same way and none is told twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from app.domain.bus import LiveProgress
from app.domain.errors import StoreUnavailable
from app.domain.feed.happenings import (
    EventName,
    Happening,
    Seen,
    data_of,
    happened,
    happened_at,
    progress_data,
)
from app.domain.feed.job import FedJob, Moving, moment, queue_status
from app.domain.job import JobStatus, WaitReason
from app.engine.clock import Clock
from app.engine.desk.job_list import JobListReader
from app.engine.fed.reads import FeedReads, QueueSeen
from app.engine.progress import Progress, Watcher
from app.store import fed_jobs
from app.store.listed import job_versions
from app.store.store import Store

log = logging.getLogger(__name__)

LOOK_SECONDS = 1.0
TOLD_SECONDS = 0.25
"""At most four times a second a job tells how far it is."""

Tell = Callable[[EventName, str, dict[str, Any], dict[str, Any]], None]


class Pulse(Protocol):
    """What says that the store may have changed."""

    listeners: list[Callable[[], None]]


class Runs(Protocol):
    """The runner of this seat: `app.engine.runner.Runner`."""

    watchers: list[Watcher]


@dataclass(frozen=True, slots=True)
class _Look:
    """What one read of the store found."""

    versions: dict[str, int]
    changed: list[FedJob]
    queue: QueueSeen
    first: dict[str, Seen] | None = None


class Follower:
    """Tells `tell` each event: name, ISO time, what everybody may see, what a person's data are.

    Without a `pulse` it looks each second; with one when it beats, and each ten seconds.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        reads: FeedReads,
        listed: JobListReader,
        runner: Runs,
        pulse: Pulse | None = None,
    ) -> None:
        self.tell: Tell = lambda *_event: None
        self.after_look: Callable[[], None] = lambda: None
        self._store = store
        self._clock = clock
        self._reads = reads
        self._listed = listed
        self._runner = runner
        self._pulse = pulse
        self._seen: dict[str, Seen] | None = None
        self._queue: dict[str, Any] | None = None
        self._wake = asyncio.Event()
        self._progress: Progress | None = None
        self._told_at = 0.0
        self._kind: object = None

    async def run(self) -> None:
        """Until cancelled. A store that is away is waited for."""
        with self._listening():
            while True:
                self._wake.clear()
                await self._look_patiently()
                await self._clock.wait(self._wake, LOOK_SECONDS if self._pulse is None else 10.0)

    async def look(self) -> None:
        """Compare the store with what was seen, and tell. Raises StoreUnavailable."""
        found = await self._store.read(self._read)
        await self._listed.read(self._progress)
        if found.first is not None:
            self._seen = found.first
        else:
            self._tell_jobs(found)
        self._tell_queue(self._reads.told(found.queue))

    def look_soon(self) -> None:
        """Something was changed here: do not wait for the next look."""
        self._wake.set()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        self._runner.watchers.append(self._moved)
        listeners = self._pulse.listeners if self._pulse else []
        listeners.append(self._wake.set)
        try:
            yield
        finally:
            listeners.remove(self._wake.set)
            self._runner.watchers.remove(self._moved)

    async def _look_patiently(self) -> None:
        try:
            await self.look()
        except StoreUnavailable as away:
            log.info("the feed waits: %s", away)
        self.after_look()

    def _read(self, connection: Connection) -> _Look:
        versions = job_versions(connection)
        queue = self._reads.queue_in(connection)
        if self._seen is None:
            return _Look(versions, [], queue, fed_jobs.first_seen(connection))
        changed = fed_jobs.fed_jobs(connection, sorted(self._changed(self._seen, versions)))
        return _Look(versions, changed, queue)

    def _changed(self, seen: dict[str, Seen], versions: dict[str, int]) -> Iterable[str]:
        yield from (
            job_id
            for job_id, version in versions.items()
            if job_id not in seen or seen[job_id].version != version
        )
        # Cancelled and taken from the list at once: its end is told all the same.
        yield from (
            job_id for job_id, one in seen.items() if job_id not in versions and not one.has_ended
        )

    def _tell_jobs(self, found: _Look) -> None:
        seen = self._seen or {}
        for job in sorted(found.changed, key=lambda job: job.updated_at):
            for happening in happened(seen.get(job.job_id), job):
                self._tell_one(happening)
            seen[job.job_id] = Seen.of(job)
        self._seen = {job_id: one for job_id, one in seen.items() if job_id in found.versions}

    def _tell_one(self, happening: Happening) -> None:
        if happening.name is EventName.JOB_PROGRESS and self._is_told_here(happening.job):
            return
        at = happened_at(happening) or _now()
        personal = data_of(happening, personal=True)
        self.tell(happening.name, at, data_of(happening, personal=False), personal)

    def _is_told_as_started(self, job_id: str) -> bool:
        seen = (self._seen or {}).get(job_id)
        return seen is not None and seen.status is JobStatus.PROCESSING

    def _is_told_here(self, job: FedJob) -> bool:
        moving = self._reads.moving
        recently = self._clock.monotonic() - self._told_at < 5 * LOOK_SECONDS
        return moving is not None and moving.job_id == job.job_id and recently

    def _tell_queue(self, seen: QueueSeen) -> None:
        counts, personal = (status_of(seen, personal=personal) for personal in (False, True))
        if (mark := _without_progress(personal)) != self._queue:
            self._queue = mark
            self.tell(EventName.QUEUE_STATUS, _now(), counts, personal)

    def heard(self, live: LiveProgress) -> None:
        """Another seat tells how far its job is; this seat's own runner tells for itself."""
        if self._progress is not None and self._progress.job_id == live.job_id:
            return
        total = live.done + live.left
        sentence = _sentence(live.done, total, live.wait_reason)
        moving = Moving(live.job_id, _percent(live.done, total), sentence)
        self._tell_progress(moving, (live.job_id, "", live.wait_reason))

    def _moved(self, progress: Progress) -> None:
        self._progress = progress
        sentence = _sentence(progress.done, progress.total, progress.wait_reason)
        if progress.wait_reason is None and progress.phase != "checking":
            sentence = progress.phase
        moving = Moving(progress.job_id, _percent(progress.done, progress.total), sentence)
        self._tell_progress(moving, (progress.job_id, progress.phase, progress.wait_reason))

    def _tell_progress(self, moving: Moving, kind: object) -> None:
        """At once when it begins to wait or goes on, else four times a second."""
        self._reads.moving = moving
        if not self._is_told_as_started(moving.job_id):
            # Its start comes first.
            self._wake.set()
            return
        now = self._clock.monotonic()
        if kind == self._kind and now - self._told_at < TOLD_SECONDS:
            return
        self._kind, self._told_at = kind, now
        data = progress_data(moving)
        self.tell(EventName.JOB_PROGRESS, _now(), data, data)


def status_of(seen: QueueSeen, *, personal: bool) -> dict[str, Any]:
    """The queue's status as other programs see it."""
    return queue_status(
        seen.unfinished,
        personal=personal,
        need_you=seen.need_you,
        paused=seen.paused,
        all_done=seen.all_done,
    )


def _without_progress(status: dict[str, Any]) -> dict[str, Any]:
    """What makes a status another one: how far the running job is has an event of its own."""
    current = status["currentJob"]
    known = {"id": current["id"], "wardNumber": current["wardNumber"]} if current else None
    # To the minute: a finish that is foreseen anew at each look is no news.
    return {**status, "currentJob": known, "allDoneAt": (status["allDoneAt"] or "")[:16]}


def _percent(done: int, total: int) -> int:
    return 100 * done // total if total else 100


def _sentence(done: int, total: int, waits: WaitReason | None) -> str:
    return f"waits: {waits}" if waits else f"{done:,} of {total:,} ID numbers checked"


def _now() -> str:
    return moment(datetime.now(UTC).replace(tzinfo=None)) or ""
