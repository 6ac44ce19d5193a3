"""The feed of a seat, wired from the seat's own services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from app import __version__
from app.bootstrap import Seat
from app.domain.bus import BusKind
from app.domain.estimate import usual_rate
from app.domain.job_view import Desk
from app.domain.permissions import SCOPES, Actor
from app.engine.desk.foresight import Foresight
from app.engine.desk.job_list import JobListReader
from app.engine.desk.seat_state import SeatWatch
from app.engine.drafts import Drafts
from app.engine.fed.follower import Follower
from app.engine.fed.handing_out import HandingOut
from app.engine.fed.reads import FeedReads
from app.engine.keeper import Keeper
from app.engine.pulse import Pulse
from app.engine.queue_changes import QueueChanges
from app.engine.tokens import Tokens
from app.engine.watcher.watcher import Watcher
from app.feed.feed import Feed
from app.feed.office import FeedOffice
from app.feed.rules import FeedRules
from app.seats.bus import Bus
from app.settings import Settings
from app.store.database import utc_now


def feed_wanted(settings: Settings, *, practice: bool) -> bool:
    """Whether a seat serves a feed: practice only where a port was named for it."""
    named = "feed_port" in settings.model_fields_set
    return settings.feed_port > 0 and (named or not practice)


def rules_of(settings: Settings) -> FeedRules:
    """How the settings want the feed served."""
    cert, key = settings.feed_tls_cert, settings.feed_tls_key
    return FeedRules(
        host=settings.feed_host,
        port=settings.feed_port,
        tls_cert=Path(cert) if cert else None,
        tls_key=Path(key) if key else None,
        origins=frozenset(settings.feed_allowed_origins),
    )


@dataclass(frozen=True, slots=True)
class FeedParts:
    """What the feed needs of its seat beside `Seat`; without `pulse` it looks for itself."""

    keeper: Keeper
    watch: SeatWatch
    watcher: Watcher | None
    tokens: Tokens
    drafts: Drafts
    pulse: Pulse | None
    bus: Bus


def feed_of(seat: Seat, parts: FeedParts) -> Feed | None:
    """The feed of this seat; None where none is wanted. Nothing of it runs yet."""
    if not feed_wanted(seat.settings, practice=seat.world.practice):
        return None
    return Feed(office_of(seat, parts), rules_of(seat.settings), seat.clock)


def office_of(seat: Seat, parts: FeedParts) -> FeedOffice:
    """The services that the feed needs of a seat."""
    settings, store = seat.settings, seat.store
    listed = _listed(seat, parts.watch)
    reads = FeedReads(store, seat.ledger, lambda job_id: listed.live_of(job_id).finish)
    follower = Follower(store, seat.clock, reads, listed, seat.runner, parts.pulse)
    parts.bus.progressed.append(follower.heard)

    handing_out = HandingOut(store, seat.scratch.folder, seat.permit)
    queue = QueueChanges(store, seat.changes, seat.permit)
    # What the feed itself tidies up, whatever the token may that sent it.
    own = seat.permit.of_token(Actor("feed", frozenset(SCOPES)))

    def wake() -> None:
        parts.keeper.wake()
        parts.bus.changed()
        follower.look_soon()

    return FeedOffice(
        reads=reads,
        follower=follower,
        tokens=parts.tokens,
        handing_out_of=lambda actor: handing_out.acting_for(seat.permit.of_token(actor)),
        drafts_of=lambda actor: parts.drafts.acting_for(seat.permit.of_token(actor)),
        queue_of=lambda actor: queue.acting_for(seat.permit.of_token(actor)),
        changes_of=lambda actor: seat.changes.acting_for(seat.permit.of_token(actor)),
        forget_drafts=parts.drafts.acting_for(own).remove,
        parse_ward=seat.municipalities.parse,
        wake=wake,
        watches=lambda: settings.watched_folder if parts.watcher is not None else None,
        redis=lambda: parts.bus.state.kind is BusKind.CONNECTED,
        spool=seat.scratch.folder,
        max_file_size=settings.max_file_size,
        seat=settings.seat_name,
        version=__version__,
        practice=seat.world.practice,
    )


def _listed(seat: Seat, watch: SeatWatch) -> JobListReader:
    """A list of the feed's own: what one reader knows of a running job is not another's."""
    settings = seat.settings
    rate = usual_rate(settings.lookups_at_once, settings.lookups_per_second)
    foresight = Foresight(seat.ledger, seat.iec, watch, rate)
    desk = Desk(zone=UTC, ward_label=seat.municipalities.label)
    return JobListReader(seat.store, desk, foresight, watch, utc_now)
