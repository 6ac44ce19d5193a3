"""Asking the IEC for every ID number of a job: in passes, through outages, within the quota.

Passes: what is open; once more what failed; then a second look at what needs confirming (design,
decision 6). What each reply means is decided in `app/domain`; this carries it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Protocol

from app.domain.errors import (
    AccountBlocked,
    GatewayBlocked,
    LimitReached,
    LookupFailed,
    QuotaExhausted,
    StoreUnavailable,
)
from app.domain.failure_streak import FailureStreak, HeldFailure, Meaning
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState, WaitReason
from app.domain.lookup_outcome import Outcome, after_failure, after_reply
from app.domain.verdict import UnusableReply, VoterAnswer
from app.engine.checkpoints import Checkpoints
from app.engine.clock import Clock
from app.engine.control import WaitedTooLong
from app.engine.crew import together
from app.engine.outage import LOOK_SECONDS, Outage
from app.store import answers
from app.store.answers import SavedAnswer
from app.store.store import Store

PAGE = 500
UNNAMED_LIMIT_SECONDS = 60.0


class Lookup(Protocol):
    """What asks about one person; see `app.iec.client.IecClient.look_up`."""

    async def __call__(self, number: IdNumber) -> VoterAnswer | UnusableReply:
        """One answer, or an error of `app.domain.errors`."""
        ...


@dataclass(frozen=True, slots=True)
class Pace:
    """How a job is asked; seconds."""

    at_once: int
    checkpoint_seconds: float
    max_wait: float | None = None


class Asking:
    """One run's lookups. `once` makes a single request (probes), `patiently` retries."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        checkpoints: Checkpoints,
        outage: Outage,
        pace: Pace,
        *,
        once: Lookup,
        patiently: Lookup,
        block_until: Callable[[timedelta], Awaitable[None]],
        moved: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._checkpoints = checkpoints
        self._outage = outage
        self._pace = pace
        self._once = once
        self._patiently = patiently
        self._block_until = block_until
        self._moved = moved
        self._streak = FailureStreak()
        self._doubted: set[IdNumber] = set()
        self._waiting_since: float | None = None
        self._no_quota = asyncio.Lock()

    async def run(self) -> None:
        """Ask until every ID number has its answer or was given up after a second pass.

        Raises Stopped, LeaseLost, SeatBlocked (WaitedTooLong among them). What was answered is
        kept in every case.
        """
        try:
            await self._passes_then_stop()
        finally:
            await asyncio.shield(asyncio.ensure_future(self._checkpoints.flush(look=False)))

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
            half_full = self._checkpoints.half_full
            await self._clock.wait(half_full, self._pace.checkpoint_seconds)
            await self._checkpoints.flush()

    async def _all_passes(self) -> None:
        state: AnswerState | None
        while (state := await self._next_state()) is not None:
            await self._round(state)

    async def _next_state(self) -> AnswerState | None:
        await self._checkpoints.flush()
        counts = await self._store.read(
            partial(answers.count_by_state, job_id=self._checkpoints.job.job_id)
        )
        order = (AnswerState.OPEN, AnswerState.FAILED, AnswerState.UNCONFIRMED)
        return next((state for state in order if counts.get(state)), None)

    async def _round(self, state: AnswerState) -> None:
        """Ask everything in one state once, then judge what failed with nothing after it."""
        numbers = _Numbers(self._store, self._checkpoints.job.job_id, state)
        await together(self._worker(numbers, state) for _ in range(self._pace.at_once))
        await self._checkpoints.flush()
        self._raise_if_blocked(self._streak.at_end_of_round())
        if self._streak.holds:
            await self._ask_somebody_known()

    async def _worker(self, numbers: _Numbers, state: AnswerState) -> None:
        while True:
            await self._outage.passed()
            number = await numbers.next()
            if number is None:
                return
            await self._one(number, state)

    async def _one(self, number: IdNumber, state: AnswerState) -> None:
        """One lookup with everything that may come of it. Waits leave the row as it is."""
        try:
            reply = await self._patiently(number)
        except QuotaExhausted as out:
            await self._wait_for_quota(out.retry_at)
        except LimitReached as limit:
            await self._obey_limit(limit)
        except StoreUnavailable:
            # Nothing was sent, for nothing could be counted; the flush waits for the store.
            await self._checkpoints.flush()
        except LookupFailed as failure:
            await self._failed(number, state, failure)
        else:
            await self._replied(number, state, reply)

    async def _replied(
        self, number: IdNumber, state: AnswerState, reply: VoterAnswer | UnusableReply
    ) -> None:
        for held in self._streak.replied():
            await self._settle(held)
        self._waiting_since = None
        await self._keep(number, await self._outcome(number, state, reply))

    async def _outcome(
        self, number: IdNumber, state: AnswerState, reply: VoterAnswer | UnusableReply
    ) -> Outcome:
        first = None
        if state is AnswerState.UNCONFIRMED:
            job_id = self._checkpoints.job.job_id
            first = await self._store.read(lambda c: answers.first_answer(c, job_id, number))
        return after_reply(state, first, reply, again=self._is_again(number, state))

    async def _failed(self, number: IdNumber, state: AnswerState, failure: LookupFailed) -> None:
        if self._outage.is_on:
            return
        meaning = self._streak.failed(number, state, failure)
        self._raise_if_blocked(meaning)
        if meaning is Meaning.OUTAGE:
            reply = await self._wait_for_iec(number)
            if reply is not None:
                await self._replied(number, state, reply)

    async def _settle(self, held: HeldFailure) -> None:
        again = self._is_again(held.number, held.state)
        await self._keep(held.number, after_failure(held.state, held.reason, again=again))

    def _is_again(self, number: IdNumber, state: AnswerState) -> bool:
        """Whether the second look at an unconfirmed answer has itself failed once before."""
        return state is AnswerState.UNCONFIRMED and number in self._doubted

    async def _keep(self, number: IdNumber, outcome: Outcome) -> None:
        if outcome.state is AnswerState.UNCONFIRMED and outcome.answer is None:
            self._doubted.add(number)
            return
        saved = SavedAnswer(
            number, outcome.state, outcome.answer, outcome.reason, self._checkpoints.now()
        )
        await self._checkpoints.add(saved)
        self._moved()

    async def _ask_somebody_known(self) -> None:
        """Failures with no reply after them: ask about a person the IEC has answered before.

        If that succeeds it is the rows; if not, it is the IEC. With nobody known the rows stay
        as they are and are asked again, until ten failures in a row make it an outage.
        """
        job_id = self._checkpoints.job.job_id
        known = await self._store.read(lambda c: answers.any_answered(c, job_id))
        if known is None:
            return
        try:
            await self._once(known)
        except (QuotaExhausted, LimitReached):
            self._streak.forget()
        except LookupFailed:
            self._streak.forget()
            await self._wait_for_iec(known)
        else:
            for held in self._streak.replied():
                await self._settle(held)

    async def _wait_for_iec(self, number: IdNumber) -> VoterAnswer | UnusableReply | None:
        """Wait until the IEC answers again; what it then said about `number`, if it was asked."""
        self._outage.begin()
        began = self._checkpoints.now()
        await self._checkpoints.wait(
            WaitReason.IEC, text=f"The IEC does not answer since {_clock_time(began)}"
        )
        self._waiting_since = self._waiting_since or self._clock.monotonic()

        reply: VoterAnswer | UnusableReply | None = None

        async def probe() -> None:
            nonlocal reply
            reply = await self._once(number)

        await self._outage.last(probe, partial(self._look, "The IEC does not answer."))
        self._streak.replied()
        self._waiting_since = None
        await self._checkpoints.moving()
        return reply

    async def _wait_for_quota(self, until: datetime) -> None:
        """Wait until the ledger may have room. The first to come tells; the others wait behind."""
        async with self._no_quota:
            if self._checkpoints.now() >= until:
                return
            self._checkpoints.quota_is_out = True
            self._waiting_since = self._waiting_since or self._clock.monotonic()
            await self._checkpoints.wait(WaitReason.QUOTA, until=until)
            while self._checkpoints.now() < until:
                left = (until - self._checkpoints.now()).total_seconds()
                await self._clock.sleep(max(0.01, min(LOOK_SECONDS, left)))
                await self._look("Waits for quota.")
            self._checkpoints.quota_is_out = False
            self._waiting_since = None
            await self._checkpoints.moving()

    async def _obey_limit(self, limit: LimitReached) -> None:
        seconds = limit.retry_after or UNNAMED_LIMIT_SECONDS
        await self._block_until(timedelta(seconds=seconds))
        await self._wait_for_quota(self._checkpoints.now() + timedelta(seconds=seconds))

    async def _look(self, why: str) -> None:
        """At every look while waiting: wishes to stop, and the operator's own limit."""
        await self._checkpoints.flush()
        if self._pace.max_wait is None or self._waiting_since is None:
            return
        if self._clock.monotonic() - self._waiting_since >= self._pace.max_wait:
            raise WaitedTooLong(why)

    @staticmethod
    def _raise_if_blocked(meaning: Meaning) -> None:
        if meaning is Meaning.GATEWAY_BLOCKED:
            raise GatewayBlocked
        if meaning is Meaning.ACCOUNT_BLOCKED:
            raise AccountBlocked


class _Numbers:
    """The ID numbers of a job in one state, in the spreadsheet's order, a page at a time."""

    def __init__(self, store: Store, job_id: str, state: AnswerState) -> None:
        self._store = store
        self._job_id = job_id
        self._state = state
        self._after = 0
        self._page: list[tuple[IdNumber, int]] = []
        self._turn = asyncio.Lock()

    async def next(self) -> IdNumber | None:
        """The next one; None when all have been handed out."""
        async with self._turn:
            if not self._page:
                await self._fetch()
            if not self._page:
                return None
            number, self._after = self._page.pop(0)
            return number

    async def _fetch(self) -> None:
        after = self._after
        self._page = await self._store.read(
            lambda c: answers.page(c, self._job_id, self._state, after, PAGE)
        )


def _clock_time(moment: datetime) -> str:
    return f"{moment.replace(tzinfo=UTC).astimezone():%H:%M}"
