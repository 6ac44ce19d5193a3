from __future__ import annotations

import socket
import ssl

import pytest
from redis import exceptions

from app.seats.bus.failures import Silent, reason_of


def caused(outer, inner):
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (exceptions.TimeoutError("Timeout reading from socket"), "does not answer"),
        (TimeoutError(), "does not answer"),
        (Silent(), "does not answer"),
        (caused(exceptions.ConnectionError("x"), ConnectionRefusedError()), "nothing answers"),
        (caused(exceptions.ConnectionError("x"), socket.gaierror()), "name is not known"),
        (
            caused(exceptions.ConnectionError("x"), ssl.SSLCertVerificationError()),
            "cannot be trusted",
        ),
        (caused(exceptions.ConnectionError("x"), ssl.SSLError()), "TLS"),
        (exceptions.AuthenticationError("invalid username-password pair"), "password"),
        (exceptions.AuthenticationError("x", status_code="NOAUTH"), "asks for a password"),
        (exceptions.NoPermissionError("x"), "may not use a command"),
        (exceptions.OutOfMemoryError("x"), "memory is full"),
        (exceptions.ReadOnlyError("x"), "copy"),
        (exceptions.BusyLoadingError("x"), "starting"),
        (exceptions.ResponseError("MISCONF Redis is configured to save RDB"), "save its data"),
        (exceptions.ResponseError("WRONGTYPE Operation against a key"), "another program"),
        (exceptions.ResponseError("unknown command 'X'"), "too old"),
        (exceptions.ResponseError("DB index is out of range"), "no database of this number"),
        (exceptions.ResponseError("x"), "refuses a command"),
        (exceptions.ConnectionError("Connection closed by server."), "connection broke"),
        (exceptions.ConnectionError("max number of clients reached"), "no more connections"),
    ],
)
def test_each_failure_has_its_plain_reason(error, words):
    assert words in reason_of(error)


def test_causes_in_a_circle_end():
    one, two = exceptions.ConnectionError("1"), exceptions.ConnectionError("2")
    one.__cause__, two.__cause__ = two, one
    assert reason_of(one) == "the connection broke"
