from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.iec.page import LONGEST_WAIT_SECONDS, is_gateway_page, is_page, retry_after_seconds

NOW = datetime(2026, 11, 23, 8, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("30", 30.0),
        (" 0 ", 0.0),
        ("1.5", 1.5),
        ("Mon, 23 Nov 2026 08:10:00 GMT", 600.0),
        ("Mon, 23 Nov 2026 10:10:00 +0200", 600.0),
        ("Mon, 23 Nov 2026 07:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("NaN", None),
        ("٣٠", None),
        ("999999999999", LONGEST_WAIT_SECONDS),
        ("Fri, 23 Nov 2096 08:00:00 GMT", LONGEST_WAIT_SECONDS),
        ("Mon, 99 Nov 2026 08:10:00 GMT", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(header, seconds):
    assert retry_after_seconds(header, NOW) == seconds


@given(st.text(max_size=60))
def test_no_retry_after_raises_or_blocks_for_weeks(header):
    seconds = retry_after_seconds(header, NOW)
    assert seconds is None or 0 <= seconds <= LONGEST_WAIT_SECONDS


@pytest.mark.parametrize(
    ("status", "body", "gateway"),
    [
        (403, b"<html>anything", True),
        (429, b"<html>anything", True),
        (503, b"<html>Just a moment...</html>", True),
        (503, b"<html>CF-CHL</html>", True),
        (503, b"<html><script src='/cdn-cgi/challenge-platform/x'>", True),
        (503, b"<html>Service Unavailable</html>", False),
        (500, b"<html>Just a moment...</html>", False),
        (403, b'{"Message": "Just a moment"}', False),
        (429, b"", False),
    ],
)
def test_the_gateways_page_is_told_from_the_iecs_own_refusals(status, body, gateway):
    assert is_gateway_page(status, "", body) is gateway


@pytest.mark.parametrize("body", [b"  \n<!DOCTYPE html>", b"\xef\xbb\xbf<html>", b"<?xml"])
def test_a_page_is_known_by_its_first_sign(body):
    assert is_page("application/json", body)
