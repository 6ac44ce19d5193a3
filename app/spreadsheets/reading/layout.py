"""Where the people stand in a sheet: header row, ID column by content, the rest by header.

Pure: decides over the first rows of a sheet, given as values.
"""

from __future__ import annotations

import re

from app.domain.errors import SpreadsheetRefused
from app.domain.identity_number import CellValue
from app.domain.spreadsheet import Layout, Question, Role, Wishes
from app.spreadsheets.reading.cells import Row, is_blank, plain_words, text_of
from app.spreadsheets.reading.headers import Meaning, is_whole_name, meaning_of, role_score
from app.spreadsheets.reading.id_column import (
    candidates_in,
    find_id_column,
    is_id_number,
    wished_column,
)
from app.spreadsheets.reading.sample import SheetSample, cell_at, filled_width

HEADER_ROWS = 30
SAMPLE_ROWS = 600
"""Rows with content that are looked at to find the columns."""

_TITLE_WORDS = re.compile(r"\d|\b(?:WARD|WYK|LIST|LYS|MEMBER|MEMBERSHIP|LEDE|BRANCH|TAK)")


def lay_out(sample: SheetSample, wishes: Wishes, file_name: str) -> Layout | Question | None:
    """The layout, the question that is open, or None when the sheet has no ID numbers.

    Raises SpreadsheetRefused for a wish the sheet cannot fulfil; it names what there is.
    """
    header_row = _header_row(sample, wishes, file_name)
    headers = _headers(sample, header_row)
    if wishes.id_column is not None:
        id_column = wished_column(wishes.id_column, headers, file_name)
    else:
        found = find_id_column(sample, header_row, headers)
        if not isinstance(found, int):
            return found
        id_column = found
    columns = {Role.ID_NUMBER: id_column, **_columns_by_header(headers, id_column)}
    return Layout(sample.name, header_row, columns, headers)


def _header_row(sample: SheetSample, wishes: Wishes, file_name: str) -> int:
    if wishes.header_row is None:
        return _found_header_row(sample)
    last = sample.rows[-1][0] if sample.rows else 0
    if not 0 <= wishes.header_row <= last:
        cause = f'the sheet "{sample.name}" has no row {wishes.header_row}'
        cure = f"Give --header-row a number from 1 to {last}, or 0 for a list without headers"
        raise SpreadsheetRefused(file_name, cause, cure)
    return wishes.header_row


def _found_header_row(sample: SheetSample) -> int:
    scored = [
        (role_score([cell for cell in row if isinstance(cell, str)]), -number)
        for number, row in sample.rows
        if number <= HEADER_ROWS
    ]
    score, number = max(scored, default=(0, 0))
    return -number if score >= 2 else _row_above_the_first_number(sample)


def _row_above_the_first_number(sample: SheetSample) -> int:
    """The header in a list whose headers say nothing known: 0 when there is none."""
    candidates = [found for found in candidates_in(sample, 0, ()) if found.by_content]
    if not candidates:
        return 0
    column = max(candidates, key=lambda found: (found.valid, -found.column)).column
    header = 0
    for number, row in sample.rows:
        if is_id_number(cell_at(row, column)):
            return header
        if _is_header_or_title(row, column):
            header = number
    return 0


def _is_header_or_title(row: Row, id_column: int) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    if not is_blank(cell_at(row, id_column)):
        # A person without a known ID number has digits elsewhere: a cell number, a ward.
        return len(filled) > 1 and all(_is_wordy(cell) for cell in filled)
    return len(filled) == 1 and bool(_TITLE_WORDS.search(plain_words(text_of(filled[0]))))


def _is_wordy(cell: CellValue) -> bool:
    return isinstance(cell, str) and not any(char.isdigit() for char in cell)


def _headers(sample: SheetSample, header_row: int) -> tuple[str, ...]:
    row = sample.row(header_row) if header_row else []
    width = max(sample.width, filled_width(row))
    return tuple(text_of(cell_at(row, column)) for column in range(width))


def _columns_by_header(headers: tuple[str, ...], id_column: int) -> dict[Role, int]:
    """The surest column of each role, the leftmost of equals."""
    best: dict[Role, tuple[int, int]] = {}
    for column, header in enumerate(headers):
        found = meaning_of(header) if column != id_column else None
        if found and found.role is not Role.ID_NUMBER:
            rank = (_sureness_of_name(found, header), -column)
            best[found.role] = max(best.get(found.role, rank), rank)
    columns = {role: -place for role, (_, place) in best.items()}
    return _whole_or_parts(columns, headers)


def _sureness_of_name(found: Meaning, header: str) -> int:
    """FIRST NAMES is surer of being first names than NAME."""
    return found.sureness * 2 - (found.role is Role.FIRST_NAMES and is_whole_name(header))


def _whole_or_parts(columns: dict[Role, int], headers: tuple[str, ...]) -> dict[Role, int]:
    """NAME beside SURNAME is the first names; alone it is the whole name."""
    first = columns.get(Role.FIRST_NAMES)
    if Role.SURNAME in columns:
        if first is not None:
            columns.pop(Role.FULL_NAME, None)
    elif first is not None and is_whole_name(headers[first]):
        columns.pop(Role.FIRST_NAMES)
        columns.setdefault(Role.FULL_NAME, first)
    return columns
