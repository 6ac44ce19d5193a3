"""Who asks, for tests: an operator of a real store, made known at the first question."""

from __future__ import annotations

from app.domain.permissions import Actor, Role
from app.engine.permits import Permit, Permits
from app.store import operators
from app.store.store import Store


def permit_of(store: Store, name: str = "Thandi", seat: str = "desk") -> Permit:
    """The permit of this operator: of the first one on a store, an admin's."""
    return Permit(Permits(store), Actor(name), seat)


def give_role(store: Store, name: str, role: Role) -> None:
    """Let an operator have this role, beside an admin who has always been there."""
    database = store.database
    with database.write() as connection:
        now = database.now(connection)
        operators.set_role(connection, "the admin", Role.ADMIN, "the admin", now, "Zanele")
        operators.set_role(connection, name, role, "the admin", now)
