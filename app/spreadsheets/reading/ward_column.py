"""The ward a row names for itself: an 8-digit ward ID, or a number with its municipality."""

from __future__ import annotations

import re
from collections import Counter

from app.domain.identity_number import CellValue
from app.domain.municipalities import Municipalities
from app.domain.spreadsheet import Layout, Role
from app.domain.ward import WardFinding, WardId, parse_ward_id
from app.spreadsheets.reading.cells import Row, is_blank, text_of

_NUMBER = re.compile(
    r"(?:WARD|WYK|W)?\s*(?:NO|NR|NUMBER|NOMMER)?[\s.:#-]*0*([1-9][0-9]{0,2})", re.I
)


class WardColumn:
    """Reads each row's ward and counts them; the same cells are worked out once.

    `home` is the ward prefix of the whole list's municipality where one is known: it stands in
    where the row names none.
    """

    def __init__(self, layout: Layout, municipalities: Municipalities, home: str | None) -> None:
        self._ward = layout.columns.get(Role.WARD, -1)
        self._municipality = layout.columns.get(Role.MUNICIPALITY, -1)
        self._municipalities = municipalities
        self._home = home
        self._known: dict[tuple[CellValue, CellValue], WardFinding] = {}
        self.counts: Counter[str] = Counter()
        self.without = 0
        self.problem: WardFinding | None = None

    @property
    def present(self) -> bool:
        """Whether the sheet has a ward column at all."""
        return self._ward >= 0

    def read(self, row: Row) -> str | None:
        """The row's ward ID, or None; counted either way."""
        if self._ward < 0:
            return None
        key = (_cell(row, self._ward), _cell(row, self._municipality))
        finding = self._known.get(key)
        if finding is None:
            finding = self._known[key] = self._find(*key)
        return self._count(finding)

    def _count(self, finding: WardFinding) -> str | None:
        if finding.ward_id is None:
            self.without += 1
            if finding.problem and self.problem is None:
                self.problem = finding
            return None
        self.counts[finding.ward_id] += 1
        return finding.ward_id

    def _find(self, cell: CellValue, municipality: CellValue) -> WardFinding:
        if whole := parse_ward_id(cell):
            return WardFinding(whole)
        text = text_of(cell)
        if not text:
            return WardFinding()
        number = _NUMBER.fullmatch(text)
        if number is None:
            return self._municipalities.ward_in_name(text)
        if not is_blank(municipality):
            return self._municipalities.ward_from_parts(int(number[1]), text_of(municipality))
        if self._home:
            return WardFinding(WardId(f"{self._home}{int(number[1]):03d}"))
        return WardFinding(
            problem=f"the ward column says {int(number[1])}, not of which municipality"
        )


def _cell(row: Row, column: int) -> CellValue:
    return row[column] if 0 <= column < len(row) else None
