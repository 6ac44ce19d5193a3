"""The looks of the workbook: one place for fills, fonts and borders.

The first four fills are the seed's, so that whoever filters by colour finds what they knew.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.domain.verdict import Verdict

WHITE, BLACK = "FFFFFFFF", "FF000000"
PRACTICE_COLOUR = "FFFFC000"

# Fill and font of the status cell.
VERDICT_COLOURS: dict[Verdict, tuple[str, str]] = {
    Verdict.REGISTERED_IN_WARD: ("FF00FF00", BLACK),
    Verdict.NOT_REGISTERED_IN_WARD: ("FF0000FF", WHITE),
    Verdict.NOT_REGISTERED_VOTER: ("FFFF0000", WHITE),
    Verdict.DECEASED: ("FFFFFF00", BLACK),
    Verdict.COULD_NOT_CHECK: ("FFBFBFBF", BLACK),
    Verdict.INVALID_ID_NUMBER: ("FFD9B3E6", BLACK),
    Verdict.DUPLICATE: ("FFF8CBAD", BLACK),
}

# Excel refuses a file with more; a list that has so many loses formats, not values.
_MAX_NUMBER_FORMATS = 150

StyleId = Any
"""openpyxl's StyleArray: indexes into the workbook's tables, shared by cells that look alike."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks; equal looks share one style in the file."""

    number_format: str | None = None
    fill: str | None = None
    colour: str = BLACK
    bold: bool = False
    italic: bool = False
    size: float = 11
    wrap: bool = False
    shrink: bool = False
    horizontal: str | None = None
    indent: int = 0
    line_below: bool = False
    middle: bool = False


PLAIN = Look()
HEADER = Look(fill="FFE7ECF2", bold=True, wrap=True, line_below=True)
OVER_NUMBERS = replace(HEADER, horizontal="right", indent=1)
PROVISIONAL = Look(fill="FFFFF2CC", wrap=True, horizontal="left", indent=1)
BANNER = Look(fill=PRACTICE_COLOUR, bold=True, size=14)


def status_look(verdict: Verdict) -> Look:
    """The look of a status cell: the verdict's fill with a font that can be read on it."""
    fill, colour = VERDICT_COLOURS[verdict]
    return Look(fill=fill, colour=colour)


class Styles:
    """Registers looks with a workbook, each once.

    Styling every cell by itself costs openpyxl more than writing it.
    """

    def __init__(self, workbook: Workbook) -> None:
        # Never part of the workbook: styles are registered through any cell of it.
        self._sheet = WriteOnlyWorksheet(workbook, "styles")
        self._known: dict[Look, StyleId] = {}
        self._by_format: dict[str | None, StyleId] = {None: None}

    def of(self, look: Look) -> StyleId:
        """The style of a look; None for a plain one, which needs none."""
        if look == PLAIN:
            return None
        if look not in self._known:
            self._known[look] = self._registered(look)
        return self._known[look]

    def of_format(self, number_format: str | None) -> StyleId:
        """The style of a cell that has a number format and nothing else."""
        try:
            return self._by_format[number_format]
        except KeyError:
            full = len(self._by_format) > _MAX_NUMBER_FORMATS
            style = None if full else self.of(Look(number_format=number_format))
            self._by_format[number_format] = style
            return style

    def _registered(self, look: Look) -> StyleId:
        cell: Any = WriteOnlyCell(self._sheet)
        cell.font = Font(
            name="Calibri", size=look.size, bold=look.bold, italic=look.italic, color=look.colour
        )
        if look.number_format:
            cell.number_format = look.number_format
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill, bgColor=look.fill)
        if look.line_below:
            cell.border = Border(bottom=Side("thin", color="FF7F7F7F"))
        if look.wrap or look.shrink or look.horizontal or look.middle:
            cell.alignment = _alignment(look)
        return cell._style


def _alignment(look: Look) -> Alignment:
    horizontal: Any = look.horizontal
    return Alignment(
        horizontal=horizontal,
        vertical="center" if look.wrap or look.middle else None,
        wrap_text=look.wrap or None,
        shrink_to_fit=look.shrink or None,
        indent=look.indent,
    )
