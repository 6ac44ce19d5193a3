"""The one place where a seat is wired together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from app import __version__
from app.domain.municipalities import Municipalities
from app.domain.permissions import Actor
from app.engine.asking import Pace
from app.engine.clock import Clock
from app.engine.drafts.kept_here import Shelf
from app.engine.enrolment import enrol_here
from app.engine.iec_access import IecAccess
from app.engine.intake import Intake
from app.engine.job_changes import JobChanges
from app.engine.job_run import RunRules
from app.engine.office_access import with_office
from app.engine.operators import Operators
from app.engine.people import People
from app.engine.permits import Permit, Permits
from app.engine.purse import QuotaPurse
from app.engine.results import ResultsMaker
from app.engine.runner import Runner
from app.iec.account import Credentials
from app.iec.address import parse_address
from app.iec.practice import PRACTICE_PASSWORD, PRACTICE_USER_NAME
from app.iec.retry import RetryPolicy
from app.opening import leadership_of, open_database
from app.scratch import Scratch
from app.seats.leadership import Leadership
from app.seats.quota_ledger import QuotaLedger
from app.settings import DEFAULT_IEC_URL, Settings
from app.spreadsheets.municipality_table import load_municipalities
from app.spreadsheets.worker import SpreadsheetWorker
from app.store.database import Now
from app.store.store import Store
from app.vault import iec_secrets
from app.world import World, make_folders


@dataclass(frozen=True, slots=True)
class Seat:
    """One running Rollcheck, wired."""

    settings: Settings
    world: World
    scratch: Scratch
    clock: Clock
    store: Store
    leadership: Leadership
    worker: SpreadsheetWorker
    shelf: Shelf
    municipalities: Municipalities
    iec: IecAccess
    ledger: QuotaLedger
    purse: QuotaPurse
    intake: Intake
    runner: Runner
    results: ResultsMaker
    changes: JobChanges
    people: People
    permit: Permit
    operators: Operators


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
    now: Now | None = None,
) -> AsyncIterator[Seat]:
    """A wired seat on the store its settings name; everything is closed at the end.

    `now` is store time, for tests. Raises UserError for settings, folders or addresses that
    cannot be used.
    """
    world = World(settings.data_dir, practice)
    make_folders(world)
    settings = await with_office(settings, practice=practice)
    secrets = None if practice else await asyncio.to_thread(iec_secrets)
    iec = access_to(settings, secrets, practice=practice, address=address)
    scratch = await asyncio.to_thread(Scratch, world.scratch)
    clock = clock or Clock()
    database = await asyncio.to_thread(open_database, settings, world, now)
    store = Store(database)
    # In a thread: an office's certificates are read for it.
    leadership = await asyncio.to_thread(leadership_of, settings, world, database, clock.monotonic)
    worker = SpreadsheetWorker(
        memory_mb=settings.worker_memory_mb, task_seconds=settings.worker_seconds
    )
    seat = _wire(settings, world, scratch, clock, store, leadership, worker, iec, max_wait)
    try:
        await enrol_here(seat.permit, settings.operator_name)
        yield seat
    finally:
        await leadership.aclose()
        await worker.aclose()
        await asyncio.to_thread(store.close)
        await asyncio.to_thread(scratch.close)


def _wire(
    settings: Settings,
    world: World,
    scratch: Scratch,
    clock: Clock,
    store: Store,
    leadership: Leadership,
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
        pace=Pace(
            settings.lookups_at_once,
            settings.checkpoint_seconds,
            max_wait,
            hands_over=store.database.is_shared,
        ),
        retries=RetryPolicy(settings.retries, settings.retry_seconds),
        checkpoint_lookups=settings.checkpoint_lookups,
        probe_seconds=settings.probe_seconds,
        reuse=settings.reuse_time,
    )
    seat_id = settings.seat_name
    shelf = Shelf(world.kept, scratch.folder, office=store.database.is_shared)
    permit = Permit(Permits(store), Actor(settings.operator), seat_id)
    runner = Runner(store, clock, leadership, results, rules, purse, iec, seat_id)
    return Seat(
        settings=settings,
        world=world,
        scratch=scratch,
        clock=clock,
        store=store,
        leadership=leadership,
        worker=worker,
        shelf=shelf,
        municipalities=municipalities,
        iec=iec,
        ledger=ledger,
        purse=purse,
        intake=Intake(store, worker, ledger, iec, settings, scratch.folder, permit, shelf),
        runner=runner,
        results=results,
        changes=JobChanges(store, results, permit),
        people=People(store, ledger, iec, municipalities, settings, clock, permit),
        permit=permit,
        operators=Operators(store, permit),
    )
