"""Ward IDs: a 5-digit municipality prefix and a 3-digit ward number (iec-api notes)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

WardId = NewType("WardId", str)
"""Eight ASCII digits; 93501016 is Blouberg (93501) ward 16."""


class WardSource:
    """Where a job's ward came from; shown by `inspect` as `ward_source`."""

    FILE_NAME = "file name"
    COLUMN = "column"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class WardChoice:
    """A ward an operator can pick: `label` reads "Blouberg ward 16 (LIM351)"."""

    ward_id: WardId
    label: str


@dataclass(frozen=True, slots=True)
class WardFinding:
    """What a text says about the ward: a ward, or a question with its choices.

    `ward_id` None and `problem` None together mean that the text names no ward at all.
    """

    ward_id: WardId | None = None
    label: str = ""
    problem: str | None = None
    choices: tuple[WardChoice, ...] = ()


def parse_ward_id(text: object) -> WardId | None:
    """An 8-digit ward ID from text or a number; None when it is not one."""
    if isinstance(text, bool):
        return None
    if isinstance(text, float) and text.is_integer():
        text = int(text)
    digits = str(text).strip() if isinstance(text, (str, int)) else ""
    if not re.fullmatch(r"[1-9][0-9]{7}", digits) or digits.endswith("000"):
        return None
    return WardId(digits)


def ward_number(ward_id: WardId) -> int:
    """The number within the municipality: 16 for 93501016."""
    return int(ward_id[5:])
