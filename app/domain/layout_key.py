"""Under what an operator's word about a list's layout is remembered for the next such list. Pure.

The lists of one sender have the same headers; where those are not known yet, because it is a
question which sheet or column counts, the choices offered stand for them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from app.domain.spreadsheet import WARD_PER_ROW, Inspection, Wishes

_FEWEST_HEADERS = 2
_MANY_DIGITS = re.compile(r"\d{6}")


def layout_key(found: Inspection) -> str:
    """A fingerprint of the headers, or of the question in their place; "" where neither tells."""
    if found.layout is not None:
        return header_key(found.layout.headers)
    asked = found.questions[0] if found.questions else None
    if asked is None or not asked.choices:
        return ""
    return _fingerprint("question", (asked.about, *asked.choices))


def header_key(headers: Iterable[str]) -> str:
    """A fingerprint of a header row, whatever its case and spaces.

    "" where fewer than two columns have a header, and where a person's row was taken for one.
    """
    names = [" ".join(name.split()).casefold() for name in headers]
    while names and not names[-1]:
        names.pop()
    telling = sum(bool(name) for name in names) >= _FEWEST_HEADERS
    if not telling or any(_MANY_DIGITS.search(name) for name in names):
        return ""
    return _fingerprint("headers", names)


def worth_remembering(wishes: Wishes) -> Wishes:
    """What of an operator's word may hold for another list: never a ward, never repairs."""
    per_row = wishes.ward if wishes.ward == WARD_PER_ROW else None
    return Wishes(wishes.sheet, wishes.header_row, wishes.id_column, per_row)


def filled_up(wishes: Wishes, remembered: Wishes) -> Wishes:
    """What the operator says now, and where she says nothing what she said of such a list."""
    return Wishes(
        sheet=wishes.sheet if wishes.sheet is not None else remembered.sheet,
        header_row=(wishes.header_row if wishes.header_row is not None else remembered.header_row),
        id_column=wishes.id_column if wishes.id_column is not None else remembered.id_column,
        ward=wishes.ward if wishes.ward is not None else remembered.ward,
        accept_repairs=wishes.accept_repairs,
    )


def _fingerprint(kind: str, parts: Iterable[str]) -> str:
    text = "\x1f".join((kind, *(" ".join(part.split()).casefold() for part in parts)))
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
