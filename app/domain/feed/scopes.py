"""What a token of the feed may do: the permissions of the system this one replaces, and one more.

`personal` is Rollcheck's own: without it a token sees counts, never an ID number or a name.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.errors import UserError


class Scope(StrEnum):
    """One permission (seed-system notes, REST)."""

    READ = "members.read"
    CREATE = "members.create"
    WRITE = "members.write"
    PERSONAL = "personal"


Scopes = frozenset[Scope]


def parse_scopes(names: Iterable[str]) -> Scopes:
    """The scopes of these names, which may be separated by spaces or commas.

    Raises UserError for a name that is none, and where there is none at all.
    """
    wanted = [name for text in names for name in text.replace(",", " ").split()]
    known = {scope.value for scope in Scope}
    for name in wanted:
        if name not in known:
            raise UserError(f"There is no scope {name[:40]}. Choose from: {', '.join(Scope)}")
    if not wanted:
        raise UserError(f"A token needs a scope. Choose from: {', '.join(Scope)}")
    return frozenset(Scope(name) for name in wanted)


def scopes_text(scopes: Scopes) -> str:
    """The scopes as one text, always in the same order."""
    return " ".join(scope for scope in Scope if scope in scopes)


def allows(scopes: Scopes, needed: Iterable[Scope]) -> bool:
    """Whether a token with these scopes may do what needs those.

    The one place that decides it: whatever else is to count (an operator's role) joins in here.
    """
    return scopes.issuperset(needed)
