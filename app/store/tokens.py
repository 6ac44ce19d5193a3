"""The feed's tokens in SQL: that they were made, for what, and whether they still count.

A token itself is nowhere: who holds one proves it by its signature, which its seat checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from app.store.schema import tokens


@dataclass(frozen=True, slots=True)
class StoredToken:
    """One token's record. Times are store time, UTC; `scopes` are separated by spaces."""

    token_id: str
    name: str
    scopes: str
    operator: str
    seat: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    revoked_by: str = ""


def add_token(connection: Connection, token: StoredToken) -> None:
    """Keep the record of a token."""
    connection.execute(
        tokens.insert().values(
            token_id=token.token_id,
            name=token.name[:100],
            scopes=token.scopes[:255],
            operator=token.operator[:100],
            seat=token.seat[:100],
            created_at=token.created_at,
            expires_at=token.expires_at,
        )
    )


def find_token(connection: Connection, token_id: str) -> StoredToken | None:
    """One token's record."""
    query = select(tokens).where(tokens.c.token_id == token_id)
    row = connection.execute(query).one_or_none()
    return StoredToken(**row._mapping) if row else None


def list_tokens(connection: Connection) -> list[StoredToken]:
    """Every token of every seat, newest first."""
    query = select(tokens).order_by(tokens.c.created_at.desc(), tokens.c.token_id)
    return [StoredToken(**row._mapping) for row in connection.execute(query)]


def dead_tokens(connection: Connection, token_ids: list[str], now: datetime) -> set[str]:
    """Those of these that count no more: revoked, over, or gone."""
    query = select(tokens.c.token_id).where(
        tokens.c.token_id.in_(token_ids), tokens.c.revoked_at.is_(None), tokens.c.expires_at > now
    )
    return set(token_ids) - set(connection.execute(query).scalars())


def revoke_token(connection: Connection, token_id: str, who: str, now: datetime) -> bool:
    """Let a token count no more; False where it did not count before. Who did it first stays."""
    revoked = connection.execute(
        update(tokens)
        .where(tokens.c.token_id == token_id, tokens.c.revoked_at.is_(None))
        .values(revoked_at=now, revoked_by=who[:100])
    )
    return revoked.rowcount == 1
