"""Texts without ID numbers: one rule for logs, Redis, the feed, notifications and file names.

What one of them hides no other may tell, however somebody wrote the number. Pure.
"""

from __future__ import annotations

import re

MASK = "•••"

# Spaces, dots, dashes and underscores, the invisible ones among them, up to three in a row.
_GAP = r"[\s._\-\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]{0,3}"
# As people group it: 800101 5009 08 7, 80-01-01 5009 087; thirteen digits, no more and no fewer.
_WHOLE = r"(?<!\d)" + _GAP.join(rf"\d{{{count}}}" for count in (2, 2, 2, 4, 2, 1)) + r"(?!\d)"
_WRITTEN_OUT = re.compile(_WHOLE)
# From ten digits on: an ID number in a sheet may have lost its leading zeros.
_COULD_BE_ONE = re.compile(rf"{_WHOLE}|\d{{10,}}")


def mask_numbers(text: str) -> str:
    """The text with `MASK` for everything that could be an ID number, telephone numbers too."""
    return _COULD_BE_ONE.sub(MASK, text)


def name_numbers(text: str) -> str:
    """The text with "ID" for every whole ID number; dates and times beside it stay readable."""
    return _WRITTEN_OUT.sub("ID", text)
