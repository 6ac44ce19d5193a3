"""What a reply is, apart from what it says: a page, the gateway's page, how long to wait. Pure."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT_SECONDS = 24 * 3600.0

_CHALLENGE_MARKS = (
    b"just a moment",
    b"cf-chl",
    b"challenge-platform",
    b"attention required! | cloudflare",
)
_SECONDS = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def is_page(content_type: str, body: bytes) -> bool:
    """True for HTML (or XML), whatever the reply calls itself."""
    if content_type.strip().lower().startswith(("text/html", "application/xhtml")):
        return True
    return body.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")


def is_gateway_page(status: int, content_type: str, body: bytes) -> bool:
    """True for the page of the gate in front of the IEC (iec-api notes).

    Any page with 403 or 429 is the gate's: the IEC's own refusals are not HTML. A 503 page is
    also what a web server shows while its service is down, so there a challenge mark decides.
    """
    if status not in (403, 429, 503) or not is_page(content_type, body):
        return False
    return status != 503 or any(mark in body.lower() for mark in _CHALLENGE_MARKS)


def retry_after_seconds(header: str | None, now: datetime) -> float | None:
    """Seconds to wait, from a `Retry-After` in seconds or as a date; None where it says nothing.

    `now` is the reply's own date where it has one: a PC's clock may be hours off. Never less
    than 0, never more than a day: a nonsense number must not block every seat for weeks.
    """
    text = (header or "").strip()
    if _SECONDS.fullmatch(text):
        return min(float(text), LONGEST_WAIT_SECONDS)
    moment = http_date(text)
    if moment is None:
        return None
    seconds = (moment - _in_utc(now)).total_seconds()
    return min(max(math.ceil(seconds), 0.0), LONGEST_WAIT_SECONDS)


def http_date(text: str | None) -> datetime | None:
    """An HTTP date as an aware moment; None when it is not one."""
    try:
        return _in_utc(parsedate_to_datetime(text or ""))
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
