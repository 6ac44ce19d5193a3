"""Which IEC a command uses; light, because every command line builds one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Where:
    """Practice or real, an address instead of the settings', and how long to wait (seconds)."""

    practice: bool = False
    iec_url: str | None = None
    max_wait: float | None = None
