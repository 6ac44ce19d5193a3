"""The job list: every read asks for versions only, and loads what has changed.

A row that did not change is the very same object as before, so that nothing is repainted for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.domain.bus import LiveProgress
from app.domain.draft_view import row_of_draft
from app.domain.finish_times import steady
from app.domain.job import TERMINAL, Job, JobStatus, WaitReason
from app.domain.job_actions import Place
from app.domain.job_list import order_key
from app.domain.job_view import Desk, JobRow, Live, PillKind, local, row_of_job
from app.domain.live_counts import verdict_counts
from app.domain.queue_places import places
from app.domain.verdict import Verdict
from app.engine.desk.foresight import Foresight
from app.engine.desk.kept_rows import KeptRows
from app.engine.desk.patient import PatientReads
from app.engine.desk.seat_state import SeatWatch
from app.engine.progress import Progress
from app.store import drafts, jobs, queue_state, tallies
from app.store.listed import draft_versions, job_versions
from app.store.store import Store


@dataclass(frozen=True, slots=True)
class JobList:
    """What there is to do and was done. `rows` are in the table's own order; times are local.

    `checking` is the file being checked now, "" while nothing is or the running list waits;
    `quota_until` is set while it waits for quota. `all_done` is when the last list should be done,
    None with nothing to do or while nobody can know. `need_you` counts open drafts, `unfinished`
    jobs; `running_on` is the seat that processes one, "" while none does.
    """

    rows: tuple[JobRow, ...] = ()
    checking: str = ""
    all_done: datetime | None = None
    queue_paused: bool = False
    quota_until: datetime | None = None
    need_you: int = 0
    unfinished: int = 0
    running_on: str = ""


@dataclass(slots=True)
class _Known:
    """What is kept of a job or draft between two reads. `seen` is what its row was made from."""

    version: int
    row: JobRow
    order: tuple[int, float, int, str]
    seen: object = None
    live: Live = field(default_factory=Live)


class JobListReader:
    """Reads the list of one store, and what waits on this PC. `now` is store time, UTC.

    `elsewhere` knows how far a job is that runs on another seat, None where nobody told.
    """

    def __init__(
        self,
        store: Store,
        desk: Desk,
        foresight: Foresight,
        watch: SeatWatch,
        now: Callable[[], datetime],
        kept: KeptRows | None = None,
        elsewhere: Callable[[str], LiveProgress | None] = lambda _job_id: None,
    ) -> None:
        self._elsewhere = elsewhere
        self._desk = desk
        self._kept = kept or KeptRows(desk)
        self._foresight = foresight
        self._watch = watch
        self._reads = PatientReads(store, watch, now)
        self._time = store.database.now
        self._jobs: dict[str, Job] = {}
        self._counts: dict[str, tuple[int, Mapping[Verdict, int]]] = {}
        self._known: dict[str, _Known] = {}
        self._drafts: dict[str, _Known] = {}
        self._list = JobList()
        # A cancelled caller leaves its read to finish: the next one must not meet it half done.
        self._turn = threading.Lock()

    async def read(self, progress: Progress | None = None) -> JobList:
        """The list now. `progress` is the last one told by this seat's runner.

        Raises StoreUnavailable after a few seconds; the list read before is then what is known.
        """
        found, running = await self._reads.read(partial(self._read, progress=progress))
        self._watch.store_read(running)
        return self._with_kept(found)

    def known(self) -> JobList:
        """The list as last read, with what waits on this PC now: for while the store is away."""
        return self._with_kept(self._list)

    def retold(self) -> JobList:
        """The list as last read, with newer progress of other seats; asks the store nothing."""
        if not self._turn.acquire(blocking=False):
            # A read is under way: it brings more.
            return self.known()
        try:
            changed = False
            unfinished = [job for job in self._jobs.values() if job.status not in TERMINAL]
            for job in unfinished:
                if _runs(job):
                    changed |= self._show(self._as_told(job, None), self.live_of(job.job_id))
            if changed:
                self._list = replace(self._list, rows=self._sorted())
            return self.known()
        finally:
            self._turn.release()

    def live_of(self, job_id: str) -> Live:
        """Finish time and place of a job as last read."""
        known = self._known.get(job_id)
        return known.live if known else Live()

    def row_of(self, job_id: str) -> JobRow | None:
        """The row of a job or draft as last read; None for one that is not in the list."""
        known = self._known.get(job_id) or self._drafts.get(job_id)
        return known.row if known else self._kept.row_of(job_id)

    def is_draft(self, job_id: str) -> bool:
        """Whether this is a spreadsheet that has not started, as last read."""
        return job_id in self._drafts or self._kept.row_of(job_id) is not None

    def _with_kept(self, found: JobList) -> JobList:
        return self._kept.added_to(found, self._known.keys() | self._drafts.keys())

    def _read(
        self, connection: Connection, progress: Progress | None
    ) -> tuple[JobList, Job | None]:
        with self._turn:
            now = self._time(connection)
            changed = self._refresh_jobs(connection) | self._refresh_drafts(connection)
            unfinished = [job for job in self._jobs.values() if job.status not in TERMINAL]
            told = [self._as_told(job, progress) for job in unfinished]
            paused = queue_state.pause_of(connection) is not None
            foreseen = self._foresight.finish_times(connection, told, now, paused=paused)
            where = places(unfinished, now)
            for job in told:
                live = self._live(connection, job, foreseen.get(job.job_id), where, now)
                changed |= self._show(job, live)
            self._list = self._listed(told, changed=changed, paused=paused)
            running = next((job for job in unfinished if _runs(job)), None)
            return self._list, running

    def _refresh_jobs(self, connection: Connection) -> bool:
        versions = job_versions(connection)
        gone = self._jobs.keys() - versions.keys()
        for job_id in gone:
            del self._jobs[job_id]
            self._known.pop(job_id, None)
            self._counts.pop(job_id, None)
        stale = [
            job_id
            for job_id, version in versions.items()
            if job_id not in self._jobs or self._jobs[job_id].version != version
        ]
        ended = False
        for job in jobs.jobs_with(connection, stale):
            self._jobs[job.job_id] = job
            if job.status in TERMINAL:
                self._counts.pop(job.job_id, None)
                ended |= self._show(job, Live())
        return bool(gone) or ended

    def _refresh_drafts(self, connection: Connection) -> bool:
        versions = draft_versions(connection)
        gone = self._drafts.keys() - versions.keys()
        for draft_id in gone:
            del self._drafts[draft_id]
        changed = bool(gone)
        for draft_id, version in versions.items():
            known = self._drafts.get(draft_id)
            if known is not None and known.version == version:
                continue
            draft = drafts.find_draft(connection, draft_id)
            if draft is not None:
                row = row_of_draft(draft, self._desk)
                self._drafts[draft_id] = _Known(draft.version, row, order_key(row))
                changed = True
        return changed

    def _as_told(self, job: Job, progress: Progress | None) -> Job:
        """A running job as its runner told it last: newer than its last checkpoint."""
        if not _runs(job):
            return job
        if not self._watch.runs_here:
            live = self._elsewhere(job.job_id)
            left = job.lookups_left if live is None else min(job.lookups_left, live.left)
            return replace(job, lookups_left=left)
        if progress is None or progress.job_id != job.job_id:
            return job
        # Replies that were under way are told too, as if nothing waited.
        away = WaitReason.DATABASE if self._watch.writes_away else None
        return replace(
            job,
            lookups_left=min(job.lookups_left, progress.total - progress.done),
            wait_reason=away or progress.wait_reason,
            wait_until=progress.wait_until,
            wait_text=progress.wait_text,
        )

    def _live(
        self,
        connection: Connection,
        job: Job,
        foreseen: datetime | None,
        where: Mapping[str, Place],
        now: datetime,
    ) -> Live:
        shown = self.live_of(job.job_id).finish
        return Live(
            counts=self._counts_of(connection, job),
            finish=steady(shown, foreseen, now),
            place=where.get(job.job_id),
        )

    def _counts_of(self, connection: Connection, job: Job) -> Mapping[Verdict, int] | None:
        stored = self._jobs[job.job_id]
        if stored.started_at is None and stored.lookups_left >= stored.distinct_ids:
            return None
        known = self._counts.get(job.job_id)
        if known is None or known[0] != stored.version:
            known = (stored.version, verdict_counts(job, tallies.alike(connection, stored)))
            self._counts[job.job_id] = known
        return known[1]

    def _show(self, job: Job, live: Live) -> bool:
        """Make a job's row anew where it would differ; whether it did."""
        told = (job.lookups_left, job.wait_reason, job.wait_until, job.wait_text)
        # A newcomer is shown by the system user until their name is known here.
        name = self._desk.display_name(job.operator)
        seen = (job.version, told, live.finish, live.place, name)
        known = self._known.get(job.job_id)
        if known is not None and known.seen == seen:
            return False
        row = row_of_job(job, self._desk, live)
        answered = self._jobs[job.job_id].lookups_left - job.lookups_left
        if answered > 0:
            row = replace(row, settled=min(job.rows, row.settled + answered))
        if known is not None and known.row == row:
            row = known.row
        self._known[job.job_id] = _Known(job.version, row, order_key(row), seen, live)
        return known is None or known.row is not row

    def _listed(self, unfinished: list[Job], *, changed: bool, paused: bool) -> JobList:
        running = next((job for job in unfinished if _runs(job)), None)
        at_work = running is not None and running.wait_reason is None
        waits = running is not None and running.wait_reason is WaitReason.QUOTA
        made = JobList(
            rows=self._sorted() if changed else self._list.rows,
            checking=running.file_name if running and at_work else "",
            all_done=self._all_done(unfinished),
            queue_paused=paused,
            quota_until=local(running.wait_until, self._desk.zone) if running and waits else None,
            need_you=sum(_needs_you(known.row) for known in self._drafts.values()),
            unfinished=len(unfinished),
            running_on=running.seat if running else "",
        )
        return self._list if not changed and made == self._list else made

    def _sorted(self) -> tuple[JobRow, ...]:
        both = [*self._known.values(), *self._drafts.values()]
        return tuple(known.row for known in sorted(both, key=lambda known: known.order))

    def _all_done(self, unfinished: Iterable[Job]) -> datetime | None:
        times = [self.live_of(job.job_id).finish for job in unfinished]
        known = [time for time in times if time is not None]
        whole = known and len(known) == len(times)
        return local(max(known), self._desk.zone) if whole else None


def _runs(job: Job) -> bool:
    return job.status is JobStatus.PROCESSING


def _needs_you(row: JobRow) -> bool:
    return row.pill.kind is PillKind.NEEDS_YOU
