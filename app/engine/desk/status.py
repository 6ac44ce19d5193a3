"""The facts of the status bar's sentence: what the seat met, what the list says, the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import PurePath

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable
from app.domain.job_view import local
from app.domain.quota import (
    Lane,
    QuotaOutlook,
    coming_free,
    free_for,
    minute_of,
    moment_of,
    used_by_lane,
)
from app.domain.status_sentence import QuotaFacts, StatusFacts
from app.engine.desk.job_list import JobList
from app.engine.desk.patient import PatientReads
from app.engine.desk.seat_state import SeatWatch
from app.seats.quota_ledger import QuotaLedger
from app.store.queue_looks import running_place
from app.store.store import Store


class StatusReader:
    """Reads the status of one seat. `now` is store time, UTC; times told are of `zone`."""

    def __init__(
        self,
        store: Store,
        ledger: QuotaLedger,
        watch: SeatWatch,
        zone: tzinfo,
        probe_seconds: float,
        now: Callable[[], datetime],
    ) -> None:
        self._ledger = ledger
        self._watch = watch
        self._zone = zone
        self._probe_seconds = probe_seconds
        self._reads = PatientReads(store, watch, now)
        self._time = store.database.now
        self._seen = JobList()
        self._quota: QuotaFacts | None = None
        self._elsewhere: tuple[str, int] | None = None

    async def read(self, seen: JobList | None = None) -> StatusFacts:
        """What is known now. `seen` is the list as just read; None where it could not be.

        Never raises for a store that is away: that is one of the facts.
        """
        self._seen = seen or self._seen
        try:
            self._quota = await self._reads.read(self._read_quota)
        except StoreUnavailable:
            # The watch knows; the last numbers stand until the store answers.
            return self._facts()
        return self._facts()

    def _facts(self) -> StatusFacts:
        watch, seen = self._watch, self._seen
        return StatusFacts(
            network=watch.network,
            goes_on_at=self._elsewhere if watch.handed_over else None,
            disk_full=watch.disk_full,
            account=watch.account,
            database_away_since=local(watch.database_away_since, self._zone),
            iec_away_since=local(watch.iec_away_since, self._zone),
            probe_seconds=self._probe_seconds,
            quota_until=seen.quota_until,
            quota=self._quota,
            queue_paused=seen.queue_paused,
            checking=PurePath(seen.checking).stem,
            all_done=seen.all_done,
        )

    def _read_quota(self, connection: Connection) -> QuotaFacts:
        now = self._time(connection)
        self._elsewhere = running_place(connection) if self._watch.handed_over else None
        return quota_facts(self._ledger.outlook(connection, now), now, self._zone)


def quota_facts(outlook: QuotaOutlook, now: datetime, zone: tzinfo) -> QuotaFacts:
    """What lists may spend now, what comes free, and what is kept for single persons.

    While the IEC's own 429 is on, nobody may spend anything.
    """
    minute = minute_of(now)
    coming = coming_free(outlook, minute)
    blocked = outlook.blocked_until is not None
    used = used_by_lane(outlook.buckets, minute)
    office = outlook.office_hours(minute)
    kept = max(0, outlook.rules.single - used[Lane.SINGLE])
    single = free_for(Lane.SINGLE, outlook.rules, used, office)
    return QuotaFacts(
        free_now=0 if blocked else free_for(Lane.SMALL, outlook.rules, used, office),
        more=coming.lookups if coming else 0,
        more_by=local(moment_of(coming.minute), zone) if coming else None,
        kept_for_one=0 if blocked else min(kept, single),
    )
