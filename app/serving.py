"""What a seat has that serves for as long as it is open, beside what a command needs."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import datetime, tzinfo
from functools import partial
from pathlib import Path
from typing import Any

from app import __version__
from app.bootstrap import Seat, open_seat
from app.domain.bus import BusKind
from app.domain.draft import Door, Draft
from app.domain.errors import OutageError, SpreadsheetRefused
from app.domain.estimate import usual_rate
from app.domain.job_view import Desk
from app.domain.permissions import NotPermitted
from app.domain.presence import NO_NETWORK, SeatRow
from app.domain.status_sentence import Account
from app.engine.batch_watch import BatchWatch
from app.engine.care import Care
from app.engine.corrections import Corrections
from app.engine.deliveries import LOOK_SECONDS as SAVING_LOOK_SECONDS
from app.engine.deliveries import Deliveries
from app.engine.desk.foresight import Foresight
from app.engine.desk.job_details import JobDetailsReader
from app.engine.desk.job_list import JobListReader
from app.engine.desk.kept_rows import KeptRows
from app.engine.desk.lookup import LookupReader
from app.engine.desk.reveal import Reveals
from app.engine.desk.seat_state import SeatWatch
from app.engine.desk.status import StatusReader
from app.engine.drafts import Drafts
from app.engine.drafts.kept_here import KeptHere
from app.engine.inbox import Inbox
from app.engine.inbox.taking import EntryTaker
from app.engine.keeper import LOOK_SECONDS, Interrupted, Keeper
from app.engine.outputs import Outputs
from app.engine.presence import Presence
from app.engine.pulse import Pulse
from app.engine.queue_changes import QueueChanges
from app.engine.shared_copies import SharedCopies
from app.engine.telling import Telling
from app.engine.tokens import Tokens
from app.engine.updates import Updates, updates_for
from app.engine.watcher.watcher import Watcher
from app.feed.feed import Feed
from app.feed_wiring import FeedParts, feed_of
from app.seats.bus import Bus
from app.seats.bus.connect import redis_target
from app.seats.bus.keys import Keys
from app.seats.bus.make import bus_of
from app.settings import Settings
from app.store.database import utc_now

__all__ = ["Interrupted", "ServingSeat", "open_serving_seat"]

# Of many seats, the pulse wakes whoever has something to do: what each asks for itself is rare.
SHARED_LOOK_SECONDS = 30.0
PULSE_SECONDS = {False: 1.0, True: 2.0}
# While the other seats say at once what they changed.
HEARD_SECONDS = 4.5


@dataclass(frozen=True, slots=True)
class ServingSeat(Seat):
    """A seat that runs the queue, watches a folder and shows what there is."""

    drafts: Drafts
    kept_here: KeptHere
    queue: QueueChanges
    corrections: Corrections
    outputs: Outputs
    keeper: Keeper
    pulse: Pulse
    deliveries: Deliveries
    shared_copies: SharedCopies | None
    batches: BatchWatch
    care: Care
    presence: Presence | None
    watcher: Watcher | None
    updates: Updates | None
    job_list: JobListReader
    job_details: JobDetailsReader
    status: StatusReader
    lookup: LookupReader
    tokens: Tokens
    feed: Feed | None
    zone: tzinfo
    bus: Bus
    inbox: Inbox | None

    def services(self) -> Iterator[tuple[str, Callable[[], Coroutine[Any, Any, None]]]]:
        """What runs for as long as the seat is open, each until cancelled, with its name.

        A window and a seat without one run the same.
        """
        yield "Running the queue", self.keeper.run
        if self.store.database.is_shared:
            yield "Following the office", self.pulse.run
        if self.presence is not None:
            yield "Being here", self.presence.run
        yield "Knowing the operators", partial(self.permit.gate.keep_fresh, self.clock)
        yield "Taking in what was kept", self.kept_here.run
        yield "Saving results", self.deliveries.run
        if self.shared_copies is not None:
            yield "Copying results to the shared folder", self.shared_copies.run
        yield "Keeping in order", self.care.run
        if self.watcher is not None:
            yield "The watched folder", self.watcher.run
        if self.bus.state.kind is not BusKind.OFF:
            yield "Talking to the other seats", self.bus.run
        if self.inbox is not None:
            yield "The inbox of other programs", self.inbox.run
        if self.feed is not None:
            yield "Serving the feed", self.feed.run


@asynccontextmanager
async def open_serving_seat(
    settings: Settings, *, practice: bool = False, address: str | None = None
) -> AsyncIterator[ServingSeat]:
    """As `open_seat`, with everything a window needs; nothing of it runs yet."""
    async with open_seat(settings, practice=practice, address=address) as seat:
        serving = _serving(seat)
        _tell_changes(serving)
        if serving.presence is None:
            yield serving
            return
        await serving.presence.enter()
        try:
            yield serving
        finally:
            await serving.presence.leave()


def _tell_changes(seat: ServingSeat) -> None:
    """What this seat commits is seen by itself and the others at once."""
    loop = asyncio.get_running_loop()

    def told() -> None:
        seat.pulse.poke()
        seat.bus.changed()

    def committed() -> None:
        # A writer that a cancelled caller left behind may outlive the loop.
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(told)

    seat.store.database.when_changed = committed


def _serving(seat: Seat) -> ServingSeat:
    given: dict[str, Any] = {item.name: getattr(seat, item.name) for item in fields(Seat)}
    settings, store = seat.settings, seat.store
    watch = SeatWatch(seat.runner, seat.iec, utc_now)
    drafts = Drafts(store, seat.worker, seat.iec, settings, seat.scratch.folder, seat.permit)
    root = settings.results_folder / ("Practice" if seat.world.practice else "")
    shared = store.database.is_shared
    deliveries = Deliveries(
        store,
        seat.clock,
        settings.seat_name,
        root,
        seat.scratch.folder,
        seat.permit,
        SHARED_LOOK_SECONDS if shared else SAVING_LOOK_SECONDS,
    )
    batches = BatchWatch(store, seat.clock, settings.seat_name, deliveries)
    look = SHARED_LOOK_SECONDS if shared else LOOK_SECONDS
    keeper = Keeper(
        seat.runner, seat.clock, watch, settings.probe_seconds, look, among_others=shared
    )
    # Often enough that a holder's end is seen in time.
    often = settings.lease_takeover_seconds / 10
    bus = bus_of(settings, store, practice=seat.world.practice)

    def rest() -> float:
        heard = bus.state.kind is BusKind.CONNECTED
        return min(HEARD_SECONDS if heard else PULSE_SECONDS[shared], often)

    pulse = Pulse(store, seat.leadership, seat.clock, rest)
    pulse.when_free.append(keeper.wake)
    pulse.when_ended += [deliveries.wake, batches.wake]
    keeper.when_ended += [deliveries.ended, batches.ended]
    bus.hints.append(pulse.poke)
    telling = Telling(settings.seat_name, bus)
    seat.runner.watchers.append(telling)
    keeper.when_ended.append(telling.ended)
    watcher = _watcher(seat, drafts, keeper)
    tokens = Tokens(store, seat.world.data_dir, seat.permit)
    parts = FeedParts(keeper, watch, watcher, tokens, drafts, pulse if shared else None, bus)
    shared_copies = _shared_copies(seat)
    if shared_copies is not None:
        keeper.when_ended.append(shared_copies.ended)
    kept_here = KeptHere(store, drafts, seat.shelf, seat.clock, seat.permit)
    kept_here.when_taken.append(lambda _taken: keeper.wake())
    return ServingSeat(
        **given,
        drafts=drafts,
        kept_here=kept_here,
        queue=QueueChanges(store, seat.changes, seat.permit),
        corrections=Corrections(store, seat.permit, settings.reuse_time),
        outputs=Outputs(
            store,
            seat.worker,
            seat.municipalities,
            seat.permit,
            seat.scratch.folder,
            practice=seat.world.practice,
        ),
        keeper=keeper,
        pulse=pulse,
        deliveries=deliveries,
        shared_copies=shared_copies,
        batches=batches,
        care=Care(store, seat.ledger, settings, seat.clock),
        watcher=watcher,
        tokens=tokens,
        feed=feed_of(seat, parts),
        presence=_presence(seat, watch),
        updates=_updates(seat),
        bus=bus,
        inbox=_inbox(seat, drafts, keeper, bus),
        **_readers(seat, watch, bus, kept_here),
    )


def _shared_copies(seat: Seat) -> SharedCopies | None:
    folder = seat.settings.shared_results_folder
    # What practice answers must never lie among the office's results.
    if not folder or seat.world.practice:
        return None
    return SharedCopies(seat.store, seat.clock, Path(folder))


def _presence(seat: Seat, watch: SeatWatch) -> Presence | None:
    """None on an embedded store: there is nobody to be seen by."""
    if not seat.store.database.is_shared:
        return None
    settings = seat.settings
    me = SeatRow(settings.seat_name, "", settings.operator, __version__)

    def trouble() -> str:
        if not watch.network:
            return NO_NETWORK
        return "" if watch.account is Account.OK else str(watch.account)

    return Presence(seat.store, seat.clock, me, seat.world.data_dir, trouble)


def _updates(seat: Seat) -> Updates | None:
    folder = seat.settings.data_dir / "updates"
    return updates_for(seat.settings.updates_from, folder, __version__)


def _readers(seat: Seat, watch: SeatWatch, bus: Bus, kept_here: KeptHere) -> dict[str, Any]:
    settings, store = seat.settings, seat.store
    desk = Desk(
        zone=_local_zone(),
        ward_label=seat.municipalities.label,
        display_name=seat.permit.gate.display_name,
    )
    rate = usual_rate(settings.lookups_at_once, settings.lookups_per_second)
    foresight = Foresight(seat.ledger, seat.iec, watch, rate)
    kept = KeptRows(desk, lambda: kept_here.waiting)
    listed = JobListReader(store, desk, foresight, watch, utc_now, kept, elsewhere=bus.progress_of)
    reveals = Reveals(store, seat.permit)
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
        try:
            taken = await drafts.take(path, door=Door.WATCHED)
        except NotPermitted as refused:
            # Not refused for ever: another role may come, and the list is still there.
            raise OutageError(str(refused)) from None
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


def _inbox(seat: Seat, drafts: Drafts, keeper: Keeper, bus: Bus) -> Inbox | None:
    settings = seat.settings
    target = None if seat.world.practice else redis_target(settings)
    if target is None or not settings.inbox_roots:
        return None
    taker = EntryTaker(seat.store, drafts.take, seat.municipalities, settings.inbox_roots)
    inbox = Inbox(target, Keys(settings.redis_key_prefix), settings.seat_name, taker)
    inbox.brought += [keeper.wake, bus.changed]
    return inbox


def _local_zone() -> tzinfo:
    """The zone of this PC's clock, its summer time included."""
    zone = datetime.now().astimezone().tzinfo
    if zone is None:
        raise RuntimeError("this PC's clock has no zone")
    return zone
