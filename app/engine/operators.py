"""The operators of an office: who they are, what they may do, and what the access log says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from sqlalchemy import Connection

from app.domain.errors import UserError
from app.domain.permissions import Deed, Operator, Role
from app.engine.permits import Permit, PermitHolder
from app.engine.results import local_text
from app.store import operators, retention
from app.store.retention import AccessEntry
from app.store.store import Store

__all__ = ["AccessEntry", "LogLine", "Office", "Operators"]

LOG_DAYS = 30
MOST_LINES = 5_000


@dataclass(frozen=True, slots=True)
class Office:
    """Everybody, who asks among them, and whether they may change others."""

    everybody: tuple[Operator, ...]
    me: Operator
    may_change: bool
    whom: str


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the access log as it is read: local time to the minute, and the display name."""

    at: str
    who: str
    seat: str
    action: str
    subject: str


class Operators(PermitHolder):
    """Reads and changes operators; all may raise StoreUnavailable."""

    def __init__(self, store: Store, permit: Permit) -> None:
        self._store = store
        self._permit = permit

    async def office(self) -> Office:
        """Who is known here; everybody may see that."""
        standing = await self._permit.gate.standing(self._permit.actor)
        everybody = tuple(await self._store.read(operators.everybody))
        me = next((one for one in everybody if one.name == self._permit.actor.name), None)
        me = me or Operator(self._permit.name, standing.who, standing.role or Role.VIEWER)
        return Office(everybody, me, standing.may(Deed.CHANGE_ROLES), standing.whom)

    async def set_role(self, name: str, role: Role, display_name: str = "") -> Operator:
        """Give an operator a role; one who was never here has it when they come. Logged.

        "" keeps the display name. Raises NotPermitted, and UserError for an empty name and where
        nobody would be admin any more.
        """
        await self._permit.require(Deed.CHANGE_ROLES)
        if not name.strip():
            raise UserError("Give the operator's user name on the PC")
        changed = await self._store.write(
            partial(self._set_role, name=name.strip(), role=role, shown=display_name.strip())
        )
        self._permit.gate.forget()
        return changed

    async def access_log(self, days: int = LOG_DAYS) -> list[AccessEntry]:
        """The access log of the last days, newest first; at most `MOST_LINES`.

        Raises NotPermitted.
        """
        await self._permit.require(Deed.READ_ACCESS_LOG)
        database = self._store.database

        def work(connection: Connection) -> list[AccessEntry]:
            since = database.now(connection) - timedelta(days=days)
            return retention.access_entries(connection, MOST_LINES, since)

        return await self._store.read(work)

    async def log_lines(self, days: int = LOG_DAYS) -> list[LogLine]:
        """As `access_log`, to be read. Raises NotPermitted."""
        shown = self._permit.gate.display_name
        return [
            LogLine(local_text(one.at)[:16], shown(one.operator), one.seat, one.action, one.subject)
            for one in await self.access_log(days)
        ]

    def _set_role(self, connection: Connection, name: str, role: Role, shown: str) -> Operator:
        now = self._store.database.now(connection)
        changed = operators.set_role(connection, name, role, self._permit.name, now, shown)
        self._permit.log(connection, now, "role", f"{changed.name}: {changed.role}")
        return changed
