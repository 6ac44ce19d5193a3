"""The addresses of what an office shares: read once, and safe to show ever after. Pure.

An address comes from the environment, from the settings file (never with a password) or from the
vault. Passwords may hold any sign, so they are taken apart and put together again here only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from ipaddress import ip_address
from urllib.parse import SplitResult, quote, unquote, urlsplit

from app.domain.errors import UserError


class Kind(StrEnum):
    """What an address leads to."""

    DATABASE = "database"
    REDIS = "redis"


class Origin(StrEnum):
    """Where an address came from; a file of the settings never holds its password."""

    ENVIRONMENT = "environment"
    FILE = "settings file"
    VAULT = "vault"


PLAIN = "tls=off"
DATABASE_SCHEME = "mysql+pymysql"
_DATABASE_SCHEMES = frozenset({"mysql", "mariadb", "mysql+pymysql", "mariadb+pymysql"})
_REDIS_SCHEMES = frozenset({"redis", "rediss"})
_PORTS = {Kind.DATABASE: 3306, Kind.REDIS: 6379}
_EXAMPLES = {
    Kind.DATABASE: "mysql+pymysql://USER@HOST:3306/DATABASE",
    Kind.REDIS: "rediss://HOST:6379/0",
}
_NAMES = {Kind.DATABASE: "The database's address", Kind.REDIS: "The Redis address"}
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9_.])?")


@dataclass(frozen=True, slots=True)
class OfficeAddress:
    """An address that passed the rules; only `parse_database` and `parse_redis` make one.

    `name` is the database, or the number of the Redis database; `plain` is a Redis on another PC
    that is wanted without TLS, as `?tls=off` asks for. The password is in no `repr` and
    no `shown`.
    """

    kind: Kind
    scheme: str
    host: str
    port: int
    user: str
    name: str
    password: str = field(default="", repr=False)
    plain: bool = False

    @property
    def text(self) -> str:
        """As SQLAlchemy and redis-py read it, password included. Never log it."""
        account = quote(self.user, safe="")
        if self.password:
            account += f":{quote(self.password, safe='')}"
        at = "@" if account else ""
        plain = "?tls=off" if self.plain else ""
        return f"{self.scheme}://{account}{at}{self.place}/{quote(self.name, safe='')}{plain}"

    @property
    def place(self) -> str:
        """ "host:port"; an IPv6 host in brackets."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @property
    def shown(self) -> str:
        """For a screen or a log: user, host, port and database."""
        account = f"{self.user}@" if self.user else ""
        return f"{account}{self.place}/{self.name}"

    @property
    def loopback(self) -> bool:
        """Whether nothing leaves this PC."""
        if self.host.lower() == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def encrypted(self) -> bool:
        """Whether the scheme alone asks for TLS; a database's TLS is decided by its host."""
        return self.scheme == "rediss"

    def same_login(self, other: OfficeAddress) -> bool:
        """Whether a password of the one may be sent to the other."""
        mine, theirs = ((one.kind, one.host.lower(), one.port, one.user) for one in (self, other))
        return mine == theirs

    def with_password(self, password: str) -> OfficeAddress:
        """The same with another password."""
        return replace(self, password=password)


def parse_database(text: str) -> OfficeAddress:
    """Read a MySQL or MariaDB address. Raises UserError, which never repeats what it holds."""
    parts = _split(text, Kind.DATABASE)
    if parts.scheme not in _DATABASE_SCHEMES:
        raise _refused(Kind.DATABASE, "must begin with mysql+pymysql://")
    found = _parsed(parts, Kind.DATABASE, DATABASE_SCHEME)
    if not found.user:
        raise _refused(Kind.DATABASE, "names no user")
    if not found.name or "/" in found.name:
        raise _refused(Kind.DATABASE, "names no database")
    if not found.password.isascii():
        # PyMySQL 1.2 sends passwords in Latin-1, and the server refuses them without a reason.
        raise _refused(Kind.DATABASE, "has letters with accents in its password: choose another")
    return found


def parse_redis(text: str) -> OfficeAddress:
    """Read a Redis address. Raises UserError, which never repeats what it holds."""
    parts = _split(text, Kind.REDIS)
    if parts.scheme not in _REDIS_SCHEMES:
        raise _refused(Kind.REDIS, "must begin with redis:// or rediss://")
    found = _parsed(parts, Kind.REDIS, parts.scheme)
    if found.name and not re.fullmatch("[0-9]{1,4}", found.name):
        raise _refused(Kind.REDIS, "ends with something that is no number of a database")
    found = replace(found, name=found.name or "0", plain=parts.query == PLAIN)
    if not (found.encrypted or found.plain or found.loopback):
        raise _refused(
            Kind.REDIS,
            "would send its password readable over the network: begin it with rediss://, or end "
            "it with ?tls=off where the network is trusted",
        )
    return found


def parse(kind: Kind, text: str) -> OfficeAddress:
    """Read an address of this kind. Raises UserError."""
    return parse_database(text) if kind is Kind.DATABASE else parse_redis(text)


def redis_of_parts(host: str, port: int, number: int, password: str) -> OfficeAddress:
    """The address that the seed's REDIS_HOST, REDIS_PORT and REDIS_DB mean. Raises UserError."""
    shown = f"[{host}]" if ":" in host else host
    found = parse_redis(f"rediss://{shown}:{port}/{number}").with_password(password)
    # As the bus has it: another PC is spoken to by TLS.
    return replace(found, scheme="redis") if found.loopback else found


def holds_password(address: str) -> bool:
    """Whether an address has a password in it, readable or not as an address otherwise."""
    rest = address.partition("://")[2] or address
    # Up to the last @: a password may hold any sign, a slash or another @ among them.
    account, at, _ = rest.rpartition("@")
    return bool(at) and ":" in account


def _split(text: str, kind: Kind) -> SplitResult:
    # A space is no fault in a password: SQLAlchemy writes it as it is.
    if not text.isprintable():
        raise _refused(kind, "has signs in it that do not belong there")
    try:
        parts = urlsplit(text.strip())
        _ = parts.port
    except ValueError:
        raise _refused(kind, "cannot be read") from None
    if parts.query and not (kind is Kind.REDIS and parts.query == PLAIN):
        # One of them might switch off what keeps a connection safe.
        raise _refused(kind, "has options behind a question mark: leave them out")
    if parts.fragment or not _is_host(parts.hostname or "") or parts.port == 0:
        raise _refused(kind, "names no usable host or port")
    return parts


def _parsed(parts: SplitResult, kind: Kind, scheme: str) -> OfficeAddress:
    return OfficeAddress(
        kind=kind,
        scheme=scheme,
        host=parts.hostname or "",
        port=parts.port or _PORTS[kind],
        user=unquote(parts.username or ""),
        name=unquote(parts.path.removeprefix("/")),
        password=unquote(parts.password or ""),
    )


def _is_host(host: str) -> bool:
    if ":" in host:
        try:
            ip_address(host)
        except ValueError:
            return False
        return True
    return bool(_HOST.fullmatch(host))


def _refused(kind: Kind, cause: str) -> UserError:
    return UserError(
        f"{_NAMES[kind]} {cause}. Give it as {_EXAMPLES[kind]}; signs such as @ / : # in a "
        "password are written %40 %2F %3A %23"
    )
