"""Reading JSON fields that may be absent, null, or of another type than expected. Pure."""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

JsonObject = Mapping[str, Any]

_EMPTY: JsonObject = {}


class NotAnObject(ValueError):
    """The body is not one unambiguous JSON object; the text never quotes it."""


def read_json(body: bytes) -> object:
    """Strict JSON in UTF-8: no NaN, no key twice. Raises NotAnObject."""
    try:
        return json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse_constant,
        )
    except (ValueError, RecursionError):
        raise NotAnObject("not JSON") from None


def read_object(body: bytes) -> JsonObject:
    """One JSON object. Raises NotAnObject."""
    value = read_json(body)
    if not isinstance(value, dict):
        raise NotAnObject("not a JSON object")
    return value


def part(record: JsonObject, key: str) -> JsonObject:
    """An object inside an object; empty where it is absent or something else."""
    value = record.get(key)
    return value if isinstance(value, dict) else _EMPTY


def text(value: object, longest: int) -> str:
    """A value as clean text of at most `longest` characters; "" for what is no text or number.

    Control, format and surrogate characters are dropped: they break a database, a workbook and
    a printed page, each in its own way.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    raw = (value if isinstance(value, str) else digits(value) or "").strip()[: longest * 4]
    if not raw.isprintable():
        raw = "".join(_printable(char) for char in raw)
    return " ".join(raw.split())[:longest].rstrip()


def digits(value: object) -> str | None:
    """A whole, non-negative number or a text of ASCII digits, as digits; None otherwise."""
    if isinstance(value, str):
        stripped = value.strip()
        return stripped if re.fullmatch(r"[0-9]{1,20}", stripped) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if not math.isfinite(value) or value != int(value) or not 0 <= value < 10**20:
        return None
    return str(int(value))


def is_blank(value: object) -> bool:
    """Null, empty, only spaces, or zero in any spelling."""
    if isinstance(value, str):
        return text(value, 100).strip("0") == ""
    return not value


def _printable(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char).startswith("C") else char


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Parsers disagree on which of two equal keys counts: such a reply says nothing.
    record = dict(pairs)
    if len(record) != len(pairs):
        raise ValueError("a key twice")
    return record


def _refuse_constant(_name: str) -> None:
    raise ValueError("not a JSON number")
