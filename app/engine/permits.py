"""The one gate before everything that is asked of the engine, by window, commands and feed alike.

A door of the engine is a `PermitHolder`: its `Permit` says who asks, and is bound to the gate.
`door.acting_for(permit)` is the same door for somebody else, such as a token of the feed.
"""

from __future__ import annotations

import copy
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from sqlalchemy import Connection

from app.domain.errors import StoreUnavailable
from app.domain.permissions import (
    Actor,
    Deed,
    Operator,
    Standing,
    same_user,
    standing_of_operator,
    standing_of_token,
)
from app.engine.clock import Clock
from app.store import operators, retention
from app.store.store import Store

log = logging.getLogger(__name__)

FRESH_SECONDS = 30.0
CACHE_SECONDS = 2.0
"""How long a role that was read counts; then the store is asked again."""


class Permits:
    """Knows what operators and tokens may do on one store.

    `monotonic` is in seconds. With the store away the roles read last hold: nothing can be
    written then anyway.
    """

    def __init__(self, store: Store, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._monotonic = monotonic
        self._known: tuple[Operator, ...] = ()
        self._read_at: float | None = None

    @property
    def known(self) -> Sequence[Operator]:
        """All operators as last read; asks nobody."""
        return self._known

    def display_name(self, name: str) -> str:
        """How an operator is shown, as last read; the name itself of somebody unknown."""
        found = self._find(name)
        return found.display_name if found else name

    def last_known(self, actor: Actor) -> Standing | None:
        """As `standing`, as last read; asks nobody. None for an operator not read yet."""
        if actor.scopes is not None:
            return standing_of_token(actor.name, actor.scopes, self._known)
        found = self._find(actor.name)
        return standing_of_operator(found, self._known) if found else None

    async def standing(self, actor: Actor) -> Standing:
        """What this actor may do, at most `CACHE_SECONDS` old while the store answers.

        An operator whom nobody knows is made known. Raises StoreUnavailable only for one whose
        role was never read.
        """
        await self._refresh()
        known = self.last_known(actor)
        if known is None:
            enrolled = await self.enrol(actor.name, actor.name)
            known = standing_of_operator(enrolled, self._known)
        return known

    async def require(self, actor: Actor, deed: Deed) -> None:
        """Raises NotPermitted, and as `standing`."""
        (await self.standing(actor)).require(deed)

    async def find(self, name: str) -> Operator | None:
        """An operator; None for somebody nobody knows yet. Raises as `standing`."""
        await self._refresh()
        return self._find(name)

    async def show_as(self, name: str, display_name: str) -> None:
        """Show an operator by another name from now on. Raises StoreUnavailable."""
        database = self._store.database

        def work(connection: Connection) -> None:
            now = database.now(connection)
            operators.set_display_name(connection, name, display_name, now)

        await self._store.write(work)
        self.forget()
        await self._refresh()

    async def enrol(self, name: str, display_name: str) -> Operator:
        """Make an operator known; the first one of an empty store is its admin.

        Raises StoreUnavailable.
        """
        database = self._store.database

        def work(connection: Connection) -> Operator:
            return operators.enrol(connection, name, display_name, database.now(connection))

        enrolled = await self._store.write(work)
        self.forget()
        await self._refresh()
        return enrolled

    async def keep_fresh(self, clock: Clock) -> None:
        """Read the roles now and then, for what is shown, until cancelled."""
        while True:
            await clock.sleep(FRESH_SECONDS)
            try:
                await self._refresh()
            except StoreUnavailable:
                continue
            except Exception:
                log.exception("the roles could not be read; they are read again")

    def forget(self) -> None:
        """Roles were changed here: the next question asks the store."""
        self._read_at = None

    async def _refresh(self) -> None:
        now = self._monotonic()
        if self._read_at is not None and now - self._read_at < CACHE_SECONDS:
            return
        try:
            self._known = tuple(await self._store.read(operators.everybody))
        except StoreUnavailable:
            if not self._known:
                raise
            return
        self._read_at = now

    def _find(self, name: str) -> Operator | None:
        return next((one for one in self._known if same_user(one.name, name)), None)


@dataclass(frozen=True, slots=True)
class Permit:
    """What one actor may do, at one seat."""

    gate: Permits
    actor: Actor
    seat: str

    @property
    def name(self) -> str:
        """Who it is in the store's columns: the system user, or a token as such."""
        return f"{self.actor.name} (token)" if self.actor.is_token else self.actor.name

    @property
    def shown(self) -> str:
        """Who it is in texts: the display name."""
        return self.name if self.actor.is_token else self.gate.display_name(self.actor.name)

    @property
    def standing(self) -> Standing | None:
        """What is allowed as last read, for what is shown; doors ask `require`."""
        return self.gate.last_known(self.actor)

    async def require(self, deed: Deed) -> None:
        """Raises NotPermitted where this is not allowed now, and as `Permits.standing`."""
        await self.gate.require(self.actor, deed)

    def log(self, connection: Connection, now: datetime, action: str, subject: str) -> None:
        """A line of the access log, in the caller's transaction; no ID number, no person's name."""
        retention.log_access(connection, now, self.name, self.seat, action, subject)

    def of_token(self, actor: Actor) -> Permit:
        """The permit of a token at this seat."""
        return Permit(self.gate, actor, self.seat)


async def require_logged(
    permit: Permit, store: Store, deed: Deed, *, action: str, subject: str = ""
) -> None:
    """As `Permit.require`, with a line of the access log for what is about to be done.

    Raises StoreUnavailable, too: what cannot be logged is not done.
    """
    await permit.require(deed)

    def work(connection: Connection) -> None:
        permit.log(connection, store.database.now(connection), action, subject)

    await store.write(work)


class PermitHolder:
    """What somebody asks of the engine; every method that needs a permission asks `_permit`."""

    _permit: Permit

    def acting_for(self, permit: Permit) -> Self:
        """The same door, for somebody else."""
        other = copy.copy(self)
        other._permit = permit
        return other
