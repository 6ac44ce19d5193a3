"""The one sentence of the status bar, decided from facts. Pure: its words are the window's.

What stops the work comes before what it does, and what stands nearer to the operator's own PC
before what is further away: with no network, nothing can be known of the IEC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Account(StrEnum):
    """How this seat stands with the IEC."""

    OK = "ok"
    MISSING = "missing"
    REFUSED = "refused"
    GATEWAY_BLOCKED = "gateway blocked"
    LOOKUPS_REFUSED = "lookups refused"


class Says(StrEnum):
    """One part of the sentence."""

    STARTING = "starting"
    DATABASE_AWAY = "database away"
    NO_NETWORK = "no network"
    NO_NETWORK_HERE = "no network here"
    DISK_FULL = "disk full"
    SIGN_IN_REFUSED = "sign-in refused"
    GATEWAY_BLOCKED = "gateway blocked"
    LOOKUPS_REFUSED = "lookups refused"
    IEC_AWAY = "iec away"
    NO_ACCOUNT = "no account"
    WAITS_FOR_QUOTA = "waits for quota"
    QUEUE_PAUSED = "queue paused"
    CHECKING = "checking"
    READY = "ready"
    FREE_NOW = "free now"
    FREE_AND_MORE = "free and more"
    KEPT_FOR_ONE = "kept for one"
    ALL_DONE = "all done"
    ANSWERS_KEPT = "answers kept"
    GOES_ON = "goes on"


class Explains(StrEnum):
    """The setting or explanation that a click on the sentence opens."""

    QUOTA = "quota"
    ACCOUNT = "account"
    NETWORK = "network"
    IEC = "iec"
    GATEWAY = "gateway"
    DATABASE = "database"
    QUEUE = "queue"


class Grade(StrEnum):
    """How the sentence is marked: plain, with a clock, or as trouble."""

    PLAIN = "plain"
    WAIT = "wait"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class QuotaFacts:
    """Lookups free for lists now; `more` come free by `more_by`. Times are local."""

    free_now: int
    more: int = 0
    more_by: datetime | None = None
    kept_for_one: int = 0


@dataclass(frozen=True, slots=True)
class StatusFacts:
    """What is known of the seat; every time is local, without a zone.

    `quota` is None until the ledger was read. `iec_away_since` is set while an outage is on,
    `probe_seconds` is how often it is asked then. `quota_until` is set while a list waits.
    `goes_on_at` is the other seat that goes on while this one has no network, and the row it is at.
    `disk_full` is set while a list waits because this PC's disk has no room for its results.
    `checking` is the file being checked, `all_done` when the queue should be empty: None while
    nobody can know.
    """

    started: bool = True
    network: bool = True
    goes_on_at: tuple[str, int] | None = None
    disk_full: bool = False
    account: Account = Account.OK
    database_away_since: datetime | None = None
    iec_away_since: datetime | None = None
    probe_seconds: float = 60
    quota_until: datetime | None = None
    quota: QuotaFacts | None = None
    queue_paused: bool = False
    checking: str = ""
    all_done: datetime | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part with what its words need."""

    says: Says
    number: int = 0
    more: int = 0
    time: datetime | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What the status bar says, how it is marked, and what a click on it explains."""

    parts: tuple[Part, ...]
    explains: Explains
    grade: Grade = Grade.PLAIN


_REFUSALS = {
    Account.REFUSED: (Says.SIGN_IN_REFUSED, Explains.ACCOUNT),
    Account.GATEWAY_BLOCKED: (Says.GATEWAY_BLOCKED, Explains.GATEWAY),
    Account.LOOKUPS_REFUSED: (Says.LOOKUPS_REFUSED, Explains.GATEWAY),
}


def status_sentence(facts: StatusFacts) -> Sentence:
    """What the operator should know first. Never says "ready" while something stops the work."""
    if not facts.started:
        return Sentence((Part(Says.STARTING),), Explains.QUEUE)
    return _trouble(facts) or _waiting(facts) or _at_work(facts)


def _trouble(facts: StatusFacts) -> Sentence | None:
    if facts.database_away_since is not None:
        away = Part(Says.DATABASE_AWAY, time=facts.database_away_since)
        return Sentence((away, Part(Says.GOES_ON)), Explains.DATABASE, Grade.TROUBLE)
    if not facts.network and facts.goes_on_at is not None:
        seat, row = facts.goes_on_at
        here = Part(Says.NO_NETWORK_HERE, row, name=seat)
        return Sentence((here,), Explains.NETWORK, Grade.TROUBLE)
    if not facts.network:
        parts = (Part(Says.NO_NETWORK), Part(Says.GOES_ON))
        return Sentence(parts, Explains.NETWORK, Grade.TROUBLE)
    if facts.disk_full:
        parts = (Part(Says.DISK_FULL), Part(Says.GOES_ON))
        return Sentence(parts, Explains.QUEUE, Grade.TROUBLE)
    if facts.account in _REFUSALS:
        says, explains = _REFUSALS[facts.account]
        return Sentence((Part(says), Part(Says.ANSWERS_KEPT)), explains, Grade.TROUBLE)
    if facts.iec_away_since is not None:
        away = Part(Says.IEC_AWAY, round(facts.probe_seconds), time=facts.iec_away_since)
        free = (Part(Says.FREE_NOW, facts.quota.free_now),) if facts.quota else ()
        return Sentence((away, *free), Explains.IEC, Grade.TROUBLE)
    return None


def _waiting(facts: StatusFacts) -> Sentence | None:
    if facts.account is Account.MISSING:
        return Sentence((Part(Says.NO_ACCOUNT),), Explains.ACCOUNT)
    if facts.quota_until is not None:
        kept = facts.quota.kept_for_one if facts.quota else 0
        rest = (Part(Says.KEPT_FOR_ONE, kept),) if kept else ()
        waits = Part(Says.WAITS_FOR_QUOTA, time=facts.quota_until)
        return Sentence((waits, *rest), Explains.QUOTA, Grade.WAIT)
    return None


def _at_work(facts: StatusFacts) -> Sentence:
    quota = _quota(facts.quota)
    if facts.checking:
        done = (Part(Says.ALL_DONE, time=facts.all_done),) if facts.all_done else ()
        parts = (Part(Says.CHECKING, name=facts.checking), *quota, *done)
        return Sentence(parts, Explains.QUOTA)
    if facts.queue_paused:
        return Sentence((Part(Says.QUEUE_PAUSED), *quota), Explains.QUEUE, Grade.WAIT)
    return Sentence((Part(Says.READY), *quota), Explains.QUOTA)


def _quota(quota: QuotaFacts | None) -> tuple[Part, ...]:
    if quota is None:
        return ()
    if quota.more and quota.more_by is not None:
        return (Part(Says.FREE_AND_MORE, quota.free_now, quota.more, quota.more_by),)
    return (Part(Says.FREE_NOW, quota.free_now),)
