from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from app.privacy import MASK, MaskDigits, bare_traceback, mask_digits

ID = "8001015009087"


@pytest.fixture
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(MaskDigits())
    logger = logging.Logger("privacy test")
    logger.addHandler(handler)
    yield logger, written
    handler.close()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"row 7: {ID}", f"row 7: {MASK}"),
        ("0101015009", MASK),
        (f"{ID}{ID}", MASK),
        (f"/IDNumber/{ID}?x=1", f"/IDNumber/{MASK}?x=1"),
        ("ward 93501016 at 12:30", "ward 93501016 at 12:30"),
        ("123456789", "123456789"),
    ],
)
def test_runs_of_ten_digits_and_more_are_masked(text, masked):
    assert mask_digits(text) == masked


def test_message_and_arguments_are_masked(log):
    logger, written = log
    logger.warning("asked for %s in row %d", ID, 7)
    assert written.getvalue() == f"asked for {MASK} in row 7\n"


def test_tracebacks_are_masked(log):
    logger, written = log
    try:
        int(f"x{ID}")
    except ValueError:
        logger.exception("failed")
    assert ID not in written.getvalue()
    assert "ValueError" in written.getvalue()


def test_a_text_that_does_not_fit_its_arguments_is_written_without_them(log):
    logger, written = log
    logger.warning("one %s", ID, ID)
    assert written.getvalue() == "one %s (its details do not fit its text)\n"


def test_a_bare_traceback_says_where_and_not_what():
    try:
        try:
            int(ID + "x")
        except ValueError as cause:
            raise KeyError("Mokoena" * len(ID)) from cause
    except KeyError as problem:
        told = bare_traceback(problem)
    assert "test_privacy.py" in told
    assert told.index("ValueError") < told.index("builtins.KeyError")
    assert "Mokoena" * 2 not in told
