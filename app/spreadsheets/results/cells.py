"""What stands in a cell: plain values made safe for Excel, never a formula or a link."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from openpyxl.utils.datetime import to_excel

from app.domain.identity_number import CellValue

MAX_TEXT = 32_767
"""Characters in one cell (Excel's limit)."""
MAX_FORMAT = 255
TEXT_FORMAT = "@"

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(9999, 12, 31)
# Excel keeps fifteen digits of a number; a longer one is text or it is wrong.
_EXACT_LIMIT = 10**15
_DEFAULT_FORMATS: tuple[tuple[type, str], ...] = (
    (datetime, "yyyy-mm-dd hh:mm:ss"),
    (date, "yyyy-mm-dd"),
    (time, "hh:mm:ss"),
    (timedelta, "[h]:mm:ss"),
)


class Content(NamedTuple):
    """A cell's value, its type in the file ("s" text, "n" number, "b" truth) and its format."""

    value: str | int | float | None
    kind: str
    number_format: str | None = None


EMPTY = Content(None, "n")


def text(value: str) -> Content:
    """Text that stays text, whatever it begins with."""
    return Content(clean(value), "s") if value else EMPTY


def as_text(value: str) -> Content:
    """Text in a cell formatted as text, so that Excel leaves its digits alone when edited."""
    return Content(clean(value), "s", TEXT_FORMAT) if value else EMPTY


def clean(value: str) -> str:
    """The text without characters that XML forbids, cut at Excel's limit."""
    # Printable ASCII, nearly every cell of a list, needs no search.
    if not (value.isascii() and value.isprintable()):
        value = _ILLEGAL.sub("", value)
    return value[:MAX_TEXT]


def content_of(value: CellValue, number_format: str | None) -> Content:
    """A source cell as it goes into the result, with the format it had.

    Dates that Excel cannot count, endless numbers and whole numbers of more than fifteen digits
    become text.
    """
    if value is None or value == "":
        return EMPTY
    if number_format == "General" or len(number_format or "") > MAX_FORMAT:
        number_format = None
    if isinstance(value, str):
        return Content(clean(value), "s", number_format)
    if isinstance(value, bool):
        return Content(value, "b", number_format)
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return _moment(value, number_format)


def plain_text(value: CellValue) -> str:
    """A source cell as text: whole numbers without ".0", nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def moment(iso_text: str) -> Content:
    """A date and time from ISO text; the text itself where it is not one."""
    try:
        value = datetime.fromisoformat(iso_text)
    except ValueError:
        return text(iso_text)
    return _moment(value.replace(tzinfo=None), None)


def _number(value: int | float, number_format: str | None) -> Content:
    if isinstance(value, int):
        exact = abs(value) < _EXACT_LIMIT
        return Content(value, "n", number_format) if exact else as_text(str(value))
    if not math.isfinite(value):
        return as_text(str(value))
    return Content(value, "n", number_format)


def _moment(value: date | datetime | time | timedelta, number_format: str | None) -> Content:
    if not _countable(value):
        return as_text(str(value))
    shown = number_format or next(f for kind, f in _DEFAULT_FORMATS if isinstance(value, kind))
    return Content(to_excel(value), "n", shown)  # type: ignore[no-untyped-call]


def _countable(value: date | datetime | time | timedelta) -> bool:
    if isinstance(value, timedelta):
        return value >= timedelta(0)
    if isinstance(value, datetime):
        value = value.date()
    return isinstance(value, time) or _FIRST_DAY <= value <= _LAST_DAY
