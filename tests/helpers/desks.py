"""The readers behind a window, on a store alone or on a whole seat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from app.bootstrap import Seat
from app.domain.draft import Door, Draft
from app.domain.estimate import usual_rate
from app.domain.job import JobStatus
from app.domain.job_view import Desk
from app.domain.quota import QuotaRules
from app.domain.spreadsheet import About, Inspection, Kind, Layout, Question
from app.domain.status_sentence import Says, StatusFacts, status_sentence
from app.engine.desk.foresight import Foresight
from app.engine.desk.job_details import JobDetailsReader
from app.engine.desk.job_list import JobList, JobListReader
from app.engine.desk.lookup import LookupReader
from app.engine.desk.reveal import Reveals
from app.engine.desk.seat_state import SeatWatch
from app.engine.desk.status import StatusReader
from app.engine.outage import Outage
from app.engine.people import People
from app.engine.progress import Progress, Watcher
from app.iec.account import Credentials
from app.seats.lease import take
from app.seats.quota_ledger import QuotaLedger
from app.spreadsheets.municipality_table import load_municipalities
from app.store import drafts, job_states, jobs
from app.store.database import Database
from app.store.store import Store
from tests.helpers.office import SAST
from tests.helpers.permits import permit_of
from tests.helpers.stores import IEC, NOON, HandClock

RATE = 10.0


@dataclass
class QuietRunner:
    """A runner that runs nothing; a test tells what one would."""

    watchers: list[Watcher] = field(default_factory=list)
    outage: Outage | None = None

    def tell(self, progress: Progress) -> None:
        """Tell everybody who watches."""
        for watcher in self.watchers:
            watcher(progress)


@dataclass
class EveryIec:
    """An IEC access that runs every job; `credentials` may be taken away."""

    credentials: Credentials | None = field(default_factory=lambda: Credentials("user", "word"))

    def serves(self, identity: str) -> bool:
        """Every job may be run here."""
        return True


@dataclass
class Desks:
    """All readers of one seat, with what they share."""

    watch: SeatWatch
    list: JobListReader
    details: JobDetailsReader
    status: StatusReader
    lookup: LookupReader | None = None
    runner: QuietRunner = field(default_factory=QuietRunner)
    iec: EveryIec = field(default_factory=EveryIec)
    last: Progress | None = None

    async def read(self) -> JobList:
        """The job list, with what the runner told last."""
        return await self.list.read(self.last)

    async def facts(self) -> StatusFacts:
        """The status as a window asks for it."""
        try:
            seen = await self.read()
        except Exception:
            return await self.status.read(None)
        return await self.status.read(seen)

    async def says(self) -> list[Says]:
        """The parts of the status bar's sentence now."""
        return [part.says for part in status_sentence(await self.facts()).parts]


def desks_on(store: Store, clock: HandClock, *, limit: int = 10_000) -> Desks:
    """Readers of a store on which nothing runs."""
    runner, iec = QuietRunner(), EveryIec()
    ledger = QuotaLedger(IEC, QuotaRules(limit))
    made = _made(store, runner, iec, ledger, clock, RATE, "desk")
    made.runner, made.iec = runner, iec
    return made


def desks_of(seat: Seat) -> Desks:
    """Readers of a whole seat."""
    rate = usual_rate(seat.settings.lookups_at_once, seat.settings.lookups_per_second)
    made = _made(
        seat.store,
        seat.runner,
        seat.iec,
        seat.ledger,
        seat.store.database._now,
        rate,
        seat.settings.seat_name,
        seat.people,
        probe_seconds=seat.settings.probe_seconds,
    )

    def remember(progress: Progress) -> None:
        made.last = progress

    seat.runner.watchers.append(remember)
    return made


def _made(
    store: Store,
    runner: object,
    iec: object,
    ledger: QuotaLedger,
    now: Callable[[], datetime],
    rate: float,
    seat: str,
    people: People | None = None,
    probe_seconds: float = 60,
) -> Desks:
    desk = Desk(SAST, load_municipalities().label)
    watch = SeatWatch(runner, iec, now)
    listed = JobListReader(store, desk, Foresight(ledger, iec, watch, rate), watch, now)
    reveals = Reveals(store, permit_of(store, "Thandi", seat))
    return Desks(
        watch,
        listed,
        JobDetailsReader(store, desk, listed, reveals, watch, now),
        StatusReader(store, ledger, watch, SAST, probe_seconds, now),
        people and LookupReader(store, people, reveals, desk),
    )


def change(database: Database, job_id: str, **changes: Any) -> None:
    with database.write() as connection:
        job_states.update_job(connection, job_id, database.now(connection), **changes)


def claim(database: Database, job_id: str) -> int:
    """Let this seat run the job; the epoch."""
    with database.write() as connection:
        now = database.now(connection)
        epoch = take(connection, "desk", now)
        assert job_states.claim(connection, jobs.job_of(connection, job_id), "desk", epoch, now)
    return epoch


def finish(database: Database, job_id: str, status: JobStatus = JobStatus.COMPLETED) -> None:
    epoch = claim(database, job_id)
    with database.write() as connection:
        now = database.now(connection)
        job_states.finish(connection, job_id, epoch, now, status=status, result={"verdicts": {}})


def draft(draft_id: str, *, questions: int = 0, refusal: str = "") -> Draft:
    found = Inspection(
        "list.xlsx",
        Kind.XLSX,
        ("Sheet1",),
        Layout("Sheet1", 1, {}, ("ID",)),
        rows=12,
        distinct_ids=10,
        questions=tuple([Question(About.WARD, "Which ward is this for?")] * questions),
    )
    return Draft(
        draft_id=draft_id,
        batch_id="",
        door=Door.DROPPED,
        iec="practice",
        file_name="list.xlsx",
        file_path="/lists/list.xlsx",
        file_size=1,
        file_sha256="0" * 64,
        operator="Thandi",
        seat="desk",
        created_at=NOON,
        inspection=None if refusal else found,
        refusal=refusal,
    )


def put_draft(database: Database, made: Draft) -> None:
    with database.write() as connection:
        drafts.insert_draft(connection, made)


def note_progress(database: Database, job_id: str) -> None:
    with database.write() as connection:
        now = database.now(connection)
        job_states.note_progress(connection, job_id, now, lookups=1, seconds=1, moved=True)
