"""The paper: A4 landscape, its margins, and the columns of the two tables. Lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm

from app.spreadsheets.results.register.content import Table

WIDTH, HEIGHT = landscape(A4)
LEFT = RIGHT = 10 * mm
TOP, BOTTOM = 8 * mm, 7 * mm
INNER = WIDTH - LEFT - RIGHT
FOOTER = 10 * mm
BANNER = 8 * mm
RUNNING_HEAD = 6.5 * mm
FIRST_HEAD = 47 * mm


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, where it starts and how wide it is, and how its text is set."""

    heading: str
    x: float
    width: float
    size: float
    centred: bool = False


def _columns(*described: tuple[str, float, float, bool]) -> tuple[Column, ...]:
    """(heading, width in mm, font size, centred) each; the widths fill the page."""
    scale = INNER / sum(width for _, width, _, _ in described)
    widths = [width * scale for _, width, _, _ in described]
    starts = [LEFT, *(LEFT + end for end in accumulate(widths))]
    return tuple(
        Column(heading, x, width, size, centred)
        for (heading, _, size, centred), x, width in zip(described, starts, widths, strict=False)
    )


COLUMNS: dict[Table, tuple[Column, ...]] = {
    Table.SIGN: _columns(
        ("NUM", 11, 9, True),
        ("NAME", 63, 9.5, False),
        ("WARD NUMBER", 20, 9, True),
        ("ID NUMBER", 30, 9.5, True),
        ("CELL NUMBER", 27, 9, True),
        ("REGISTERED VD", 46, 8, False),
        ("SIGNATURE", 48, 9, False),
        ("NEW CELL NUM", 32, 9, False),
    ),
    Table.VERIFY: _columns(
        ("NUM", 11, 9, True),
        ("NAME", 57, 9.5, False),
        ("WARD NUMBER", 20, 9, True),
        ("ID NUMBER AS GIVEN", 32, 9, True),
        ("CELL NUMBER", 27, 9, True),
        ("REASON", 48, 7.5, False),
        ("SIGNATURE", 40, 9, False),
        ("RIGHT ID NUMBER", 42, 9, False),
    ),
}


def room(*, first: bool, provisional: bool) -> float:
    """How high the table may be on the first or on a later page of a section."""
    head = FIRST_HEAD if first else RUNNING_HEAD
    return HEIGHT - TOP - BOTTOM - FOOTER - head - (BANNER if provisional else 0)
