"""The feed's tokens: made, checked, listed, revoked.

A token is a signed text (JWT, HS256) that only the seat that made it can check; whether it still
counts is in SQL, so that any seat can revoke it.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
from sqlalchemy import Connection

from app.domain.errors import RollcheckError, UserError
from app.domain.feed.scopes import Scopes, parse_scopes, scopes_text
from app.domain.permissions import Actor, Deed, Permission
from app.engine.fed.secret import SigningSecret, signing_secret
from app.engine.permits import Permit, PermitHolder
from app.store import tokens
from app.store.store import Store
from app.store.tokens import StoredToken

__all__ = ["Grant", "MadeToken", "StoredToken", "TokenRefused", "Tokens", "WhyRefused"]

log = logging.getLogger(__name__)

ALGORITHM = "HS256"
AUDIENCE = "rollcheck-feed"
MOST_DAYS = 3650
CLOCKS_DIFFER_SECONDS = 300
_LONGEST_TOKEN = 4096
_SHORTEST_BEGINNING = 8
_NONE = "This is no token of this seat"
_OVER = "This token's time is over"


class WhyRefused:
    """Why a token does not count; the feed's codes."""

    INVALID = "token_invalid"
    EXPIRED = "token_expired"
    REVOKED = "token_revoked"


class TokenRefused(RollcheckError):
    """Somebody showed a token that does not count; `why` is one of `WhyRefused`."""

    def __init__(self, why: str, text: str) -> None:
        super().__init__(text)
        self.why = why


@dataclass(frozen=True, slots=True)
class Grant:
    """What a token that counts allows. `expires_at` is UTC, with its zone."""

    token_id: str
    name: str
    scopes: Scopes
    operator: str
    expires_at: datetime

    @property
    def actor(self) -> Actor:
        """Who asks the engine's doors."""
        return Actor(self.name, frozenset(Permission(scope) for scope in self.scopes))


@dataclass(frozen=True, slots=True)
class MadeToken:
    """A new token: its text is shown once and kept nowhere."""

    text: str
    stored: StoredToken


class Tokens(PermitHolder):
    """One seat's tokens. All may raise StoreUnavailable, and UserError without a secret.

    Making and revoking raise NotPermitted for whoever is no admin.
    """

    def __init__(self, store: Store, data_dir: Path, permit: Permit) -> None:
        self._store = store
        self._data_dir = data_dir
        self._permit = permit
        self._secret: SigningSecret | None = None

    async def create(self, name: str, scopes: Iterable[str], days: int) -> MadeToken:
        """Make a token that counts for so many days; noted in the access log.

        Raises UserError for a name, scope or number of days that cannot be.
        """
        wanted = parse_scopes(scopes)
        label = " ".join(name.split())
        if not label or len(label) > 60:
            raise UserError("A token needs a name of at most 60 characters, such as: wall screen")
        if not 1 <= days <= MOST_DAYS:
            raise UserError(f"A token counts for 1 to {MOST_DAYS:,} days")
        await self._permit.require(Deed.CHANGE_TOKENS)
        secret = await self._signing()

        def work(connection: Connection) -> StoredToken:
            now = self._store.database.now(connection)
            stored = StoredToken(
                token_id=uuid.uuid4().hex,
                name=label,
                scopes=scopes_text(wanted),
                operator=self._permit.name,
                seat=self._permit.seat,
                created_at=now,
                expires_at=now + timedelta(days=days),
            )
            tokens.add_token(connection, stored)
            self._permit.log(
                connection, now, "token", f"made {label}: {stored.scopes}, {days} days"
            )
            return stored

        stored = await self._store.write(work)
        return MadeToken(_signed(stored, secret.value), stored)

    async def check(self, text: str) -> Grant:
        """What a token allows. Raises TokenRefused; nothing of the token is in its text."""
        if len(text) > _LONGEST_TOKEN:
            raise TokenRefused(WhyRefused.INVALID, _NONE)
        secret = await self._signing()
        claims = _claims(text, secret.value)

        def work(connection: Connection) -> tuple[StoredToken | None, datetime]:
            found = tokens.find_token(connection, claims["jti"])
            return found, self._store.database.now(connection)

        return _grant(*await self._store.read(work))

    async def dead(self, token_ids: Iterable[str]) -> set[str]:
        """Those of these tokens that count no more."""
        wanted = list(token_ids)
        if not wanted:
            return set()

        def work(connection: Connection) -> set[str]:
            return tokens.dead_tokens(connection, wanted, self._store.database.now(connection))

        return await self._store.read(work)

    async def all(self) -> list[StoredToken]:
        """Every token of every seat, newest first."""
        return await self._store.read(tokens.list_tokens)

    async def revoke(self, token: str) -> StoredToken:
        """Let a token count no more: by its id, the name that only it has, or the id's beginning.

        Raises UserError where there is none, or several. Revoking twice changes nothing.
        """

        def work(connection: Connection) -> StoredToken:
            found = _meant(tokens.list_tokens(connection), token)
            now = self._store.database.now(connection)
            if tokens.revoke_token(connection, found.token_id, self._permit.name, now):
                self._permit.log(connection, now, "token", f"revoked {found.name}")
            return tokens.find_token(connection, found.token_id) or found

        await self._permit.require(Deed.CHANGE_TOKENS)
        return await self._store.write(work)

    async def _signing(self) -> SigningSecret:
        # Kept: the vault may be slow, and every request asks.
        if self._secret is None:
            self._secret = await asyncio.to_thread(signing_secret, self._data_dir)
        return self._secret


