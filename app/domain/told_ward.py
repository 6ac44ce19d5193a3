"""What another program says of a list's ward, beside what the list itself says. Pure.

A program's word is no operator's: it fills a gap, but where it contradicts the list somebody is
asked. The system this one replaces ignored it, and took a ward number for a ward ID.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import About, Inspection, Question
from app.domain.ward import WardId, parse_ward_id, ward_number

CURE = "say it with --ward, as 93501016 or as a municipality and number"
OTHER_WARD = "The program that sent this list names another ward than the list itself"


@dataclass(frozen=True, slots=True)
class ToldWard:
    """`number` is a ward ID of 8 digits or a ward's number within its municipality."""

    number: int
    municipalities: Municipalities

    def wish(self, found: Inspection) -> WardId | None:
        """The ward that answers the list's open question; None where there is none, or it is no
        answer to it.
        """
        question = next((one for one in found.questions if one.about is About.WARD), None)
        if question is None:
            return None
        stem = found.file_name.rpartition(".")[0] or found.file_name
        ward = self.municipalities.ward_from_parts(self.number, stem).ward_id
        offered = [choice[:8] for choice in question.choices if parse_ward_id(choice[:8])]
        return ward if not offered or ward in offered else None

    def doubted(self, found: Inspection) -> Inspection:
        """The same pre-flight, with a question where the list is plainly of another ward."""
        if found.ward_id is None or self._is(found.ward_id):
            return found
        wards = [found.ward_id, *filter(None, [self._told()])]
        choices = tuple(f"{ward} ({self._label(ward)})" for ward in wards)
        question = Question(About.WARD, f"{OTHER_WARD}; {CURE}", choices)
        return replace(found, questions=(*found.questions, question))

    def _told(self) -> WardId | None:
        ward = parse_ward_id(self.number)
        return ward if ward and self.municipalities.is_known(ward) else None

    def _is(self, ward: WardId) -> bool:
        return self.number in (int(ward), ward_number(ward))

    def _label(self, ward: WardId) -> str:
        return self.municipalities.label(ward).replace(" (", ", ").rstrip(")")
