"""What this seat shares with its office: from the environment, the settings, then the vault.

A seat that has joined an office never falls back to a store of its own: that would split the
office, with jobs nobody else sees and a limit counted twice.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from app.atomic_file import replace_file
from app.domain.errors import UserError
from app.domain.office_address import Kind, OfficeAddress, Origin, parse, redis_of_parts
from app.settings import Settings, load_settings
from app.vault import OfficeSecrets, VaultSilent, office_addresses

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

MARK = "joined-office"
UNNAMED = "an office"
_CURE = "Unlock it and start again; `rollcheck leave` makes this a seat of its own"


@dataclass(frozen=True, slots=True)
class Shared:
    """One address in use, and where it came from."""

    address: OfficeAddress
    origin: Origin


@dataclass(frozen=True, slots=True)
class Office:
    """What a seat shares: nothing, a database, or a database and a Redis. Safe to log and show.

    `tls` and `ca_file` are the settings `database_tls` and `database_ca`.
    """

    name: str = ""
    database: Shared | None = None
    redis: Shared | None = None
    tls: str = ""
    ca_file: str = ""

    @property
    def database_url(self) -> URL | None:
        """For SQLAlchemy; None where this seat works on its own. Holds the password."""
        if self.database is None:
            return None
        from sqlalchemy.engine import make_url

        return make_url(self.database.address.text)

    @property
    def redis_url(self) -> str | None:
        """For the bus; None without one. Holds the password: never log it."""
        if self.redis is None:
            return None
        ca = self.ca_file if self.redis.address.encrypted else ""
        return self.redis.address.text + (f"?{urlencode({'ca': ca})}" if ca else "")


def office_secrets(settings: Settings) -> Office:
    """What this seat is to use. Blocks while the vault is asked: use a thread.

    A Redis without a shared database is not used: there would be nothing to wake anybody for.
    Practice has no office: do not ask for it there. Raises UserError when an address cannot be
    read, and when the vault cannot be read or has nothing where this seat needs it.
    """
    joined = joined_by(settings)
    kept = _Vault()
    database = _database(settings, joined, kept)
    if database is None:
        if joined:
            raise _not_kept(joined)
        return Office()
    redis = _redis(settings, joined, kept)
    return Office(joined, database, redis, settings.database_tls, settings.database_ca)


def office_settings(settings: Settings) -> Settings:
    """The same settings with the addresses this seat is to use put in. Blocks, and raises, as
    `office_secrets`. They hold passwords, in no `repr`; never write them into a file.
    """
    office = office_secrets(settings)
    address = office.database.address.text if office.database else ""
    return settings.model_copy(
        update={"database_url": address, "redis_url": office.redis_url or "", "redis_host": ""}
    )


def joined_by(settings: Settings) -> str:
    """The office this seat has joined, "" for none; blocks.

    Told by the settings, or by a mark in the data folder: either alone may be lost or replaced,
    and settings in memory may be from before this seat joined.
    """
    if settings.joined_office:
        return settings.joined_office
    try:
        marked = _mark(settings).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        marked = ""
    except (OSError, UnicodeDecodeError):
        marked = UNNAMED
    return marked or load_settings().joined_office


def mark_joined(settings: Settings, office: str) -> None:
    """Keep in the data folder that this seat has joined an office; "" takes the mark away.

    Raises OSError.
    """
    if office:
        replace_file(_mark(settings), office.encode())
    else:
        _mark(settings).unlink(missing_ok=True)


def _mark(settings: Settings) -> Path:
    return settings.data_dir / MARK


def origin_in(settings: Settings, kind: Kind) -> Origin | None:
    """Where environment or settings file name an address of this kind; None where neither does."""
    names = ("database_url",) if kind is Kind.DATABASE else ("redis_url", "redis_host")
    if not any(getattr(settings, name) for name in names):
        return None
    known = {f"rollcheck_{name}" for name in names}
    if kind is Kind.REDIS:
        known.add("redis_host")
    given = {name.lower() for name, value in os.environ.items() if value}
    return Origin.ENVIRONMENT if known & given else Origin.FILE


class _Vault:
    """The vault, asked at most once, and only where it is needed."""

    def __init__(self) -> None:
        self._found: OfficeSecrets | None = None

    def address(self, kind: Kind) -> OfficeAddress | None:
        """Raises VaultSilent."""
        if self._found is None:
            self._found = office_addresses()
        text = self._found.database if kind is Kind.DATABASE else self._found.redis
        return parse(kind, text) if text else None


def _database(settings: Settings, joined: str, kept: _Vault) -> Shared | None:
    origin = origin_in(settings, Kind.DATABASE)
    if origin is not None:
        named = parse(Kind.DATABASE, settings.database_url)
        return Shared(_with_password(named, "", kept), origin)
    if not joined:
        # A seat of its own needs no vault; one that is locked would keep it waiting.
        return None
    try:
        found = kept.address(Kind.DATABASE)
    except VaultSilent as silent:
        raise UserError(
            f"This seat has joined {joined}, but this PC's vault, which keeps the office's "
            f"passwords, does not answer ({silent}). {_CURE}"
        ) from None
    return Shared(found, Origin.VAULT) if found else None


def _redis(settings: Settings, joined: str, kept: _Vault) -> Shared | None:
    origin = origin_in(settings, Kind.REDIS)
    # The seed's name for it.
    password = os.environ.get("REDIS_PASSWORD", "")
    if origin is not None:
        return Shared(_with_password(_named_redis(settings), password, kept), origin)
    if not joined:
        return None
    try:
        found = kept.address(Kind.REDIS)
    except VaultSilent:
        # The database came from elsewhere; without Redis only screens are slower.
        return None
    return Shared(found, Origin.VAULT) if found else None


def _named_redis(settings: Settings) -> OfficeAddress:
    if settings.redis_url:
        return parse(Kind.REDIS, settings.redis_url)
    return redis_of_parts(settings.redis_host, settings.redis_port, settings.redis_db, "")


def _with_password(named: OfficeAddress, password: str, kept: _Vault) -> OfficeAddress:
    """The address with its password, from wherever it is kept; none is a password as well."""
    if named.password:
        return named
    if password:
        return named.with_password(password)
    try:
        found = kept.address(named.kind)
    except VaultSilent as silent:
        if named.kind is Kind.REDIS or named.loopback:
            # Many have none there; a server that wants one says so.
            return named
        raise UserError(
            f"The password of {named.shown} is not in the settings, and this PC's vault does not "
            f"answer ({silent}). Unlock it and start again, or put the password into "
            "ROLLCHECK_DATABASE_URL"
        ) from None
    # Never to another server than it was kept for.
    return named.with_password(found.password) if found and named.same_login(found) else named


def _not_kept(office: str) -> UserError:
    return UserError(
        f"This seat has joined {office}, but this PC's vault no longer has the office's "
        "addresses. Join again with the seat file; `rollcheck leave` makes this a seat of its own"
    )
