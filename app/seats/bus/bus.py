"""What a seat expects of the bus, and the bus of a seat without Redis."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from app.domain.bus import BusKind, BusState, LiveProgress, SeatHere

Listener = Callable[[], None]


class Bus(Protocol):
    """Everything but `run` is called on the event loop and returns at once; nothing here raises.

    `hints` are called whenever another seat said that something changed, and after every
    connection, for something may have been missed before it. `progressed` are called when there
    is newer progress, of this seat too, `state_changed` when `state` is another one.
    """

    hints: list[Listener]
    progressed: list[Callable[[LiveProgress], None]]
    state_changed: list[Listener]

    @property
    def state(self) -> BusState:
        """Whether the other seats are heard."""

    def changed(self) -> None:
        """Something was committed here. Told to the others at most five times a second."""

    def show_progress(self, live: LiveProgress) -> None:
        """Where the job that runs here stands. Told to the others at most four times a second."""

    def progress_of(self, job_id: str) -> LiveProgress | None:
        """The newest word of a running job; None when there is none, or it is too old."""

    def seats(self) -> tuple[SeatHere, ...]:
        """Those that are here now, by name; empty while that is not known."""

    async def run(self) -> None:
        """Talk to the others until cancelled. To be run once at a time."""


class SilentBus:
    """Tells nobody anything: this seat is alone, or sees the others by looking at the store."""

    def __init__(self) -> None:
        self.hints: list[Listener] = []
        self.progressed: list[Callable[[LiveProgress], None]] = []
        self.state_changed: list[Listener] = []

    @property
    def state(self) -> BusState:
        """Off."""
        return BusState(BusKind.OFF)

    def changed(self) -> None:
        """Nobody to tell."""

    def show_progress(self, live: LiveProgress) -> None:
        """Nobody to tell."""

    def progress_of(self, job_id: str) -> LiveProgress | None:
        """Nobody told anything."""
        return None

    def seats(self) -> tuple[SeatHere, ...]:
        """Not known."""
        return ()

    async def run(self) -> None:
        """Nothing, until cancelled."""
        await asyncio.Event().wait()
