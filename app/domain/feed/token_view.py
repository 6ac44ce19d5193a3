"""The feed and its tokens as the settings show them. Pure: words are the window's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.domain.feed.scopes import Scope


class TokenState(StrEnum):
    """Whether a token counts."""

    COUNTS = "counts"
    OVER = "over"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class TokenLine:
    """One token in the list; `until` is local time."""

    token_id: str
    name: str
    scopes: tuple[Scope, ...]
    seat: str
    until: datetime
    state: TokenState


@dataclass(frozen=True, slots=True)
class FeedView:
    """How the feed stands: its address, or the sentence why there is none; both "" when off."""

    address: str = ""
    problem: str = ""


def state_of(expires_at: datetime, revoked_at: datetime | None, now: datetime) -> TokenState:
    """Whether a token counts at `now`; all times are of one clock."""
    if revoked_at is not None:
        return TokenState.REVOKED
    return TokenState.OVER if expires_at <= now else TokenState.COUNTS
