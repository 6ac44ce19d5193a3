"""The one place where a seat is wired together."""

from __future__ import annotations

import asyncio
import logging
import logging.handlers
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app import __version__
from app.domain.errors import UserError
from app.domain.municipalities import Municipalities
from app.engine.asking import Pace
from app.engine.clock import Clock
from app.engine.iec_access import IecAccess
from app.engine.intake import Intake
from app.engine.job_changes import JobChanges
from app.engine.job_run import RunRules
from app.engine.people import People
from app.engine.purse import QuotaPurse
from app.engine.results import ResultsMaker
from app.engine.runner import Runner
from app.iec.account import Credentials
from app.iec.address import parse_address
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.retry import RetryPolicy
from app.privacy import MaskDigits
from app.scratch import Scratch
from app.seats.lease import RunnerLock
from app.seats.quota_ledger import QuotaLedger
from app.settings import DEFAULT_IEC_URL, Settings
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.worker import SpreadsheetWorker
from app.store import files
from app.store.database import Now, open_embedded, utc_now
from app.store.store import Store
from app.store.upgrade import upgrade
from app.vault import iec_secrets

ABANDONED_AFTER = timedelta(days=1)
LOG_BYTES = 2_000_000
LOG_FILES = 5


@dataclass(frozen=True, slots=True)
class World:
    """Where a seat keeps its things: the real world, or practice, which never meets it."""

    root: Path
    practice: bool

    @property
    def data_dir(self) -> Path:
        """Practice lives in a folder of its own (design, decision 8)."""
        return self.root / "practice" if self.practice else self.root

    @property
    def store_file(self) -> Path:
        return self.data_dir / "rollcheck.sqlite"

    @property
    def scratch(self) -> Path:
        return self.data_dir / "scratch"

    @property
    def logs(self) -> Path:
        return self.data_dir / "logs"


@dataclass(frozen=True, slots=True)
class Seat:
    """One running Rollcheck, wired."""

    settings: Settings
    world: World
    scratch: Scratch
    clock: Clock
    store: Store
    worker: SpreadsheetWorker
    municipalities: Municipalities
    iec: IecAccess
    ledger: QuotaLedger
    purse: QuotaPurse
    intake: Intake
    runner: Runner
    results: ResultsMaker
    changes: JobChanges
    people: People


def access_to(
    settings: Settings, secrets: tuple[str, str] | None, *, practice: bool, address: str | None
) -> IecAccess:
    """The IEC this seat uses. Raises UserError for an address secrets must not be sent to."""
    fallback = DEFAULT_IEC_URL if practice else settings.iec_url
    account = (PRACTICE_USER_NAME, PRACTICE_PASSWORD) if practice else secrets
    return IecAccess(
        address=parse_address(address or fallback),
        credentials=Credentials(*account) if account else None,
        practice=practice,
        timeout_seconds=settings.iec_timeout_ms / 1000,
        at_once=settings.lookups_at_once,
    )


@asynccontextmanager
async def open_seat(
    settings: Settings,
    *,
    practice: bool = False,
    address: str | None = None,
    max_wait: float | None = None,
    clock: Clock | None = None,
    now: Now = utc_now,
) -> AsyncIterator[Seat]:
    """A wired seat on the embedded store; everything is closed at the end.

    Raises UserError for settings, folders or addresses that cannot be used.
    """
    world = World(settings.data_dir, practice)
    make_folders(world)
    secrets = None if practice else await asyncio.to_thread(iec_secrets)
    iec = access_to(settings, secrets, practice=practice, address=address)
    scratch = await asyncio.to_thread(Scratch, world.scratch)
    store = await asyncio.to_thread(_open_store, world, now)
    worker = SpreadsheetWorker(
        memory_mb=settings.worker_memory_mb, task_seconds=settings.worker_seconds
    )
    seat = _wire(settings, world, scratch, clock or Clock(), store, worker, iec, max_wait)
    try:
        yield seat
    finally:
        seat.runner.give_back()
        await worker.aclose()
        await asyncio.to_thread(store.close)
        await asyncio.to_thread(scratch.close)


def make_folders(world: World) -> None:
    """The data folders, for this user alone. Raises UserError where they cannot be made."""
    for folder in (world.root, world.data_dir, world.logs):
        try:
            # `mode` counts for the last folder only, hence one after the other.
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            raise _unusable(folder, problem) from None


@contextmanager
def start_log(world: World) -> Iterator[None]:
    """Log into rotating files of the data folder, every run of digits masked."""
    handler = logging.handlers.RotatingFileHandler(
        world.logs / "rollcheck.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8"
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.addFilter(MaskDigits())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    # They log each address, which holds an ID number.
    for name in ("httpx", "httpcore", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield
    finally:
        root.removeHandler(handler)
        handler.close()


def _open_store(world: World, now: Now) -> Store:
    database = open_embedded(world.store_file, now)
    upgrade(database)
    with database.write() as connection:
        files.sweep(connection, database.now(connection) - ABANDONED_AFTER)
    return Store(database)


def _wire(
    settings: Settings,
    world: World,
    scratch: Scratch,
    clock: Clock,
    store: Store,
    worker: SpreadsheetWorker,
    iec: IecAccess,
    max_wait: float | None,
) -> Seat:
    municipalities = load_municipalities()
    ledger = QuotaLedger(iec.identity, settings.quota_rules)
    purse = QuotaPurse(store, ledger, clock, per_second=settings.lookups_per_second)
    results = ResultsMaker(
        store,
        worker,
        municipalities,
        scratch.folder,
        mask_ids=settings.register_mask_ids,
        logo=settings.register_logo,
        version=__version__,
        practice=world.practice,
    )
    rules = RunRules(
        pace=Pace(settings.lookups_at_once, settings.checkpoint_seconds, max_wait),
        retries=RetryPolicy(settings.retries, settings.retry_seconds),
        checkpoint_lookups=settings.checkpoint_lookups,
        probe_seconds=settings.probe_seconds,
        reuse=settings.reuse_time,
    )
    seat_id = settings.seat_name
    runner = Runner(store, clock, RunnerLock(world.data_dir), results, rules, purse, iec, seat_id)
    return Seat(
        settings=settings,
        world=world,
        scratch=scratch,
        clock=clock,
        store=store,
        worker=worker,
        municipalities=municipalities,
        iec=iec,
        ledger=ledger,
        purse=purse,
        intake=Intake(store, worker, ledger, iec, settings, scratch.folder),
        runner=runner,
        results=results,
        changes=JobChanges(store, results, settings.operator),
        people=People(store, ledger, iec, municipalities, settings, clock),
    )


def _unusable(folder: Path, problem: OSError) -> UserError:
    reason = problem.strerror or os.strerror(problem.errno or 0)
    return UserError(
        f"The data folder {folder} cannot be used: {reason}. "
        "Set ROLLCHECK_DATA_DIR to a folder of your own"
    )
