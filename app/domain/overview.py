"""The overview over several lists: a line for every ward, and sums that add up. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from app.domain.totals import Counts
from app.domain.verdict import Verdict


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """One ward of one checked list.

    `ward_id` is "" for rows that name no ward; `ward` reads "Blouberg ward 16", `municipality`
    "Blouberg (LIM351)". `checked_at` is local. `counts` has the ward's rows by verdict; `stopped`
    is True where the check ended before every row was asked.
    """

    ward_id: str
    ward: str
    municipality: str
    file_name: str
    checked_at: datetime | None
    counts: dict[str, int]
    stopped: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def counted(self) -> Counts:
        """The rows by verdict, with the sums Form A prints."""
        return counts_of(self.counts)

    @property
    def quorum(self) -> int | None:
        """As on Form A; None for rows without a ward, which hold no meeting."""
        return self.counted.quorum if self.ward_id else None

    @property
    def remark(self) -> str:
        """Why the figures may still change; "" where they stand."""
        counts = self.counted
        parts = ["stopped before every row was checked"] if self.stopped else []
        missing = (
            (counts[Verdict.COULD_NOT_CHECK], "could not be checked"),
            (counts[Verdict.INVALID_ID_NUMBER], "with a wrong ID number"),
        )
        parts += [f"{count:,} {words}" for count, words in missing if count]
        return "; ".join((*parts, *self.notes))

    @property
    def is_provisional(self) -> bool:
        """Whether good standing and quorum may still change, as on Form A."""
        return self.stopped or self.counted.to_verify > 0


def counts_of(by_verdict: dict[str, int]) -> Counts:
    """Stored counts as sums; a verdict that is missing counts nothing."""
    return Counts(Counter({verdict: by_verdict.get(verdict.value, 0) for verdict in Verdict}))


def total_of(lines: Iterable[OverviewLine]) -> Counts:
    """All lines together."""
    total = Counts()
    for line in lines:
        total.by_verdict.update(line.counted.by_verdict)
    return total


def twice(lines: Sequence[OverviewLine]) -> frozenset[str]:
    """The wards that stand in several lines: the sum counts their people more than once."""
    seen = Counter(line.ward_id for line in lines if line.ward_id)
    return frozenset(ward for ward, count in seen.items() if count > 1)
