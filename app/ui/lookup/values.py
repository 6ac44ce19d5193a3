"""What the look-up panel can be told: one value for each state it can be in."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.lookup_view import PersonFound


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was asked for yet."""


@dataclass(frozen=True, slots=True)
class Searching:
    """The earlier checks are being read."""


@dataclass(frozen=True, slots=True)
class Results:
    """Who was found; nobody is an answer too. `by_number` when an ID number was asked for."""

    people: tuple[PersonFound, ...] = ()
    by_number: bool = False
    more: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """The IEC is being asked."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The IEC's answer: `text` to read, `sentence` to copy; it may be that there is none.

    `reused` marks an earlier answer young enough, for which nobody was asked now.
    """

    text: str
    sentence: str
    could_not: bool = False
    reused: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """What went wrong, as a sentence for the operator."""

    sentence: str


LookupState = Nothing | Searching | Results | Asking | Answered | Failed
