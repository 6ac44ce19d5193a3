"""What a seat knows of the world from what happens to it: nobody is asked for this."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from app.domain.errors import (
    AccountBlocked,
    DiskFull,
    GatewayBlocked,
    NoCredentials,
    NoInternet,
    SeatBlocked,
    SignInRefused,
)
from app.domain.job import Job, WaitReason
from app.domain.status_sentence import Account
from app.engine.fault_finder import NO_NETWORK
from app.engine.iec_access import IecAccess
from app.engine.outage import Outage
from app.engine.progress import Progress, Watcher
from app.iec.errors import LOCAL_REASONS

_REFUSALS: dict[type[SeatBlocked], Account] = {
    SignInRefused: Account.REFUSED,
    NoCredentials: Account.MISSING,
    GatewayBlocked: Account.GATEWAY_BLOCKED,
    AccountBlocked: Account.LOOKUPS_REFUSED,
}
_NO_NETWORK_TEXT = NO_NETWORK.partition("{")[0]


class Watched(Protocol):
    """What is watched: `app.engine.runner.Runner`."""

    watchers: list[Watcher]

    @property
    def outage(self) -> Outage | None:
        """As `Runner.outage`."""
        ...


class SeatWatch:
    """Watches one seat's runner, and is told what readers of the store met.

    `now` is store time, UTC. `per_second` is the pace last measured, 0 before any was.
    `handed_over` is set while this seat does not reach the IEC and leaves the queue to others,
    `disk_full` while what its last run was to write has no room here.
    """

    def __init__(self, runner: Watched, iec: IecAccess, now: Callable[[], datetime]) -> None:
        self.iec_away_since: datetime | None = None
        self.per_second = 0.0
        self.handed_over = False
        self.disk_full = False
        self._runner = runner
        self._iec = iec
        self._now = now
        self._refusal: Account | None = None
        self._no_network_elsewhere = False
        self._reads_away_since: datetime | None = None
        self._writes_away_since: datetime | None = None
        self._written: tuple[str, int] | None = None
        runner.watchers.append(self.moved)

    @property
    def account(self) -> Account:
        """How this seat stands with the IEC, as far as it was told."""
        if self._iec.credentials is None:
            return Account.MISSING
        return self._refusal or Account.OK

    @property
    def network(self) -> bool:
        """False while an outage is on whose reason points at this PC's own network, and while
        another seat goes on because this one does not reach the IEC.
        """
        if self.handed_over:
            return False
        if self.iec_away_since is None:
            return True
        outage = self._runner.outage
        if outage is None:
            return not self._no_network_elsewhere
        return outage.reason not in LOCAL_REASONS

    @property
    def database_away_since(self) -> datetime | None:
        """Since when the store does not answer, or takes nothing."""
        known = (self._reads_away_since, self._writes_away_since)
        return min((since for since in known if since is not None), default=None)

    @property
    def runs_here(self) -> bool:
        """Whether this very process carries a job now; another of this PC has the same name."""
        return self._runner.outage is not None

    @property
    def writes_away(self) -> bool:
        """Whether the last checkpoint of the job that runs here could not be written yet."""
        return self._writes_away_since is not None

    def moved(self, progress: Progress) -> None:
        """The job that runs here has moved, or waits."""
        reason = progress.wait_reason
        if reason is WaitReason.IEC:
            self.iec_away_since = self.iec_away_since or self._now()
        elif reason is not WaitReason.DATABASE:
            self.iec_away_since = None
        if reason is WaitReason.DATABASE and self._writes_away_since is None:
            self._writes_away_since, self._written = self._now(), None
        if progress.per_second > 0:
            self.per_second = progress.per_second
            if reason is None:
                # Answers come in: whatever refused this seat does so no more.
                self.unblocked()

    def blocked(self, refusal: SeatBlocked) -> None:
        """A run ended because this seat cannot go on with it."""
        self._refusal = _REFUSALS.get(type(refusal), self._refusal)
        self.handed_over = isinstance(refusal, NoInternet)
        self.disk_full = isinstance(refusal, DiskFull)

    def unblocked(self) -> None:
        """Nothing refuses this seat any more: the IEC let it in, or its results have room."""
        self._refusal = None
        self.handed_over = False
        self.disk_full = False

    def store_away(self, since: datetime) -> None:
        """A reader got no answer; it had asked at `since`."""
        self._reads_away_since = self._reads_away_since or since

    def store_read(self, running: Job | None) -> None:
        """The store answered; `running` is the job that is processed, on whichever seat."""
        self._reads_away_since = None
        self._note_writes(running)
        if self._runner.outage is None:
            self._note_elsewhere(running)

    def _note_writes(self, running: Job | None) -> None:
        if self._writes_away_since is None:
            return
        # Replies still under way are told too: only the store itself says that it was written.
        written = None if running is None else (running.job_id, running.version)
        if written is None or (self._written is not None and written != self._written):
            self._writes_away_since = None
        self._written = written

    def _note_elsewhere(self, running: Job | None) -> None:
        """Another process of this PC may run the queue: what it tells is in the store."""
        if running is None or running.wait_reason is not WaitReason.IEC:
            self.iec_away_since = None
            return
        self.iec_away_since = self.iec_away_since or self._now()
        self._no_network_elsewhere = running.wait_text.startswith(_NO_NETWORK_TEXT)
