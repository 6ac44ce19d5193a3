"""Seats reduced to what they do to the store: the real transactions, each when a test says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from app.domain.job import JobStatus
from app.domain.lease_watch import LeaseTimes
from app.domain.quota import QuotaRules
from app.engine.checkpoints import Checkpoints, QueueLook
from app.engine.clock import Clock
from app.engine.runner import Claimed, Runner
from app.seats import lease
from app.seats.leadership import SharedLeadership
from app.seats.quota_ledger import QuotaLedger
from app.store import answers, job_states
from app.store.answers import SavedAnswer
from app.store.database import Database
from tests.helpers.stores import IEC, IN_WARD, AnswerState

TIMES = LeaseTimes(renew=10, stop=20, takeover=45)


class StoreSeat:
    """One process: what it believes to run is in `claimed`, true or not."""

    def __init__(self, database: Database, name: str) -> None:
        self.name = name
        self.at = 100.0
        self.claimed: Claimed | None = None
        self.frozen = False
        self._database = database
        self._checkpoints: Checkpoints | None = None
        self.leadership = SharedLeadership(database, TIMES, lambda: self.at)  # type: ignore[arg-type]
        store: Any = SimpleNamespace(database=database)
        ledger = QuotaLedger(IEC, QuotaRules())
        self._purse: Any = SimpleNamespace(ledger=ledger, sent=0, permit=None, lane=None)
        iec: Any = SimpleNamespace(identity=IEC, serves=lambda _iec: True)
        nothing: Any = None
        self._store = store
        self._runner = Runner(
            store, Clock(), self.leadership, nothing, nothing, self._purse, iec, name
        )

    def look(self) -> None:
        """See how the lease stands."""
        self._database.look(self.leadership.observe)

    def watch(self, seconds: int) -> None:
        """Look every second for so long."""
        for _ in range(seconds):
            self.look()
            self.at += 1
        self.look()

    def renew(self) -> bool:
        """Show that it lives."""
        return self._database.transact(self.leadership._renew_in)

    def claim(self) -> Claimed | None:
        """Look, and claim the best job if the lease can be had."""
        self.look()
        if not self.leadership.try_to_lead():
            return None
        self.claimed = self._database.transact(
            lambda c: self._runner._claim_in(c, wanted=self._runner._can_run)
        )
        if self.claimed is not None:
            self._checkpoints = Checkpoints(
                self._store,
                Clock(),
                self._purse,
                self.claimed.job,
                self.claimed.epoch,
                size=50,
                now=self.claimed.now,
                may_run=self._runner._can_run,
                watch=lambda _job, _left: None,
            )
        return self.claimed

    def checkpoint(self, count: int) -> tuple[QueueLook, list[str]]:
        """Keep answers for the next `count` ID numbers; what was seen, and whose were kept.

        Raises LeaseLost.
        """
        claimed, checkpoints = self._at_work()
        job_id = claimed.job.job_id
        numbers = self._database.look(
            lambda c: answers.page(c, job_id, AnswerState.OPEN, 0, count) if count else []
        )
        batch = [
            SavedAnswer(number, AnswerState.ANSWERED, IN_WARD, "", claimed.now)
            for number, _row in numbers
        ]
        seen = self._database.transact(
            lambda c: checkpoints._write(c, batch, sent=len(batch), seconds=1.0)
        )
        checkpoints.job = seen.job
        return seen, [one.id_number for one in batch]

    def give_up(self, why: str) -> None:
        """Put the job back. Raises LeaseLost."""
        claimed, _ = self._at_work()
        self._database.transact(self._runner._giving_up(claimed, why))
        self.claimed = None

    def finish(self, status: JobStatus) -> None:
        """End the job. Raises LeaseLost."""
        claimed, _ = self._at_work()

        def work(connection: Any) -> None:
            now = self._database.now(connection)
            lease.guard(connection, claimed.epoch, now)
            job_states.finish(
                connection, claimed.job.job_id, claimed.epoch, now, status=status, result={}
            )

        self._database.transact(work)
        self.claimed = None

    def drop(self) -> None:
        """What a seat does that has lost the lease."""
        self.claimed = None

    def _at_work(self) -> tuple[Claimed, Checkpoints]:
        assert self.claimed is not None
        assert self._checkpoints is not None
        return self.claimed, self._checkpoints
