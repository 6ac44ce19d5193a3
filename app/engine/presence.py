"""Being here: each serving seat of an office says so in SQL, every 30 seconds.

Two living seats of one name would be one to everybody else. Which of these a row of this name is,
is decided at the start:
- An earlier run of this very data folder, by the token that it left there: it is dead, for its
  lock on the folder, which the operating system gives back however a process ends, is ours now.
  It is replaced at once, so a PC that crashed starts again without a word.
- Any other: by its beat. While this seat's own clock counts 90 seconds the row is looked at; once
  it moves, a living seat has the name and this one is refused; if it never does, it is replaced.
A data folder copied to another PC carries the token along: the seat that lives there already then
finds its row taken at its next beat, and says so.
"""

from __future__ import annotations

import contextlib
import logging
import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable, UserError
from app.domain.presence import ALIVE_SECONDS, BEAT_SECONDS, SeatHere, SeatRow, Sightings
from app.engine.apart import apart
from app.engine.clock import Clock
from app.store import operators, seats
from app.store.store import Store

log = logging.getLogger(__name__)

LOCK_FILE = "seat.lock"
RUN_FILE = "seat.run"
LOOK_SECONDS = 1.0
AGAIN_SECONDS = 5.0
FORGET_DAYS = 30
# A window that is being opened anew: its seat before may still be closing.
_LOCK_SECONDS = 10.0


class SeatNameTaken(UserError):
    """Another living seat has this name."""

    def __init__(self, seat: str, operator: str) -> None:
        super().__init__(
            f"Another seat is called {seat} already; {operator} works at it. Give this PC a name "
            "of its own: set seat_name in its settings, then start Rollcheck again"
        )


class Presence:
    """Says that a seat is here, from `enter` until `leave`; `trouble` is read every second.

    `me` is what it says of itself; its `run` is made here.
    """

    def __init__(
        self, store: Store, clock: Clock, me: SeatRow, folder: Path, trouble: Callable[[], str]
    ) -> None:
        self._store = store
        self._clock = clock
        self._me = replace(me, run=uuid.uuid4().hex)
        self._folder = folder
        self._trouble = trouble
        self._lock = FileLock(folder / LOCK_FILE, thread_local=False)
        self._sightings = Sightings()

    @property
    def run_token(self) -> str:
        """This very process, among all that ever had the seat's name."""
        return self._me.run

    async def enter(self) -> None:
        """Write this seat's row. Raises SeatNameTaken, and UserError where this folder serves.

        Takes up to 90 seconds where another PC's row has the name. With the store away the row is
        written by the first beat that reaches it.
        """
        try:
            await apart(partial(self._lock.acquire, timeout=_LOCK_SECONDS), "seat-lock")
        except Timeout:
            raise UserError(
                "Rollcheck serves this data folder already on this PC. Close it there, or use it"
            ) from None
        try:
            await self._take_row()
        except StoreUnavailable as away:
            log.warning("this seat says later that it is here: %s", away)
        except BaseException:
            self._lock.release(force=True)
            raise

    async def run(self) -> None:
        """Beat until cancelled, and at once when the trouble is another one.

        Raises SeatNameTaken when another seat has taken the name meanwhile.
        """
        while True:
            again = BEAT_SECONDS
            try:
                await self.beat()
            except StoreUnavailable as away:
                log.warning("this seat cannot say that it is here: %s", away)
                again = AGAIN_SECONDS
            except SeatNameTaken:
                raise
            except Exception:
                log.exception("saying that this seat is here stumbled and goes on")
            await self._rest(again)

    async def beat(self) -> None:
        """Say once that this seat is here. Raises SeatNameTaken and StoreUnavailable."""
        self._me = replace(self._me, trouble=self._trouble())
        database = self._store.database
        work = partial(seats.beat, database=database, row=self._me)
        if await self._store.write(work):
            return
        # Not written yet, removed by hand, or somebody else's now.
        await self._take_row()

    async def leave(self) -> None:
        """Remove the row, at a clean end; a store that is away is left to find out by itself."""
        try:
            await self._store.write(partial(seats.leave, row=self._me))
        except StoreUnavailable as away:
            log.warning("this seat's row stays until it is seen to stand still: %s", away)
        finally:
            self._lock.release(force=True)

    async def here(self) -> list[SeatHere]:
        """All seats, judged by what this one has seen of them. Raises StoreUnavailable."""
        rows = await self._store.read(seats.seats_here)
        return self._sightings.see(rows, self._clock.monotonic())

    @property
    def _run_file(self) -> Path:
        return self._folder / RUN_FILE

    async def _take_row(self) -> None:
        mine = await apart(self._last_run, "seat-run")
        there = await self._store.read(partial(seats.row_of, seat=self._me.seat))
        if there is not None and there.run != mine and await self._moves(there):
            raise await self._taken()
        if not await self._come(there.run if there else None):
            # Somebody else was quicker, and lives.
            raise await self._taken()
        await apart(partial(self._run_file.write_text, self._me.run), "seat-run")

    async def _come(self, instead_of: str | None) -> bool:
        database = self._store.database

        def work(connection: Connection) -> bool:
            seats.forget(connection, seats.long_ago(database, connection, FORGET_DAYS))
            return seats.come(connection, database, self._me, instead_of)

        came = await self._store.write(work)
        if not came and instead_of is not None:
            # It left while it was looked at.
            return await self._come(None)
        return came

    async def _moves(self, there: SeatRow) -> bool:
        """Whether another run beats, watched on this seat's own clock; False once it has left."""
        log.warning("a seat of this name is written down; looking whether it lives")
        end = self._clock.monotonic() + ALIVE_SECONDS
        while self._clock.monotonic() < end:
            await self._clock.sleep(LOOK_SECONDS)
            now = await self._store.read(partial(seats.row_of, seat=self._me.seat))
            if now is None:
                return False
            if (now.run, now.beat) != (there.run, there.beat):
                return True
        return False

    async def _taken(self) -> SeatNameTaken:
        def work(connection: Connection) -> str:
            row = seats.row_of(connection, self._me.seat)
            return operators.shown(connection, row.operator) if row else "somebody"

        return SeatNameTaken(self._me.seat, await self._store.read(work))

    async def _rest(self, seconds: float) -> None:
        end = self._clock.monotonic() + seconds
        while self._clock.monotonic() < end and self._trouble() == self._me.trouble:
            await self._clock.sleep(min(LOOK_SECONDS, seconds))

    def _last_run(self) -> str:
        with contextlib.suppress(OSError, ValueError):
            return self._run_file.read_text().strip()
        return ""
