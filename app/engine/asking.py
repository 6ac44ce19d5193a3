"""Asking the IEC for every ID number of a job: in passes, through outages, within the quota.

Passes: what is open; once more what failed; then a second look at what needs confirming (design,
decision 6). What each reply means is decided in `app/domain`; this carries it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

from app.domain.errors import (
    LeaseLost,
    LimitReached,
    LookupFailed,
    QuotaExhausted,
    StoreUnavailable,
)
from app.domain.failure_streak import HeldFailure
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState
from app.domain.lookup_outcome import Outcome, after_failure, after_reply
from app.domain.verdict import UnusableReply, VoterAnswer
from app.engine.checkpoints import Checkpoints
from app.engine.clock import Clock
from app.engine.crew import together
from app.engine.fault_finder import FaultFinder
from app.engine.numbers import Numbers
from app.engine.outage import Outage
from app.engine.waits import Waits
from app.store import answers
from app.store.answers import SavedAnswer

# The client lets only `at_once` out; these read replies and keep answers meanwhile.
SPARE_TASKS = 3
PASSES = (AnswerState.OPEN, AnswerState.FAILED, AnswerState.UNCONFIRMED)


class Lookup(Protocol):
    """What asks about one person; see `app.iec.client.IecClient.look_up`."""

    async def __call__(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        """One answer, or an error of `app.domain.errors`."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How a job is asked; seconds. `hands_over`: other seats may go on where this one cannot."""

    at_once: int
    checkpoint_seconds: float
    max_wait: float | None = None
    hands_over: bool = False


class Asking:
    """One run's lookups. `once` makes a single request (probes), `patiently` retries."""

    def __init__(
        self,
        clock: Clock,
        checkpoints: Checkpoints,
        outage: Outage,
        pace: Pace,
        *,
        once: Lookup,
        patiently: Lookup,
        block_until: Callable[[timedelta], Awaitable[None]],
        before_quota: Callable[[], Awaitable[None]],
    ) -> None:
        self._clock = clock
        self._checkpoints = checkpoints
        self._job_id = checkpoints.job.job_id
        self._outage = outage
        self._pace = pace
        self._patiently = patiently
        self._waits = Waits(
            clock, checkpoints, pace.max_wait, block_until=block_until, before_quota=before_quota
        )
        self._faults = FaultFinder(
            checkpoints,
            outage,
            self._waits,
            once=once,
            replied=self._replied,
            hands_over=pace.hands_over,
        )
        self._doubted: set[IdNumber] = set()

    async def run(self) -> None:
        """Ask until every ID number has its answer or was given up after a second pass.

        Raises Stopped, LeaseLost, SeatBlocked (WaitedTooLong among them). What was answered is
        kept in every case.
        """
        try:
            await self._passes_then_stop()
        except asyncio.CancelledError:
            await self._checkpoints.save_once()
            raise
        except LeaseLost:
            raise
        except Exception:
            await self._checkpoints.flush(look=False)
            raise

    async def _passes_then_stop(self) -> None:
        keeping = asyncio.ensure_future(self._keep_flushing())
        asking = asyncio.ensure_future(self._all_passes())
        try:
            await asyncio.wait({keeping, asking}, return_when=asyncio.FIRST_COMPLETED)
            for task in (keeping, asking):
                if task.done():
                    task.result()
        finally:
            for task in (keeping, asking):
                task.cancel()
            await asyncio.gather(keeping, asking, return_exceptions=True)

    async def _keep_flushing(self) -> None:
        while True:
            await self._clock.wait(self._checkpoints.half_full, self._pace.checkpoint_seconds)
            await self._checkpoints.flush()

    async def _all_passes(self) -> None:
        while (state := await self._next_state()) is not None:
            await self._round(state)

    async def _next_state(self) -> AnswerState | None:
        await self._checkpoints.flush()
        counts = await self._checkpoints.read(partial(answers.count_by_state, job_id=self._job_id))
        return next((state for state in PASSES if counts.get(state)), None)

    async def _round(self, state: AnswerState) -> None:
        """Ask everything in one state once, then judge what failed with nothing after it."""
        numbers = Numbers(self._checkpoints.read, self._job_id, state)
        tasks = self._pace.at_once + SPARE_TASKS
        await together(self._worker(numbers, state) for _ in range(tasks))
        await self._checkpoints.flush()
        if self._faults.streak.holds:
            await self._settle(await self._faults.round_ended(state))

    async def _worker(self, numbers: Numbers, state: AnswerState) -> None:
        while True:
            await self._outage.passed()
            number = await numbers.next()
            if number is None:
                return
            await self._one(number, state)

    async def _one(self, number: IdNumber, state: AnswerState) -> None:
        """One lookup with everything that may come of it. Waits leave the row as it is."""
        outages = self._outage.count
        try:
            reply = await self._patiently(number)
        except QuotaExhausted as out:
            await self._waits.for_quota(out.retry_at)
        except LimitReached as limit:
            await self._waits.obey(limit)
        except StoreUnavailable:
            # Nothing was sent, for nothing could be counted; the flush waits for the store.
            await self._checkpoints.flush()
        except LookupFailed as failure:
            # Of a lookup that an outage cut across nothing can be said.
            if outages == self._outage.count:
                await self._settle(await self._faults.failed(number, state, failure))
        else:
            await self._replied(number, state, reply)

    async def _replied(
        self, number: IdNumber, state: AnswerState, reply: VoterAnswer | UnusableReply
    ) -> None:
        self._waits.replied()
        held = [one for one in self._faults.streak.replied() if one.number != number]
        # The reply first: a run that is cancelled while it settles the rest must not lose it.
        await self._keep(number, await self._outcome(number, state, reply))
        await self._settle(held)

    async def _outcome(
        self, number: IdNumber, state: AnswerState, reply: VoterAnswer | UnusableReply
    ) -> Outcome:
        first = None
        if state is AnswerState.UNCONFIRMED:
            first = await self._checkpoints.read(
                lambda c: answers.first_answer(c, self._job_id, number)
            )
        return after_reply(state, first, reply, again=self._is_again(number, state))

    async def _settle(self, held: Iterable[HeldFailure]) -> None:
        for failure in {one.number: one for one in held}.values():
            again = self._is_again(failure.number, failure.state)
            outcome = after_failure(failure.state, failure.reason, again=again)
            await self._keep(failure.number, outcome)

    def _is_again(self, number: IdNumber, state: AnswerState) -> bool:
        """Whether the second look at an unconfirmed answer has itself failed once before."""
        return state is AnswerState.UNCONFIRMED and number in self._doubted

    async def _keep(self, number: IdNumber, outcome: Outcome) -> None:
        if outcome.state is AnswerState.UNCONFIRMED and outcome.answer is None:
            self._doubted.add(number)
            return
        now = self._checkpoints.now()
        await self._checkpoints.add(
            SavedAnswer(number, outcome.state, outcome.answer, outcome.reason, now)
        )
