"""Who runs the queue: one process over all seats (design, decision 2).

On the embedded store a file lock of the operating system proves the owner dead and the next one
takes over at once. On a server the lease is watched, renewed and feared: a seat that cannot renew
stops asking before another one may take over, by its own monotonic clock.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol, TypeVar

from sqlalchemy import Connection

from app.domain.errors import LeaseLost, StoreUnavailable
from app.domain.lease_watch import LeaseTimes, LeaseWatch
from app.seats import lease
from app.seats.lease import Epoch, RunnerLock, Standing
from app.store.database import Database
from app.store.store import shielded

T = TypeVar("T")
log = logging.getLogger(__name__)

LEAVE_SECONDS = 5.0
TRY_AGAIN_SECONDS = 1.0


class Leadership(Protocol):
    """What a runner asks before it claims, and before every lookup. `elsewhere` says who has it."""

    elsewhere: str

    def observe(self, connection: Connection) -> None:
        """Look at the lease, in a read that is made anyway."""
        ...

    def saw(self, found: Standing) -> None:
        """The lease as another reader has just found it."""
        ...

    def try_to_lead(self) -> bool:
        """Whether a claim may be tried now; on the embedded store this takes the lock."""
        ...

    def is_free(self) -> bool:
        """Whether another seat's end was seen, so that a claim is worth a try; takes nothing."""
        ...

    def take(self, connection: Connection, owner: str) -> Epoch | None:
        """In a claim's transaction: the epoch to write with; None when another one leads."""
        ...

    def leave(self, connection: Connection) -> None:
        """In a claim's transaction that found nothing to run: let the next one lead at once."""
        ...

    def hold(self) -> None:
        """The claim has committed: keep what was taken until `give_back`."""
        ...

    async def confirm(self) -> None:
        """Before each lookup. Raises LeaseLost, and StoreUnavailable while nobody can know."""
        ...

    def give_back(self) -> None:
        """Let another process lead."""
        ...

    async def aclose(self) -> None:
        """Give back and wait for it, for a few seconds at most."""
        ...


class LocalLeadership:
    """On the embedded store: by the file lock."""

    elsewhere = "Another Rollcheck of this PC runs the queue."

    def __init__(self, lock: RunnerLock, database: Database) -> None:
        self._lock = lock
        self._database = database

    def observe(self, connection: Connection) -> None:
        """The lock says it all."""

    def saw(self, found: Standing) -> None:
        """The lock says it all."""

    def try_to_lead(self) -> bool:
        """Whether this process holds the lock now."""
        return self._lock.try_take()

    def is_free(self) -> bool:
        """Nobody knows without taking the lock."""
        return False

    def take(self, connection: Connection, owner: str) -> Epoch | None:
        """The next epoch; the lock is the proof that its owner is gone."""
        return lease.take(connection, owner, self._database.now(connection))

    def leave(self, connection: Connection) -> None:
        """The lock is given back instead."""

    def hold(self) -> None:
        """The lock is held by the operating system."""

    async def confirm(self) -> None:
        """A process cannot lose the lock."""

    def give_back(self) -> None:
        """Release the lock."""
        self._lock.give_back()

    async def aclose(self) -> None:
        """Release the lock."""
        self._lock.give_back()


