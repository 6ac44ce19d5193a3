import errno
import inspect
import socket
import ssl
from datetime import datetime

import httpx
import pytest

from app.domain.errors import BugError, LookupFailed, QuotaExhausted, RollcheckError
from app.iec import errors
from app.iec.errors import iec_errors, reason_of

HTTPX_ERRORS = sorted(
    (
        kind
        for name in httpx.__all__
        if inspect.isclass(kind := getattr(httpx, name)) and issubclass(kind, Exception)
    ),
    key=lambda kind: kind.__name__,
)


def made(kind: type[Exception]) -> Exception:
    """One of a kind, whatever its constructor asks for."""
    error = kind.__new__(kind)
    Exception.__init__(error, "8001015009087")
    return error


@pytest.mark.parametrize("kind", HTTPX_ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_of_httpx_is_put_into_our_words(kind):
    with pytest.raises(RollcheckError) as translated, iec_errors():
        raise made(kind)
    assert isinstance(translated.value, (LookupFailed, BugError))
    assert "8001015009087" not in str(translated.value)


@pytest.mark.parametrize("kind", HTTPX_ERRORS, ids=lambda kind: kind.__name__)
def test_every_error_of_httpx_has_a_reason_of_its_own_or_its_bases(kind):
    roots = (httpx.HTTPError, httpx.RequestError, httpx.TransportError, httpx.ProtocolError)
    if kind in roots or issubclass(kind, httpx.StreamError):
        return
    assert any(issubclass(kind, known) for known, _ in errors._KINDS)


def test_httpx_has_errors_to_read():
    assert len(HTTPX_ERRORS) > 25


def test_our_own_errors_pass_through():
    with pytest.raises(QuotaExhausted), iec_errors():
        raise QuotaExhausted(datetime(2026, 11, 23))


def test_a_bug_of_ours_is_not_an_outage():
    with pytest.raises(ZeroDivisionError), iec_errors():
        _ = 1 / 0


def caused_by(cause: BaseException) -> httpx.ConnectError:
    outer = httpx.ConnectError("All connection attempts failed")
    outer.__cause__ = OSError("wrapped")
    outer.__cause__.__cause__ = cause
    return outer


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (socket.gaierror(-2, "x"), errors.NAME_NOT_FOUND),
        (ConnectionRefusedError(errno.ECONNREFUSED, "x"), errors.REFUSED),
        (OSError(errno.ENETUNREACH, "x"), errors.UNREACHABLE),
        (ssl.SSLCertVerificationError(1, "x"), errors.CERTIFICATE),
        (ssl.SSLError(1, "x"), errors.NOT_SECURE),
        (ValueError("x"), errors.NO_CONNECTION),
        (
            ExceptionGroup("all", [OSError(errno.ENETUNREACH, "v6"), ConnectionRefusedError()]),
            errors.REFUSED,
        ),
    ],
)
def test_the_reason_names_what_stands_behind_a_failed_connection(cause, reason):
    assert reason_of(caused_by(cause)) == reason


def test_a_ring_of_causes_ends():
    first, second = httpx.ConnectError("a"), OSError("b")
    first.__cause__, second.__cause__ = second, first
    assert reason_of(first) == errors.NO_CONNECTION
