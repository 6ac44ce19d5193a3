"""What becomes of an ID number after one lookup (design, decision 6). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.job import AnswerState
from app.domain.verdict import (
    TWO_ANSWERS_REASON,
    AnswerMeaning,
    UnusableReply,
    VoterAnswer,
    meaning_of,
    needs_confirmation,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The next state. UNCONFIRMED without an answer means: leave it so and ask once more."""

    state: AnswerState
    answer: VoterAnswer | None = None
    reason: str = ""


def after_reply(
    state: AnswerState,
    first: VoterAnswer | None,
    reply: VoterAnswer | UnusableReply,
    *,
    again: bool,
) -> Outcome:
    """What a reply makes of an ID number in `state`, whose answer so far is `first`.

    `again` is True when the second look has failed once before.
    """
    if isinstance(reply, UnusableReply):
        return after_failure(state, str(reply), again=again)
    if state is AnswerState.UNCONFIRMED:
        return _confirmed(first, reply)
    if needs_confirmation(reply):
        return Outcome(AnswerState.UNCONFIRMED, reply)
    return Outcome(AnswerState.ANSWERED, reply)


def after_failure(state: AnswerState, reason: str, *, again: bool) -> Outcome:
    """What a failed lookup makes of an ID number: asked once more, and only then given up."""
    if state is AnswerState.OPEN:
        return Outcome(AnswerState.FAILED, reason=reason)
    if state is AnswerState.UNCONFIRMED and not again:
        return Outcome(AnswerState.UNCONFIRMED)
    return Outcome(AnswerState.COULD_NOT_CHECK, reason=reason)


def _confirmed(first: VoterAnswer | None, second: VoterAnswer) -> Outcome:
    # Only a deceased answer is ever unconfirmed; anything else the second time contradicts it.
    agrees = first is not None and meaning_of(second) is AnswerMeaning.DECEASED
    if agrees:
        return Outcome(AnswerState.ANSWERED, second)
    return Outcome(AnswerState.COULD_NOT_CHECK, reason=TWO_ANSWERS_REASON)
