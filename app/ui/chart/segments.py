"""Where each verdict's part of a bar begins and how wide it is. Pure arithmetic, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.job_view import JobRow
from app.domain.verdict import Verdict

GAP = 1.0
LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Shares:
    """What a bar shows: rows by verdict, in its order, of `total`; `settled` have an answer.

    A settled row whose verdict is not known yet is none of the counts.
    """

    counts: tuple[int, ...]
    settled: int
    total: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar, in pixels from its left end; `verdict` None is settled, not yet known."""

    verdict: Verdict | None
    left: float
    width: float


def shares_of(row: JobRow) -> Shares:
    """What a job's bar shows: rows that were never asked stay unfilled."""
    counts = list(row.counts)
    asked = list(Verdict).index(Verdict.COULD_NOT_CHECK)
    counts[asked] = max(0, counts[asked] - row.not_asked)
    return Shares(tuple(counts), row.settled, row.rows or 0)


def segments(shares: Shares, width: float) -> list[Segment]:
    """The filled parts from left to right; the rest of `width` is track.

    A count above 0 is at least one pixel wide, neighbours are one pixel apart, and the
    whole never leaves the bar.
    """
    parts = _parts(shares)
    if not parts or not shares.total:
        return []
    gaps = GAP * (len(parts) - 1)
    filled = width * min(1.0, shares.settled / shares.total)
    room = min(width, max(filled, LEAST * len(parts) + gaps)) - gaps
    placed: list[Segment] = []
    left = 0.0
    for (verdict, _), wide in zip(parts, _widths([n for _, n in parts], room), strict=True):
        placed.append(Segment(verdict, left, wide))
        left += wide + GAP
    return placed


def _parts(shares: Shares) -> list[tuple[Verdict | None, int]]:
    known = [(verdict, n) for verdict, n in zip(Verdict, shares.counts, strict=True) if n > 0]
    unknown = shares.settled - sum(shares.counts)
    return [*known, (None, unknown)] if unknown > 0 else list(known)


def _widths(counts: Sequence[int], room: float) -> list[float]:
    whole = sum(counts)
    exact = [room * count / whole for count in counts]
    raised = [max(LEAST, width) for width in exact]
    spare = sum(width - LEAST for width in raised)
    over = sum(raised) - room
    if over <= 0 or spare <= 0:
        return raised
    return [width - (width - LEAST) * min(1.0, over / spare) for width in raised]


def share_text(count: int, total: int) -> str:
    """A count's share in whole percent: "54 %", "<1 %" for a little, "0 %" for none."""
    if not count or not total:
        return "0 %"
    percent = 100 * count / total
    if percent < 1:
        return "<1 %"
    # "100 %" must mean all of them.
    return f"{min(round(percent), 99 if count < total else 100)} %"
