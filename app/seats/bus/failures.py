"""From what went wrong with Redis to a clause an operator can read. Never a password in it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

from redis import exceptions

from app.domain.errors import StoreUnavailable

GONE_WRONG = (exceptions.RedisError, OSError, TimeoutError)
"""Everything that a line to Redis, or its absence, can raise."""


class Silent(exceptions.ConnectionError):
    """Nothing was heard for too long on a line that looks whole."""


_BY_WORDS = {
    "MISCONF": "it cannot save its data and takes nothing new",
    "WRONGTYPE": "another program uses a key of Rollcheck's",
    "WRONGPASS": "it refuses the user name or password",
    "NOAUTH": "it asks for a password",
    "UNKNOWN COMMAND": "it is too old or lacks a command",
    "MAX NUMBER OF CLIENTS": "it takes no more connections",
    "DB INDEX": "it has no database of this number",
}
_BY_KIND: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, "its certificate cannot be trusted"),
    (ssl.SSLError, "it does not speak TLS there"),
    (socket.gaierror, "its name is not known on this network"),
    (ConnectionRefusedError, "nothing answers at its address"),
    (exceptions.OutOfMemoryError, "its memory is full"),
    (exceptions.NoPermissionError, "its user may not use a command that is needed"),
    (exceptions.ReadOnlyError, "it is a copy that takes nothing new"),
    (exceptions.BusyLoadingError, "it is starting"),
    (exceptions.AuthenticationError, "it refuses the user name or password"),
    (Silent, "it does not answer"),
    (TimeoutError, "it does not answer"),
    (exceptions.TimeoutError, "it does not answer"),
    (StoreUnavailable, "the database is away"),
    (exceptions.ResponseError, "it refuses a command"),
)


def reason_of(error: BaseException) -> str:
    """Why it did not work, as a clause; the innermost cause that is known counts."""
    chain = list(_chain(error))
    for one in chain:
        text = str(one).upper()
        for words, reason in _BY_WORDS.items():
            if isinstance(one, exceptions.RedisError) and words in f"{_code(one)} {text}":
                return reason
    for kind, reason in _BY_KIND:
        if any(isinstance(one, kind) for one in chain):
            return reason
    return "the connection broke"


def _code(error: BaseException) -> str:
    return str(getattr(error, "status_code", "") or "")


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__
