"""What a seat has that serves for as long as it is open, beside what a command needs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from app import __version__
from app.bootstrap import Seat, open_seat
from app.domain.draft import Door, Draft
from app.domain.errors import SpreadsheetRefused
from app.domain.estimate import usual_rate
from app.domain.job_view import Desk
from app.engine.batch_watch import BatchWatch
from app.engine.care import Care
from app.engine.corrections import Corrections
from app.engine.deliveries import Deliveries
from app.engine.desk.foresight import Foresight
from app.engine.desk.job_details import JobDetailsReader
from app.engine.desk.job_list import JobListReader
from app.engine.desk.lookup import LookupReader
from app.engine.desk.reveal import Reveals
from app.engine.desk.seat_state import SeatWatch
from app.engine.desk.status import StatusReader
from app.engine.drafts import Drafts
from app.engine.keeper import Interrupted, Keeper
from app.engine.outputs import Outputs
from app.engine.queue_changes import QueueChanges
from app.engine.updates import Updates, updates_for
from app.engine.watcher.watcher import Watcher
from app.settings import Settings
from app.store.database import utc_now

__all__ = ["Interrupted", "ServingSeat", "open_serving_seat"]


@dataclass(frozen=True, slots=True)
class ServingSeat(Seat):
    """A seat that runs the queue, watches a folder and shows what there is."""

    drafts: Drafts
    queue: QueueChanges
    corrections: Corrections
    outputs: Outputs
    keeper: Keeper
    deliveries: Deliveries
    batches: BatchWatch
    care: Care
    watcher: Watcher | None
    updates: Updates | None
    job_list: JobListReader
    job_details: JobDetailsReader
    status: StatusReader
    lookup: LookupReader
    zone: tzinfo


@asynccontextmanager
async def open_serving_seat(
    settings: Settings, *, practice: bool = False, address: str | None = None
) -> AsyncIterator[ServingSeat]:
    """As `open_seat`, with everything a window needs; nothing of it runs yet."""
    async with open_seat(settings, practice=practice, address=address) as seat:
        yield _serving(seat)


def _serving(seat: Seat) -> ServingSeat:
    given: dict[str, Any] = {item.name: getattr(seat, item.name) for item in fields(Seat)}
    settings, store = seat.settings, seat.store
    watch = SeatWatch(seat.runner, seat.iec, utc_now)
    drafts = Drafts(store, seat.worker, seat.iec, settings, seat.scratch.folder)
    root = settings.results_folder / ("Practice" if seat.world.practice else "")
    deliveries = Deliveries(store, seat.clock, settings.seat_name, root, seat.scratch.folder)
    batches = BatchWatch(store, seat.clock, settings.seat_name, deliveries)
    keeper = Keeper(seat.runner, seat.clock, watch, settings.probe_seconds)
    keeper.when_ended += [deliveries.ended, batches.ended]
    return ServingSeat(
        **given,
        drafts=drafts,
        queue=QueueChanges(store, seat.changes, settings.operator),
        corrections=Corrections(store, settings.operator, settings.seat_name, settings.reuse_time),
        outputs=Outputs(
            store,
            seat.worker,
            seat.municipalities,
            settings,
            seat.scratch.folder,
            practice=seat.world.practice,
        ),
        keeper=keeper,
        deliveries=deliveries,
        batches=batches,
        care=Care(store, seat.ledger, settings, seat.clock),
        watcher=_watcher(seat, drafts, keeper),
        updates=_updates(seat),
        **_readers(seat, watch),
    )


def _updates(seat: Seat) -> Updates | None:
    folder = seat.settings.data_dir / "updates"
    return updates_for(seat.settings.updates_from, folder, __version__)


def _readers(seat: Seat, watch: SeatWatch) -> dict[str, Any]:
    settings, store = seat.settings, seat.store
    desk = Desk(zone=_local_zone(), ward_label=seat.municipalities.label)
    rate = usual_rate(settings.lookups_at_once, settings.lookups_per_second)
    foresight = Foresight(seat.ledger, seat.iec, watch, rate)
    listed = JobListReader(store, desk, foresight, watch, utc_now)
    reveals = Reveals(store, settings.operator, settings.seat_name)
    return {
        "job_list": listed,
        "job_details": JobDetailsReader(store, desk, listed, reveals, watch, utc_now),
        "status": StatusReader(
            store, seat.ledger, watch, desk.zone, settings.probe_seconds, utc_now
        ),
        "lookup": LookupReader(store, seat.people, reveals, desk),
        "zone": desk.zone,
    }


def _watcher(seat: Seat, drafts: Drafts, keeper: Keeper) -> Watcher | None:
    folder = seat.settings.watched_folder
    if not folder or seat.world.practice:
        # Practice never meets the real world, and real lists are dropped into that folder.
        return None

    async def take(path: Path) -> str:
        taken = await drafts.take(path, door=Door.WATCHED)
        if not isinstance(taken, Draft):
            keeper.wake()
            return taken.job_id
        if taken.refusal:
            raise SpreadsheetRefused(taken.file_name, taken.refusal, "")
        return taken.draft_id

    return Watcher(
        seat.store,
        seat.clock,
        take,
        folder=Path(folder),
        seat=seat.settings.seat_name,
        never=(seat.settings.results_folder, seat.world.root),
    )


def _local_zone() -> tzinfo:
    """The zone of this PC's clock, its summer time included."""
    zone = datetime.now().astimezone().tzinfo
    if zone is None:
        raise RuntimeError("this PC's clock has no zone")
    return zone
