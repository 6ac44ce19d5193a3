"""Failures in a row: are these people's records at fault, or is the IEC away?

A person whom the IEC has answered before tells the two apart (design, decision 6). While it is
away, one lookup a minute asks whether it is back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from enum import Enum, auto
from functools import partial

from app.domain.errors import (
    AccountBlocked,
    AccountRefusal,
    GatewayBlocked,
    GatewayRefusal,
    LimitReached,
    LookupFailed,
    NoInternet,
    QuotaExhausted,
    StoreUnavailable,
)
from app.domain.failure_streak import FailureStreak, HeldFailure, Meaning
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState, WaitReason
from app.domain.verdict import UnusableReply, VoterAnswer
from app.engine.checkpoints import Checkpoints
from app.engine.numbers import Numbers
from app.engine.outage import Outage
from app.engine.waits import Waits
from app.iec.errors import LOCAL_REASONS, NEVER_REACHED
from app.store import answers

NO_ANSWER = "The IEC does not answer since {since}"
# Other seats read it too.
NO_NETWORK = "The PC that checks this list has no internet since {since}"

Once = Callable[[IdNumber], Awaitable[VoterAnswer | UnusableReply]]
Replied = Callable[[IdNumber, AnswerState, VoterAnswer | UnusableReply], Awaitable[None]]


class Fault(Enum):
    """Whose failures they were."""

    ROWS = auto()
    IEC = auto()
    UNKNOWN = auto()


class FaultFinder:
    """Judges failures of one run. `once` makes one request; `replied` keeps a probe's reply.

    With `hands_over` (of many seats) a seat that does not reach the IEC at all does not wait for
    it: another one may reach it.
    """

    def __init__(
        self,
        checkpoints: Checkpoints,
        outage: Outage,
        waits: Waits,
        *,
        once: Once,
        replied: Replied,
        hands_over: bool = False,
    ) -> None:
        self.streak = FailureStreak()
        self._checkpoints = checkpoints
        self._outage = outage
        self._waits = waits
        self._once = once
        self._replied = replied
        self._hands_over = hands_over
        self._spared: set[IdNumber] = set()

    async def failed(
        self, number: IdNumber, state: AnswerState, failure: LookupFailed
    ) -> list[HeldFailure]:
        """Note a failure; those that now count against their rows.

        With the tenth in a row this waits until the IEC answers. Raises GatewayBlocked and
        AccountBlocked after three different ID numbers, and NoInternet.
        """
        held = [*self.streak.held, HeldFailure(number, state, failure.reason)]
        self._outage.reason = failure.reason
        meaning = self.streak.failed(number, state, failure)
        _raise_if_blocked(meaning)
        if meaning is not Meaning.OUTAGE:
            return []
        # At once, so that lookups under way count for nothing.
        self._outage.begin()
        known = await self._known()
        fault = Fault.IEC if known is None else await self._fault(known)
        at_fault = self._not_spared(held) if fault is Fault.ROWS else []
        await self._go_on(fault, state)
        return at_fault

    async def round_ended(self, state: AnswerState) -> list[HeldFailure]:
        """A round has ended in failures without a reply after them; those that count.

        With nobody known to ask about, the rows stay as they are and are asked again, until ten
        failures in a row make it an outage.
        """
        known = await self._known()
        if known is None:
            _raise_if_blocked(self.streak.at_end_of_round())
            return []
        held = list(self.streak.held)
        fault = await self._fault(known)
        await self._go_on(fault, state)
        return held if fault is Fault.ROWS else []

    async def _fault(self, known: IdNumber) -> Fault:
        try:
            await self._once(known)
        except (QuotaExhausted, LimitReached, StoreUnavailable):
            # Nothing was learned; the rows are asked again, and the wait shows itself there.
            return Fault.UNKNOWN
        except (GatewayRefusal, AccountRefusal) as refusal:
            _raise_if_blocked(self.streak.failed(known, AnswerState.ANSWERED, refusal))
            _raise_if_blocked(self.streak.at_end_of_round())
            return Fault.IEC
        except LookupFailed as failure:
            self._outage.reason = failure.reason
            return Fault.IEC
        self._waits.replied()
        return Fault.ROWS

    async def _go_on(self, fault: Fault, state: AnswerState) -> None:
        self.streak.replied()
        if fault is Fault.IEC:
            await self._wait_for_iec(state)
        self._outage.end()

    async def _wait_for_iec(self, state: AnswerState) -> None:
        self._outage.begin()
        self._raise_if_never_reached()
        self._waits.begin()
        since = _clock_time(self._checkpoints.now())
        text = NO_NETWORK if self._outage.reason in LOCAL_REASONS else NO_ANSWER
        await self._checkpoints.wait(WaitReason.IEC, text=text.format(since=since))
        anybody = Numbers(self._checkpoints.read, self._checkpoints.job.job_id, state, page=1)
        await self._outage.last(
            partial(self._probe, anybody, state),
            self._look_while_away,
        )
        await self._checkpoints.moving()

    async def _look_while_away(self) -> None:
        # A probe may show that what began as the IEC's own trouble is this PC's by now.
        self._raise_if_never_reached()
        await self._waits.look("The IEC does not answer.")

    def _raise_if_never_reached(self) -> None:
        if self._hands_over and self._outage.reason in NEVER_REACHED:
            raise NoInternet

    async def _probe(self, anybody: Numbers, state: AnswerState) -> None:
        """Ask about somebody known; with nobody known, about another row each time, for one of
        them may be the only one that fails.
        """
        known = await self._known()
        if known is not None:
            await self._once(known)
            self._waits.replied()
            return
        number = await anybody.next_for_ever()
        if number is not None:
            await self._replied(number, state, await self._once(number))

    async def _known(self) -> IdNumber | None:
        """Somebody the IEC has answered about: in this job, or else in any other."""
        job = self._checkpoints.job
        known = await self._checkpoints.read(lambda c: answers.any_answered(c, job.job_id))
        if known is None:
            known = await self._checkpoints.read(lambda c: answers.anybody_answered(c, job.iec))
        return known

    def _not_spared(self, held: Iterable[HeldFailure]) -> list[HeldFailure]:
        """Ten rows that failed in a row although the IEC answers may have met an outage too short
        to be seen: in the second pass each is spared once before it is given up.
        """
        at_fault = []
        for failure in held:
            if failure.state is AnswerState.OPEN or failure.number in self._spared:
                at_fault.append(failure)
            else:
                self._spared.add(failure.number)
        return at_fault


def _raise_if_blocked(meaning: Meaning) -> None:
    if meaning is Meaning.GATEWAY_BLOCKED:
        raise GatewayBlocked
    if meaning is Meaning.ACCOUNT_BLOCKED:
        raise AccountBlocked


def _clock_time(moment: datetime) -> str:
    return f"{moment.replace(tzinfo=UTC).astimezone():%H:%M}"
