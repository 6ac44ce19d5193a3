from datetime import UTC, datetime

import pytest

from app.domain.errors import GatewayBlocked, LimitReached, LookupFailed, SignInRefused
from app.iec.token_reply import (
    LONGEST_LIFE_SECONDS,
    USUAL_LIFE_SECONDS,
    Grant,
    read_token_reply,
)

NOW = datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC)


def read(status: int, body: bytes, content_type: str = "application/json") -> Grant:
    return read_token_reply(status, content_type, body, "60", NOW)


@pytest.mark.parametrize(
    ("expires_in", "seconds"),
    [
        (b"1799", 1799),
        (b"1799.5", 1799.5),
        (b'"1799"', 1799),
        (b"null", USUAL_LIFE_SECONDS),
        (b"0", USUAL_LIFE_SECONDS),
        (b"-5", USUAL_LIFE_SECONDS),
        (b"true", USUAL_LIFE_SECONDS),
        (b'"soon"', USUAL_LIFE_SECONDS),
        (b'"nan"', USUAL_LIFE_SECONDS),
        (b'"inf"', USUAL_LIFE_SECONDS),
        (b"1e999", USUAL_LIFE_SECONDS),
        (b"9" * 400, USUAL_LIFE_SECONDS),
        (b"[3600]", USUAL_LIFE_SECONDS),
        (b"99999999", LONGEST_LIFE_SECONDS),
    ],
)
def test_the_life_of_a_token_is_read_and_never_nonsense(expires_in, seconds):
    grant = read(200, b'{"access_token": "abc", "expires_in": ' + expires_in + b"}")
    assert grant == Grant("abc", seconds)


def test_a_reply_without_a_life_means_an_hour():
    assert read(200, b'{"access_token": "abc"}').life_seconds == 3600


def test_a_token_does_not_show():
    assert "abc" not in repr(Grant("abc", 1))


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (400, b"{}", SignInRefused),
        (401, b"", SignInRefused),
        (403, b"{}", SignInRefused),
        (403, b"<html>", GatewayBlocked),
        (429, b"<html>", GatewayBlocked),
        (503, b"<html>Just a moment", GatewayBlocked),
        (429, b"{}", LimitReached),
        (503, b"<html>down", LookupFailed),
        (500, b"", LookupFailed),
        (404, b"", LookupFailed),
        (302, b"", LookupFailed),
        (200, b"", LookupFailed),
        (200, b"<html>hello", LookupFailed),
        (200, b"{}", LookupFailed),
        (200, b'{"access_token": null}', LookupFailed),
        (200, b'{"access_token": ""}', LookupFailed),
        (200, b'{"access_token": "a\\r\\nX-Evil: 1"}', LookupFailed),
        (200, b'{"access_token": "\\u00e9"}', LookupFailed),
    ],
)
def test_a_sign_in_that_gives_no_token_says_why(status, body, error):
    with pytest.raises(error) as failed:
        read(status, body)
    assert type(failed.value) is error
