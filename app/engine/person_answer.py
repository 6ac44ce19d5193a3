"""What one answer says about a person, in words an operator can pass on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from app.domain.identity_number import IdNumber, mask_id
from app.domain.municipalities import Municipalities
from app.domain.verdict import AnswerMeaning, VoterAnswer, meaning_of

NOT_CHECKED = "could not check"
PRACTICE_MARK = "PRACTICE, not a real answer. "


class Meaning(StrEnum):
    """What is known of a person apart from any list; the words are those of `Verdict`."""

    REGISTERED = "Registered"
    NOT_ON_ROLL = "NotRegisteredVoter"
    DECEASED = "Deceased"
    COULD_NOT_CHECK = "CouldNotCheck"


_MEANINGS = {
    AnswerMeaning.REGISTERED: Meaning.REGISTERED,
    AnswerMeaning.NOT_ON_ROLL: Meaning.NOT_ON_ROLL,
    AnswerMeaning.DECEASED: Meaning.DECEASED,
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """The outcome of one single check: an answer, or the reason why there is none.

    `asked_at` is store time, UTC. `iec_away` is True where it was not the person's record but
    the IEC, the account, the quota or this PC that gave no answer.
    """

    asked_at: datetime
    answer: VoterAnswer | None
    reason: str = ""
    reused: bool = False
    iec_away: bool = False


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What the IEC says about one person now.

    `text` reads "registered in Blouberg ward 16
    (LIM351), station …"; `sentence` says the same with date and masked ID number, to be copied.
    `reused` marks an earlier answer that is young enough. `asked_at` is store time, UTC.
    """

    meaning: Meaning
    text: str
    sentence: str
    masked_id: str
    asked_at: datetime
    reused: bool = False
    reason: str = ""
    ward_id: str = ""
    station: str = ""
    iec_away: bool = False


def person_answer(
    number: IdNumber, spoken: Spoken, municipalities: Municipalities, *, practice: bool
) -> PersonAnswer:
    """Put the outcome of a single check into words."""
    answer = spoken.answer
    text = _text(answer, spoken.reason, municipalities)
    mark = PRACTICE_MARK if practice else ""
    station = answer.station if answer else None
    return PersonAnswer(
        meaning=_MEANINGS[meaning_of(answer)] if answer else Meaning.COULD_NOT_CHECK,
        text=text,
        sentence=mark + _sentence(number, spoken, text),
        masked_id=mask_id(number),
        asked_at=spoken.asked_at,
        reused=spoken.reused,
        reason=spoken.reason,
        ward_id=station.ward_id if station else "",
        station=station.name if station else "",
        iec_away=spoken.iec_away,
    )


def _text(answer: VoterAnswer | None, reason: str, municipalities: Municipalities) -> str:
    if answer is None:
        return f"{NOT_CHECKED}: {reason}"
    match meaning_of(answer):
        case AnswerMeaning.DECEASED:
            return "the IEC's record indicates deceased (asked twice)"
        case AnswerMeaning.NOT_ON_ROLL:
            return "not on the voters' roll"
        case AnswerMeaning.REGISTERED:
            return _registered(answer, municipalities)


def _registered(answer: VoterAnswer, municipalities: Municipalities) -> str:
    if answer.station is None:
        return "registered"
    where = f"registered in {municipalities.label(answer.station.ward_id)}"
    return f"{where}, station {answer.station.name}" if answer.station.name else where


def _sentence(number: IdNumber, spoken: Spoken, text: str) -> str:
    local = spoken.asked_at.replace(tzinfo=UTC).astimezone()
    moment = f"{local.day} {local:%B %Y at %H:%M}"
    who = f"ID number {mask_id(number)}"
    if spoken.answer is None:
        return f"On {moment} {who} could not be checked: {spoken.reason}."
    return f"On {moment} the IEC answered about {who}: {text}."
