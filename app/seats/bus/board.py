"""What this seat has heard and what it has to say: the bus's memory, no I/O in it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.domain.bus import LiveProgress, SeatHere

Monotonic = Callable[[], float]


@dataclass(frozen=True, slots=True)
class _Heard:
    live: LiveProgress
    at: float


class Board:
    """`kept` is for how many seconds progress is worth showing; `monotonic` counts them.

    `to_tell` and `to_progress` are set while there is something to say, `to_show` while the
    visible queue may be behind.
    """

    def __init__(self, kept: float, monotonic: Monotonic) -> None:
        self.to_tell = asyncio.Event()
        self.to_progress = asyncio.Event()
        self.to_show = asyncio.Event()
        self.seats: tuple[SeatHere, ...] = ()
        self._kept = kept
        self._monotonic = monotonic
        self._progress: dict[str, _Heard] = {}
        self._unsaid: _Heard | None = None

    def hear(self, live: LiveProgress) -> bool:
        """Keep newer progress; whether it was newer than all that is known of any job.

        One job runs at a time: what an older epoch says of another job is old as well.
        """
        self._drop_old()
        newest = max((one.live.age_key for one in self._progress.values()), default=None)
        if newest is not None and live.age_key <= newest:
            return False
        self._progress[live.job_id] = _Heard(live, self._monotonic())
        return True

    def progress_of(self, job_id: str) -> LiveProgress | None:
        """The newest that is known of a job and not too old."""
        self._drop_old()
        heard = self._progress.get(job_id)
        return heard.live if heard else None

    def say(self, live: LiveProgress) -> None:
        """To be told to the others; what was not told yet is overtaken."""
        self._unsaid = _Heard(live, self._monotonic())
        self.to_progress.set()

    def unsaid(self) -> LiveProgress | None:
        """What is to be told now, once; None when it has become too old."""
        said, self._unsaid = self._unsaid, None
        fresh = said is not None and self._monotonic() - said.at < self._kept
        return said.live if said is not None and fresh else None

    def seat_list(self, here: Iterable[SeatHere | None]) -> None:
        """Who is here, as it was just read."""
        self.seats = tuple(sorted({seat for seat in here if seat is not None}))

    def _drop_old(self) -> None:
        since = self._monotonic() - self._kept
        self._progress = {id_: one for id_, one in self._progress.items() if one.at > since}
