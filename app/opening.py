"""Opening the store a seat's settings name: a file on this PC, or the office's server."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.domain.errors import StoreUnavailable, UserError
from app.domain.lease_watch import LeaseTimes
from app.office import office_settings
from app.seats.leadership import Leadership, LocalLeadership, SharedLeadership
from app.seats.lease import RunnerLock
from app.seats.quota_carry import carry_quota
from app.settings import Settings
from app.store import files
from app.store.adopt import Adopted
from app.store.copy import Copied, copy_store, refuse_used
from app.store.database import Database, Now, open_embedded, utc_now
from app.store.marks import forget_marks
from app.store.server import ANSWER_SECONDS, ServerDatabase, measure_packets, open_shared
from app.store.tls import Tls, TlsMode
from app.store.upgrade import require_current, upgrade, version_of
from app.world import World

log = logging.getLogger(__name__)

ABANDONED_AFTER = timedelta(days=1)
MARKS_KEPT = timedelta(days=30)
# A renewal that takes longer is worth nothing.
LEASE_ANSWER_SECONDS = 5


def is_shared(settings: Settings, world: World) -> bool:
    """Whether this seat works with others; practice never does (design, decision 8)."""
    return bool(settings.database_url) and not world.practice


def open_database(settings: Settings, world: World, now: Now | None = None) -> Database:
    """The store, with this version's tables; blocks.

    A server that is away now is no reason not to open: it is asked again with the first work.
    Raises UserError for what cannot be used, tables of another version among it.
    """
    if not is_shared(settings, world):
        database = open_embedded(world.store_file, now or utc_now)
        upgrade(database)
        sweep(database)
        return database
    office = server_of(settings, now)
    try:
        measure_packets(office)
        require_current(office)
        sweep(office)
        _carry_over(world, office)
    except StoreUnavailable as away:
        log.warning("opened without the office's database: %s", away)
        office.first_work = lambda: _check(world, office)
    return office


def server_of(
    settings: Settings, now: Now | None = None, answer_seconds: float = ANSWER_SECONDS
) -> ServerDatabase:
    """The office's database; nothing is asked of it yet. Raises UserError."""
    try:
        url = make_url(settings.database_url)
    except ArgumentError:
        # Not quoted: it may hold a password.
        raise UserError(
            "The setting database_url is no address. Use mysql+pymysql://USER@HOST/DATABASE"
        ) from None
    tls = Tls(TlsMode(settings.database_tls), settings.database_ca)
    idle = settings.lease_takeover_seconds
    return open_shared(url, tls=tls, idle_seconds=idle, now=now, answer_seconds=answer_seconds)


def leadership_of(
    settings: Settings, world: World, database: Database, monotonic: Callable[[], float]
) -> Leadership:
    """Who may run the queue of this store."""
    if not is_shared(settings, world):
        return LocalLeadership(RunnerLock(world.data_dir), database)
    times = LeaseTimes(
        settings.lease_renew_seconds, settings.lease_stop_seconds, settings.lease_takeover_seconds
    )
    office = server_of(settings, answer_seconds=LEASE_ANSWER_SECONDS)
    return SharedLeadership(office, times, monotonic)


def sweep(database: Database) -> None:
    """Remove what interrupted writers left long ago, and the marks of seats that ended."""

    def work(connection: Connection) -> None:
        now = database.now(connection)
        files.sweep(connection, now - ABANDONED_AFTER)
        forget_marks(connection, now - MARKS_KEPT)

    database.transact(work)


def _check(world: World, office: ServerDatabase) -> None:
    measure_packets(office)
    require_current(office)
    _carry_over(world, office)


def _carry_over(world: World, office: ServerDatabase) -> None:
    """This PC may have joined within the hour."""
    if not world.store_file.exists():
        return
    here = open_embedded(world.store_file)
    try:
        if version_of(here) is not None:
            carry_quota(here, office)
    finally:
        here.close()


def upgrade_office(settings: Settings) -> tuple[bool, Adopted]:
    """Bring the office's tables to this version; whether that changed anything, and what a table
    of the system before brought. Blocks. Raises UserError and StoreUnavailable.
    """
    settings = office_settings(settings)
    if not settings.database_url:
        raise UserError("The setting database_url names no database; a seat's own file needs none")
    office = server_of(settings)
    try:
        adopted = Adopted()
        return upgrade(office, adopted), adopted
    finally:
        office.close()


def copy_to_office(settings: Settings, url: str = "") -> Copied:
    """Copy this PC's own store into an office's empty database, which `url` or the settings name.

    Blocks. Raises UserError where there is something in it already or Rollcheck works on this PC,
    and StoreUnavailable.
    """
    world = World(settings.data_dir, practice=False)
    if not world.store_file.exists():
        raise UserError(f"There is no store on this PC to copy: {world.store_file} is missing")
    settings = (
        settings.model_copy(update={"database_url": url}) if url else office_settings(settings)
    )
    if not settings.database_url:
        raise UserError("Name the office's database with --to or in ROLLCHECK_DATABASE_URL")
    lock = RunnerLock(world.data_dir)
    if not lock.try_take():
        raise UserError("Rollcheck checks a list on this PC. Close it, then copy")
    here = open_embedded(world.store_file)
    office = server_of(settings)
    try:
        # First: of a database that is refused nothing is changed.
        refuse_used(office)
        upgrade(here)
        upgrade(office)
        return copy_store(here, office)
    finally:
        here.close()
        office.close()
        lock.give_back()
