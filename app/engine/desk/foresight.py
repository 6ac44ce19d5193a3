"""When the lists under way will be done: told only while somebody can know it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection

from app.domain.finish_times import InLine, finish_times
from app.domain.job import Job, JobStatus, WaitReason, queue_order
from app.domain.status_sentence import Account
from app.engine.desk.seat_state import SeatWatch
from app.engine.iec_access import IecAccess
from app.engine.purse import lane_of
from app.seats.quota_ledger import QuotaLedger

_NOBODY_KNOWS = frozenset({WaitReason.IEC, WaitReason.DATABASE, WaitReason.SEAT})


class Foresight:
    """Finish times of one seat's queue.

    `usual_rate` is lookups a second, as long as no pace was measured.
    """

    def __init__(
        self, ledger: QuotaLedger, iec: IecAccess, watch: SeatWatch, usual_rate: float
    ) -> None:
        self._ledger = ledger
        self._iec = iec
        self._watch = watch
        self._usual_rate = usual_rate

    def finish_times(
        self, connection: Connection, unfinished: Collection[Job], now: datetime, *, paused: bool
    ) -> dict[str, datetime]:
        """By job id, store time; whatever is not in it has no time that could be known.

        `paused` is the whole queue; then nothing goes on.
        """
        if not unfinished or paused or self._is_in_the_dark(unfinished):
            return {}
        line = self._line(unfinished, now)
        rate = self._watch.per_second or self._usual_rate
        return finish_times(line, rate, self._ledger.outlook(connection, now), now)

    def _is_in_the_dark(self, unfinished: Collection[Job]) -> bool:
        watch = self._watch
        running = next((job for job in unfinished if job.status is JobStatus.PROCESSING), None)
        if running is not None and running.wait_reason in _NOBODY_KNOWS:
            return True
        seat_is_well = watch.account is Account.OK and watch.iec_away_since is None
        return not seat_is_well and running is None

    def _line(self, unfinished: Collection[Job], now: datetime) -> list[InLine]:
        running = [job for job in unfinished if job.status is JobStatus.PROCESSING]
        queue = [*running, *queue_order(unfinished, now)]
        return [
            InLine(job.job_id, job.lookups_left, lane_of(job))
            for job in queue
            if self._goes_on(job)
        ]

    def _goes_on(self, job: Job) -> bool:
        stands = job.paused_at is not None or job.cancel_requested
        return not stands and job.wait_reason is not WaitReason.SEAT and self._iec.serves(job.iec)
