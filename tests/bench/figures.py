"""A measured figure beside its reference, and how a list of them is printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

HEADER = ("what", "Rollcheck", "beside it", "ratio")
NO_REFERENCE = "–"

# What a figure is of: its name, and what it stands beside ("" where nothing does).
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `reference` were measured in the same run and have the same unit.

    `beside` names the reference; "" where there is none, and `reference` is then None. `unit` ""
    is a number without one. `name` has its sizes in it, so that two figures of one name differ in
    `beside` alone.
    """

    name: str
    value: float
    unit: str = ""
    beside: str = ""
    reference: float | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or (self.reference is None) != (not self.beside):
            raise ValueError(f"no figure: {self}")

    @property
    def key(self) -> Key:
        """What it is of."""
        return self.name, self.beside

    @property
    def ratio(self) -> float | None:
        """The value as a part of its reference."""
        return self.value / self.reference if self.reference else None

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """The line of a table, in the order of HEADER."""
        reference = NO_REFERENCE
        if self.reference is not None:
            reference = f"{self.beside} {_shown(self.reference, self.unit)}"
        ratio = NO_REFERENCE if self.ratio is None else _digits(self.ratio)
        return self.name, _shown(self.value, self.unit), reference, ratio

    def to_json(self) -> dict[str, Any]:
        """Plain data, the ratio with them."""
        return asdict(self) | {"ratio": self.ratio}


def figure_of(told: Mapping[str, Any]) -> Figure:
    """What `Figure.to_json` gave."""
    return Figure(**{name: value for name, value in told.items() if name != "ratio"})


def slope(sizes: Sequence[float], values: Sequence[float]) -> float:
    """How a value grows with a size: the exponent of the power law that fits it best.

    1 is in step with the size, 2 with its square. Raises ValueError for what has no logarithm.
    """
    x, y = ([math.log(one) for one in given] for given in (sizes, values))
    middle_x, middle_y = sum(x) / len(x), sum(y) / len(y)
    across = sum((one - middle_x) ** 2 for one in x)
    return sum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / across


def share(values: Iterable[float], part: float) -> float:
    """The value below which this part of all lies. Raises ValueError where there are none."""
    ordered = sorted(values)
    if not ordered:
        raise ValueError("nothing was measured")
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def table(figures: Sequence[Figure]) -> str:
    """For a terminal."""
    lines = [HEADER, *(figure.cells for figure in figures)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADER))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def markdown(figures: Sequence[Figure]) -> str:
    """The table as the README has it."""
    rows = [HEADER, ("---", "---", "---", "---"), *(figure.cells for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _shown(value: float, unit: str) -> str:
    return f"{_digits(value)} {unit}".strip()


def _digits(value: float) -> str:
    """Three digits that count, or all of a large number; a count is whole."""
    if value == 0 or isinstance(value, int):
        return f"{value:,.0f}"
    places = max(0, 2 - math.floor(math.log10(abs(value))))
    return f"{value:,.{min(places, 4)}f}"
