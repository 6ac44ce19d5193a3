"""Whether a list was given to the wrong ward: said, never decided (window, details)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.ward import WardId

ANSWERS_BEFORE_DOUBT = 50


@dataclass(frozen=True, slots=True)
class WardDoubt:
    """`people` of `answers` checked people are registered in `ward_id`, not in the list's."""

    ward_id: WardId
    people: int
    answers: int


def ward_doubt(
    expected: WardId | None, answers: int, registered: Mapping[WardId, int]
) -> WardDoubt | None:
    """A doubt after 50 answers with under 20 % in the ward and over half in one other.

    `answers` counts everyone the IEC answered about, on the roll or not; `registered` counts
    them by the ward they are registered in. None where each row has its own ward.
    """
    if expected is None or answers < ANSWERS_BEFORE_DOUBT:
        return None
    others = {ward: people for ward, people in registered.items() if ward != expected}
    if not others or registered.get(expected, 0) * 5 >= answers:
        return None
    ward = max(others, key=lambda other: others[other])
    return WardDoubt(ward, others[ward], answers) if others[ward] * 2 > answers else None
