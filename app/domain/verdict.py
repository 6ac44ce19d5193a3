"""What an answer means for a row: the one decision table (design, decision 6).

Pure: no clock, network or database. A failure is never an answer about a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.ward import WardId


class Verdict(StrEnum):
    """A row's category. The values are the seed's words, used in files and in the feed."""

    REGISTERED_IN_WARD = "RegisteredInWard"
    NOT_REGISTERED_IN_WARD = "NotRegisteredInWard"
    NOT_REGISTERED_VOTER = "NotRegisteredVoter"
    DECEASED = "Deceased"
    COULD_NOT_CHECK = "CouldNotCheck"
    INVALID_ID_NUMBER = "InvalidIdNumber"
    DUPLICATE = "Duplicate"


VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.REGISTERED_IN_WARD: "In ward",
    Verdict.NOT_REGISTERED_IN_WARD: "Other ward",
    Verdict.NOT_REGISTERED_VOTER: "Not on voters' roll",
    Verdict.DECEASED: "IEC reports deceased",
    Verdict.COULD_NOT_CHECK: "Could not check",
    Verdict.INVALID_ID_NUMBER: "ID number wrong",
    Verdict.DUPLICATE: "Duplicate",
}


@dataclass(frozen=True, slots=True)
class VotingStation:
    """Where a person votes. Texts are as the IEC sent them; absent ones are empty."""

    name: str
    ward_id: WardId
    vd_number: str = ""
    municipality: str = ""
    province: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class VoterAnswer:
    """One well-formed, self-consistent reply about one person.

    `on_roll` is False for a 404. `registered` without a `station` cannot be built by the
    reply parser: it refuses such replies as `UnusableReply`.
    """

    on_roll: bool
    registered: bool
    station: VotingStation | None = None
    status_text: str = ""


class UnusableReply(StrEnum):
    """A reply that contradicts itself or the question: no answer about the person."""

    OTHER_ID = "the reply is about another ID number"
    REGISTERED_NOT_BOOLEAN = "the reply does not say clearly whether the person is registered"
    NO_WARD = "registered, but the reply names no ward"
    STATUS_CONTRADICTS = "the reply's status contradicts its registration flag"


class AnswerMeaning(StrEnum):
    """An answer before the ward is known: the ward may change later without a lookup."""

    REGISTERED = "registered"
    NOT_ON_ROLL = "not_on_roll"
    DECEASED = "deceased"


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """A verdict with its reason in plain words (empty where the verdict says it all)."""

    verdict: Verdict
    reason: str = ""


DECEASED_REASON = "the IEC's record indicates that this person is deceased (asked twice)"
UNCONFIRMED_REASON = "the IEC's record is unclear; it is asked a second time"
TWO_ANSWERS_REASON = "two different answers"
NO_WARD_REASON = "no ward in the row"
STOPPED_REASON = "not asked: the job was stopped"
OTHER_WARD_REASON = "registered in ward {ward}"


def meaning_of(answer: VoterAnswer) -> AnswerMeaning:
    """What an answer says about the person, whatever the ward.

    Not registered although a station is on record is how the IEC shows a deceased person
    (seed-system notes, "Verification"); it needs a second, agreeing answer before it counts.
    """
    if answer.registered:
        return AnswerMeaning.REGISTERED
    if answer.on_roll and answer.station is not None:
        return AnswerMeaning.DECEASED
    return AnswerMeaning.NOT_ON_ROLL


def needs_confirmation(answer: VoterAnswer) -> bool:
    """True when one lookup is not enough to say this about a person."""
    return meaning_of(answer) is AnswerMeaning.DECEASED


def verdict_for(answer: VoterAnswer, expected: WardId | None) -> RowVerdict:
    """Decide one answer (a deceased one already confirmed) for a row of the ward `expected`.

    `expected` is None for a row without a ward where each row has its own.
    """
    meaning = meaning_of(answer)
    if meaning is AnswerMeaning.DECEASED:
        return RowVerdict(Verdict.DECEASED, DECEASED_REASON)
    if meaning is AnswerMeaning.NOT_ON_ROLL:
        return RowVerdict(Verdict.NOT_REGISTERED_VOTER)
    if expected is None:
        return RowVerdict(Verdict.COULD_NOT_CHECK, NO_WARD_REASON)
    if _ward_of(answer) == expected:
        return RowVerdict(Verdict.REGISTERED_IN_WARD)
    ward = _ward_of(answer) or ""
    return RowVerdict(Verdict.NOT_REGISTERED_IN_WARD, OTHER_WARD_REASON.format(ward=ward))


def _ward_of(answer: VoterAnswer) -> WardId | None:
    return answer.station.ward_id if answer.station else None
