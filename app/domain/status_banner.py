"""The banner above the jobs: what is out of the ordinary, until when, and what is kept. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.status_sentence import Account, StatusFacts


class BannerKind(StrEnum):
    """What a banner is about."""

    DATABASE_AWAY = "database away"
    NO_NETWORK = "no network"
    NO_NETWORK_HERE = "no network here"
    DISK_FULL = "disk full"
    SIGN_IN_REFUSED = "sign-in refused"
    GATEWAY_BLOCKED = "gateway blocked"
    LOOKUPS_REFUSED = "lookups refused"
    IEC_AWAY = "iec away"
    QUOTA = "quota"
    NO_ACCOUNT = "no account"
    ELEVATED = "elevated"
    PRACTICE = "practice"
    UPDATE = "update"
    UPDATE_WAITS = "update waits"


class BannerAction(StrEnum):
    """What a banner's button does."""

    ASK_NOW = "ask now"
    DETAILS = "details"
    WHY = "why"
    CONNECT = "connect"
    PRACTISE = "practise"
    CORRECT_ACCOUNT = "correct account"
    LEAVE_PRACTICE = "leave practice"
    INSTALL = "install"
    NOT_NOW = "not now"


@dataclass(frozen=True, slots=True)
class Banner:
    """One banner; `time` is local: since when, or until when. `actions` in reading order.

    `name` is the seat that goes on meanwhile.
    """

    kind: BannerKind
    time: datetime | None = None
    seconds: int = 0
    actions: tuple[BannerAction, ...] = ()
    name: str = ""


_REFUSALS = {
    Account.REFUSED: (BannerKind.SIGN_IN_REFUSED, BannerAction.CORRECT_ACCOUNT),
    Account.GATEWAY_BLOCKED: (BannerKind.GATEWAY_BLOCKED, BannerAction.DETAILS),
    Account.LOOKUPS_REFUSED: (BannerKind.LOOKUPS_REFUSED, BannerAction.DETAILS),
}


def status_banner(facts: StatusFacts) -> Banner | None:
    """The banner for the state of the seat; None while all is as usual.

    It follows the same order as the sentence, so the two never speak of different things.
    """
    if not facts.started:
        return None
    if facts.database_away_since is not None:
        return Banner(BannerKind.DATABASE_AWAY, facts.database_away_since)
    if not facts.network and facts.goes_on_at is not None:
        return Banner(BannerKind.NO_NETWORK_HERE, name=facts.goes_on_at[0])
    if not facts.network:
        return Banner(BannerKind.NO_NETWORK, actions=(BannerAction.ASK_NOW,))
    if facts.disk_full:
        return Banner(BannerKind.DISK_FULL)
    if facts.account in _REFUSALS:
        kind, action = _REFUSALS[facts.account]
        return Banner(kind, actions=(action,))
    if facts.iec_away_since is not None:
        actions = (BannerAction.ASK_NOW, BannerAction.DETAILS)
        return Banner(
            BannerKind.IEC_AWAY, facts.iec_away_since, round(facts.probe_seconds), actions
        )
    if facts.account is Account.MISSING:
        return Banner(BannerKind.NO_ACCOUNT, actions=(BannerAction.CONNECT, BannerAction.PRACTISE))
    if facts.quota_until is not None:
        return Banner(BannerKind.QUOTA, facts.quota_until, actions=(BannerAction.WHY,))
    return None
