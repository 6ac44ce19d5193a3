"""Breaking a section into pages. Pure; heights are points.

No row is split, no heading stands alone at a page's foot, no total alone at a page's top, and
the last page of a group holds at least three of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from reportlab.lib.units import mm

from app.spreadsheets.results.register.content import Group, Table

ROW = 9.3 * mm
"""Room to sign: at least 9 mm (issue, "Register")."""
HEADER = 7.5 * mm
BAND = 6.5 * mm
TOTAL = 6.5 * mm
KEPT_WITH_HEADING = 2
KEPT_WITH_TOTAL = 3


class Kind(Enum):
    """What an item is drawn as."""

    HEADER = auto()
    BAND = auto()
    ROW = auto()
    TOTAL = auto()
    NOTE = auto()


_HEIGHTS = {
    Kind.HEADER: HEADER,
    Kind.BAND: BAND,
    Kind.ROW: ROW,
    Kind.TOTAL: TOTAL,
    Kind.NOTE: ROW,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One strip across the page."""

    kind: Kind
    table: Table
    texts: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """How much of the page it takes."""
        return _HEIGHTS[self.kind]


@dataclass(slots=True)
class Page:
    """The items of a page from top to bottom."""

    items: list[Item] = field(default_factory=list)
    used: float = 0.0

    def add(self, *items: Item) -> None:
        """Put items below what there is."""
        for item in items:
            self.items.append(item)
            self.used += item.height


@dataclass(frozen=True, slots=True)
class _Unit:
    """Items that must stand on one page; `band` is repeated if the page begins within a group."""

    items: tuple[Item, ...]
    band: Item | None

    @property
    def table(self) -> Table:
        return self.items[0].table


def paginate(groups: Sequence[Group], first_room: float, room: float) -> list[Page]:
    """The pages of one section; `first_room` is what the head leaves on page 1."""
    pages = [Page()]
    table: Table | None = None
    for unit in _units(groups):
        lead = _lead(unit, table)
        limit = first_room if len(pages) == 1 else room
        if pages[-1].items and pages[-1].used + _height((*lead, *unit.items)) > limit:
            pages.append(Page())
            lead = _lead(unit, None)
        pages[-1].add(*lead, *unit.items)
        table = unit.table
    if not pages[0].items:
        pages[0].add(Item(Kind.NOTE, Table.SIGN, ("Nobody on this list can be listed here.",)))
    return pages


def _lead(unit: _Unit, table: Table | None) -> tuple[Item, ...]:
    """What has to stand before a unit: a table's header, and at a page's top its group's name."""
    if table is unit.table:
        return ()
    header = Item(Kind.HEADER, unit.table)
    continued = unit.band if table is None else None
    return (header, continued) if continued else (header,)


def _height(items: Sequence[Item]) -> float:
    return sum(item.height for item in items)


def _units(groups: Sequence[Group]) -> Iterator[_Unit]:
    for group in groups:
        yield from _units_of(group)


def _units_of(group: Group) -> Iterator[_Unit]:
    band = Item(Kind.BAND, group.table, (group.title,))
    again = Item(Kind.BAND, group.table, (f"{group.title} (continued)",))
    total = Item(Kind.TOTAL, group.table, (group.total,))
    rows = [Item(Kind.ROW, group.table, texts) for texts in group.rows]
    if len(rows) <= KEPT_WITH_HEADING + KEPT_WITH_TOTAL:
        yield _Unit((band, *rows, total), None)
        return
    yield _Unit((band, *rows[:KEPT_WITH_HEADING]), None)
    for row in rows[KEPT_WITH_HEADING:-KEPT_WITH_TOTAL]:
        yield _Unit((row,), again)
    yield _Unit((*rows[-KEPT_WITH_TOTAL:], total), again)