class SharedLeadership:
    """On a server: by the lease. `database` is for this alone, so that nothing jams a renewal."""

    elsewhere = "Another seat runs the queue."

    def __init__(
        self, database: Database, times: LeaseTimes, monotonic: Callable[[], float]
    ) -> None:
        self._database = database
        self._times = times
        self._monotonic = monotonic
        self._holder = secrets.token_hex(16)
        self._watch = LeaseWatch(times.takeover)
        self._last: Standing | None = None
        self._claimed = (Epoch(0), float("-inf"))
        # Under these the lease may be this process's: a claim may have been kept or undone unseen.
        self._maybe_mine: frozenset[Epoch] = frozenset()
        self._renewed_at = float("-inf")
        self._held = False
        self._renewing: asyncio.Task[None] | None = None
        self._leaving: set[asyncio.Future[bool]] = set()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lease")
        self._turn = asyncio.Lock()

    def observe(self, connection: Connection) -> None:
        """Look at the lease, in a read that is made anyway."""
        self.saw(lease.standing(connection))

    def saw(self, found: Standing) -> None:
        """The lease as another reader has just found it."""
        self._watch.saw(found.epoch, found.beat, self._monotonic())
        self._last = found

    def try_to_lead(self) -> bool:
        """Whether nobody leads as far as was seen, or who does has stood still for too long."""
        last = self._last
        # What is being given back could otherwise be a claim made meanwhile.
        if last is None or self._leaving:
            return False
        return last.holder in ("", self._holder) or self._watch.is_dead(self._monotonic())

    def is_free(self) -> bool:
        """As `try_to_lead`, which takes nothing here."""
        return self.try_to_lead()

    def take(self, connection: Connection, owner: str) -> Epoch | None:
        """The next epoch, if the lease is free, mine, or still as it was seen to stand still."""
        started = self._monotonic()
        dead = self._last if self._watch.is_dead(started) else None
        now = self._database.now(connection)
        epoch = lease.take_if(connection, owner, self._holder, now, dead)
        if epoch is not None:
            self._claimed = (epoch, started)
            self._maybe_mine |= {epoch}
        return epoch

    def leave(self, connection: Connection) -> None:
        """Let the next one take it at once."""
        lease.leave(connection, self._holder, {self._claimed[0]})

    def hold(self) -> None:
        """Renew until `give_back`."""
        # Only now: a claim that was undone has renewed nothing.
        epoch, self._renewed_at = self._claimed
        self._maybe_mine = frozenset({epoch})
        self._held = True
        if self._renewing is None or self._renewing.done():
            self._renewing = asyncio.ensure_future(self._keep_renewing())

    async def confirm(self) -> None:
        """Return at once while the last renewal is young; otherwise renew first.

        After a sleep of this PC the last one is old, for the clock counts the sleep.
        """
        if self._is_young():
            return
        async with self._turn:
            # Again: a renewal that took long is old by the time it is known.
            while not self._is_young():
                await self._renew()

    def give_back(self) -> None:
        """Stop renewing, and let the next one take the lease without waiting for it to be dead."""
        if self._renewing is not None:
            self._renewing.cancel()
            self._renewing = None
        self._held = False
        self._renewed_at = float("-inf")
        mine, self._maybe_mine = self._maybe_mine, frozenset()
        if not mine:
            return
        leave = partial(lease.leave, holder=self._holder, epochs=mine)
        leaving = asyncio.ensure_future(self._apart(leave))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._left)

    async def aclose(self) -> None:
        """Give back and wait for it; a server that is away finds out by itself."""
        self.give_back()
        if self._leaving:
            await asyncio.wait(self._leaving, timeout=LEAVE_SECONDS)
        self._thread.shutdown(wait=False, cancel_futures=True)
        # In a thread: on a line that is cut, saying good-bye to a server waits for it.
        closing = asyncio.ensure_future(asyncio.to_thread(self._database.close))
        await asyncio.wait([closing], timeout=LEAVE_SECONDS)

    def _is_young(self) -> bool:
        return self._held and self._monotonic() - self._renewed_at < self._times.stop

    async def _keep_renewing(self) -> None:
        """From the event loop: a program that hangs must not look alive for ever."""
        while True:
            await asyncio.sleep(self._pause())
            async with self._turn:
                try:
                    await self._renew()
                except LeaseLost:
                    return
                except StoreUnavailable as away:
                    log.warning("the lease could not be renewed: %s", away)
                except Exception:
                    # Whatever it was: a holder that no longer tries is taken to be dead.
                    log.exception("the lease could not be renewed")

    def _pause(self) -> float:
        age = self._monotonic() - self._renewed_at
        usual = self._times.renew - age
        return usual if usual > 0 else min(TRY_AGAIN_SECONDS, self._times.renew)

    async def _renew(self) -> None:
        if not self._held:
            raise LeaseLost("this seat has given the queue back")
        # Taken before it is sent: others count from when they see it, which is later.
        started = self._monotonic()
        if not await self._apart(self._renew_in):
            self._held = False
            raise LeaseLost("another seat runs the queue now")
        self._renewed_at = started

    def _renew_in(self, connection: Connection) -> bool:
        return lease.renew(connection, self._holder, self._database.now(connection))

    async def _apart(self, work: Callable[[Connection], T]) -> T:
        loop = asyncio.get_running_loop()
        asked = loop.run_in_executor(self._thread, self._database.transact, work)
        return await shielded(asked)

    def _left(self, leaving: asyncio.Future[bool]) -> None:
        self._leaving.discard(leaving)
        if not leaving.cancelled() and (error := leaving.exception()) is not None:
            log.warning("the lease was not given back: %s", error)
