"""Reads what the IEC answers to a sign-in (iec-api notes, "Sign-in"). Pure."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.errors import GatewayBlocked, LimitReached, LookupFailed, SignInRefused
from app.iec.fields import NotAnObject, read_object
from app.iec.page import is_gateway_page, retry_after_seconds

USUAL_LIFE_SECONDS = 3600.0
LONGEST_LIFE_SECONDS = 24 * 3600.0
NO_TOKEN = "the sign-in gave no token"  # noqa: S105  # nosec B105 - a sentence

# Anything else in a header would be refused, or split the request in two.
_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")


@dataclass(frozen=True, slots=True)
class Grant:
    """A token and how long it is good for, in seconds from when it was asked for."""

    token: str = field(repr=False)
    life_seconds: float


def read_token_reply(
    status_code: int, content_type: str, body: bytes, retry_after: str | None, now: datetime
) -> Grant:
    """A token, or why there is none.

    Raises SignInRefused (400, 401, 403), GatewayBlocked, LimitReached, or LookupFailed.
    """
    if status_code == 200:
        return _grant(body)
    if is_gateway_page(status_code, content_type, body):
        raise GatewayBlocked
    if status_code in (400, 401, 403):
        raise SignInRefused
    if status_code == 429:
        raise LimitReached(retry_after_seconds(retry_after, now))
    kind = "server error" if status_code >= 500 else "unexpected reply"
    raise LookupFailed(f"{kind} {status_code} at the sign-in")


def _grant(body: bytes) -> Grant:
    try:
        reply = read_object(body)
    except NotAnObject:
        raise LookupFailed(NO_TOKEN) from None
    token = reply.get("access_token")
    if not isinstance(token, str) or not _TOKEN.fullmatch(token):
        raise LookupFailed(NO_TOKEN)
    return Grant(token, _life(reply.get("expires_in")))


def _life(value: object) -> float:
    """Seconds; the usual hour where the reply says nothing sensible, never more than a day."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return USUAL_LIFE_SECONDS
    try:
        seconds = float(value)
    except (ValueError, OverflowError):
        return USUAL_LIFE_SECONDS
    if not math.isfinite(seconds) or seconds <= 0:
        return USUAL_LIFE_SECONDS
    return min(seconds, LONGEST_LIFE_SECONDS)
