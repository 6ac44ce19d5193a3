"""The seam: what httpx and the socket raise, put into this project's words."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from app.domain.errors import AccountRefusal, BugError, LookupFailed, RollcheckError

TIME_OUT = "time-out"
CONNECT_TIME_OUT = "no connection: time-out"
NAME_NOT_FOUND = "no connection: name not found"
UNREACHABLE = "no connection: this PC has no network"
PROXY_REFUSED = "no connection: the proxy of this network refused it"
REFUSED = "connection refused"
NO_CONNECTION = "no connection"
CERTIFICATE = "the certificate of the IEC's address is not trusted"
NOT_SECURE = "no secure connection could be made"
CONNECTION_LOST = "the connection broke off"
BROKEN_REPLY = "the reply broke off or is not HTTP"
NOT_UNPACKED = "the reply could not be unpacked"
NOT_SENT = "the request could not be sent"
TOO_LARGE = "the reply is too large"
CLOSED = "the connection to the IEC was closed here"

LOCAL_REASONS = frozenset({NAME_NOT_FOUND, UNREACHABLE, PROXY_REFUSED})
"""Reasons that point at this PC's network rather than at the IEC."""

NEVER_REACHED = LOCAL_REASONS | {
    CONNECT_TIME_OUT,
    REFUSED,
    NO_CONNECTION,
    CERTIFICATE,
    NOT_SECURE,
}
"""Reasons under which nothing of the IEC was reached: of several seats, another one may."""


class TokenRefused(AccountRefusal):
    """A lookup answered 401: the token has ended. The client renews it once and asks again."""


# In this order: with several addresses for one name each may fail in its own way.
_CAUSES: tuple[tuple[type[BaseException], str], ...] = (
    (ssl.SSLCertVerificationError, CERTIFICATE),
    (socket.gaierror, NAME_NOT_FOUND),
    (ConnectionRefusedError, REFUSED),
)

_KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (httpx.ConnectTimeout, CONNECT_TIME_OUT),
    (httpx.TimeoutException, TIME_OUT),
    (TimeoutError, TIME_OUT),
    (httpx.ProxyError, PROXY_REFUSED),
    (httpx.ConnectError, NO_CONNECTION),
    (httpx.NetworkError, CONNECTION_LOST),
    (httpx.RemoteProtocolError, BROKEN_REPLY),
    (httpx.DecodingError, NOT_UNPACKED),
    (httpx.LocalProtocolError, NOT_SENT),
    (httpx.UnsupportedProtocol, NOT_SENT),
    (httpx.InvalidURL, NOT_SENT),
    (httpx.TooManyRedirects, "redirected elsewhere"),
    (httpx.HTTPStatusError, "unexpected reply"),
    (httpx.CookieConflict, "unexpected reply"),
    (ssl.SSLError, NOT_SECURE),
    (OSError, CONNECTION_LOST),
)

_NO_NETWORK = frozenset(
    code
    for name in ("ENETUNREACH", "ENETDOWN", "EHOSTUNREACH", "WSAENETUNREACH", "WSAEHOSTUNREACH")
    if (code := getattr(errno, name, None)) is not None
)


@contextmanager
def iec_errors() -> Iterator[None]:
    """Turn every foreign error into LookupFailed; misuse of httpx into BugError.

    Without a chain: a foreign text may quote what was sent or received, an ID number included.
    """
    try:
        yield
    except httpx.StreamError:
        raise BugError("a reply of the IEC was read twice or too late") from None
    except _foreign_kinds() as exc:
        raise LookupFailed(reason_of(exc)) from None


def reason_of(exc: BaseException) -> str:
    """A short plain text for the workbook: why no answer came."""
    causes = list(_causes_of(exc))
    for kind, reason in _CAUSES:
        if any(isinstance(cause, kind) for cause in causes):
            return reason
    if any(isinstance(cause, OSError) and cause.errno in _NO_NETWORK for cause in causes):
        return UNREACHABLE
    if isinstance(exc, httpx.ConnectError) and any(isinstance(c, ssl.SSLError) for c in causes):
        return NOT_SECURE
    return next((reason for kind, reason in _KINDS if isinstance(exc, kind)), NO_CONNECTION)


def _foreign_kinds() -> tuple[type[BaseException], ...]:
    return (httpx.HTTPError, *(kind for kind, _ in _KINDS))


def _causes_of(exc: BaseException) -> Iterator[BaseException]:
    """The error, what led to it, and the members of groups (one per address tried)."""
    seen: set[int] = set()
    left: list[BaseException | None] = [exc]
    while left:
        one = left.pop()
        if one is None or id(one) in seen or isinstance(one, RollcheckError):
            continue
        seen.add(id(one))
        yield one
        left += [one.__cause__, one.__context__]
        left += one.exceptions if isinstance(one, BaseExceptionGroup) else []
