"""How long the bus waits for what; tests run it at a tenth."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class BusTimes:
    """Seconds. A line that swallows everything is found after `silence` and one `poll`."""

    command: float = 2.0
    poll: float = 1.0
    beat: float = 2.5
    silence: float = 8.0
    presence: float = 10.0
    changed: float = 0.2
    progress: float = 0.25
    progress_kept: float = 30.0
    show: float = 1.0
    look_over: float = 60.0
    turn: float = 10.0
    first_pause: float = 0.5
    longest_pause: float = 10.0

    def scaled(self, factor: float) -> BusTimes:
        """All of them longer or shorter by a factor."""
        names = (item.name for item in fields(self))
        return replace(self, **{name: getattr(self, name) * factor for name in names})


def milliseconds(seconds: float) -> int:
    """As Redis takes it."""
    return max(1, round(seconds * 1000))
