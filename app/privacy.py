"""Keeps ID numbers out of logs: a filter for handlers, in the seat and its spreadsheet process."""

from __future__ import annotations

import logging
import traceback

from app.domain.masking import mask_numbers


class MaskDigits(logging.Filter):
    """Masks message, arguments and traceback; belongs on handlers, for loggers skip it.

    The record itself is changed, so that no later handler sees the digits either.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass."""
        record.msg = mask_numbers(_message(record))
        record.args = None
        if record.exc_info:
            record.exc_text = "".join(traceback.format_exception(*record.exc_info))
            record.exc_info = None
        if record.exc_text:
            record.exc_text = mask_numbers(record.exc_text).rstrip("\n")
        if record.stack_info:
            record.stack_info = mask_numbers(record.stack_info)
        return True


def bare_traceback(problem: BaseException) -> str:
    """Where an exception came from, without its texts: they may quote cells of a spreadsheet."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = problem
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.insert(0, f"{frames}{type(current).__module__}.{type(current).__qualname__}")
        current = current.__cause__ or current.__context__
    return mask_numbers("\nthen:\n".join(parts))


def _message(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError, KeyError):
        # logging would print the arguments, digits and all, to stderr.
        return f"{record.msg} (its details do not fit its text)"
