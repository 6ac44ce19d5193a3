"""What seats tell each other at once: hints, live progress, who is here. Never the truth."""

from app.seats.bus.bus import Bus, SilentBus
from app.seats.bus.redis_bus import RedisBus

__all__ = ["Bus", "RedisBus", "SilentBus"]
