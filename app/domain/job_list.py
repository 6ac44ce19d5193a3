"""The job list as a whole: its order, its filters, its search."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from app.domain.job_view import JobRow, PillKind

_RUNNING = frozenset(
    {
        PillKind.CHECKING,
        PillKind.STOPPING,
        PillKind.WAITING_UNTIL,
        PillKind.WAITING_FOR_QUOTA,
        PillKind.WAITING_FOR_IEC,
        PillKind.WAITING_FOR_DATABASE,
    }
)
_WAITING = frozenset(
    {
        PillKind.IN_QUEUE,
        PillKind.PAUSED,
        PillKind.PAUSED_AT_ROW,
        PillKind.WAITING_FOR_SEAT,
        PillKind.KEPT_HERE,
    }
)


_ACCENT = re.compile("[\u0300-\u036f]")
_NO_WORD = re.compile(r"[\W_]+")


class Filter(StrEnum):
    """The chips above the table, left to right."""

    ALL = "all"
    NEEDS_YOU = "needs you"
    UNDER_WAY = "under way"
    TO_LOOK_AT = "to look at"
    DONE = "done"
    OTHER = "other"


def filter_of(row: JobRow) -> Filter:
    """The one chip beside All that a row belongs to, so that the chips add up to All."""
    kind = row.pill.kind
    if kind is PillKind.NEEDS_YOU:
        return Filter.NEEDS_YOU
    if kind in _RUNNING or kind in _WAITING:
        return Filter.UNDER_WAY
    if kind is PillKind.DONE_TO_LOOK_AT:
        return Filter.TO_LOOK_AT
    return Filter.DONE if kind is PillKind.DONE else Filter.OTHER


def filter_counts(rows: Iterable[JobRow]) -> dict[Filter, int]:
    """How many rows each chip would show."""
    counts = dict.fromkeys(Filter, 0)
    for row in rows:
        counts[Filter.ALL] += 1
        counts[filter_of(row)] += 1
    return counts


def order_key(row: JobRow) -> tuple[int, float, int, str]:
    """Needs you, checking, queue order, paused, then newest finished."""
    kind = row.pill.kind
    if kind is PillKind.NEEDS_YOU:
        return (0, _seconds(row.added), row.sequence, row.job_id)
    if kind in _RUNNING:
        return (1, row.sequence, 0, row.job_id)
    if kind in _WAITING:
        place = float(row.place.position) if row.place else float("inf")
        return (2, place, row.sequence, row.job_id)
    return (3, -_seconds(row.finish or row.added), -row.sequence, row.job_id)


def in_default_order(rows: Iterable[JobRow]) -> list[JobRow]:
    """The rows as the table shows them until the operator sorts by a column."""
    return sorted(rows, key=order_key)


def search_words(text: str) -> tuple[str, ...]:
    """What a search box's text asks for: every word must be found."""
    return tuple(_plain(text).split())


def matches(row: JobRow, words: Iterable[str]) -> bool:
    """Whether file name, ward or ward ID hold every word; a ward number at a word's start."""
    hay = _haystack(row.file_name, row.ward, row.ward_long, row.ward_id)
    return all((f" {word}" if _is_ward_number(word) else word) in hay for word in words)


@lru_cache(maxsize=8192)
def _haystack(*texts: str) -> str:
    # Two thousand rows are searched at every key pressed.
    return " " + _plain(" ".join(texts))


def _is_ward_number(word: str) -> bool:
    return word.isdigit() and len(word) <= 3


def _plain(text: str) -> str:
    bare = text.casefold()
    if not bare.isascii():
        bare = _ACCENT.sub("", unicodedata.normalize("NFKD", bare))
    return _NO_WORD.sub(" ", bare)


def _seconds(moment: datetime | None) -> float:
    # Only compared with its like; a naive time has no timestamp without guessing a zone.
    return (moment - datetime(1970, 1, 1)).total_seconds() if moment else 0.0  # noqa: DTZ001
