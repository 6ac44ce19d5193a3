"""The operators of an office in SQL: who is known here, and in which role.

Functions take a connection. Those that write must begin their transaction: they take one lock
before they read, so that two first operators make one admin and the last admin stays one, on
MariaDB under READ COMMITTED too, where a condition inside the UPDATE would not see what another
transaction has not committed yet.
"""

from __future__ import annotations

import contextlib
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from app.domain.errors import UserError
from app.domain.permissions import Operator, Role, same_user
from app.store.schema import operators, queue_state

_QUEUE_ID = 1
_NAME_LENGTH = 100


def everybody(connection: Connection) -> list[Operator]:
    """All known operators, by name."""
    query = select(operators).order_by(operators.c.name)
    return [
        Operator(row.name, row.display_name, Role(row.role)) for row in connection.execute(query)
    ]


def find(connection: Connection, name: str) -> Operator | None:
    """One operator by system user; capitals do not count."""
    return next((one for one in everybody(connection) if same_user(one.name, name)), None)


def shown(connection: Connection, name: str) -> str:
    """How somebody is shown in texts: the display name, else the name itself."""
    found = find(connection, name)
    return found.display_name if found else name


def shown_name(name: ColumnElement[str]) -> ColumnElement[str]:
    """As `shown`, of a column that holds system users."""
    known = select(operators.c.display_name).where(operators.c.name == name).scalar_subquery()
    return func.coalesce(known, name)


def enrol(connection: Connection, name: str, display_name: str, now: datetime) -> Operator:
    """Make an operator known: the very first one as admin, later ones as operators.

    Whoever is known already stays as they are.
    """
    _alone(connection)
    known = everybody(connection)
    found = next((one for one in known if same_user(one.name, name)), None)
    if found is not None:
        return found
    role = Role.OPERATOR if known else Role.ADMIN
    return _insert(connection, Operator(name, display_name, role), "", now)


def set_role(
    connection: Connection,
    name: str,
    role: Role,
    by: str,
    now: datetime,
    display_name: str = "",
) -> Operator:
    """Give an operator a role, one who was never here too; "" keeps the display name.

    Raises UserError where nobody would be admin any more.
    """
    _alone(connection)
    known = everybody(connection)
    before = next((one for one in known if same_user(one.name, name)), None)
    if role is not Role.ADMIN:
        _require_another_admin(known, name)
    if before is None:
        return _insert(connection, Operator(name, display_name or name, role), by, now)
    shown = (display_name or before.display_name)[:_NAME_LENGTH]
    connection.execute(
        update(operators)
        .where(operators.c.name == before.name)
        .values(role=role, display_name=shown, changed_by=by[:_NAME_LENGTH], changed_at=now)
    )
    return Operator(before.name, shown, role)


def set_display_name(connection: Connection, name: str, display_name: str, now: datetime) -> None:
    """Show an operator by another name."""
    connection.execute(
        update(operators)
        .where(operators.c.name == name)
        .values(display_name=display_name[:_NAME_LENGTH], changed_at=now)
    )


def _require_another_admin(known: list[Operator], name: str) -> None:
    admins = [one for one in known if one.role is Role.ADMIN]
    if not any(not same_user(one.name, name) for one in admins):
        who = admins[0].display_name if admins else name
        raise UserError(f"{who} is the only admin. Make somebody else admin first")


def _insert(connection: Connection, new: Operator, by: str, now: datetime) -> Operator:
    kept = Operator(new.name[:_NAME_LENGTH], new.display_name[:_NAME_LENGTH], new.role)
    connection.execute(
        operators.insert().values(
            name=kept.name,
            display_name=kept.display_name,
            role=kept.role,
            changed_by=by[:_NAME_LENGTH],
            created_at=now,
            changed_at=now,
        )
    )
    return kept


def _alone(connection: Connection) -> None:
    """Let nobody else change operators until this transaction ends.

    By the one row of the queue, which every office has: two newcomers have no row in common, and
    a lock on what is not there yet holds nobody up under READ COMMITTED.
    """
    if not _hold(connection):
        with contextlib.suppress(IntegrityError), connection.begin_nested():
            connection.execute(queue_state.insert().values(id=_QUEUE_ID, paused_by=""))
        _hold(connection)


def _hold(connection: Connection) -> bool:
    # An UPDATE, and before any SELECT: one that waited for the lock reads what came before it.
    held = connection.execute(
        update(queue_state).where(queue_state.c.id == _QUEUE_ID).values(id=_QUEUE_ID)
    )
    return held.rowcount > 0
