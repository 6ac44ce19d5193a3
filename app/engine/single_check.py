"""Asking the IEC about one person outside any job, on the share kept for that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection

from app.domain.errors import (
    LimitReached,
    LookupFailed,
    OutageError,
    QuotaExhausted,
    StoreUnavailable,
)
from app.domain.identity_number import IdNumber
from app.domain.job import AnswerState
from app.domain.lookup_outcome import Outcome, after_reply
from app.domain.quota import Lane
from app.engine.clock import Clock
from app.engine.iec_access import IecAccess
from app.engine.person_answer import Spoken
from app.engine.purse import QuotaPurse
from app.engine.waits import UNNAMED_LIMIT_SECONDS
from app.iec.client import IecClient
from app.iec.retry import RetryPolicy, look_up_with_retries
from app.seats.quota_ledger import QuotaLedger
from app.settings import Settings
from app.store.store import Store

NOT_CONFIRMED = "the IEC's record is unclear and could not be asked a second time"


class SingleCheck:
    """One question about one person; a failure is never an answer."""

    def __init__(
        self, store: Store, ledger: QuotaLedger, iec: IecAccess, settings: Settings, clock: Clock
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._iec = iec
        self._clock = clock
        self._cap = settings.lookups_per_second
        self._retries = RetryPolicy(settings.retries, settings.retry_seconds)

    async def ask(self, number: IdNumber) -> Spoken:
        """The IEC's answer, a deceased one confirmed, or the reason why there is none.

        Raises StoreUnavailable.
        """
        # A purse of its own: the running job's must not be turned to another lane.
        purse = QuotaPurse(
            self._store, self._ledger, self._clock, lane=Lane.SINGLE, per_second=self._cap
        )
        state = AnswerState.OPEN
        try:
            async with self._iec.client(purse.spend, self._clock.monotonic) as client:
                outcome = await self._first(client, number)
                state = outcome.state
                if state is AnswerState.UNCONFIRMED:
                    outcome = await self._second(client, number, outcome)
        except StoreUnavailable:
            raise
        except OutageError as away:
            await self._obey(away)
            return await self._failed(away, unclear=state is AnswerState.UNCONFIRMED)
        return Spoken(await self._now(), outcome.answer, outcome.reason)

    async def _first(self, client: IecClient, number: IdNumber) -> Outcome:
        reply = await look_up_with_retries(client, number, self._retries, sleep=self._clock.sleep)
        return after_reply(AnswerState.OPEN, None, reply, again=False)

    async def _second(self, client: IecClient, number: IdNumber, first: Outcome) -> Outcome:
        reply = await look_up_with_retries(client, number, self._retries, sleep=self._clock.sleep)
        return after_reply(AnswerState.UNCONFIRMED, first.answer, reply, again=True)

    async def _obey(self, away: OutageError) -> None:
        """A 429 stops every seat, not only this question."""
        if not isinstance(away, LimitReached):
            return
        delay = timedelta(seconds=away.retry_after or UNNAMED_LIMIT_SECONDS)

        def work(connection: Connection) -> None:
            self._ledger.block(connection, self._store.database.now(connection) + delay)

        await self._store.write(work)

    async def _failed(self, away: OutageError, *, unclear: bool) -> Spoken:
        reason = _reason_of(away)
        if unclear:
            reason = f"{NOT_CONFIRMED} ({reason})"
        return Spoken(await self._now(), None, reason, iec_away=True)

    async def _now(self) -> datetime:
        return await self._store.read(self._store.database.now)


def _reason_of(away: OutageError) -> str:
    if isinstance(away, QuotaExhausted):
        local = away.retry_at.replace(tzinfo=UTC).astimezone()
        return f"no lookups are left until {local:%H:%M}"
    return away.reason if isinstance(away, LookupFailed) else str(away)