def _signed(stored: StoredToken, secret: str) -> str:
    claims = {
        "iss": "rollcheck",
        "aud": AUDIENCE,
        "sub": stored.name,
        "jti": stored.token_id,
        "scope": stored.scopes,
        "iat": stored.created_at.replace(tzinfo=UTC, microsecond=0),
        "exp": stored.expires_at.replace(tzinfo=UTC, microsecond=0),
    }
    return jwt.encode(claims, secret, algorithm=ALGORITHM)


def _claims(text: str, secret: str) -> dict[str, Any]:
    try:
        return jwt.decode(
            text,
            secret,
            # One algorithm, named here: the token's own header has no say in it.
            algorithms=[ALGORITHM],
            audience=AUDIENCE,
            issuer="rollcheck",
            # What counts is the store's clock, below; this PC's may be some minutes off.
            leeway=CLOCKS_DIFFER_SECONDS,
            options={"require": ["exp", "iat", "aud", "jti", "iss"], "verify_iat": False},
        )
    except jwt.ExpiredSignatureError:
        raise TokenRefused(WhyRefused.EXPIRED, _OVER) from None
    except (jwt.InvalidTokenError, ValueError):
        raise TokenRefused(WhyRefused.INVALID, _NONE) from None


def _grant(found: StoredToken | None, now: datetime) -> Grant:
    if found is None:
        raise TokenRefused(WhyRefused.INVALID, _NONE)
    if found.revoked_at is not None:
        raise TokenRefused(WhyRefused.REVOKED, "This token was revoked")
    if found.expires_at <= now:
        raise TokenRefused(WhyRefused.EXPIRED, _OVER)
    return Grant(
        token_id=found.token_id,
        name=found.name,
        scopes=parse_scopes([found.scopes]),
        operator=found.operator,
        expires_at=found.expires_at.replace(tzinfo=UTC),
    )


def _is_beginning(text: str) -> bool:
    return len(text) >= _SHORTEST_BEGINNING


def _meant(known: Iterable[StoredToken], wanted: str) -> StoredToken:
    text = wanted.strip()
    there = list(known)
    ways = (
        [one for one in there if one.token_id == text.lower()],
        # Before a beginning: a name such as "1" is the beginning of many ids too.
        [one for one in there if one.name == text and one.revoked_at is None],
        [one for one in there if _is_beginning(text) and one.token_id.startswith(text.lower())],
    )
    alike = next((found for found in ways if found), [])
    if len(alike) == 1:
        return alike[0]
    problem = f"Several tokens are called {text}" if alike else f"There is no token {text[:60]}"
    raise UserError(f"{problem}. `token list` shows them")
