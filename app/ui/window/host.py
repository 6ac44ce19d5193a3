"""Keeps one seat open behind the window, and opens another when settings or the world change.

Settings are fixed for a seat's life, so that nobody works with half of a change: a change closes
the seat (its job goes back to the queue with all its answers) and opens the next one, while the
window stays. `seat` is None between two of them.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.errors import OutageError, StoreUnavailable, UserError
from app.settings import Settings
from app.ui.tasks import ErrorDesk, TaskOwner

if TYPE_CHECKING:
    from app.serving import ServingSeat as Seat

log = logging.getLogger(__name__)

OPEN_AGAIN_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which seat is wanted. `address` is another IEC than the settings name, for practice."""

    settings: Settings
    practice: bool = False
    address: str | None = None


OpenSeat = Callable[[Wanted], AbstractAsyncContextManager["Seat"]]
Serve = Callable[["Seat", TaskOwner], Awaitable[None]]


class SeatHost(QObject):
    """Opens seats one after the other until told to stop; `ended` is done then.

    A later seat that cannot be opened is told, and the one before is opened again.

    `serve` is awaited with each open seat and a task owner that is closed before the seat is;
    it must return soon, leaving its long work to the owner.

    Signals:
        opened: a seat is open and serves.
        closing: `seat` goes; whatever is awaited on it will be cancelled.
    """

    opened = Signal()
    closing = Signal()

    def __init__(self, open_seat: OpenSeat, serve: Serve, errors: ErrorDesk) -> None:
        super().__init__()
        self.seat: Seat | None = None
        self.tasks: TaskOwner | None = None
        self._open_seat = open_seat
        self._serve = serve
        self._errors = errors
        self._now: Wanted | None = None
        self._next: Wanted | None = None
        self._stopped = False
        self._turn = asyncio.Event()
        self.ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @property
    def wanted(self) -> Wanted:
        """What the seat that is open, or is being opened, was asked to be."""
        if self._now is None:
            raise RuntimeError("run() has not begun")
        return self._now

    async def run(self, first: Wanted) -> None:
        """Serve until `stop`, or until cancelled; everything is closed at the end.

        Raises what opening the very first seat raises: without it there is nothing to show.
        """
        self._now = first
        try:
            await self._one(first)
            while self._next is not None:
                wanted, self._next = self._next, None
                await self._again(wanted)
        finally:
            self.ended.set_result(None)

    def reopen(self, **changes: object) -> None:
        """Close the seat and open one with these fields of `Wanted` changed."""
        base = self._next or self.wanted
        self._next = replace(base, **changes)  # type: ignore[arg-type]
        self._turn.set()

    def keep(self, settings: Settings) -> None:
        """Settings that concern the window alone: the seat goes on with those it has."""
        self._now = replace(self.wanted, settings=settings)

    def stop(self) -> None:
        """Close the seat; `run` then returns."""
        self._next = None
        self._turn.set()

    def spawn(self, work: Callable[[Seat], Awaitable[None]], name: str) -> bool:
        """Do something with the open seat in a task of its own; False while none is open."""
        seat, tasks = self.seat, self.tasks
        if seat is None or tasks is None:
            return False

        async def body() -> None:
            await work(seat)

        tasks.spawn(body(), name)
        return True

    def spawn_told(
        self, work: Callable[[Seat], Awaitable[object]], name: str, refused: Callable[[str], object]
    ) -> None:
        """As `spawn`, for what an operator asked for: nothing of it fails unheard.

        `refused` gets one sentence (English of the engine, to be `said`) when `work` raises a
        `UserError` or `OutageError`, or when no seat is open to do it.
        """

        async def body(seat: Seat) -> None:
            try:
                await work(seat)
            except StoreUnavailable as away:
                log.info("%s: %s", name, away)
                refused(
                    self.tr("The database does not answer now. Try again as soon as it is back.")
                )
            except (UserError, OutageError) as problem:
                refused(str(problem))

        if not self.spawn(body, name):
            refused(self.tr("Rollcheck is getting ready. Try again in a moment."))

    async def _again(self, wanted: Wanted) -> None:
        before = self._now
        self._now = wanted
        try:
            await self._one(wanted)
        except Exception as error:  # noqa: BLE001 - told, and the seat before is opened again
            self._errors.report(error, "Opening the data")
            await self._pause()
            if self._next is None and before is not None and not self._stopped:
                self._next = before

    async def _pause(self) -> None:
        self._turn.clear()
        try:
            async with asyncio.timeout(OPEN_AGAIN_SECONDS):
                await self._turn.wait()
            self._stopped = self._next is None
        except TimeoutError:
            return

    async def _one(self, wanted: Wanted) -> None:
        self._turn.clear()
        async with self._open_seat(wanted) as seat:
            tasks = TaskOwner(self._errors)
            self.seat, self.tasks = seat, tasks
            try:
                await self._serve(seat, tasks)
                self.opened.emit()
                await self._turn.wait()
            finally:
                self.closing.emit()
                self.seat, self.tasks = None, None
                await tasks.aclose()
