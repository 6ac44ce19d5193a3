"""The bus that the settings ask for."""

from __future__ import annotations

from app import __version__
from app.domain.bus import SeatHere
from app.seats.bus.bus import Bus, SilentBus
from app.seats.bus.connect import redis_target
from app.seats.bus.keys import Keys
from app.seats.bus.queue_source import queue_source
from app.seats.bus.redis_bus import RedisBus
from app.settings import Settings
from app.store.store import Store


def bus_of(settings: Settings, store: Store, *, practice: bool, password: str = "") -> Bus:
    """A bus over the Redis the settings name, else a silent one; practice tells nobody anything.

    Raises UserError for an address of Redis that cannot be used.
    """
    target = None if practice else redis_target(settings, password)
    if target is None:
        return SilentBus()
    me = SeatHere(settings.seat_name, settings.operator, __version__)
    return RedisBus(target, Keys(settings.redis_key_prefix), me, queue_source(store))
