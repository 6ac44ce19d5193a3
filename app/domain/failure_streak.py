"""Failures in a row: when is it the IEC that is away, and not one person's record? Pure.

Design, decision 6: after ten failures in a row an outage is on, and what failed goes back to
open. Until then a failure is held back: it counts against a row only once the IEC has answered
something else, for only then was it the row and not the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from app.domain.errors import AccountRefusal, GatewayRefusal, LookupFailed
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState

OUTAGE_AFTER = 10
REFUSALS_BEFORE_BLOCKED = 3


@dataclass(frozen=True, slots=True)
class HeldFailure:
    """One failed lookup whose meaning is not known yet; `state` is the row's state before it."""

    number: IdNumber
    state: AnswerState
    reason: str


class Meaning(Enum):
    """What a streak of failures means so far."""

    UNDECIDED = "undecided"
    OUTAGE = "outage"
    GATEWAY_BLOCKED = "gateway blocked"
    ACCOUNT_BLOCKED = "account blocked"


@dataclass
class FailureStreak:
    """The failures since the last reply. One instance for a job's run; not shared between tasks
    that run at the same time.
    """

    _held: list[HeldFailure] = field(default_factory=list)
    _gateway: set[IdNumber] = field(default_factory=set)
    _account: set[IdNumber] = field(default_factory=set)
    _length: int = 0

    def failed(self, number: IdNumber, state: AnswerState, failure: LookupFailed) -> Meaning:
        """Hold back one failure and say what the streak means now.

        An outage empties what is held: those rows stay as they were before.
        """
        self._length += 1
        self._held.append(HeldFailure(number, state, failure.reason))
        self._note_refusal(number, failure)
        if len(self._gateway) >= REFUSALS_BEFORE_BLOCKED:
            return Meaning.GATEWAY_BLOCKED
        if len(self._account) >= REFUSALS_BEFORE_BLOCKED:
            return Meaning.ACCOUNT_BLOCKED
        if self._length >= OUTAGE_AFTER:
            self._held.clear()
            return Meaning.OUTAGE
        return Meaning.UNDECIDED

    def replied(self) -> list[HeldFailure]:
        """The IEC has answered: what was held counts against its rows now; the streak is over."""
        held, self._held = self._held, []
        self._gateway.clear()
        self._account.clear()
        self._length = 0
        return held

    def at_end_of_round(self) -> Meaning:
        """What unbroken failures mean when there is nothing else left to ask."""
        if not self._held:
            return Meaning.UNDECIDED
        if len(self._gateway) >= len({failure.number for failure in self._held}):
            return Meaning.GATEWAY_BLOCKED
        if len(self._account) >= len({failure.number for failure in self._held}):
            return Meaning.ACCOUNT_BLOCKED
        return Meaning.UNDECIDED

    @property
    def held(self) -> tuple[HeldFailure, ...]:
        """The failures held back, oldest first."""
        return tuple(self._held)

    @property
    def holds(self) -> bool:
        """Whether failures are held back."""
        return bool(self._held)

    def forget(self) -> None:
        """Drop what is held: the rows stay as they are and are asked again."""
        self._held.clear()

    def _note_refusal(self, number: IdNumber, failure: LookupFailed) -> None:
        if isinstance(failure, GatewayRefusal):
            self._gateway.add(number)
        elif isinstance(failure, AccountRefusal):
            self._account.add(number)
        else:
            self._gateway.clear()
            self._account.clear()
