"""No ID number in any log: the last net under code that already leaves them out."""

from __future__ import annotations

import logging
import re
import traceback

_DIGITS = re.compile(r"\d{10,13}")
MASK = "•••"


def mask_digits(text: str) -> str:
    """The text with every run of 10 to 13 digits masked, whatever it was."""
    return _DIGITS.sub(MASK, text)


class MaskDigits(logging.Filter):
    """Masks message, arguments and traceback of every record that passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record through, masked."""
        record.msg = mask_digits(record.getMessage())
        record.args = None
        if record.exc_info:
            record.exc_text = mask_digits("".join(traceback.format_exception(*record.exc_info)))
            record.exc_info = None
        elif record.exc_text:
            record.exc_text = mask_digits(record.exc_text)
        if record.stack_info:
            record.stack_info = mask_digits(record.stack_info)
        return True
