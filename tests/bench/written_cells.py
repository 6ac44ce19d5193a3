"""The cells of a workbook of ours, kept so that other libraries can write the very same ones.

A file of pickles: the styles, then for each sheet its title and its rows. A row is two tuples of
one length: values, and indexes into the styles.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

GENERAL = "General"


class Style(NamedTuple):
    """A number format, and a fill as ARGB or ""."""

    number_format: str
    fill: str


Row = tuple[tuple[Any, ...], tuple[int, ...]]
Looks = dict[tuple[str, int, Any], Style]


def looks_of(sample: Path) -> Looks:
    """How a cell looks, by sheet, column and, where it is filled, value.

    Of a small workbook of ours: one as large as those measured would take openpyxl minutes.
    """
    from openpyxl import load_workbook

    looks: Looks = {}
    for sheet in load_workbook(sample):
        for row in sheet.iter_rows():
            for cell in row:
                fill = cell.fill.fgColor.rgb if cell.fill.fill_type else ""
                style = Style(cell.number_format, fill)
                if style == (GENERAL, "") or cell.value is None:
                    continue
                looks[sheet.title, cell.column - 1, cell.value if fill else None] = style
    return looks


def keep_cells(workbook: Path, looks: Looks, target: Path) -> None:
    """Write the file of a workbook's cells."""
    from python_calamine import CalamineWorkbook

    styles = [Style(GENERAL, ""), *dict.fromkeys(looks.values())]
    numbers = {style: at for at, style in enumerate(styles)}
    by_place = {place: numbers[style] for place, style in looks.items()}
    with CalamineWorkbook.from_path(workbook) as book, target.open("wb") as out:
        pickle.dump([tuple(style) for style in styles], out)
        for title in book.sheet_names:
            pickle.dump(title, out)
            for row in book.get_sheet_by_name(title).iter_rows():
                values = tuple(map(_plain, row))
                pickle.dump((values, _styles(title, values, by_place)), out)


def kept_cells(path: Path) -> tuple[list[Style], Iterator[str | Row]]:
    """The styles, and then titles and rows as they were kept."""
    source = path.open("rb")
    return [Style(*one) for one in pickle.load(source)], _rest(source)


def _rest(source: Any) -> Iterator[str | Row]:
    with source:
        while True:
            try:
                yield pickle.load(source)
            except EOFError:
                return


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value == "" else value


def _styles(
    title: str, values: tuple[Any, ...], by_place: dict[tuple[str, int, Any], int]
) -> tuple[int, ...]:
    return tuple(
        by_place.get((title, at, value)) or by_place.get((title, at, None), 0)
        for at, value in enumerate(values)
    )
