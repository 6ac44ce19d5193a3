"""What the files dropped together are called: a folder of results has that name. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.domain.safe_name import safe_name

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MAX_BYTES = 80


def batch_name(wanted: str, now: datetime, taken: Iterable[str]) -> str:
    """`wanted`, or "25 Nov 11.58" of the local time `now`, unlike every name `taken` that day.

    A colon cannot stand in the name of a folder on Windows, where two names that differ in case
    alone are one.
    """
    default = f"{now.day} {_MONTHS[now.month - 1]} {now:%H.%M}"
    name = safe_name(wanted, default, _MAX_BYTES)
    others = {each.casefold() for each in taken}
    unlike, number = name, 1
    while unlike.casefold() in others:
        number += 1
        unlike = f"{name} ({number})"
    return unlike
