from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from app.domain.masking import MASK
from app.privacy import MaskDigits, bare_traceback

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
