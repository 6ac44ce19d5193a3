"""Runs the queue for as long as a seat lives: whatever happens to one job, the next one comes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from enum import StrEnum

from app.domain.errors import (
    AccountBlocked,
    DiskFull,
    LookupFailed,
    NoCredentials,
    NoInternet,
    SeatBlocked,
    SignInRefused,
    StoreUnavailable,
)
from app.domain.job import Job
from app.engine.clock import Clock
from app.engine.desk.seat_state import SeatWatch
from app.engine.patience import STORE_RETRY_SECONDS
from app.engine.progress import Progress
from app.engine.runner import Runner
from app.store.queue_looks import Interrupted

__all__ = ["Interrupted", "Keeper", "KeeperState"]

log = logging.getLogger(__name__)

LOOK_SECONDS = 2.0
TROUBLE_SECONDS = 5.0

WhenEnded = Callable[[Job], Awaitable[None]]


class KeeperState(StrEnum):
    """What the seat does about the queue now; ELSEWHERE: another Rollcheck of this PC runs it."""

    STARTING = "starting"
    IDLE = "idle"
    WORKING = "working"
    ELSEWHERE = "elsewhere"
    BLOCKED = "blocked"
    STORE_AWAY = "store away"
    ENDED = "ended"


class Keeper:
    """Claims and runs jobs until cancelled; a refused seat tries again by itself.

    `when_ended` are awaited one after the other for each job that ends here, before the next one
    is claimed: they must be quick. `when_wrong` are told each error of our own, which is logged;
    the queue goes on. `state` is BLOCKED, and `blocked` says why, until the IEC has answered a
    lookup, or a sign-in while nothing is left to ask; with a full disk, until it has
    found room. `look_seconds` is how often it looks without
    being woken. `among_others` seats one that was refused claims again only when the IEC lets it
    sign in: a list is not taken from them for a mere try.
    """

    def __init__(
        self,
        runner: Runner,
        clock: Clock,
        watch: SeatWatch,
        probe_seconds: float,
        look_seconds: float = LOOK_SECONDS,
        *,
        among_others: bool = False,
    ) -> None:
        self.when_ended: list[WhenEnded] = []
        self.when_wrong: list[Callable[[Exception], None]] = []
        self.state = KeeperState.STARTING
        self.blocked: SeatBlocked | None = None
        self._runner = runner
        self._clock = clock
        self._watch = watch
        self._probe_seconds = probe_seconds
        self._look_seconds = look_seconds
        self._probed: tuple[type[SeatBlocked], ...] = (NoInternet, DiskFull)
        if among_others:
            self._probed += (SignInRefused, NoCredentials)
        self._wake = asyncio.Event()
        self._again = asyncio.Event()
        self._interrupted: tuple[Interrupted, ...] | None = None
        self._failures = 0
        runner.when_ended = self._ended

    def wake(self) -> None:
        """There is new work: look at once. A refused seat keeps to its minute."""
        self._wake.set()

    def try_again(self) -> None:
        """Whatever refused this seat may have been put right: do not wait a minute."""
        self._again.set()
        self._wake.set()

    async def interrupted(self) -> tuple[Interrupted, ...]:
        """What a crash or a power cut left running; back in the queue, it goes on by itself.

        To be asked before `run`, or while it runs; the answer stays the same. Empty while another
        process of this PC runs the queue, and while the store is away: then nothing is known.
        """
        if self._interrupted is None:
            self._interrupted = await self._recovered()
        return self._interrupted

    async def run(self) -> None:
        """Until cancelled; the running job then goes back to the queue with all it has."""
        self._runner.watchers.append(self._moved)
        try:
            await self.interrupted()
            while True:
                await self._rest(await self._turn())
        finally:
            self._runner.watchers.remove(self._moved)
            self._runner.give_back()
            self.state = KeeperState.ENDED

    async def _recovered(self) -> tuple[Interrupted, ...]:
        if not self._runner.try_to_lead():
            return ()
        try:
            return await self._runner.recover()
        except StoreUnavailable as away:
            # The next claim puts them back as well.
            log.warning("what was interrupted is not known: %s", away)
            return ()

    async def _turn(self) -> float:
        """Run what there is; for how many seconds to rest then."""
        self._wake.clear()
        self._again.clear()
        try:
            rest = await self._work()
        except SeatBlocked as refusal:
            return self._refused(refusal)
        except StoreUnavailable as away:
            log.warning("the queue waits: %s", away)
            self.state = KeeperState.STORE_AWAY
            return STORE_RETRY_SECONDS
        except Exception as error:  # noqa: BLE001 - logged and told; the queue must go on
            return self._went_wrong(error)
        self._failures = 0
        return rest

    async def _work(self) -> float:
        if not await self._runner.has_work():
            # A command may have the queue while there is nothing to do here.
            self._runner.give_back()
            return await self._idle()
        if isinstance(self.blocked, self._probed):
            # Another seat goes on meanwhile: its list is not taken away for a mere try.
            if not await self._is_let_in():
                self._runner.give_back()
                self.state = KeeperState.BLOCKED
                return self._probe_seconds
            self._let_in()
        if not self._runner.try_to_lead():
            self.state = KeeperState.ELSEWHERE
            return self._look_seconds
        if self.blocked is None:
            self.state = KeeperState.WORKING
        # A client is made only for work: each one reads the certificates of this PC.
        await self._runner.run_until_done(stay=False)
        return 0

    async def _idle(self) -> float:
        if self.blocked is not None and not await self._is_let_in():
            self.state = KeeperState.BLOCKED
            return self._probe_seconds
        self._let_in()
        self.state = KeeperState.IDLE
        return self._look_seconds

    async def _is_let_in(self) -> bool:
        """Nobody asks, so nothing else would show that a refused seat may again."""
        if isinstance(self.blocked, DiskFull):
            # The IEC knows nothing of it.
            return await self._runner.has_room()
        if isinstance(self.blocked, AccountBlocked):
            # Its sign-in was never refused.
            return False
        try:
            await self._runner.sign_in()
        except LookupFailed:
            return False
        return True

    async def _rest(self, seconds: float) -> None:
        if seconds:
            # New work does not shorten a refused seat's minute: it is the IEC's, too.
            refused = self.state is KeeperState.BLOCKED
            await self._clock.wait(self._again if refused else self._wake, seconds)

    def _refused(self, refusal: SeatBlocked) -> float:
        log.warning("this seat waits: %s", refusal)
        self.state, self.blocked = KeeperState.BLOCKED, refusal
        self._watch.blocked(refusal)
        # Another process of this PC may have another account.
        self._runner.give_back()
        return self._probe_seconds

    def _went_wrong(self, error: Exception) -> float:
        """Tried again at growing distances: what stumbles at once would fill the log."""
        log.error("the queue stumbled and goes on", exc_info=error)
        for listener in self.when_wrong:
            listener(error)
        self._failures += 1
        return float(min(TROUBLE_SECONDS * 2 ** (self._failures - 1), self._probe_seconds))

    def _moved(self, progress: Progress) -> None:
        # Only lookups make a rate: the IEC answers this seat again.
        if self.blocked is not None and progress.per_second > 0:
            self._let_in()
            self.state = KeeperState.WORKING

    def _let_in(self) -> None:
        if self.blocked is not None:
            self.blocked = None
            self._watch.unblocked()

    async def _ended(self, job: Job) -> None:
        for listener in self.when_ended:
            try:
                await listener(job)
            except Exception:
                log.exception("job %s: its end was not dealt with", job.job_id)
