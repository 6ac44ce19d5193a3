"""Where the people stand in a sheet: header row, ID column by content, the rest by header.

Pure: decides over the first rows of a sheet, given as values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.errors import SpreadsheetRefused
from app.domain.identity_number import CellValue, read_id_cell
from app.domain.spreadsheet import About, Layout, Question, Role, Wishes
from app.spreadsheets.reading.cells import (
    NumberedRow,
    Row,
    column_index,
    column_letter,
    is_blank,
    plain_words,
    text_of,
)
from app.spreadsheets.reading.headers import (
    EXACT,
    Meaning,
    is_whole_name,
    meaning_of,
    role_score,
)

HEADER_ROWS = 30
SAMPLE_ROWS = 600
"""Rows with content that are looked at to find the columns."""

_MIN_SHARE = 0.3
_LONGEST_LINE_NUMBER = 5
_MANY_DIGITS = re.compile(r"\d{6}")
_TITLE_WORDS = re.compile(r"\d|\b(?:WARD|WYK|LIST|LYS|MEMBER|MEMBERSHIP|LEDE|BRANCH|TAK)")


@dataclass(frozen=True, slots=True)
class SheetSample:
    """The first rows of a sheet, blank ones left out."""

    name: str
    rows: tuple[NumberedRow, ...]

    @property
    def width(self) -> int:
        """Columns up to the last one that anything stands in."""
        return max((_filled_width(row) for _, row in self.rows), default=0)

    def row(self, number: int) -> Row:
        """The cells of the row with this number; none when it is blank."""
        return next((row for at, row in self.rows if at == number), [])


@dataclass(slots=True)
class _Candidate:
    """A column that may hold the ID numbers, over the rows below the header.

    `attempts` are the cells that are no line numbers: ID numbers, wrong ones, passports.
    """

    column: int
    sureness: int
    filled: int = 0
    valid: int = 0
    attempts: int = 0

    def take(self, cell: CellValue) -> None:
        """Count a cell that is not blank."""
        self.filled += 1
        text = text_of(cell)
        if len(text) > _LONGEST_LINE_NUMBER:
            self.attempts += 1
            self.valid += _is_id(cell)
        else:
            self.attempts += not text.isdigit()

    @property
    def by_content(self) -> bool:
        return self.valid > 0 and self.valid >= _MIN_SHARE * self.filled

    @property
    def rank(self) -> tuple[bool, int]:
        return self.sureness == EXACT, self.valid


def lay_out(sample: SheetSample, wishes: Wishes, file_name: str) -> Layout | Question | None:
    """The layout, the question that is open, or None when the sheet has no ID numbers.

    Raises SpreadsheetRefused for a wish the sheet cannot fulfil; it names what there is.
    """
    header_row = _header_row(sample, wishes, file_name)
    headers = _headers(sample, header_row)
    if wishes.id_column is not None:
        id_column = _wished_column(wishes.id_column, headers, file_name)
    else:
        found = _id_column(sample, header_row, headers)
        if not isinstance(found, int):
            return found
        id_column = found
    columns = {Role.ID_NUMBER: id_column, **_columns_by_header(headers, id_column)}
    return Layout(sample.name, header_row, columns, headers)


def describe_columns(headers: tuple[str, ...]) -> str:
    """The columns as an error names them: `A (NAME), B (ID NUMBER)`."""
    return ", ".join(_column_name(column, headers) for column in range(len(headers))[:20]) or "none"


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
    candidates = [found for found in _candidates(sample, 0, ()) if found.by_content]
    if not candidates:
        return 0
    column = max(candidates, key=lambda found: (found.valid, -found.column)).column
    header = 0
    for number, row in sample.rows:
        if _is_id(_cell(row, column)):
            return header
        if _is_header_or_title(row, column):
            header = number
    return 0


def _is_header_or_title(row: Row, id_column: int) -> bool:
    filled = [cell for cell in row if not is_blank(cell)]
    if not is_blank(_cell(row, id_column)):
        # A person without a known ID number has digits elsewhere: a cell number, a ward.
        return len(filled) > 1 and all(_is_wordy(cell) for cell in filled)
    return len(filled) == 1 and bool(_TITLE_WORDS.search(plain_words(text_of(filled[0]))))


def _is_wordy(cell: CellValue) -> bool:
    return isinstance(cell, str) and not any(char.isdigit() for char in cell)


def _headers(sample: SheetSample, header_row: int) -> tuple[str, ...]:
    row = sample.row(header_row) if header_row else []
    width = max(sample.width, _filled_width(row))
    return tuple(text_of(_cell(row, column)) for column in range(width))


def _id_column(
    sample: SheetSample, header_row: int, headers: tuple[str, ...]
) -> int | Question | None:
    candidates = _candidates(sample, header_row, headers)
    good = sorted((c for c in candidates if c.by_content), key=lambda c: c.rank, reverse=True)
    if not good:
        return _by_header_alone(candidates)
    best = good[0]
    equals = [c for c in good if _as_good(c, best)]
    if len(equals) == 1:
        return best.column
    return _which_column(sample, sorted(c.column for c in equals), headers)


def _as_good(candidate: _Candidate, best: _Candidate) -> bool:
    same_header = (candidate.sureness == EXACT) == (best.sureness == EXACT)
    return same_header and 2 * candidate.valid > best.valid


def _by_header_alone(candidates: list[_Candidate]) -> int | None:
    """A column that says it holds ID numbers is believed, though each of them is wrong."""
    named = [c for c in candidates if c.sureness and c.attempts]
    best = max(named, key=lambda c: (c.sureness, c.attempts, -c.column), default=None)
    return best.column if best else None


def _candidates(sample: SheetSample, header_row: int, headers: tuple[str, ...]) -> list[_Candidate]:
    found: dict[int, _Candidate] = {}
    for number, row in sample.rows:
        filled = enumerate(row) if number > header_row else ()
        for column, cell in filled:
            if is_blank(cell):
                continue
            if column not in found:
                found[column] = _Candidate(column, _sureness(headers, column))
            found[column].take(cell)
    return [found[column] for column in sorted(found)]


def _sureness(headers: tuple[str, ...], column: int) -> int:
    found = meaning_of(headers[column]) if column < len(headers) else None
    return found.sureness if found and found.role is Role.ID_NUMBER else 0


def _which_column(sample: SheetSample, columns: list[int], headers: tuple[str, ...]) -> Question:
    names = tuple(_column_name(column, headers) for column in columns)
    listed = " and ".join((", ".join(names[:-1]), names[-1]))
    text = (
        f'In sheet "{sample.name}" the columns {listed} hold ID numbers equally well: '
        "name the members' own with --id-column"
    )
    return Question(About.ID_COLUMN, text, names)


def _column_name(column: int, headers: tuple[str, ...]) -> str:
    header = headers[column] if column < len(headers) else ""
    # A person's row wished for as the header would put an ID number into a message.
    telling = header and not _MANY_DIGITS.search(header)
    return f"{column_letter(column)} ({header})" if telling else column_letter(column)


def _wished_column(wish: str, headers: tuple[str, ...], file_name: str) -> int:
    """The column an operator means by a header, a letter, or a choice "H (ID NUMBER)"."""
    wanted = plain_words(wish)
    by_header = [i for i, header in enumerate(headers) if header and plain_words(header) == wanted]
    if len(by_header) == 1:
        return by_header[0]
    letter = re.fullmatch(r"\s*([A-Za-z]{1,3})\s*(?:\(.*\)\s*)?", wish)
    if letter and column_index(letter[1]) < len(headers):
        return column_index(letter[1])
    several = "more than one column" if by_header else "no column"
    cause = f'there is {several} "{wish}" in it'
    cure = f"Give --id-column one of these, by its letter: {describe_columns(headers)}"
    raise SpreadsheetRefused(file_name, cause, cure)


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


def _cell(row: Row, column: int) -> CellValue:
    return row[column] if column < len(row) else None


def _is_id(cell: CellValue) -> bool:
    return read_id_cell(cell, accept_text_repairs=True).number is not None


def _filled_width(row: Row) -> int:
    width = len(row)
    while width and is_blank(row[width - 1]):
        width -= 1
    return width
