"""Number formats of an Excel sheet's cells, skimmed from its XML; General ones are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from openpyxl.styles.numbers import BUILTIN_FORMATS

from app.spreadsheets.reading.bounds import whole_tags
from app.spreadsheets.reading.cells import column_index
from app.spreadsheets.reading.workbook_parts import local_name, parse_part
from app.spreadsheets.reading.zips import Archive

_STYLES = "xl/styles.xml"
_COLUMN = re.compile(rb"<(?:\w+:)?col ([^>]*)>")
_ATTRIBUTE = re.compile(rb'\b(min|max|width)="([0-9]{1,9}(?:\.[0-9]{1,20})?)"')


def formats_by_style(archive: Archive) -> dict[int, str]:
    """Number format by style index, for those that are not General."""
    if _STYLES not in archive.names:
        return {}
    root = parse_part(archive, _STYLES)
    own = {
        _whole(e.get("numFmtId", "0")): e.get("formatCode", "")
        for e in root.iter()
        if local_name(e) == "numFmt" and _whole(e.get("numFmtId", "0"))
    }
    styles = (e for group in root if local_name(group) == "cellXfs" for e in group)
    found = {}
    for index, style in enumerate(styles):
        number = _whole(style.get("numFmtId", "0"))
        code = own.get(number) or BUILTIN_FORMATS.get(number, "General")
        if code != "General":
            found[index] = code
    return found


def rows_of_formats(
    archive: Archive, part: str, formats: dict[int, str]
) -> Iterator[tuple[int, dict[int, str]]]:
    """(row number, format by 0-based column) for the rows with any, in the sheet's order."""
    if not formats:
        return
    columns: dict[bytes, int] = {}
    cells = _styled_cells(archive, part, formats)
    for row, group in groupby(cells, key=lambda cell: cell[1]):
        found = {}
        for letters, _, style in group:
            if (column := columns.get(letters)) is None:
                column = columns[letters] = column_index(letters.decode())
            found[column] = formats[int(style)]
        yield int(row), found


def column_widths(archive: Archive, part: str, width: int) -> dict[int, float]:
    """Widths in Excel's characters by 0-based column, below `width`; unset ones left out."""
    widths: dict[int, float] = {}
    for tag in _COLUMN.findall(_head(archive, part)):
        values = dict(_ATTRIBUTE.findall(tag))
        if b"width" not in values:
            continue
        first, last = (int(float(values.get(name, b"1"))) for name in (b"min", b"max"))
        for column in range(max(first, 1), min(last, width) + 1):
            widths[column - 1] = float(values[b"width"])
    return widths


def _whole(text: str) -> int:
    """A format's number; 0, which is General, for what is none.

    A looks' fault must not cost the results of a list that was checked for hours.
    """
    return int(text) if len(text) < 10 and text.isascii() and text.isdigit() else 0


def _styled_cells(
    archive: Archive, part: str, formats: dict[int, str]
) -> Iterator[tuple[bytes, bytes, bytes]]:
    """(column letters, row number, style index) of the cells with one of the formats."""
    telling = b"|".join(str(index).encode() for index in formats)
    in_order = re.compile(rb'c r="([A-Z]{1,3})([0-9]+)" s="(' + telling + rb')"')
    any_order = re.compile(
        rb'<(?:\w+:)?c (?=[^>]*?\br="([A-Z]{1,3})([0-9]+)")(?=[^>]*?\bs="(' + telling + rb')")'
    )
    for chunk in whole_tags(archive.chunks(part), b"<row", b"<"):
        ordered = b'c t="' not in chunk and not re.search(rb'" t="\w+" s="', chunk)
        yield from (in_order if ordered else any_order).findall(chunk)


def _head(archive: Archive, part: str) -> bytes:
    """The part up to its first rows, where the columns are declared."""
    for chunk in archive.chunks(part):
        return chunk.partition(b"sheetData")[0]
    return b""
